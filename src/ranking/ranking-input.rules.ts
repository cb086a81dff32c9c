import type { RuleSetValues } from '../rounds/index.js';

export { lowestCriterion } from '../rounds/index.js';

/** What decides the order, out of the round's pinned rule set. */
export interface RankingRules {
  /** What an application is worth: the mean of the assessments that count, or what its panel agreed on. */
  readonly basis: 'mean' | 'consensus';
  /** Criterion id to weight, a whole number. */
  readonly weights: Readonly<Record<string, number>>;
  /** Criterion id to the fewest half points it must reach; a criterion that is absent has none. */
  readonly thresholds: Readonly<Record<string, number>>;
  /** In weighted half points; null: none. */
  readonly totalThreshold: number | null;
  /** What is looked at in turn where totals are equal: criterion ids, or the application's lowest score on any criterion. */
  readonly tieChain: readonly string[];
  /** Assessments an application needs. */
  readonly panelSize: number;
}

/** Criterion id to half points. */
export type Points = Readonly<Record<string, number>>;

/** One version of an assessment as it was handed in. */
export interface CountedAssessment {
  readonly seatId: string;
  readonly accountId: string;
  readonly version: number;
  readonly scores: Points;
}

/** An assessment that was handed in and is not counted. */
export interface WithdrawnAssessment extends CountedAssessment {
  /** disqualified: decided; declared: something is said and nobody has decided yet; undeclared: nothing has been said. */
  readonly why: 'disqualified' | 'declared' | 'undeclared';
}

export interface RankedInput {
  readonly id: string;
  readonly number: string;
  /** Which version of the application was assessed. */
  readonly version: number;
  readonly assessments: readonly CountedAssessment[];
  readonly withdrawn: readonly WithdrawnAssessment[];
  /** What the panel agreed on, a record a criterion; null where it has not concluded, or where it does not matter. */
  readonly consensus: Readonly<Record<string, { readonly revision: number; readonly halfPoints: number }>> | null;
  /** Fund id to what is asked of it, in whole øre as decimal text. */
  readonly sought: Readonly<Record<string, string>>;
}

/** All that a ranking is made of. As canonical JSON it is kept, and gives the same result for ever. */
export interface RankingInput {
  readonly format: 1;
  readonly roundId: string;
  readonly ruleSetId: string;
  readonly rules: RankingRules;
  /** By application number; `inOrder` sees to it. */
  readonly applications: readonly RankedInput[];
  /** Fund id to what there is for the round, in whole øre as decimal text. */
  readonly pools: Readonly<Record<string, string>>;
}

export function rankingRulesOf({ weights, panelSize, ranking }: Pick<RuleSetValues, 'weights' | 'panelSize' | 'ranking'>): RankingRules {
  return {
    basis: ranking?.basis ?? 'mean',
    weights,
    thresholds: ranking?.thresholds ?? {},
    totalThreshold: ranking?.totalThreshold ?? null,
    tieChain: ranking?.tieChain ?? [],
    panelSize,
  };
}

/** The same input in its one order, whatever order it was read in. */
export function inOrder(input: RankingInput): RankingInput {
  const bySeat = <One extends CountedAssessment>(all: readonly One[]): One[] => all.toSorted((a, b) => compare(a.seatId, b.seatId));
  const applications = input.applications
    .map((one) => ({ ...one, assessments: bySeat(one.assessments), withdrawn: bySeat(one.withdrawn) }))
    .sort((a, b) => compare(a.number, b.number) || compare(a.id, b.id));
  return { ...input, applications };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
