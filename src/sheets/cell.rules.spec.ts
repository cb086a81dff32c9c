import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { amountIn, countIn, hoursIn, shownIn, textIn } from './cell.rules.js';
import type { RawCell } from './workbook.process.js';

const most = 99_999_999_999_999n;
const said = (read: ReturnType<typeof amountIn>): bigint | null | string => (read.ok ? read.value : read.problem);

describe('an amount in a cell', () => {
  it.each<[RawCell, bigint | null | string]>([
    [null, null],
    ['', null],
    ['  ', null],
    [0, 0n],
    [1234.56, 123_456n],
    [0.1 + 0.2, 30n],
    [1234.560000000001, 123_456n],
    [1234.5600000001, 'float'],
    [1234.567, 'too-many-decimals'],
    [0.005, 'too-many-decimals'],
    [1e-9, 'float'],
    [1e9, 100_000_000_000n],
    [999_999_999_999.99, most],
    [1_000_000_000_000, 'too-large'],
    [2 ** 53, 'too-large'],
    [-1, 'negative'],
    ['1.234,56', 123_456n],
    ['1.000 kr.', 100_000n],
    ['1 000', 100_000n],
    ['1\u00a0000', 100_000n],
    ['1234.50', 'decimal-point'],
    ['1,234,567', 'thousands-comma'],
    ['0,005', 'too-many-decimals'],
    ['1e9', 'not-a-number'],
    ['١٢٣', 'not-a-number'],
    ['-5', 'negative'],
    ["'-5", 'negative'],
    ['ca. 5.000', 'not-a-number'],
    [{ formula: 'SUM(A1:A2)', value: 12.5 }, 1250n],
    [{ formula: 'A1&""', value: '12,50' }, 1250n],
    [{ formula: 'A1', value: null }, 'formula-empty'],
    [{ odd: 'error', text: '#REF!' }, 'error'],
    [{ odd: 'date', text: '2011-05-01' }, 'date'],
    [{ odd: 'boolean', text: 'true' }, 'boolean'],
  ])('%j is %p', (cell, expected) => {
    expect(said(amountIn(cell, most))).toBe(expected);
  });

  it('comes back to the øre from every double that a spreadsheet makes of it', () => {
    fc.assert(fc.property(fc.bigInt(0n, most), (oere) => said(amountIn(Number(`${oere / 100n}.${String(oere % 100n).padStart(2, '0')}`), most)) === oere));
  });

  it('comes back to the øre after a sum of many', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 100_000_000 }), { maxLength: 40 }), (amounts) => {
      const sum = amounts.reduce((total, oere) => total + oere / 100, 0);
      return said(amountIn(sum, most)) === BigInt(amounts.reduce((total, oere) => total + oere, 0));
    }));
  });
});

describe('hours, people and texts in a cell', () => {
  it('are read as numbers or as they are typed', () => {
    expect([hoursIn('1.250,5'), hoursIn(37.5), hoursIn('37.5'), hoursIn(1e10)]).toEqual([{ ok: true, value: '1250.5' }, { ok: true, value: '37.5' }, { ok: false, problem: 'decimal-point' }, { ok: false, problem: 'too-large' }]);
    expect([countIn(2, 9), countIn('3', 9), countIn(0, 9), countIn(1.5, 9), countIn(10, 9), countIn(null, 9)]).toEqual([{ ok: true, value: 2 }, { ok: true, value: 3 }, ...Array.from({ length: 3 }, () => ({ ok: false, problem: 'count' })), { ok: true, value: null }]);
    expect([textIn(12), textIn("'=Kaffe"), textIn({ formula: 'A1', value: null })]).toEqual([{ ok: true, value: '12' }, { ok: true, value: '=Kaffe' }, { ok: false, problem: 'formula-empty' }]);
  });

  it('are quoted short', () => {
    expect([shownIn('x'.repeat(70)), shownIn({ formula: '1/0', value: null }), shownIn(null)]).toEqual([`${'x'.repeat(60)} …`, '=1/0', '']);
  });
});
