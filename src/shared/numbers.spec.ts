import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { formatDecimal, formatDecimalInput, parseDecimal } from './numbers.js';

describe('a Danish decimal number', () => {
  test.each([
    ['0', '0'],
    ['1.250,5', '1250.5'],
    ['1 250,50', '1250.5'],
    ['1.000', '1000'],
    ['007', '7'],
    ['0,05', '0.05'],
    ['0,0', '0'],
    [' 12 ', '12'],
    ['1\u00a0250,5', '1250.5'],
    ['50,01', '50.01'],
    ['9007199254740991', '9007199254740991'],
  ])('%j is %s', (text, decimal) => {
    expect(parseDecimal(text)).toEqual({ ok: true, decimal });
  });

  test.each([
    ['', 'empty'],
    ['1.5', 'decimal-point'],
    ['1234.567', 'decimal-point'],
    ['0.500', 'decimal-point'],
    ['.5', 'decimal-point'],
    ['1,234', 'thousands-comma'],
    ['1,234.5', 'thousands-comma'],
    ['0,005', 'too-many-decimals'],
    ['-1', 'negative'],
    ['9007199254740992', 'too-large'],
    ['9'.repeat(5000), 'too-large'],
    ['1e9', 'not-a-number'],
    ['١٢٣', 'not-a-number'],
    ['\u00a0', 'empty'],
    ['\u22121', 'negative'],
    ['50,00000001', 'too-many-decimals'],
    ['1..2', 'not-a-number'],
    ['1,', 'not-a-number'],
    [',5', 'not-a-number'],
    ['1.234 567', 'not-a-number'],
    ['ti', 'not-a-number'],
    ['x'.repeat(5000), 'not-a-number'],
  ])('%j is refused: %s', (text, problem) => {
    expect(parseDecimal(text)).toEqual({ ok: false, problem });
  });

  test('three decimals are read where the caller allows them', () => {
    expect(parseDecimal('1,234', { maxDecimals: 3 })).toEqual({ ok: true, decimal: '1.234' });
    expect(parseDecimal('1,234,567', { maxDecimals: 3 })).toEqual({ ok: false, problem: 'thousands-comma' });
    expect(parseDecimal('1,234.5', { maxDecimals: 3 })).toEqual({ ok: false, problem: 'thousands-comma' });
  });

  test('a reduction is read where it is allowed, with hyphen or minus sign', () => {
    expect(parseDecimal('-2,5', { allowNegative: true })).toEqual({ ok: true, decimal: '-2.5' });
    expect(parseDecimal('\u22122,5', { allowNegative: true })).toEqual({ ok: true, decimal: '-2.5' });
    expect(parseDecimal('-0', { allowNegative: true })).toEqual({ ok: true, decimal: '0' });
  });

  test('what is put back into the field reads as the same number', () => {
    const decimal = fc
      .tuple(fc.bigInt({ min: 0n, max: 2n ** 53n - 1n }), fc.integer({ min: 0, max: 9999 }), fc.boolean())
      .map(([whole, rest, negative]) => {
        const fraction = String(rest).padStart(4, '0').replace(/0+$/, '');
        const magnitude = fraction === '' ? `${whole}` : `${whole}.${fraction}`;
        return negative && magnitude !== '0' ? `-${magnitude}` : magnitude;
      });
    fc.assert(
      fc.property(decimal, (value) => {
        expect(parseDecimal(formatDecimalInput(value), { allowNegative: true, maxDecimals: 4 })).toEqual({ ok: true, decimal: value });
      }),
    );
  });

  test('no text at all throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => typeof parseDecimal(text).ok === 'boolean'));
  });
});

test('numbers are shown in the reader’s notation with every digit kept', () => {
  expect(formatDecimal('8000000000', 'da')).toBe('8.000.000.000');
  expect(formatDecimal('1.7', 'da')).toBe('1,7');
  expect(formatDecimal('-1250.50', 'en')).toBe('-1,250.50');
  expect(formatDecimal(3701, 'en')).toBe('3,701');
  expect(formatDecimal(999n, 'da')).toBe('999');
  expect(() => formatDecimal('1e9', 'da')).toThrow(RangeError);
});
