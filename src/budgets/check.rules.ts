import type { CostCategory, MoneyRules } from '../rounds/index.js';
import type { IsoDate } from '../shared/dates.js';
import type { Oere } from '../shared/money.js';
import { costChecks } from './cost-check.rules.js';
import { financingChecks, wholeChecks } from './financing-check.rules.js';
import type { BudgetLimits } from './limits.rules.js';
import type { Budget } from './line.rules.js';
import type { Period } from './period.rules.js';
import { budgetTotals } from './totals.rules.js';

/** What a budget is held against, besides itself. */
export interface CheckContext {
  readonly money: MoneyRules;
  readonly eu: BudgetLimits;
  /** What these rules stand in, and the provisions it rests on as a whole; '' where they are not known. */
  readonly ruleSet: { readonly id: string; readonly version: number; readonly basis: string };
  /** The funds of the round, in its order. */
  readonly fundIds: readonly string[];
  /** The focus areas of the application. */
  readonly focusAreaIds: readonly string[];
  /** Of the project; null while it has not been said. One that ends before it starts counts as not said. */
  readonly period: Period | null;
  /** By fund id; a fund that is absent is not known, and not assessed. */
  readonly poolLeftOere: Readonly<Record<string, Oere>>;
  /** The day the application would be sent in; null: not assessed. */
  readonly sentOn: IsoDate | null;
}

/**
 * What a budget breaks or does well to mind. `error` keeps the application from being sent in, `remark` does not. The
 * numbers say how large the fault is and what the smallest change is that mends it.
 */
export type BudgetCheck = CostCheck | FinancingCheck | WholeCheck;

export type CostCheck =
  /** No cost, or all of them 0: add one. */
  | Error<'empty-budget', { readonly costLines: number }>
  | NegativeAmount
  | UnknownPartner
  /** The rule set pays for no such thing: move the amount to one of `allowed`. */
  | Error<'category-not-allowed', OnCost & { readonly category: string; readonly moveOere: Oere; readonly allowed: readonly CostCategory[] }>
  /** The flat rate of the cost model pays for it already: take `moveOere` off the line, or choose another cost model. */
  | Error<'covered-by-flat-rate', OnCost & { readonly category: string; readonly costModelId: string; readonly moveOere: Oere }>
  /** Choose a year of the project; the two are null while the period is not known. */
  | Error<'year-missing', OnCost & { readonly firstYear: number | null; readonly lastYear: number | null }>
  /** `nearestYear` is the year of the project that is closest. */
  | Error<'year-outside-period', OnCost & { readonly year: number; readonly firstYear: number; readonly lastYear: number; readonly nearestYear: number }>
  | Error<'hours-over-annual-ceiling', TooManyHours>
  /** `months`: those of the project in that year, each that it runs in for a day or more. */
  | Error<'hours-over-monthly-ceiling', TooManyHours & { readonly months: number }>
  /** Such hours count at the standard rate, so an amount is not enough: say the hours, at most `hoursHundredths` for this amount. */
  | Error<'standard-rate-hours-missing', OnCost & { readonly standardRateOere: number; readonly amountOere: Oere; readonly hoursHundredths: bigint }>
  /** Hours that count nothing: say what such a person costs in a year, or the amount. */
  | Error<'hours-without-rate', OnCost & { readonly hoursHundredths: bigint }>
  /** So many `lines` of one partner and year, each within the ceiling of one person: say how many persons share them. */
  | Remark<'hours-together-over-ceiling', OnCost & HoursOfOne & { readonly year: number; readonly lines: number }>;

export type FinancingCheck =
  | NegativeAmount
  | UnknownPartner
  /** The round does not hand out money of this fund: take the line off. */
  | Error<'fund-not-in-round', { readonly lineId: string; readonly fundId: string; readonly soughtOere: Oere }>
  /** No amount above 0 from any fund: seek one. */
  | Error<'no-fund', object>
  /** Krone for krone: of `conditionalOere` only `countsOere` count; `missingOere` more without condition would match it all. */
  | Remark<'conditional-unmatched', { readonly conditionalOere: Oere; readonly countsOere: Oere; readonly missingOere: Oere }>
  /** Seek `excessOere` less from the EU funds together; `allowedOere` is the most for this cost. */
  | Error<'eu-share-too-large', Share & { readonly euOere: Oere; readonly stepOere: number }>
  | Error<'fund-share-too-large', Share & OnFund>
  | Error<'grant-below-minimum', OnFund & { readonly minOere: Oere; readonly missingOere: Oere }>
  | Error<'grant-above-maximum', OnFund & { readonly maxOere: Oere; readonly excessOere: Oere }>
  /** The fund has `leftOere` left (never below 0). */
  | Error<'pool-exceeded', OnFund & { readonly leftOere: Oere; readonly excessOere: Oere }>
  /** An hour counts `hourOere` (rounded up), more than the standard rate: `allowedOere` is what these hours come to at that rate. */
  | Remark<'financing-hour-above-rate', OnBrought & { readonly standardRateOere: number; readonly hourOere: Oere; readonly hoursHundredths: bigint; readonly amountOere: Oere; readonly allowedOere: Oere; readonly excessOere: Oere }>
  /** All the hours a partner brings are more than one person has in the whole project. */
  | Remark<'financing-hours-over-ceiling', OnBrought & HoursOfOne>
  /** None of the application's focus areas is one the fund supports: `focusAreaIds`. */
  | Remark<'fund-outside-focus', OnFund & { readonly focusAreaIds: readonly string[] }>;

export type WholeCheck =
  /**
   * `too-little`: add `byOere` of financing, or take as much off the costs. `too-much`: take `byOere` off the financing,
   * or add as much cost. `byOere` is positive.
   */
  | Error<'financing-differs', { readonly direction: 'too-little' | 'too-much'; readonly byOere: Oere; readonly costOere: Oere; readonly financingOere: Oere }>
  /** Incentive effect: the project starts before the application is sent in; `sentOn` is the earliest start that is safe. */
  | Remark<'start-before-sent', { readonly startsOn: IsoDate; readonly sentOn: IsoDate }>;

interface Checked<Code extends string, Severity extends string> {
  readonly code: Code;
  readonly severity: Severity;
  /** The provision, in the language of the law; '' where none is named, and then the rule set itself is the source. */
  readonly basis: string;
}
type Error<Code extends string, Facts> = Checked<Code, 'error'> & Facts;
type Remark<Code extends string, Facts> = Checked<Code, 'remark'> & Facts;

/** The line that is concerned. */
export interface OnLine {
  readonly table: 'costs' | 'financing';
  readonly lineId: string;
  /** null: a source outside the partnership. */
  readonly partnerId: string | null;
  /** '' where there is no such partner. */
  readonly partnerName: string;
}
export interface OnCost extends OnLine {
  readonly table: 'costs';
  readonly partnerId: string;
}
interface OnBrought extends OnLine {
  readonly table: 'financing';
  readonly partnerId: string;
}
/** Such a line counts nothing until it is mended. */
type NegativeAmount = Error<'negative-amount', OnLine & { readonly amountOere: Oere }>;
/** The line names a partner the application no longer has: choose another. */
type UnknownPartner = Error<'unknown-partner', OnLine & { readonly partnerId: string }>;

/** Take `overHundredths` off the hours, or say that they are shared by `personsNeeded`. Hours are in hundredths. */
export interface TooManyHours extends OnCost {
  /** null: not said, and then the hours may fall in any year of the project. */
  readonly year: number | null;
  readonly persons: number;
  readonly hoursHundredths: bigint;
  readonly allowedHundredths: bigint;
  readonly overHundredths: bigint;
  readonly personsNeeded: number;
}

/** Held against what one person may have; in hundredths. */
interface HoursOfOne {
  readonly hoursHundredths: bigint;
  readonly allowedHundredths: bigint;
  readonly overHundredths: bigint;
  readonly personsNeeded: number;
}

interface OnFund {
  readonly fundId: string;
  readonly soughtOere: Oere;
}
interface Share {
  readonly maxPermille: number;
  readonly costOere: Oere;
  readonly allowedOere: Oere;
  readonly excessOere: Oere;
}

/** Everything a budget breaks, and what it does well to mind, in the order of the pages: costs, financing, the whole. */
export function budgetChecks(budget: Budget, given: CheckContext): BudgetCheck[] {
  const context = given.period && given.period.endsOn < given.period.startsOn ? { ...given, period: null } : given;
  const totals = budgetTotals(budget, context.money);
  return [...costChecks(budget, totals, context), ...financingChecks(budget, totals, context), ...wholeChecks(totals, context)];
}
