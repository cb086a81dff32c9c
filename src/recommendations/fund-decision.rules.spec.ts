import { describe, expect, test } from '@jest/globals';
import { fundProblems, largestGrant, settled, type FundDecision, type Standing } from './fund-decision.rules.js';

const standing: Standing = { appliedOere: 1000n, forumOere: 1000n, leftOere: 5000n, legalityControl: false, forumDecidedOn: '2011-03-10' };
const decision = (change: Partial<FundDecision> = {}): FundDecision => ({
  outcome: 'granted',
  amountOere: 1000n,
  conditions: '',
  legalityConfirmed: false,
  legalityNote: '',
  reasonRules: '',
  reasonConsiderations: '',
  reasonFacts: '',
  complaintGuidance: '',
  decidedOn: '2011-04-01',
  ...change,
});
const reasons = { reasonRules: 'a', reasonConsiderations: 'b', reasonFacts: 'c', complaintGuidance: 'd' };
const problems = (change: Partial<FundDecision>, given: Partial<Standing> = {}) =>
  fundProblems(decision(change), { ...standing, ...given }, '2011-04-01', 50).map(({ code }) => code);

describe('the amount', () => {
  test('all that was applied for and recommended needs no reasons', () => expect(problems({})).toEqual([]));
  test('one øre above the recommendation is refused', () => {
    expect(problems({ amountOere: 901n, ...reasons }, { forumOere: 900n })).toEqual(['above-forum']);
    expect(problems({ amountOere: 900n, ...reasons }, { forumOere: 900n })).toEqual([]);
  });
  test('exactly what is left in the pool can be granted, one øre more cannot', () => {
    expect(problems({}, { leftOere: 1000n })).toEqual([]);
    const [refused] = fundProblems(decision(), { ...standing, leftOere: 999n }, '2011-04-01', 50);
    expect(refused).toEqual({ field: 'amount', code: 'above-left', facts: { given: 1000n, left: 999n, largest: 999n } });
  });
  test('the largest possible is what was recommended or what is left, whichever is less', () => {
    expect(largestGrant({ forumOere: 5n, leftOere: 7n })).toBe(5n);
    expect(largestGrant({ forumOere: 7n, leftOere: 5n })).toBe(5n);
  });
  test('nothing is no grant', () => {
    expect(problems({ amountOere: 0n, ...reasons })).toEqual(['amount-zero']);
    expect(problems({ amountOere: null, ...reasons })).toEqual(['amount-missing']);
  });
});

describe('reasons and complaint guidance', () => {
  const all = ['rules-missing', 'considerations-missing', 'facts-missing', 'complaint-missing'];
  test('one øre less than applied for needs all four', () => {
    expect(problems({ amountOere: 999n })).toEqual(all);
    expect(problems({ amountOere: 999n, ...reasons })).toEqual([]);
  });
  test('the full amount on conditions needs them too', () => expect(problems({ conditions: 'Revision' })).toEqual(all));
  test('a rejection needs them and no amount', () => {
    expect(problems({ outcome: 'rejected', amountOere: null })).toEqual(all);
    expect(problems({ outcome: 'rejected', amountOere: null, ...reasons })).toEqual([]);
  });
});

describe('legality control', () => {
  const control = { legalityControl: true };
  test('must be confirmed and described before money is committed', () => {
    expect(problems({}, control)).toEqual(['legality-unconfirmed', 'legality-note-missing']);
    expect(problems({ legalityConfirmed: true, legalityNote: 'Set.' }, control)).toEqual([]);
  });
  test('is not asked for with a rejection, nor where the fund has none', () => {
    expect(problems({ outcome: 'rejected', ...reasons }, control)).toEqual([]);
    expect(problems({})).toEqual([]);
  });
});

test.each([
  ['2011-03-09', ['date-before']],
  ['2011-03-10', []],
  ['2011-04-01', []],
  ['2011-04-02', ['date-ahead']],
])('a decision on %s', (decidedOn, expected) => expect(problems({ decidedOn })).toEqual(expected));

describe('what is stored', () => {
  test('a full grant carries no complaint guidance', () => {
    expect(settled(decision(reasons), standing)).toMatchObject({ amountOere: 1000n, complaintGuidance: '', legalityNote: null });
  });
  test('a rejection carries neither amount nor conditions', () => {
    const rejected = settled(decision({ outcome: 'rejected', conditions: 'Revision', ...reasons }), standing);
    expect(rejected).toMatchObject({ outcome: 'rejected', amountOere: 0n, conditions: '', complaintGuidance: 'd' });
  });
});
