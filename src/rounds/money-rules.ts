/**
 * What a rule set says of money: rates, ceilings and what may be paid for. Data for one round, never constants. Shares
 * are in thousandths, amounts in whole øre, hours in whole hours unless said otherwise; every figure is a safe integer.
 */
export interface MoneyRules {
  /** What a project may spend on. */
  readonly categories: readonly CostCategory[];
  /** How the costs nobody documents are reckoned; the first counts where an application has not chosen. At least one. */
  readonly costModels: readonly CostModel[];
  /** Every cost line must say in which year of the project it falls. */
  readonly byYear: boolean;
  readonly hours: HourRules;
  /** By fund id; a fund that is not named has no rules of its own beyond the common EU share. */
  readonly funds: Readonly<Record<string, FundRules>>;
  /** null: this rule set does not assess state aid, and neither does the portal. */
  readonly aid: AidRules | null;
  readonly commitments: CommitmentRules;
  /** A start before the application is sent in is remarked on; null: it is not. */
  readonly incentiveEffect: Sourced | null;
}

export const costCategories = ['staff', 'in-kind', 'external', 'equipment', 'depreciation', 'travel', 'audit', 'other'] as const;
export type CostCategory = (typeof costCategories)[number];

/** Where a rule comes from: the provision, in the language of the law. */
export interface Sourced {
  readonly basis: string;
}

interface Named {
  readonly id: string;
  readonly nameDa: string;
  readonly nameEn: string;
}

/** Flat rates, applied one after the other; a later step may build on what an earlier one made. None: only actual costs. */
export interface CostModel extends Named, Sourced {
  readonly steps: readonly CostStep[];
  /** Categories that the flat rate pays for, so that no line may claim them as well. */
  readonly covers: readonly CostCategory[];
}

export interface CostStep {
  readonly ratePermille: number;
  /** What the rate is taken of; `staff` counts staff made by an earlier step too. */
  readonly of: readonly CostCategory[];
  readonly makes: 'staff' | 'indirect';
}

export interface HourRules extends Sourced {
  /** Hourly rate = annual employment cost / this many hours. */
  readonly annualNorm: number;
  /** Most hours one person may have in one year; null: no ceiling. */
  readonly annualCeiling: number | null;
  /** Most hours a person a month, in hundredths: 16033 is 160.33; null: no ceiling. */
  readonly monthlyCeilingHundredths: number | null;
  /** What an hour of an unpaid participant counts, in øre; null: no standard rate, the amount is typed. */
  readonly standardRateOere: number | null;
}

/** Where the fund supports certain focus areas, the basis is theirs, and its figures rest on the rule set as a whole. */
export interface FundRules extends Sourced {
  /** Of the total cost; null: no share of its own. */
  readonly maxSharePermille: number | null;
  readonly minGrantOere: number | null;
  readonly maxGrantOere: number | null;
  /** The fund supports projects within at least one of these; empty: any. */
  readonly focusAreaIds: readonly string[];
}

export interface AidRules {
  readonly categories: readonly AidCategory[];
  readonly deMinimis: DeMinimisRules | null;
}

/** Most public money of a company's own cost. A size that may not have such aid at all has null. */
export interface AidCategory extends Named, Sourced {
  readonly maxPermille: { readonly small: number | null; readonly medium: number | null; readonly large: number | null };
  /** Last day on which it may be granted; null: not known. */
  readonly validTo: string | null;
}

export interface DeMinimisRules extends Sourced {
  readonly ceilingEurCents: number;
  /** Three years back from the day of grant, that day three years ago left out; or its calendar year and the two before. */
  readonly window: 'rolling-3-years' | 'three-fiscal-years';
  readonly eurRate: EurRate;
}

/** Kroner per euro. A ceiling in euro is never shown in kroner without it. */
export interface EurRate {
  /** In hundred-thousandths: 746038 is 7.46038 kroner. */
  readonly kronerE5: number;
  readonly source: string;
  readonly on: string;
}

/** What the partners must have confirmed when the application is sent in. */
export interface CommitmentRules {
  /** none: nothing. all: every partner. share: partners with at least that share of their co-financing, the rest afterwards. */
  readonly demand: 'none' | 'all' | 'share';
  readonly minSharePermille: number;
  /** Days after the deadline of the round within which the rest must be confirmed. */
  readonly restWithinDays: number;
}
