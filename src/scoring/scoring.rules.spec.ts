import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { criterionSpread, highestTotal, recomputeSummary, weightedTotal, type Score, type ScoredSeat } from './scoring.rules.js';

const weights = { growth: 1, green: 1, partners: 2 };
const submittedAt = new Date('2011-04-01T10:00:00Z');

function seat(points: readonly (number | null)[], given: Partial<ScoredSeat> = {}): ScoredSeat {
  const scores = Object.keys(weights).map((criterionId, at): Score => ({ criterionId, halfPoints: points[at] ?? null, reason: 'fordi' }));
  return { declaration: 'none', submittedAt, scores, ...given };
}

describe('recomputeSummary', () => {
  it('sums weighted half points over the submitted assessments', () => {
    expect(recomputeSummary([seat([8, 6, 4]), seat([9, 2, 5])], weights)).toEqual({
      seats: 2,
      submitted: 2,
      totalSum: 22 + 21,
      totalMin: 21,
      totalMax: 22,
      widestSpread: 4,
      criterionSums: { growth: 17, green: 8, partners: 9 },
    });
  });

  it('is the same whatever order seats and scores come in', () => {
    const points = fc.array(fc.tuple(fc.integer({ min: 0, max: 10 }), fc.integer({ min: 0, max: 10 }), fc.integer({ min: 0, max: 10 })), { minLength: 1, maxLength: 6 });
    const shuffled = points.chain((given) => fc.tuple(fc.constant(given), fc.shuffledSubarray(given, { minLength: given.length })));
    fc.assert(
      fc.property(shuffled, ([given, other]) => {
        const turned = other.map((row) => ({ ...seat(row), scores: [...seat(row).scores].reverse() }));
        expect(recomputeSummary(turned, weights)).toEqual(recomputeSummary(given.map((row) => seat(row)), weights));
      }),
    );
  });

  it('leaves out an assessor who is disqualified, as if never appointed', () => {
    const conflicted = seat([0, 0, 0], { declaration: 'conflict', submittedAt: null });
    expect(recomputeSummary([seat([8, 6, 4]), conflicted], weights)).toEqual(recomputeSummary([seat([8, 6, 4])], weights));
  });

  it('counts a seat that has not submitted as missing, whatever its draft says', () => {
    const summary = recomputeSummary([seat([8, 6, 4]), seat([10, 10, 10], { submittedAt: null })], weights);
    expect(summary).toMatchObject({ seats: 2, submitted: 1, totalSum: 22 });
  });

  it('does not count an assessment that lacks a score', () => {
    expect(recomputeSummary([seat([8, null, 4])], weights)).toMatchObject({ seats: 1, submitted: 0, totalSum: 0, criterionSums: {} });
  });

  it('has no least, no most and no spread where nobody has submitted', () => {
    expect(recomputeSummary([], weights)).toEqual({ seats: 0, submitted: 0, totalSum: 0, totalMin: null, totalMax: null, widestSpread: null, criterionSums: {} });
  });

  it('has no spread with one assessor, and a spread of 0 between two who agree', () => {
    expect(recomputeSummary([seat([8, 6, 4])], weights).widestSpread).toBeNull();
    expect(recomputeSummary([seat([8, 6, 4]), seat([8, 6, 4])], weights).widestSpread).toBe(0);
  });

  it('counts a score of 0 as a score', () => {
    expect(recomputeSummary([seat([0, 0, 0])], weights)).toMatchObject({ submitted: 1, totalSum: 0, totalMin: 0, totalMax: 0 });
  });
});

describe('one criterion and one seat', () => {
  it('gives sum, count and spread of the scores there are', () => {
    expect(criterionSpread([seat([8]), seat([3]), seat([null])], 'growth')).toEqual({ sum: 11, count: 2, spread: 5 });
  });

  it('weighs each criterion by the rule set', () => {
    expect(weightedTotal(seat([1, 2, 3]), weights)).toBe(1 + 2 + 6);
    expect(highestTotal(weights, 10)).toBe(40);
  });
});
