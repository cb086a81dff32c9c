import { describe, expect, test } from '@jest/globals';
import { problemsToPlace, problemsToSave, type RecommendationLine } from './recommendation.rules.js';

const line = (change: Partial<RecommendationLine> = {}): RecommendationLine => ({
  fundId: 'f',
  appliedOere: 714_984_125n,
  recommendedOere: 714_984_125n,
  conditions: '',
  reason: '',
  ...change,
});
const text = (change: Partial<RecommendationLine> = {}) => ({ resume: 'r', casePresentation: 'c', lines: [line(change)] });
const codes = (problems: readonly { field: string; code: string }[]) => problems.map(({ field, code }) => `${field} ${code}`);

describe('saving', () => {
  test('exactly what was applied for can be recommended', () => {
    expect(problemsToSave(text(), 100)).toEqual([]);
  });
  test('one øre more cannot, and the message has the number, the limit and the difference', () => {
    expect(problemsToSave(text({ recommendedOere: 714_984_126n }), 100)).toEqual([
      { field: 'recommended.f', code: 'above-applied', facts: { given: 714_984_126n, largest: 714_984_125n, over: 1n } },
    ]);
  });
  test('an amount that is not written yet is no problem', () => {
    expect(problemsToSave(text({ recommendedOere: null }), 100)).toEqual([]);
  });
  test.each([
    [100, 0],
    [101, 1],
  ])('a reason of %i characters where 100 are allowed has %i problems', (length, problems) => {
    expect(problemsToSave(text({ reason: 'æ'.repeat(length) }), 100)).toHaveLength(problems);
  });
});

describe('placing on the agenda', () => {
  test('the full amount needs no reason', () => {
    expect(problemsToPlace(text())).toEqual([]);
  });
  test('one øre less needs a reason', () => {
    expect(codes(problemsToPlace(text({ recommendedOere: 714_984_124n })))).toEqual(['reason.f reason-missing']);
    expect(problemsToPlace(text({ recommendedOere: 714_984_124n, reason: 'Dyrt.' }))).toEqual([]);
  });
  test('0 is an amount, and needs a reason', () => {
    expect(codes(problemsToPlace(text({ recommendedOere: 0n })))).toEqual(['reason.f reason-missing']);
  });
  test('every text and every line must be filled in', () => {
    const empty = { resume: '', casePresentation: '', lines: [line({ recommendedOere: null }), line({ fundId: 'g' })] };
    expect(codes(problemsToPlace(empty))).toEqual(['resume text-missing', 'casePresentation text-missing', 'recommended.f amount-missing']);
  });
});
