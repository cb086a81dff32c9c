import { expect, test } from '@jest/globals';
import { Log } from '../logging/index.js';
import { Repeating } from './index.js';

class Counting extends Repeating {
  begun = 0;
  atOnce = 0;
  most = 0;
  let: (() => void)[] = [];
  fails = false;

  constructor(everyMs: number) {
    super(everyMs, new Log('silent'));
  }

  protected async round(): Promise<void> {
    this.begun += 1;
    this.most = Math.max(this.most, ++this.atOnce);
    await new Promise<void>((resolve) => this.let.push(resolve));
    this.atOnce -= 1;
    if (this.fails) throw new Error('as asked');
  }

  /** Lets the round under way end, and waits until what follows has begun. */
  async end(): Promise<void> {
    this.let.shift()?.();
    await new Promise((resolve) => setImmediate(resolve));
  }

  async until(begun: number): Promise<void> {
    for (let tries = 0; tries < 500 && this.begun < begun; tries += 1) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(this.begun).toBe(begun);
  }
}

test('comes back by itself, never twice at once, also after a round that failed', async () => {
  const job = new Counting(1);
  job.fails = true;
  await job.onApplicationBootstrap();
  for (const round of [1, 2, 3]) {
    await job.until(round);
    await job.end();
  }
  await job.until(4);
  const stopped = job.onApplicationShutdown();
  await job.end();
  await stopped;
  expect(job.most).toBe(1);
});

test('without an interval runs only when asked, and once more however often it was asked meanwhile', async () => {
  const job = new Counting(0);
  await job.onApplicationBootstrap();
  expect(job.begun).toBe(0);
  job.soon();
  await job.until(1);
  job.soon();
  job.soon();
  await job.end();
  await job.until(2);
  await job.end();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(job.begun).toBe(2);
});

test('shutdown waits for the round under way and lets no other begin', async () => {
  const job = new Counting(1);
  await job.onApplicationBootstrap();
  await job.until(1);
  let isDown = false;
  const stopped = job.onApplicationShutdown().then(() => (isDown = true));
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(isDown).toBe(false);
  await job.end();
  await stopped;
  job.soon();
  expect(job.begun).toBe(1);
});
