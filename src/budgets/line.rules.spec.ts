import { expect, test } from '@jest/globals';
import { aModel, someRules } from './budget.example.js';
import { costModelOf } from './line.rules.js';
import { moneyRulesOf } from './money-rules.rules.js';

test('the cost model is the chosen one, else the first of the rule set', () => {
  const rules = someRules({ costModels: [aModel({ id: 'first' }), aModel({ id: 'second' })] });
  expect(['first', 'second', '', 'gone'].map((costModel) => costModelOf({ costModel }, rules).id)).toEqual(['first', 'second', 'first', 'first']);
  expect(() => costModelOf({ costModel: '' }, someRules({ costModels: [] }))).toThrow('A rule set has at least one cost model');
});

test('a rule set from before money rules pays six categories as typed, and asks for nothing more', () => {
  const old = moneyRulesOf({});
  expect(old.categories).toEqual(['staff', 'external', 'equipment', 'travel', 'audit', 'other']);
  expect(old.costModels).toEqual([{ id: 'actual', nameDa: 'Faktiske udgifter', nameEn: 'Actual costs', steps: [], covers: [], basis: '' }]);
  expect(old).toMatchObject({
    byYear: false,
    hours: { annualNorm: 1720, annualCeiling: null, monthlyCeilingHundredths: null, standardRateOere: null, basis: '' },
    funds: {},
    aid: null,
    commitments: { demand: 'none', minSharePermille: 0, restWithinDays: 0 },
    incentiveEffect: null,
  });
  const money = someRules();
  expect(moneyRulesOf({ money })).toBe(money);
});
