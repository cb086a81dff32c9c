import { expect, test } from '@jest/globals';
import { permilleUsed, poolView } from './pool.rules.js';

test('what is left is the pool less what is committed', () => {
  expect(poolView({ id: 'f', poolOere: 1000n }, { oere: 999n, grants: 2 })).toEqual({ fundId: 'f', poolOere: 1000n, committedOere: 999n, leftOere: 1n, grants: 2 });
});
test('without grants all of it is left', () => {
  expect(poolView({ id: 'f', poolOere: 1000n }, undefined)).toMatchObject({ committedOere: 0n, leftOere: 1000n, grants: 0 });
});
test.each([
  [0n, 1000n, 0],
  [999n, 1000n, 999],
  [1000n, 1000n, 1000],
  [1n, 1_000_000n, 0],
  [0n, 0n, 0],
])('%i of %i fills %i per mille of the bar', (committedOere, poolOere, expected) => {
  expect(permilleUsed(poolView({ id: 'f', poolOere }, { oere: committedOere, grants: 1 }))).toBe(expected);
});
