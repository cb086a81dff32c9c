import { lowestCriterion } from '../../rounds/index.js';
import { fundingLine } from '../funding-line.rules.js';
import type { RankedInput, RankingInput } from '../ranking-input.rules.js';

export type WeightChange = 'raised' | 'lowered' | 'dropped';

/** What another weight of one criterion would do to the order. */
export interface Trial {
  readonly criterionId: string;
  readonly change: WeightChange;
  /** As it is, and as it was tried. */
  readonly from: number;
  readonly to: number;
  /** Applications with another rank, and the one that moves most. */
  readonly moved: number;
  readonly furthest: { readonly id: string; readonly from: number; readonly to: number } | null;
  /** Applications that come above the funding line, and that fall below it. */
  readonly above: readonly string[];
  readonly below: readonly string[];
}

/**
 * Each weight a step up, a step down and left out, one at a time; with whole weights a step is 1. Only the order is tried:
 * an application below a threshold stays out of it, and all others stay in.
 */
export function sensitivity(input: RankingInput, ranked: readonly { readonly id: string }[]): Trial[] {
  const { weights } = input.rules;
  const reached = new Set(ranked.map(({ id }) => id));
  const summed = summedOf(input, reached);
  const before = placesOf(input, summed, weights);
  return Object.entries(weights).sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([criterionId, from]) =>
    stepsFrom(from, weights).map(([change, to]): Trial => ({ criterionId, change, from, to, ...movesBetween(before, placesOf(input, summed, { ...weights, [criterionId]: to })) })),
  );
}

/** What stays the same whatever the weights are: each criterion's sum, over as many assessments. */
interface Summed {
  readonly id: string;
  readonly count: number;
  readonly sums: Readonly<Record<string, number>>;
  readonly sought: RankedInput['sought'];
}

export interface Place {
  readonly id: string;
  readonly rank: number;
  readonly line: 'within' | 'reserve';
}

function summedOf({ applications, rules: { weights } }: RankingInput, among: ReadonlySet<string>): Summed[] {
  return inOrderOfId(applications.filter(({ id }) => among.has(id))).map(({ id, assessments, sought }) => ({
    id,
    count: assessments.length,
    sums: Object.fromEntries(Object.keys(weights).map((criterionId) => [criterionId, assessments.reduce((sum, { scores }) => sum + (scores[criterionId] ?? 0), 0)])),
    sought,
  }));
}

const inOrderOfId = <One extends { readonly id: string }>(all: readonly One[]): One[] => all.toSorted((a, b) => (a.id < b.id ? -1 : 1));

/**
 * The same ranks as `rank` gives by the mean (a spec holds them together), many times as quick: all of one application's
 * figures have its number of assessments below the line, and the sums are far too small to be rounded.
 */
function placesOf({ rules: { tieChain }, pools }: RankingInput, summed: readonly Summed[], weights: Readonly<Record<string, number>>): Place[] {
  const ids = Object.keys(weights);
  const keyed = summed.map((one) => ({ one, keys: [ids.reduce((sum, id) => sum + (weights[id] ?? 0) * (one.sums[id] ?? 0), 0), ...tieChain.map((step) => (step === lowestCriterion ? Math.min(...Object.values(one.sums)) : (one.sums[step] ?? 0)))] }));
  const compare = (a: (typeof keyed)[number], b: (typeof keyed)[number]): number => {
    for (const [at, key] of a.keys.entries()) {
      const difference = b.keys[at]! * a.one.count - key * b.one.count;
      if (difference !== 0) return difference;
    }
    return 0;
  };
  keyed.sort(compare);
  let rank = 1;
  const ranked = keyed.map((each, at) => {
    if (at > 0 && compare(keyed[at - 1]!, each) !== 0) rank = at + 1;
    return { id: each.one.id, rank, sought: each.one.sought };
  });
  const { lineOf } = fundingLine(ranked, pools);
  return ranked.map(({ id, rank: place }) => ({ id, rank: place, line: lineOf(place) }));
}

/** As the ranking is, by the same quick way: for the spec that holds the two together. */
export function quickPlaces(input: RankingInput): Place[] {
  return placesOf(input, summedOf(input, new Set(input.applications.filter(({ assessments }) => assessments.length > 0).map(({ id }) => id))), input.rules.weights);
}

/** A step down from 1 is leaving it out, and one criterion is always left. */
function stepsFrom(weight: number, weights: Readonly<Record<string, number>>): [WeightChange, number][] {
  const isAlone = Object.values(weights).filter((one) => one > 0).length < 2;
  return [['raised', weight + 1], ...(weight > 1 ? [['lowered', weight - 1] as [WeightChange, number]] : []), ...(weight > 0 && !isAlone ? [['dropped', 0] as [WeightChange, number]] : [])];
}

function movesBetween(before: readonly Place[], after: readonly Place[]): Pick<Trial, 'moved' | 'furthest' | 'above' | 'below'> {
  const now = new Map(after.map((one) => [one.id, one]));
  const moves = before.map(({ id, rank: from, line }) => ({ id, from, line, to: now.get(id)!.rank, lineNow: now.get(id)!.line }));
  const moved = moves.filter(({ from, to }) => from !== to);
  const furthest = moved.reduce<(typeof moved)[number] | null>((most, move) => (most && Math.abs(most.to - most.from) >= Math.abs(move.to - move.from) ? most : move), null);
  return {
    moved: moved.length,
    furthest: furthest && { id: furthest.id, from: furthest.from, to: furthest.to },
    above: moves.filter(({ line, lineNow }) => line === 'reserve' && lineNow === 'within').map(({ id }) => id),
    below: moves.filter(({ line, lineNow }) => line === 'within' && lineNow === 'reserve').map(({ id }) => id),
  };
}
