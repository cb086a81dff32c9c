import type { MoneyRules } from './money-rules.js';

/**
 * What a round's pinned rule set holds. Read from `rule_set.values`; no rate, cap, weight or limit stands in code.
 * All figures are integers.
 */
export interface RuleSetValues {
  /** Scores are half points: 0-10 is shown as 0-5 in steps of a half. */
  readonly scale: { readonly minHalfPoints: number; readonly maxHalfPoints: number };
  /** Criterion id to weight in the total; every criterion is named. */
  readonly weights: Readonly<Record<string, number>>;
  readonly minFocusAreas: number;
  /** Fewer gives a remark, never a refusal. */
  readonly preferredFocusAreas: number;
  readonly minTargets: number;
  /** These three are absent, and nothing is asked for, in rule sets from before there were activities and goals. */
  readonly minActivities?: number;
  readonly minResultGoals?: number;
  readonly minEffectGoals?: number;
  /** Assessors per application. */
  readonly panelSize: number;
  /** Sectors that must each have a partner; empty where breadth is left to the assessment. */
  readonly requiredSectors: readonly string[];
  /** Shortest reason an assessor may give for a score. */
  readonly minReasonCharacters: number;
  readonly textLimits: TextLimits;
  /** Most words per text, counted by `countWords`, beside the most characters; absent: any number. */
  readonly wordLimits?: Partial<Readonly<Record<WordLimited, number>>>;
  readonly attachments: {
    readonly maxBytes: number;
    readonly maxFiles: number;
    /** Of all files together; absent: as many of the largest as there may be. */
    readonly maxTotalBytes?: number;
  };
  /** A difference of this much or more between two assessors on one criterion is pointed out. */
  readonly spreadFlagHalfPoints: number;
  /** The funds whose amounts together count as the EU share. */
  readonly euFundIds: readonly string[];
  /** Largest EU share of the total cost, in thousandths. */
  readonly maxEuSharePermille: number;
  /** The largest EU amount is rounded down to a multiple of this: 100 for whole kroner, 1 for whole øre. */
  readonly euAmountStepOere: number;
  /** Absent: by the mean total alone, without thresholds, and equal totals share a rank. */
  readonly ranking?: RankingValues;
  /** Absent in rule sets from before costs were spread over years and models; `moneyRulesOf` says what counts then. */
  readonly money?: MoneyRules;
}

/** In a tie chain: the lowest score on any criterion; the higher it is, the better. */
export const lowestCriterion = 'min-criterion';

/** How a round's applications are ranked. */
export interface RankingValues {
  /** The mean of the assessments, or what the panel agreed on. */
  readonly basis: 'mean' | 'consensus';
  /** Criterion id to the fewest half points an application is ranked with; a criterion that is not named has none. */
  readonly thresholds: Readonly<Record<string, number>>;
  /** In weighted half points; null: none. */
  readonly totalThreshold: number | null;
  /** What is looked at in turn where totals are equal: criterion ids, or `lowestCriterion`. */
  readonly tieChain: readonly string[];
}

/** The texts that a call may limit by words. */
export type WordLimited = 'summary' | 'purpose' | 'activities' | 'criterion' | 'contribution';

/** Most characters per text, counted by `characterCount`. */
export interface TextLimits {
  readonly title: number;
  readonly summary: number;
  readonly purpose: number;
  readonly activities: number;
  /** The answer to one criterion. */
  readonly criterion: number;
  /** How the project contributes to one target. */
  readonly contribution: number;
  /** Title of an activity; absent in older rule sets, as are its texts and a goal's lines. */
  readonly activityTitle?: number;
  /** What is done in an activity, and its milestone. */
  readonly activityText?: number;
  /** A goal's indicator and its source. */
  readonly goalLine?: number;
  readonly partnerName: number;
  readonly partnerRole: number;
  readonly costDescription: number;
  readonly sourceName: number;
  /** An assessor's reason for one score. */
  readonly reason: number;
  /** The text of a recommendation, and the reason for a decision. */
  readonly recommendation: number;
}
