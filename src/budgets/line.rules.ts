import type { CostModel, MoneyRules } from '../rounds/index.js';
import type { Oere } from '../shared/money.js';

/** Calendar year; null: not said. */
export type Year = number | null;

/** What a partner spends: one line for one thing, in one year, for one activity. */
export interface CostLine {
  readonly id: string;
  readonly partnerId: string;
  /** One of `costCategories`; a stored line may hold a code that the round's rules no longer allow. */
  readonly category: string;
  /** null: for the whole project. */
  readonly activityId: string | null;
  readonly year: Year;
  readonly description: string;
  /** How many people the hours are shared by; null: one. */
  readonly persons: number | null;
  /** A decimal string with at most two decimals, as a `numeric` column gives it; null: the amount was typed. */
  readonly hours: string | null;
  /** What such a person costs in a year; null for anything but hours at a rate of their own. */
  readonly annualCostOere: Oere | null;
  /** What the line counts: as typed, or reckoned from hours and rate by `lineAmount`. */
  readonly amountOere: Oere;
}

/** Where co-financing comes from. `fund` is money sought through the growth forum. */
export const financingKinds = ['fund', 'cash', 'working-hours', 'state', 'foundation', 'municipal', 'other'] as const;
export type FinancingKind = (typeof financingKinds)[number];

/** How firm it is. Withdrawn money stays on its line and counts for nothing. */
export const financingStatuses = ['promised', 'declared', 'signed', 'withdrawn'] as const;
export type FinancingStatus = (typeof financingStatuses)[number];

/** '' leaves it to the kind and the partner: see `isPublic`. */
export const financingOrigins = ['', 'public', 'private'] as const;
export type FinancingOrigin = (typeof financingOrigins)[number];

export interface FinancingLine {
  readonly id: string;
  readonly kind: FinancingKind;
  /** Set when and only when the kind is `fund`: money sought through the growth forum. */
  readonly fundId: string | null;
  /** null: a source outside the partnership, named by `sourceName`. */
  readonly partnerId: string | null;
  readonly sourceName: string;
  readonly origin: FinancingOrigin;
  readonly status: FinancingStatus;
  /** Krone for krone: counts only as far as other co-financing matches it. */
  readonly isConditional: boolean;
  /** A decimal string with at most two decimals, as a `numeric` column gives it. */
  readonly hours: string | null;
  readonly amountOere: Oere;
}

/** What the arithmetic needs to know of a partner. */
export interface BudgetPartner {
  readonly id: string;
  readonly name: string;
  readonly sector: 'company' | 'knowledge' | 'public' | 'organisation';
  /** '' where it has not been said. */
  readonly size: '' | 'micro' | 'small' | 'medium' | 'large';
}

/** Everything a project costs and everybody who pays. */
export interface Budget {
  readonly partners: readonly BudgetPartner[];
  /** Id of one of the rule set's cost models; '' or an unknown one: its first. */
  readonly costModel: string;
  readonly costs: readonly CostLine[];
  readonly financing: readonly FinancingLine[];
}

export function costModelOf({ costModel }: Pick<Budget, 'costModel'>, { costModels }: MoneyRules): CostModel {
  const chosen = costModels.find(({ id }) => id === costModel) ?? costModels[0];
  if (!chosen) throw new RangeError('A rule set has at least one cost model');
  return chosen;
}
