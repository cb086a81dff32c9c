import type { Budget, BudgetCheck, BudgetTotals, CheckContext, CostLine, Headroom, Payer } from '../../src/budgets/index.js';
import type { HourRules, MoneyRules } from '../../src/rounds/index.js';

export interface Engine {
  lineAmount(line: CostLine, rules: HourRules): bigint;
  budgetTotals(budget: Budget, rules: MoneyRules): BudgetTotals;
  budgetChecks(budget: Budget, context: CheckContext): BudgetCheck[];
  headroom(budget: Budget, context: CheckContext): Headroom[];
  whoPays(budget: Budget): Payer[];
  percentages(parts: readonly bigint[], decimals: number): bigint[];
  stored(budget: Budget, money: MoneyRules): { readonly budget: Budget; readonly money: MoneyRules };
}

export interface Fuzzed {
  readonly budgets: number;
  readonly violations: number;
  readonly failures: readonly { readonly number: number; readonly issues: readonly string[] }[];
  /** How often each check was made. */
  readonly codes: Readonly<Record<string, number>>;
}

export function fuzzMoney(options: { engine: Engine; seed: string | number; budgets: number; only?: number | null; stopAtFirst?: boolean; onProgress?: (number: number) => void }): Fuzzed;
