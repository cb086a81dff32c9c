import type { MoneyRules } from '../rounds/index.js';
import { type Oere, sumOere } from '../shared/money.js';
import { largestEuAmount, type BudgetLimits } from './limits.rules.js';
import type { Budget, CostLine, FinancingLine } from './line.rules.js';
import { budgetTotals } from './totals.rules.js';

/** Why a budget cannot be sent in. The numbers say how large the fault is and what the smallest change is. */
export type BudgetProblem =
  /** No cost line, or all of them 0: add a cost. */
  | { readonly code: 'empty-budget'; readonly costLines: number }
  | {
      readonly code: 'negative-amount';
      readonly table: 'costs' | 'financing';
      readonly lineId: string;
      readonly amountOere: Oere;
    }
  /** The line names a partner the application no longer has: choose another. */
  | {
      readonly code: 'unknown-partner';
      readonly table: 'costs' | 'financing';
      readonly lineId: string;
      readonly partnerId: string;
    }
  /** No amount above 0 from any fund: seek one. */
  | { readonly code: 'no-fund' }
  /**
   * `too-little`: add `byOere` of financing, or take as much off the costs. `too-much`: take `byOere` off the financing,
   * or add as much cost. `byOere` is positive.
   */
  | {
      readonly code: 'financing-differs';
      readonly direction: 'too-little' | 'too-much';
      readonly byOere: Oere;
      readonly costOere: Oere;
      readonly financingOere: Oere;
    }
  /** Seek `excessOere` less from the EU funds together and find it elsewhere; `allowedOere` is the most for this cost. */
  | {
      readonly code: 'eu-share-too-large';
      readonly maxPermille: number;
      readonly euOere: Oere;
      readonly costOere: Oere;
      readonly allowedOere: Oere;
      readonly excessOere: Oere;
    };

/** Everything wrong with a budget, in the order of the page; empty when it can be sent in. */
export function budgetProblems(
  budget: Budget,
  limits: BudgetLimits,
  money: MoneyRules,
): BudgetProblem[] {
  const { costs, financing } = budget;
  const partnerIds = budget.partners.map(({ id }) => id);
  const { costOere, financingOere, differenceOere, soughtOere } = budgetTotals(budget, money);
  const problems = [...lineProblems('costs', costs, partnerIds), ...lineProblems('financing', financing, partnerIds)];
  if (soughtOere <= 0n) problems.push({ code: 'no-fund' });
  // Against an empty budget every financing is too much, which helps nobody.
  if (costOere <= 0n) return [{ code: 'empty-budget', costLines: costs.length }, ...problems];
  if (differenceOere !== 0n) {
    const short = differenceOere < 0n;
    const byOere = short ? -differenceOere : differenceOere;
    const direction = short ? 'too-little' : 'too-much';
    problems.push({ code: 'financing-differs', direction, byOere, costOere, financingOere });
  }
  const euOere = amountOf(financing.filter((line) => line.fundId !== null && limits.euFundIds.includes(line.fundId)));
  const allowedOere = largestEuAmount(costOere, limits);
  if (euOere > allowedOere) {
    const excessOere = euOere - allowedOere;
    const maxPermille = limits.maxEuSharePermille;
    problems.push({ code: 'eu-share-too-large', maxPermille, euOere, costOere, allowedOere, excessOere });
  }
  return problems;
}

function lineProblems(
  table: 'costs' | 'financing',
  lines: readonly (CostLine | FinancingLine)[],
  partnerIds: readonly string[],
): BudgetProblem[] {
  return lines.flatMap(({ id: lineId, amountOere, partnerId }) => {
    const problems: BudgetProblem[] = [];
    if (amountOere < 0n) problems.push({ code: 'negative-amount', table, lineId, amountOere });
    if (partnerId !== null && !partnerIds.includes(partnerId)) {
      problems.push({ code: 'unknown-partner', table, lineId, partnerId });
    }
    return problems;
  });
}

function amountOf(lines: readonly { readonly amountOere: Oere }[]): Oere {
  return sumOere(lines.map((line) => line.amountOere));
}
