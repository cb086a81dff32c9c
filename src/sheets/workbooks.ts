import { fork, type ChildProcess } from 'node:child_process';
import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { Log } from '../platform/logging/index.js';
import { MOST_ROWS, MOST_UNPACKED } from './limit.rules.js';
import type { OutSheet, ReadAnswer, Work } from './workbook.process.js';

/** A process killed after this has met a workbook that nobody made by hand. */
const LONGEST_MS = 20_000;
/** Each may take a processor and some hundred megabytes; the others wait. */
const AT_ONCE = 2;
const MOST_WAITING = 20;
const MEMORY = '--max-old-space-size=512';

/** In the compiled portal workbook.process.js; Node runs the .ts as it is where tests run from source. */
const program = new URL(`./workbook.process${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);

/**
 * Reads and writes XLSX, each file in a process of its own: pages stay quick however large it is, and one that was made
 * to harm ends that process and nothing else.
 */
@Injectable()
export class Workbooks implements BeforeApplicationShutdown {
  private readonly running = new Set<ChildProcess>();
  private readonly waiting: (() => void)[] = [];
  private atWork = 0;

  constructor(private readonly log: Log) {}

  beforeApplicationShutdown(): void {
    for (const child of this.running) child.kill('SIGKILL');
  }

  /** A file that could not be read in the time and memory there is counts as broken; null: too many wait already. */
  async read(content: Buffer): Promise<ReadAnswer | null> {
    if (this.waiting.length >= MOST_WAITING) return null;
    try {
      return (await this.run({ kind: 'read', content, mostRows: MOST_ROWS, mostUnpacked: MOST_UNPACKED })) as ReadAnswer;
    } catch (error) {
      this.log.warn('a workbook could not be read', { why: (error as Error).message, bytes: content.length });
      return { ok: false, fault: 'broken', count: 0 };
    }
  }

  /** `wrong` is what a spreadsheet says of a choice that is not on its list, which reaches to row `listed`. */
  async write(sheets: readonly OutSheet[], listed: number, wrong: string): Promise<Buffer> {
    return Buffer.from((await this.run({ kind: 'write', sheets, listed, wrong })) as Uint8Array);
  }

  private async run(work: Work): Promise<unknown> {
    if (this.atWork >= AT_ONCE) await new Promise<void>((resolve) => this.waiting.push(resolve));
    else this.atWork += 1;
    try {
      return await this.answer(work);
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.atWork -= 1;
    }
  }

  private answer(work: Work): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const child = fork(program, { env: {}, execArgv: [MEMORY], serialization: 'advanced', stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
      this.running.add(child);
      let said = '';
      const limit = setTimeout(() => child.kill('SIGKILL'), LONGEST_MS);
      child.stderr?.on('data', (chunk: Buffer) => (said = `${said}${chunk.toString()}`.slice(-500)));
      child.once('message', resolve);
      child.once('error', reject);
      child.once('exit', (code, signal) => {
        clearTimeout(limit);
        this.running.delete(child);
        reject(new Error(`The workbook's process ended (${signal ?? code}) ${said}`));
      });
      child.send(work);
    });
  }
}
