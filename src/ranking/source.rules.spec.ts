import { describe, expect, it } from '@jest/globals';
import { consensusOf, countedOf, withdrawnOf } from './source.rules.js';

const seat = (status: 'none' | 'declared' | 'cleared' | 'disqualified' | null, version: number | null = 1) => ({ seatId: String(status), accountId: 'x', status, version, scores: version === null ? null : [{ criterionId: 'a', halfPoints: 7 }] });

describe('what is counted of a panel', () => {
  it('was handed in by whoever may take part; the rest is kept with why', () => {
    const seats = [seat('none'), seat('cleared'), seat('declared'), seat('disqualified'), seat(null), seat('none', null)];
    expect(countedOf(seats).map(({ seatId, scores }) => [seatId, scores])).toEqual([['none', { a: 7 }], ['cleared', { a: 7 }]]);
    expect(withdrawnOf(seats).map(({ why }) => why)).toEqual(['declared', 'disqualified', 'undeclared']);
  });

  it('is agreed on only where every criterion is', () => {
    const record = (criterionId: string) => ({ criterionId, revision: 2, halfPoints: 5 });
    expect(consensusOf([record('a')], ['a', 'b'])).toBeNull();
    expect(consensusOf([record('a'), record('b'), record('z')], ['a', 'b'])).toEqual({ a: { revision: 2, halfPoints: 5 }, b: { revision: 2, halfPoints: 5 } });
  });
});
