import { fork, type ChildProcess } from 'node:child_process';
import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { Log } from '../platform/logging/index.js';
import { Lane } from '../shared/lane.js';
import { MOST_COLUMNS, MOST_ROWS, MOST_TEXT, MOST_UNPACKED, MOST_WEIGHT } from './limit.rules.js';
import type { Limits, OutSheet, ReadAnswer, Work } from './workbook.process.js';

/** A process killed after this has met a workbook that nobody made by hand. */
const LONGEST_MS = 20_000;
const MEMORY = '--max-old-space-size=512';

const limits: Limits = { rows: MOST_ROWS, columns: MOST_COLUMNS, unpacked: MOST_UNPACKED, text: MOST_TEXT, weight: MOST_WEIGHT };

/** In the compiled portal workbook.process.js; Node runs the .ts as it is where tests run from source. */
const program = (name: 'workbook' | 'text'): URL => new URL(`./${name}.process${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);

/**
 * Reads and writes XLSX and reads CSV, each file in a process of its own: pages stay quick however large it is, and one that was made
 * to harm ends that process and nothing else.
 */
@Injectable()
export class Workbooks implements BeforeApplicationShutdown {
  private readonly running = new Set<ChildProcess>();
  /** Each may take a processor and some hundred megabytes; the others wait. Those who fetch keep nobody from handing in. */
  private readonly reading = new Lane(2, 20);
  private readonly writing = new Lane(1, 20);

  constructor(private readonly log: Log) {}

  beforeApplicationShutdown(): void {
    for (const child of this.running) child.kill('SIGKILL');
  }

  /** A file that could not be read in the time and memory there is counts as broken; null: too many wait already. */
  read(content: Buffer): Promise<ReadAnswer | null> {
    return this.judged({ kind: 'read', content, limits });
  }

  /** The same for cells as text: CSV, or what was pasted. */
  text(content: Buffer, name: string): Promise<ReadAnswer | null> {
    return this.judged({ kind: 'text', content, name, limits });
  }

  private async judged(work: Extract<Work, { kind: 'read' | 'text' }>): Promise<ReadAnswer | null> {
    try {
      return (await this.reading.run(() => this.answer(work))) as ReadAnswer | null;
    } catch (error) {
      this.log.warn('a workbook could not be read', { why: (error as Error).message, bytes: work.content.length });
      return { ok: false, fault: 'broken', count: 0 };
    }
  }

  /** `wrong` is what a spreadsheet says of a choice that is not on its list, which reaches to row `listed`. @returns null: too many wait already */
  async write(sheets: readonly OutSheet[], listed: number, wrong: string): Promise<Buffer | null> {
    const written = await this.writing.run(() => this.answer({ kind: 'write', sheets, listed, wrong }));
    return written === null ? null : Buffer.from(written as Uint8Array);
  }

  private answer(work: Work): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const child = fork(program(work.kind === 'text' ? 'text' : 'workbook'), { env: {}, execArgv: [MEMORY], serialization: 'advanced', stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
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
