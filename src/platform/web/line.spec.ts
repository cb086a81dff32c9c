import { expect, it } from '@jest/globals';
import { Line } from './line.js';

const arrived = (subject: string, second: number, accountId = 'somebody') => ({ subject, accountId, receivedAt: new Date(Date.UTC(2026, 10, 22, 11, 0, second)) });

/** Work that ends when it is told to. */
function held() {
  const { promise, resolve } = Promise.withResolvers<string>();
  return { work: () => promise, end: () => resolve('done') };
}

it('knows how many arrived before, whoever came to the line first, and forgets what is done', async () => {
  const line = new Line();
  const [late, early, twice] = [held(), held(), held()];
  const all = [line.inOrder(arrived('late', 9), late.work), line.inOrder(arrived('early', 3), early.work), line.inOrder(arrived('late', 12), twice.work)];
  expect(line.standing('late')).toEqual({ ...arrived('late', 9), ahead: 1 });
  expect(line.standing('early')).toEqual({ ...arrived('early', 3), ahead: 0 });
  expect(line.standing('elsewhere')).toBeNull();
  early.end();
  await all[1];
  expect(line.standing('late')).toEqual({ ...arrived('late', 9), ahead: 0 });
  late.end();
  twice.end();
  expect(await Promise.all(all)).toEqual(['done', 'done', 'done']);
  expect(line.standing('late')).toBeNull();
});

it('goes by the instant of arrival once places are free', async () => {
  const line = new Line();
  const places = Array.from({ length: 6 }, held);
  const busy = places.map(({ work }, at) => line.inOrder(arrived(`busy ${at}`, 0), work));
  const done: number[] = [];
  const rest = [9, 3, 7].map((second) => line.inOrder(arrived(`at ${second}`, second), () => Promise.resolve(done.push(second))));
  for (const { end } of places) end();
  await Promise.all([...busy, ...rest]);
  expect(done).toEqual([3, 7, 9]);
});

it('forgets work that failed, and says so to whoever waits for it', async () => {
  const line = new Line();
  await expect(line.inOrder(arrived('one', 1), () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(line.standing('one')).toBeNull();
});

it('never makes what is in line wait behind all the others', async () => {
  const line = new Line();
  const others = Array.from({ length: 50 }, held);
  const busy = others.map(({ work }) => line.amongOthers(work));
  expect(line.waiting).toBeGreaterThan(0);
  expect(await line.inOrder(arrived('one', 1), () => Promise.resolve('in time'))).toBe('in time');
  for (const { end } of others) end();
  await Promise.all(busy);
  expect(line.waiting).toBe(0);
});
