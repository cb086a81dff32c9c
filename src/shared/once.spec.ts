import { expect, test } from '@jest/globals';
import { once } from './once.js';

test('what is loaded is kept', async () => {
  let calls = 0;
  const load = once(async () => ++calls);
  expect(await Promise.all([load(), load()])).toEqual([1, 1]);
  expect(await load()).toBe(1);
});

test('a failure is not kept', async () => {
  let calls = 0;
  const load = once(async () => {
    calls += 1;
    if (calls === 1) throw new Error('no connection');
    return calls;
  });
  await expect(load()).rejects.toThrow('no connection');
  expect(await load()).toBe(2);
});
