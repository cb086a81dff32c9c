import { expect, test } from '@jest/globals';
import { fraction, isAtMost, lessThat, roundedDown, roundedUp, sumOf, times } from './fraction.rules.js';

const [half, third] = [fraction(1n, 2n), fraction(1n, 3n)];

test('nothing is divided by 0 or less', () => {
  expect(() => fraction(1n, 0n)).toThrow('0 or less');
  expect(() => fraction(1n, -1n)).toThrow(RangeError);
  expect(fraction(3n)).toEqual({ over: 3n, under: 1n });
});
test('sums, products and differences are exact', () => {
  expect(sumOf([half, third])).toEqual({ over: 5n, under: 6n });
  expect(sumOf([])).toEqual({ over: 0n, under: 1n });
  expect(times(half, fraction(2n, 5n))).toEqual({ over: 2n, under: 10n });
  expect(lessThat(half, third)).toEqual({ over: 1n, under: 6n });
  expect(lessThat(third, half)).toEqual({ over: 0n, under: 1n });
});
test('compares', () => {
  expect([isAtMost(third, half), isAtMost(half, third), isAtMost(half, fraction(2n, 4n))]).toEqual([true, false, true]);
});
test.each([
  [0n, 0n, 0n],
  [5n, 2n, 1n],
  [6n, 2n, 2n],
  [7n, 3n, 2n],
])('%d thirds round up to %d and down to %d', (over, up, down) => {
  expect([roundedUp(fraction(over, 3n)), roundedDown(fraction(over, 3n))]).toEqual([up, down]);
});
