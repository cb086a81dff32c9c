import { fork, type ChildProcess } from 'node:child_process';
import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { Log } from '../platform/logging/index.js';
import { Lane } from '../shared/lane.js';
import type { Solved } from './highs.process.js';
import type { Solve } from './plan.rules.js';

/** A whole plan that takes longer is given up. Two hundred applications and forty people take some three seconds. */
const LONGEST_MS = 60_000;
const MEMORY = '--max-old-space-size=512';

/** In the compiled portal highs.process.js; Node runs the .ts as it is where tests run from source. */
const program = new URL(`./highs.process${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);

/** Runs HiGHS in a process of its own: pages stay quick while it thinks, and one that never ends can be ended. */
@Injectable()
export class Solver implements BeforeApplicationShutdown {
  private readonly running = new Set<ChildProcess>();
  private readonly lane = new Lane(1, 3);

  constructor(private readonly log: Log) {}

  beforeApplicationShutdown(): void {
    for (const child of this.running) child.kill('SIGKILL');
  }

  /** @returns null: there was no answer in time, or too many wait already */
  async during<T>(work: (solve: Solve) => Promise<T>): Promise<T | null> {
    try {
      return await this.lane.run(() => this.withProcess(work));
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      this.log.warn('no assignment could be worked out', { why: error.message });
      return null;
    }
  }

  private async withProcess<T>(work: (solve: Solve) => Promise<T>): Promise<T> {
    const child = fork(program, { env: {}, execArgv: [MEMORY], stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
    this.running.add(child);
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => (said = `${said}${chunk.toString()}`.slice(-500)));
    const limit = setTimeout(() => child.kill('SIGKILL'), LONGEST_MS);
    const ended = new Promise<never>((_, reject) => {
      child.once('error', (error) => reject(new NoAnswer(error.message)));
      child.once('exit', (code, signal) => reject(new NoAnswer(`The solver ended (${signal ?? code}) ${said}`)));
    });
    // Once the work is done, its end is no failure.
    ended.catch(() => undefined);
    try {
      return await work((lp) => Promise.race([answer(child, lp), ended]));
    } finally {
      clearTimeout(limit);
      child.kill('SIGKILL');
      this.running.delete(child);
    }
  }
}

class NoAnswer extends Error {}

function answer(child: ChildProcess, lp: string): Promise<Readonly<Record<string, number>>> {
  return new Promise((resolve, reject) => {
    child.once('message', (message) => {
      const solved = message as Solved;
      if (solved.ok) resolve(solved.values);
      else reject(new NoAnswer(solved.status));
    });
    child.send(lp);
  });
}
