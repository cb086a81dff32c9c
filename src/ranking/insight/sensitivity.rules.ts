import type { RankingInput } from '../ranking-input.rules.js';
import type { RankedApplication } from '../ranking-result.rules.js';
import { rank } from '../ranking.rules.js';

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
export function sensitivity(input: RankingInput): Trial[] {
  const reached = new Set(rank(input).ranked.map(({ id }) => id));
  const tried: RankingInput = { ...input, applications: input.applications.filter(({ id }) => reached.has(id)), rules: { ...input.rules, thresholds: {}, totalThreshold: null } };
  const before = rank(tried).ranked;
  return Object.entries(input.rules.weights).sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([criterionId, from]) =>
    stepsFrom(from, input.rules.weights).map(([change, to]): Trial => {
      const after = rank({ ...tried, rules: { ...tried.rules, weights: { ...tried.rules.weights, [criterionId]: to } } }).ranked;
      return { criterionId, change, from, to, ...movesBetween(before, after) };
    }),
  );
}

/** A step down from 1 is leaving it out, and one criterion is always left. */
function stepsFrom(weight: number, weights: Readonly<Record<string, number>>): [WeightChange, number][] {
  const isAlone = Object.values(weights).filter((one) => one > 0).length < 2;
  return [['raised', weight + 1], ...(weight > 1 ? [['lowered', weight - 1] as [WeightChange, number]] : []), ...(weight > 0 && !isAlone ? [['dropped', 0] as [WeightChange, number]] : [])];
}

function movesBetween(before: readonly RankedApplication[], after: readonly RankedApplication[]): Pick<Trial, 'moved' | 'furthest' | 'above' | 'below'> {
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
