export { aidBases, assessAid, type AidApplication, type AidCheck, type PartnerAid } from './aid.rules.js';
export { hoursText, hundredthsOf, lineAmount } from './amount.rules.js';
export type { CostCell } from './cell.rules.js';
export { budgetChecks, type BudgetCheck, type CheckContext } from './check.rules.js';
export { isPublic } from './counted.rules.js';
export { aidCurrencies, type AidCurrency, type EarlierAid, type Ledger } from './de-minimis.rules.js';
export { headroom, type Headroom, type Limit, type LimitName } from './headroom.rules.js';
export type { BudgetLimits } from './limits.rules.js';
export {
  costModelOf,
  financingKinds,
  financingOrigins,
  financingStatuses,
  type Budget,
  type BudgetPartner,
  type CostLine,
  type FinancingKind,
  type FinancingLine,
  type FinancingOrigin,
  type FinancingStatus,
} from './line.rules.js';
export { moneyRulesOf } from './money-rules.rules.js';
export type { Period } from './period.rules.js';
export { formatGearing, type Gearing } from './ratio.rules.js';
export { budgetTotals, type BudgetTotals, type FundTotal, type PartnerTotals } from './totals.rules.js';
export { whoPays, type Payer } from './who-pays.rules.js';
