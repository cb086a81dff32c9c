export {
  budgetProblems,
  budgetTotals,
  formatGearing,
  type BudgetLimits,
  type BudgetProblem,
  type BudgetTotals,
  type CostLine,
  type FinancingKind,
  type FinancingLine,
  type Gearing,
  type PartnerTotals,
} from './budget.rules.js';
