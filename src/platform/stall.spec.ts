import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Stall } from './stall.js';

const stall = new Stall();
beforeEach(() => stall.begin());
afterEach(() => stall.end());

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const turn = () => new Promise((resolve) => setImmediate(resolve));
function work(ms: number): void {
  for (const until = performance.now() + ms; performance.now() < until; );
}

test('what is found while one thread works, and right afterwards, may have lain there since it began', async () => {
  await sleep(30);
  const began = performance.now();
  work(200);
  expect(stall.ms()).toBeGreaterThanOrEqual(200);
  // What came over a connection that was new is read a turn later.
  await turn();
  const sinceBegun = performance.now() - began;
  expect(stall.ms()).toBeGreaterThanOrEqual(sinceBegun);
});

test('is over some turns of the event loop later, however long it was', async () => {
  work(400);
  await sleep(6);
  for (let turns = 0; turns < 50 && stall.ms() >= 400; turns += 1) await turn();
  expect(stall.ms()).toBeLessThan(400);
});

test('before it begins and after it ends nothing is credited', () => {
  const idle = new Stall();
  work(50);
  expect(idle.ms()).toBe(0);
  stall.end();
  work(50);
  expect(stall.ms()).toBe(0);
});
