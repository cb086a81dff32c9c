export { lineAmount } from './amount.rules.js';
export { budgetProblems, formatGearing, type BudgetLimits, type BudgetProblem } from './budget.rules.js';
export {
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
export { budgetTotals, costModelOf, isPublic, type BudgetTotals, type Gearing, type PartnerTotals } from './totals.rules.js';
