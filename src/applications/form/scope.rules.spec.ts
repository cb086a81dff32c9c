import { describe, expect, test } from '@jest/globals';
import { aDraft } from '../draft.example.js';
import { askedScope, isInScope, mostLines, yearsWithLines } from './scope.rules.js';

const { partners } = aDraft();
const lines = (count: number, partnerId: string, year: number | null) => Array.from({ length: count }, () => ({ partnerId, year }));
const nothing = { partner: null, year: null };

describe('what a budget page shows', () => {
  test('everything, up to a number of lines', () => {
    expect(askedScope(nothing, lines(mostLines, 'p1', 2027), partners)).toBeNull();
  });
  test('from one line more on one partner, the first that has lines', () => {
    expect(askedScope(nothing, lines(mostLines + 1, 'p2', null), partners)).toMatchObject({ partnerId: 'p2' });
    expect(askedScope(nothing, [...lines(1, 'p1', 2027), ...lines(mostLines, 'p2', 2027)], partners)).toEqual({ partnerId: 'p1', year: null });
  });
  test('and one year, the first, where that partner alone has more', () => {
    const long = [...lines(mostLines, 'p1', 2028), ...lines(1, 'p1', 2027), ...lines(1, 'p1', null)];
    expect(askedScope(nothing, long, partners)).toEqual({ partnerId: 'p1', year: '2027' });
    expect(yearsWithLines(long, 'p1')).toEqual(['2027', '2028', '']);
  });
  test('what the address asks for, where there is such a thing', () => {
    const long = [...lines(mostLines, 'p1', 2028), ...lines(5, 'p2', 2027)];
    expect(askedScope({ partner: 'p2', year: '2027' }, long, partners)).toEqual({ partnerId: 'p2', year: '2027' });
    expect(askedScope({ partner: 'p2', year: '' }, long, partners)).toEqual({ partnerId: 'p2', year: '' });
    expect(askedScope({ partner: 'somebody', year: '1999' }, long, partners)).toEqual({ partnerId: 'p1', year: null });
  });
});

test.each([
  [{ partnerId: 'p1', year: 2027 }, null, true],
  [{ partnerId: 'p1', year: 2027 }, '2027', true],
  [{ partnerId: 'p1', year: 2028 }, '2027', false],
  [{ partnerId: 'p1', year: null }, '', true],
  [{ partnerId: 'p1', year: 2027 }, '', false],
  [{ partnerId: 'p2', year: 2027 }, null, false],
] as const)('%j in the part of p1, year %j: %s', (line, year, isIn) => {
  expect(isInScope(line, { partnerId: 'p1', year })).toBe(isIn);
});
