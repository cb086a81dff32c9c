import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compareFractions, fraction, fractionOf, kept } from './fraction.rules.js';

const whole = fc.integer({ min: -1000, max: 1000 });
const positive = fc.integer({ min: 1, max: 1000 });

describe('a fraction', () => {
  it('has one spelling, and comes back as it was kept', () => {
    fc.assert(fc.property(whole, positive, positive, (n, d, by) => {
      expect(kept(fraction(n * by, d * by))).toEqual(kept(fraction(n, d)));
      expect(fractionOf(kept(fraction(n, d)))).toEqual(fraction(n, d));
    }));
    expect(() => fraction(1, 0)).toThrow(RangeError);
  });

  it('is compared without rounding', () => {
    fc.assert(fc.property(whole, positive, whole, positive, (a, b, c, d) => expect(Math.sign(compareFractions(fraction(a, b), fraction(c, d)))).toBe(Math.sign(a * d - c * b))));
  });
});
