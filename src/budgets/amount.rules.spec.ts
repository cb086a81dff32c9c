import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { sumOere } from '../shared/money.js';
import { hoursText, hundredthsOf, lineAmount, standardRateOf } from './amount.rules.js';
import { cost, someRules } from './budget.example.js';

const rules = someRules().hours;
const withRate = { ...rules, standardRateOere: 250_00 };

describe('what a line counts', () => {
  test('hours at a rate kept exact: 620.000 / 1.720 x 410 hours', () => {
    expect(lineAmount(cost(0n, { hours: '410', annualCostOere: 620_000_00n }), rules)).toBe(147_790_70n);
    expect(lineAmount(cost(0n, { hours: '410.00', annualCostOere: 620_000_00n }), rules)).toBe(147_790_70n);
  });

  test('a whole norm year is the whole annual cost', () => {
    expect(lineAmount(cost(0n, { hours: '1720', annualCostOere: 620_000_01n }), rules)).toBe(620_000_01n);
  });

  test.each([
    // 0.5 øre, and 1 of 172,000 less than that
    ['0.5', 1720n, 1n],
    ['0.49', 1720n, 0n],
    ['1.5', 1720n, 2n],
  ])('%s hours at an øre an hour are rounded half up', (hours, annualCostOere, oere) => {
    expect(lineAmount(cost(0n, { hours, annualCostOere }), rules)).toBe(oere);
  });

  test('unpaid hours at the standard rate, where there is one', () => {
    const line = cost(7n, { category: 'in-kind', hours: '12.5' });
    expect(lineAmount(line, withRate)).toBe(3_125_00n);
    expect(lineAmount(line, rules)).toBe(7n);
    expect(lineAmount({ ...line, category: 'staff' }, withRate)).toBe(7n);
    expect(lineAmount({ ...line, annualCostOere: 1720_00n }, withRate)).toBe(12_50n);
    expect([standardRateOf(line, withRate), standardRateOf(line, rules), standardRateOf({ ...line, category: 'other' }, withRate)]).toEqual([250_00, null, null]);
    expect(standardRateOf({ ...line, annualCostOere: 1n }, withRate)).toBeNull();
  });

  test('an amount as typed, whatever else there is', () => {
    expect(lineAmount(cost(5n, { annualCostOere: 620_000_00n }), rules)).toBe(5n);
    expect(lineAmount(cost(5n, { category: 'in-kind' }), withRate)).toBe(5n);
  });

  test('splitting hours moves each part at most half an øre from what is exact', () => {
    const parts = fc.array(fc.bigInt({ min: 0n, max: 200_000n }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(parts, fc.bigInt({ min: 0n, max: 10n ** 12n }), fc.integer({ min: 1, max: 2000 }), (hundredths, annualCostOere, annualNorm) => {
        const amount = (of: bigint) => lineAmount(cost(0n, { hours: hoursText(of), annualCostOere }), { ...rules, annualNorm });
        // Everything times twice the divisor, so that half an øre is a whole number.
        const [half, divisor] = [BigInt(annualNorm) * 100n, BigInt(annualNorm) * 200n];
        const exact = annualCostOere * sumOere(hundredths) * 2n;
        const off = sumOere(hundredths.map(amount)) * divisor - exact;
        const most = BigInt(hundredths.length) * half;
        expect(off <= most && off > -most).toBe(true);
        const whole = amount(sumOere(hundredths)) * divisor - exact;
        expect(whole <= half && whole > -half).toBe(true);
      }),
    );
  });
});

describe('hours', () => {
  test.each([
    ['0', 0n, '0'],
    ['7', 700n, '7'],
    ['12.5', 1250n, '12.5'],
    ['12.50', 1250n, '12.5'],
    ['160.33', 16033n, '160.33'],
    ['0.05', 5n, '0.05'],
    ['100.00', 10000n, '100'],
  ])('%s', (text, hundredths, short) => {
    expect(hundredthsOf(text)).toBe(hundredths);
    expect(hoursText(hundredths)).toBe(short);
  });

  test.each(['1,5', '', '.5', '1.', '1.234', '-1', 'a1', '1b', '1e3'])('%j is a bug', (text) => {
    expect(() => hundredthsOf(text)).toThrow(new RangeError(`Not a number of hours: ${text}`));
  });
});
