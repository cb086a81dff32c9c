import { describe, expect, test } from '@jest/globals';
import { aBudget, aContext, aModel, cost, someRules } from './budget.example.js';
import type { CheckContext } from './check.rules.js';
import { costChecks } from './cost-check.rules.js';
import type { CostLine } from './line.rules.js';
import { budgetTotals } from './totals.rules.js';

const checked = (costs: CostLine[], changed: Partial<CheckContext> = {}, costModel = '') => {
  const context = aContext(changed);
  const budget = aBudget(costs, [], { costModel });
  return costChecks(budget, budgetTotals(budget, context.money), context);
};
const error = { severity: 'error', basis: '' } as const;
const onA = { table: 'costs', lineId: 'cost', partnerId: 'a', partnerName: 'Kommunen' } as const;

test('nothing, where there is nothing to say', () => {
  expect(checked([cost(1n), cost(0n)])).toEqual([]);
});

test('no cost, and only costs of 0', () => {
  expect(checked([])).toEqual([{ ...error, code: 'empty-budget', costLines: 0 }]);
  expect(checked([cost(0n), cost(0n)])).toEqual([{ ...error, code: 'empty-budget', costLines: 2 }]);
});

test('lines below 0 and of partners who have left, in the order of the lines', () => {
  expect(checked([cost(-1n, { id: 'minus' }), cost(1n), cost(-2n, { id: 'both', partnerId: 'gone' })])).toEqual([
    { ...error, code: 'negative-amount', ...onA, lineId: 'minus', amountOere: -1n },
    { ...error, code: 'negative-amount', ...onA, lineId: 'both', partnerId: 'gone', partnerName: '', amountOere: -2n },
    { ...error, code: 'unknown-partner', ...onA, lineId: 'both', partnerId: 'gone', partnerName: '' },
  ]);
});

describe('categories', () => {
  const flat = aModel({ id: 'flat', covers: ['staff', 'audit'], basis: 'Art. 56' });
  const money = someRules({ categories: ['staff', 'external', 'audit'], costModels: [aModel(), flat] });

  test('one the rule set does not pay for, with those it does', () => {
    expect(checked([cost(5n, { category: 'travel' }), cost(1n)], { money })).toEqual([
      { ...error, code: 'category-not-allowed', ...onA, category: 'travel', moveOere: 5n, allowed: ['staff', 'external', 'audit'] },
    ]);
    expect(checked([cost(5n, { category: 'travel' })], { money }, 'flat')).toMatchObject([{ allowed: ['external'] }]);
    expect(checked([cost(1n), cost(0n, { category: 'travel' })], { money })).toMatchObject([{ code: 'category-not-allowed', moveOere: 0n }]);
  });

  test('one the flat rate pays for already, where the line claims anything', () => {
    expect(checked([cost(5n, { category: 'audit' }), cost(0n), cost(1n, { category: 'external' })], { money }, 'flat')).toEqual([
      { ...error, basis: 'Art. 56', code: 'covered-by-flat-rate', ...onA, category: 'audit', costModelId: 'flat', moveOere: 5n },
    ]);
    expect(checked([cost(5n, { category: 'audit' })], { money })).toEqual([]);
  });
});

describe('years', () => {
  const byYear = { money: someRules({ byYear: true }) };

  test('one that lacks, with the years of the project', () => {
    expect(checked([cost(1n)], byYear)).toEqual([{ ...error, code: 'year-missing', ...onA, firstYear: 2011, lastYear: 2013 }]);
    expect(checked([cost(1n)], { ...byYear, period: null })).toEqual([{ ...error, code: 'year-missing', ...onA, firstYear: null, lastYear: null }]);
  });

  test('one outside the project, with the nearest within', () => {
    const outside = { ...error, code: 'year-outside-period', ...onA, firstYear: 2011, lastYear: 2013 };
    expect(checked([2010, 2011, 2012, 2013, 2014].map((year) => cost(1n, { year })), byYear)).toEqual([
      { ...outside, year: 2010, nearestYear: 2011 },
      { ...outside, year: 2014, nearestYear: 2013 },
    ]);
    expect(checked([cost(1n, { year: 2010 })], { ...byYear, period: null })).toEqual([]);
  });

  test('are nothing to a rule set that does not ask for them', () => {
    expect(checked([cost(1n), cost(1n, { year: 1999 })])).toEqual([]);
  });
});

test('hours are checked with the line they stand on', () => {
  expect(checked([cost(1n), cost(0n, { id: 'hours', hours: '5' })])).toMatchObject([{ code: 'hours-without-rate', lineId: 'hours', partnerName: 'Kommunen' }]);
});
