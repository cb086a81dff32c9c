import type { MoneyRules } from '../rounds/index.js';
import type { Oere } from '../shared/money.js';

/** The part of a round's rule set that the EU share must keep. */
export interface BudgetLimits {
  /** The funds whose amounts together are the EU share. */
  readonly euFundIds: readonly string[];
  readonly maxEuSharePermille: number;
  /** The largest EU amount is rounded down to a multiple of this: 100 for whole kroner, 1 for whole øre. */
  readonly euAmountStepOere: number;
}

/** The most the EU funds together may give to a project of this cost. Always rounded down. */
export function largestEuAmount(costOere: Oere, { maxEuSharePermille, euAmountStepOere }: BudgetLimits): Oere {
  return largestShare(costOere, maxEuSharePermille, euAmountStepOere);
}

/** The most one fund may give by its own share; null where it has none. An EU fund's is rounded as the EU share is. */
export function largestFundShare(fundId: string, costOere: Oere, { money, eu }: { readonly money: MoneyRules; readonly eu: BudgetLimits }): { readonly maxPermille: number; readonly allowedOere: Oere } | null {
  const maxPermille = money.funds[fundId]?.maxSharePermille ?? null;
  if (maxPermille === null) return null;
  return { maxPermille, allowedOere: largestShare(costOere, maxPermille, eu.euFundIds.includes(fundId) ? eu.euAmountStepOere : 1) };
}

/** Rounded down twice would be rounded down once: there is one division. */
function largestShare(costOere: Oere, permille: number, stepOere: number): Oere {
  const step = BigInt(stepOere);
  return ((costOere * BigInt(permille)) / (1000n * step)) * step;
}
