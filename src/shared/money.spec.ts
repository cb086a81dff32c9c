import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { apportion, formatAmount, formatKroner, formatKronerInput, formatPercentage, parseKroner, percentages, sumOere } from './money.js';

describe('an amount in kroner', () => {
  test.each([
    ['1234567', 123456700n],
    ['1.234.567', 123456700n],
    ['1 234 567', 123456700n],
    ['1\u00a0234\u00a0567', 123456700n],
    ['1\u202f234\u202f567', 123456700n],
    ['1.234.567,50', 123456750n],
    ['1.234.567,50 kr.', 123456750n],
    ['1.234.567,50\u00a0kr.', 123456750n],
    ['25 KR', 2500n],
    ['25kr', 2500n],
    ['1.000,-', 100000n],
    ['1.000,- kr.', 100000n],
    ['1.000', 100000n],
    ['1,5', 150n],
    ['0', 0n],
    ['0,00', 0n],
    ['0,05', 5n],
    ['\u00a01.000\u00a0', 100000n],
    ['9.007.199.254.740.991', 900719925474099100n],
    ['9007199254740991,99', 900719925474099199n],
  ])('%j is %d øre', (text, oere) => {
    expect(parseKroner(text)).toEqual({ ok: true, oere });
  });

  test.each([
    ['', 'empty'],
    ['  \u00a0 ', 'empty'],
    ['kr.', 'not-a-number'],
    ['1,234,567', 'thousands-comma'],
    ['1,234', 'thousands-comma'],
    ['DKK 7,149,841.25', 'not-a-number'],
    ['1234.50', 'decimal-point'],
    ['1.234.50', 'decimal-point'],
    ['1.5', 'decimal-point'],
    ['1.234,5o', 'not-a-number'],
    ['1.000.00', 'decimal-point'],
    ['1.000.0000', 'decimal-point'],
    ['-1', 'negative'],
    ['-0,01', 'negative'],
    ['- 1.000', 'negative'],
    ['\u22121', 'negative'],
    ['1-', 'not-a-number'],
    ['--1', 'not-a-number'],
    ['+1', 'not-a-number'],
    ['9007199254740992', 'too-large'],
    ['9007199254740992,01', 'too-large'],
    ['99999999999999999999999999', 'too-large'],
    ['9.007.199.254.740.992,00', 'too-large'],
    ['١٢٣', 'not-a-number'],
    ['1٫5', 'not-a-number'],
    ['१००', 'not-a-number'],
    ['１２３', 'not-a-number'],
    ['1e9', 'not-a-number'],
    ['1E9', 'not-a-number'],
    ['1e-9', 'not-a-number'],
    ['50 %', 'not-a-number'],
    ['=1+1', 'not-a-number'],
    ['NaN', 'not-a-number'],
    ['0x10', 'not-a-number'],
    ['Infinity', 'not-a-number'],
    ['0,005', 'too-many-decimals'],
    ['0,000', 'too-many-decimals'],
    ['50,00000001', 'too-many-decimals'],
    ['1,2345', 'too-many-decimals'],
    ['12.34.567', 'decimal-point'],
    ['1 2345', 'not-a-number'],
    ['1\n234', 'not-a-number'],
    ['1\t234', 'not-a-number'],
    ['1\u200b234', 'not-a-number'],
    ['1\u00a0\u00a0234', 'not-a-number'],
    ['1.234 567', 'not-a-number'],
    ['1,5,5', 'not-a-number'],
  ])('%j is refused: %s', (text, problem) => {
    expect(parseKroner(text)).toEqual({ ok: false, problem });
  });

  const oere = fc.bigInt({ min: 0n, max: 2n ** 53n * 100n - 1n });

  test('what is shown in Danish and what is put back into a field read as the same amount', () => {
    fc.assert(
      fc.property(oere, (amount) => {
        expect(parseKroner(formatKronerInput(amount))).toEqual({ ok: true, oere: amount });
        expect(parseKroner(formatKroner(amount, 'da', { decimals: 'always' }))).toEqual({ ok: true, oere: amount });
      }),
    );
  });

  test('English notation of a thousand or more is never read as another amount', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 100_000n, max: 2n ** 53n * 100n - 1n }), (amount) => {
        expect(parseKroner(formatAmount(amount, 'en')).ok).toBe(false);
      }),
    );
  });
});

test('amounts are shown with øre when there are any, or always when asked', () => {
  expect(formatKroner(714984125n, 'da')).toBe('7.149.841,25 kr.');
  expect(formatKroner(714984125n, 'en')).toBe('DKK 7,149,841.25');
  expect(formatKroner(100000n, 'da')).toBe('1.000 kr.');
  expect(formatKroner(100000n, 'da', { decimals: 'always' })).toBe('1.000,00 kr.');
  expect(formatKroner(-5n, 'da')).toBe('-0,05 kr.');
  expect(formatKroner(0n, 'en')).toBe('DKK 0');
});

test('a sum of nothing is zero', () => {
  expect(sumOere([])).toBe(0n);
  expect(sumOere([1n, 2n, 3n])).toBe(6n);
});

describe('percentages by largest remainder', () => {
  test('thirds add up, and equal remainders go to the earlier part', () => {
    expect(percentages([1n, 1n, 1n], 1)).toEqual([334n, 333n, 333n]);
    expect(formatPercentage(334n, 1, 'da')).toBe('33,4 %');
    expect(formatPercentage(50n, 0, 'en')).toBe('50%');
    expect(formatPercentage(5n, 2, 'da')).toBe('0,05 %');
  });

  test('nothing out of nothing is zero, and a negative part is a bug', () => {
    expect(percentages([0n, 0n], 0)).toEqual([0n, 0n]);
    expect(() => percentages([-1n, 2n], 0)).toThrow(RangeError);
  });

  test('they add up to exactly 100 and no share is a whole unit off', () => {
    const parts = fc.array(fc.bigInt({ min: 0n, max: 10n ** 15n }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(parts, fc.integer({ min: 0, max: 4 }), (amounts, decimals) => {
        const total = sumOere(amounts);
        fc.pre(total > 0n);
        const unit = 100n * 10n ** BigInt(decimals);
        const shares = percentages(amounts, decimals);
        expect(sumOere(shares)).toBe(unit);
        shares.forEach((share, index) => {
          const distance = share * total - (amounts[index] ?? 0n) * unit;
          expect(distance < total && distance > -total).toBe(true);
        });
      }),
    );
  });
});

describe('a whole shared out by weights', () => {
  test('adds up, and an equal remainder goes to the earlier', () => {
    expect(apportion(10n, [1n, 1n, 1n])).toEqual([4n, 3n, 3n]);
    expect(apportion(2n, [1n, 1n, 1n])).toEqual([1n, 1n, 0n]);
    expect(apportion(10n, [6n, 9n])).toEqual([4n, 6n]);
    expect(apportion(5n, [0n, 3n, 0n])).toEqual([0n, 5n, 0n]);
    // 3.33, 3.33 and 1.67 and 1.67: the larger remainders come first
    expect(apportion(10n, [2n, 2n, 1n, 1n])).toEqual([3n, 3n, 2n, 2n]);
  });

  test('of nothing, by nothing and among nobody', () => {
    expect(apportion(0n, [1n, 2n])).toEqual([0n, 0n]);
    expect(apportion(7n, [0n, 0n])).toEqual([0n, 0n]);
    expect(apportion(7n, [])).toEqual([]);
    expect(() => apportion(7n, [1n, -1n])).toThrow(new RangeError('A share cannot be negative'));
  });

  test('each share is its exact part, or the whole number next to it', () => {
    const weights = fc.array(fc.bigInt({ min: 0n, max: 2n ** 60n }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 70n }), weights, (whole, parts) => {
        const total = sumOere(parts);
        fc.pre(total > 0n);
        const shares = apportion(whole, parts);
        expect(sumOere(shares)).toBe(whole);
        shares.forEach((share, at) => {
          const off = share * total - (parts[at] ?? 0n) * whole;
          expect(off < total && off > -total).toBe(true);
        });
      }),
    );
  });
});
