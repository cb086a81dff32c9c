import { expect, test } from '@jest/globals';
import { rowIdIn } from './row-id.rules.js';

test('a known row keeps its id', () => {
  expect(rowIdIn('a', new Set(['r1']))('r1')).toBe('r1');
});

test('a new row gets the same id however often it is saved, and another one in another application', () => {
  const id = rowIdIn('a', new Set())('new');
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(rowIdIn('a', new Set())('new')).toBe(id);
  expect(rowIdIn('a', new Set([id]))('new')).toBe(id);
  expect(rowIdIn('b', new Set())('new')).not.toBe(id);
});

test('no two rows of one page share an id', () => {
  const idOf = rowIdIn('a', new Set(['r1']));
  expect(new Set([idOf('r1'), idOf('r1'), idOf('r1'), idOf(''), idOf('')]).size).toBe(5);
});
