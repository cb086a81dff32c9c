import { describe, expect, test } from '@jest/globals';
import { decidedLines, forumOutcome, forumProblems, type ForumLine } from './forum-decision.rules.js';

const line = (change: Partial<ForumLine> = {}): ForumLine => ({
  fundId: 'f',
  appliedOere: 100n,
  outcome: 'recommended',
  amountOere: 100n,
  conditions: '',
  reason: '',
  minority: '',
  ...change,
});
const days = { receivedOn: '2011-01-10', today: '2011-03-10' };
const problems = (lines: readonly ForumLine[], decidedOn: string | null = '2011-03-10') =>
  forumProblems({ decidedOn, absent: '', lines }, days, 50).map(({ field, code }) => `${field} ${code}`);

describe('a line', () => {
  test('may be recommended with everything applied for', () => expect(problems([line()])).toEqual([]));
  test('may not be recommended with an øre more', () => expect(problems([line({ amountOere: 101n })])).toEqual(['amount.f above-applied']));
  test('needs a reason with an øre less', () => {
    expect(problems([line({ amountOere: 99n })])).toEqual(['reason.f reason-missing']);
    expect(problems([line({ amountOere: 99n, reason: 'Dyrt.' })])).toEqual([]);
  });
  test('needs an outcome', () => expect(problems([line({ outcome: null })])).toEqual(['outcome.f outcome-missing']));
  test('recommended with 0 is not recommended', () => expect(problems([line({ amountOere: 0n })])).toEqual(['amount.f amount-zero']));
  test('not recommended needs a reason and no amount', () => {
    expect(problems([line({ outcome: 'not-recommended', amountOere: null })])).toEqual(['reason.f reason-missing']);
    expect(problems([line({ outcome: 'not-recommended', amountOere: null, reason: 'For smalt.' })])).toEqual([]);
  });
  test('on conditions needs a condition, and without conditions takes none', () => {
    expect(problems([line({ outcome: 'conditional' })])).toEqual(['conditions.f conditions-missing']);
    expect(problems([line({ conditions: 'Revision' })])).toEqual(['conditions.f conditions-unwanted']);
    expect(problems([line({ outcome: 'conditional', conditions: 'Revision' })])).toEqual([]);
  });
});

test.each([
  ['2011-01-09', ['decidedOn date-before']],
  ['2011-01-10', []],
  ['2011-03-10', []],
  ['2011-03-11', ['decidedOn date-ahead']],
])('a meeting on %s', (decidedOn, expected) => expect(problems([line()], decidedOn)).toEqual(expected));

describe('the decided application', () => {
  const no = line({ fundId: 'g', outcome: 'not-recommended', amountOere: 100n, conditions: 'Revision', reason: 'For smalt.' });
  test('goes on with one recommended line', () => expect(forumOutcome(decidedLines([line(), no]))).toBe('recommended'));
  test('ends without any', () => expect(forumOutcome(decidedLines([no]))).toBe('not-recommended'));
  test('keeps neither amount nor conditions on a line that is not recommended', () => {
    expect(decidedLines([no])).toEqual([{ ...no, amountOere: 0n, conditions: '' }]);
  });
});
