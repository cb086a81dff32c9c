import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compareMeans, ranksOf, type Mean } from './place.rules.js';

const mean = (sum: number, count = 1): Mean => ({ sum, count });
const ranks = (means: readonly Mean[], before = 0, ties = 0) => ranksOf(means, before, ties).map(({ rank, shared }) => `${rank}${shared ? ' delt' : ''}`);

describe('ranksOf', () => {
  it('shares a rank and leaves the next one out: 1, 2, 2, 4', () => {
    expect(ranks([mean(9), mean(8), mean(8), mean(7)])).toEqual(['1', '2 delt', '2 delt', '4']);
  });

  it('shares where fractions are equal, however many assessed', () => {
    expect(ranks([mean(20, 3), mean(40, 6), mean(60, 9)])).toEqual(['1 delt', '1 delt', '1 delt']);
  });

  it('tells fractions apart that are rounded alike', () => {
    expect(ranks([mean(2, 3), mean(665, 998)])).toEqual(['1', '2']);
  });

  it('gives no rank to what nobody has assessed', () => {
    expect(ranks([mean(0), mean(0, 0), mean(0, 0)])).toEqual(['1', 'null', 'null']);
  });

  it('goes on from the page before, also in the middle of a tie', () => {
    expect(ranks([mean(8), mean(8), mean(7)], 50, 2)).toEqual(['49 delt', '49 delt', '53']);
    expect(ranks([mean(8), mean(7)], 50, 0)).toEqual(['51', '52']);
  });

  it('of a page are those of the whole ranking, wherever it is cut', () => {
    const means = fc.array(fc.record({ sum: fc.integer({ min: 0, max: 12 }), count: fc.integer({ min: 0, max: 4 }) }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(means, fc.nat(29), (given, cut) => {
        const sorted = [...given].sort(compareMeans);
        const at = Math.min(cut, sorted.length - 1);
        const first = sorted[at]!;
        const ties = first.count === 0 ? 0 : sorted.slice(0, at).filter((one) => one.count > 0 && compareMeans(one, first) === 0).length;
        expect(ranksOf(sorted.slice(at), at, ties)).toEqual(ranksOf(sorted).slice(at));
      }),
    );
  });
});
