import type { CostModel, MoneyRules } from '../rounds/index.js';
import type { CheckContext } from './check.rules.js';
import type { Budget, BudgetPartner, CostLine, FinancingLine } from './line.rules.js';

/** Dull budgets and rules, for specs. Amounts are in øre. */
export const partners: readonly BudgetPartner[] = [
  { id: 'a', name: 'Kommunen', sector: 'public', size: '' },
  { id: 'b', name: 'Universitetet', sector: 'knowledge', size: '' },
  { id: 'c', name: 'Værftet', sector: 'company', size: 'small' },
];

export function cost(amountOere: bigint, changed: Partial<CostLine> = {}): CostLine {
  return { id: 'cost', partnerId: 'a', category: 'staff', activityId: null, year: null, description: '', persons: null, hours: null, annualCostOere: null, amountOere, ...changed };
}

export function source(amountOere: bigint, changed: Partial<FinancingLine> = {}): FinancingLine {
  return { id: 'source', kind: 'cash', fundId: null, partnerId: 'a', sourceName: '', origin: '', status: 'promised', isConditional: false, hours: null, amountOere, ...changed };
}

export function fund(fundId: string, amountOere: bigint, changed: Partial<FinancingLine> = {}): FinancingLine {
  return source(amountOere, { id: fundId, kind: 'fund', fundId, partnerId: null, ...changed });
}

export function aBudget(costs: readonly CostLine[], financing: readonly FinancingLine[] = [], changed: Partial<Budget> = {}): Budget {
  return { partners, costModel: '', costs, financing, ...changed };
}

export function aModel(changed: Partial<CostModel> = {}): CostModel {
  return { id: 'actual', nameDa: 'Faktiske udgifter', nameEn: 'Actual costs', steps: [], covers: [], basis: '', ...changed };
}

export function someRules(changed: Partial<MoneyRules> = {}): MoneyRules {
  return {
    categories: ['staff', 'in-kind', 'external', 'travel', 'audit', 'other'],
    costModels: [aModel()],
    byYear: false,
    hours: { annualNorm: 1720, annualCeiling: null, monthlyCeilingHundredths: null, standardRateOere: null, basis: 'Art. 55' },
    funds: {},
    aid: null,
    commitments: { demand: 'none', minSharePermille: 0, restWithinDays: 0 },
    incentiveEffect: null,
    ...changed,
  };
}

export function aContext(changed: Partial<CheckContext> = {}): CheckContext {
  return {
    money: someRules(),
    eu: { euFundIds: ['esf', 'erdf'], maxEuSharePermille: 500, euAmountStepOere: 100 },
    ruleSet: { id: 'rules', version: 1, basis: 'Lov om det hele' },
    fundIds: ['esf', 'erdf', 'regional'],
    focusAreaIds: [],
    period: { startsOn: '2011-07-01', endsOn: '2013-06-30' },
    poolLeftOere: {},
    sentOn: null,
    ...changed,
  };
}

const mostDirect = ['staff', 'external', 'travel', 'audit', 'other'] as const;

/** Reckoned by hand, in whole kroner: what flat rates make, the whole, and the most the EU may give. */
export const reckonedByHand = [
  { name: '40 % of staff, the EU half', model: aModel({ steps: [{ ratePermille: 400, of: ['staff'], makes: 'indirect' }] }), costs: { staff: 1_000_000n }, euPermille: 500, flat: 400_000n, total: 1_400_000n, eu: 700_000n },
  { name: '18 % of all direct, the EU half', model: aModel({ steps: [{ ratePermille: 180, of: mostDirect, makes: 'indirect' }] }), costs: { staff: 600_000n, audit: 50_000n, external: 1_850_000n }, euPermille: 500, flat: 450_000n, total: 2_950_000n, eu: 1_475_000n },
  { name: '18 % of wages and audit, the EU half', model: aModel({ steps: [{ ratePermille: 180, of: ['staff', 'audit'], makes: 'indirect' }] }), costs: { staff: 600_000n, audit: 50_000n, external: 1_850_000n }, euPermille: 500, flat: 117_000n, total: 2_617_000n, eu: 1_308_500n },
  { name: '7 % of direct, the EU 40 %', model: aModel({ steps: [{ ratePermille: 70, of: mostDirect, makes: 'indirect' }] }), costs: { staff: 500_000n, external: 2_000_000n }, euPermille: 400, flat: 175_000n, total: 2_675_000n, eu: 1_070_000n },
  { name: '15 % of staff, the EU 40 %', model: aModel({ steps: [{ ratePermille: 150, of: ['staff'], makes: 'indirect' }] }), costs: { staff: 1_200_000n, external: 800_000n }, euPermille: 400, flat: 180_000n, total: 2_180_000n, eu: 872_000n },
  { name: '40 % of staff, the EU 40 %', model: aModel({ steps: [{ ratePermille: 400, of: ['staff'], makes: 'indirect' }] }), costs: { staff: 1_200_000n }, euPermille: 400, flat: 480_000n, total: 1_680_000n, eu: 672_000n },
  {
    name: 'staff as 20 % of the rest, then 15 % of staff, the EU 40 %',
    model: aModel({ steps: [{ ratePermille: 200, of: ['external'], makes: 'staff' }, { ratePermille: 150, of: ['staff'], makes: 'indirect' }], covers: ['staff'] }),
    costs: { external: 1_000_000n }, euPermille: 400, flat: 230_000n, total: 1_230_000n, eu: 492_000n,
  },
];
