import type { KeptFraction } from './fraction.rules.js';

/** Something an application does not reach. */
export interface ThresholdFailure {
  /** A criterion's id, or `total`. */
  readonly on: string;
  readonly score: KeptFraction;
  readonly threshold: number;
}

interface Scored {
  readonly id: string;
  readonly number: string;
  /** In weighted half points. */
  readonly total: KeptFraction;
  /** Criterion id to half points. */
  readonly criteria: Readonly<Record<string, KeptFraction>>;
  /** How many assessments are counted. */
  readonly assessments: number;
}

export interface RankedApplication extends Scored {
  /** 1, 2, 2, 4. */
  readonly rank: number;
  /** Others are equal to it in everything that decides. */
  readonly shared: boolean;
  /** What put it below the one above it where their totals are equal: a step of the tie chain; null: the total, or nothing. */
  readonly separatedBy: string | null;
  /** Above the line: what it and all above it ask for is within the pools. */
  readonly line: 'within' | 'reserve';
}

export interface FailedApplication extends Scored {
  readonly failures: readonly ThresholdFailure[];
}

export interface UnrankedApplication {
  readonly id: string;
  readonly number: string;
  readonly why: 'no-assessments' | 'no-consensus';
}

/** The line that the pools draw through the ranking. */
export interface FundingLine {
  /** The first rank that does not fit any more; null: everything fits. */
  readonly rank: number | null;
  /** Fund id to what is left of it, in whole øre, when all above the line have had what they ask for. */
  readonly left: Readonly<Record<string, string>>;
  /** The funds that do not reach for that rank, and how much is short of it. */
  readonly short: Readonly<Record<string, string>>;
}

export interface RankingResult {
  readonly format: 1;
  /** Best first. Among equals they stand by number, which decides nothing. */
  readonly ranked: readonly RankedApplication[];
  readonly failed: readonly FailedApplication[];
  readonly unranked: readonly UnrankedApplication[];
  readonly line: FundingLine;
}
