import type { MoneyRules, RuleSetValues } from '../rounds/index.js';

/** What a round's rule set says of money; one from before it said anything allows six categories, amounts as typed. */
export function moneyRulesOf({ money }: Pick<RuleSetValues, 'money'>): MoneyRules {
  return money ?? beforeMoneyRules;
}

const beforeMoneyRules: MoneyRules = {
  categories: ['staff', 'external', 'equipment', 'travel', 'audit', 'other'],
  costModels: [{ id: 'actual', nameDa: 'Faktiske udgifter', nameEn: 'Actual costs', steps: [], covers: [], basis: '' }],
  byYear: false,
  hours: { annualNorm: 1720, annualCeiling: null, monthlyCeilingHundredths: null, standardRateOere: null, basis: '' },
  funds: {},
  aid: null,
  commitments: { demand: 'none', minSharePermille: 0, restWithinDays: 0 },
  incentiveEffect: null,
};
