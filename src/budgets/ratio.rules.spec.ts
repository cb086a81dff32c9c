import { describe, expect, test } from '@jest/globals';
import { formatGearing, gearing, shareOf } from './ratio.rules.js';

describe('gearing', () => {
  test.each([
    [700n, 350n, '2,00', '2.00'],
    [800n, 350n, '2,29', '2.29'],
    [1005n, 1000n, '1,01', '1.01'],
    [2n, 3n, '0,67', '0.67'],
    [1n, 50n, '0,02', '0.02'],
  ])('%d to %d', (total, sought, da, en) => {
    expect(formatGearing(gearing(total, sought), 'da')).toBe(da);
    expect(formatGearing(gearing(total, sought), 'en')).toBe(en);
  });

  test('in lowest terms', () => {
    expect(gearing(800n, 350n)).toEqual({ numerator: 16n, denominator: 7n });
  });

  test('is not relevant where nothing is sought or nothing costs anything', () => {
    expect([gearing(100n, 0n), gearing(0n, 100n), gearing(-1n, 100n), gearing(100n, -1n)]).toEqual([null, null, null, null]);
    expect(formatGearing(null, 'da')).toBe('ikke relevant');
    expect(formatGearing(null, 'en')).toBe('not applicable');
  });
});

test('nothing of something is a share of 0, and of nothing there are none', () => {
  expect(shareOf(0n, 12n)).toEqual({ numerator: 0n, denominator: 1n });
  expect(shareOf(4n, 12n)).toEqual({ numerator: 1n, denominator: 3n });
  expect([shareOf(0n, 0n), shareOf(1n, -1n)]).toEqual([null, null]);
});
