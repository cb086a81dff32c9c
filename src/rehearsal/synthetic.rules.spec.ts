import { describe, expect, it } from '@jest/globals';
import { costCategories, type MoneyRules, type RuleSetValues } from '../rounds/index.js';
import { syntheticOf, type Known } from './synthetic.rules.js';

const money = (given: Partial<MoneyRules>): MoneyRules => ({
  categories: costCategories,
  costModels: [{ id: 'actual', nameDa: '', nameEn: '', steps: [], covers: [], basis: '' }],
  byYear: true,
  hours: { annualNorm: 1720, annualCeiling: null, monthlyCeilingHundredths: null, standardRateOere: null, basis: '' },
  funds: {},
  aid: null,
  commitments: { demand: 'none', minSharePermille: 0, restWithinDays: 0 },
  incentiveEffect: null,
  ...given,
});
const rules = (given: Partial<RuleSetValues>): RuleSetValues => ({ minFocusAreas: 1, preferredFocusAreas: 2, minTargets: 1, requiredSectors: [], maxEuSharePermille: 500, ...given }) as RuleSetValues;
const known = (given: Partial<Known> = {}): Known => ({
  rules: rules({ money: money({}) }),
  openTo: [],
  funds: [{ id: 'eu', poolOere: null }, { id: 'regional', poolOere: null }],
  focusAreas: [{ id: 'a' }, { id: 'b' }, { id: 'c' }],
  targets: [{ id: 'headline', focusAreaId: null }, { id: 'in-a', focusAreaId: 'a' }, { id: 'in-c', focusAreaId: 'c' }],
  criteria: [],
  firstYear: 2012,
  ...given,
});
const sum = (all: readonly bigint[]): bigint => all.reduce((total, one) => total + one, 0n);
const fund = { maxSharePermille: null, minGrantOere: null, maxGrantOere: null, focusAreaIds: [], basis: '' };

describe('a synthetic application', () => {
  it('is paid for to the øre, with little of it sought', () => {
    const made = syntheticOf(known());
    const sought = sum(made.sought.map(({ oere }) => oere));
    expect(sum(made.cash) + sought).toBe(sum(made.costs));
    expect(sought * 4n).toBeLessThanOrEqual(sum(made.costs));
    expect(made).toMatchObject({ focusAreaIds: ['a', 'b'], targetIds: ['in-a'], sectors: ['public', 'knowledge'], category: 'staff' });
  });

  it('pays what a flat rate adds as well, and spends on what none covers', () => {
    const flat = { id: 'flat', nameDa: '', nameEn: '', steps: [{ ratePermille: 200, of: ['external'] as const, makes: 'staff' as const }], covers: ['staff'] as const, basis: '' };
    const made = syntheticOf(known({ rules: rules({ money: money({ costModels: [flat] }) }) }));
    expect(made.category).toBe('external');
    expect(sum(made.cash) + sum(made.sought.map(({ oere }) => oere))).toBe((sum(made.costs) * 12n) / 10n);
  });

  it('seeks what a fund asks for at least, at most what it gives and never more than its pool', () => {
    const funds = [{ id: 'min', poolOere: null }, { id: 'max', poolOere: null }, { id: 'small', poolOere: 5_000_000n }, { id: 'empty', poolOere: 0n }];
    const made = syntheticOf(known({ funds, rules: rules({ money: money({ funds: { min: { ...fund, minGrantOere: 90_000_000 }, max: { ...fund, maxGrantOere: 1_000_000 } } }) }) }));
    expect(made.sought).toEqual([{ fundId: 'min', oere: 90_000_000n }, { fundId: 'max', oere: 1_000_000n }, { fundId: 'small', oere: 5_000_000n }]);
  });

  it('lies within what each fund supports, and is led by whom the round is open to', () => {
    const made = syntheticOf(known({ openTo: ['company'], rules: rules({ requiredSectors: ['public'], money: money({ funds: { eu: { ...fund, focusAreaIds: ['c'] } } }) }) }));
    expect(made).toMatchObject({ focusAreaIds: ['a', 'c'], targetIds: ['in-a'], sectors: ['company', 'public'] });
  });
});
