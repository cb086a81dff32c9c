import { compareFractions, fraction, kept, type Fraction } from './fraction.rules.js';
import { fundingLine } from './funding-line.rules.js';
import { inOrder, lowestCriterion, type RankedInput, type RankingInput, type RankingRules } from './ranking-input.rules.js';
import type { FailedApplication, RankedApplication, RankingResult, ThresholdFailure, UnrankedApplication } from './ranking-result.rules.js';

/** What an application is worth, exact. */
interface Worth {
  readonly input: RankedInput;
  readonly total: Fraction;
  readonly criteria: ReadonlyMap<string, Fraction>;
}

/**
 * Ranks by total, then by the tie chain, and what is equal in all of it shares a rank. Neither id nor number nor time
 * decides anything, and the order in which things were read changes nothing.
 */
export function rank(given: RankingInput): RankingResult {
  const input = inOrder(given);
  const { rules } = input;
  const worths = input.applications.flatMap((one) => worthOf(one, rules) ?? []);
  const isWorth = new Set(worths.map(({ input: { id } }) => id));
  const judged = worths.map((worth) => ({ worth, failures: failuresOf(worth, rules) }));
  const passed = judged.filter(({ failures }) => failures.length === 0).map(({ worth }) => worth);
  const places = placed(passed, rules);
  const { line, lineOf } = fundingLine(places.map(({ worth, rank: place }) => ({ rank: place, sought: worth.input.sought })), input.pools);
  return {
    format: 1,
    ranked: places.map(({ worth, ...place }): RankedApplication => ({ ...told(worth), ...place, line: lineOf(place.rank) })),
    failed: judged.filter(({ failures }) => failures.length > 0).map(({ worth, failures }): FailedApplication => ({ ...told(worth), failures })),
    unranked: input.applications
      .filter(({ id }) => !isWorth.has(id))
      .map(({ id, number }): UnrankedApplication => ({ id, number, why: rules.basis === 'consensus' ? 'no-consensus' : 'no-assessments' })),
    line,
  };
}

/** null: nobody has assessed it, or its panel has not agreed. */
function worthOf(input: RankedInput, { basis, weights }: RankingRules): Worth | null {
  const ids = Object.keys(weights).sort();
  const voices = basis === 'mean' ? input.assessments.map(({ scores }) => scores) : input.consensus ? [agreed(input.consensus)] : [];
  if (voices.length === 0) return null;
  const sums = ids.map((id) => voices.reduce((sum, scores) => sum + pointsOf(scores, id), 0n));
  const total = sums.reduce((sum, points, at) => sum + points * BigInt(weights[ids[at]!] ?? 0), 0n);
  return { input, total: fraction(total, voices.length), criteria: new Map(ids.map((id, at) => [id, fraction(sums[at]!, voices.length)])) };
}

/** @throws where something counts that has no score: what is counted was handed in, and then it has all */
function pointsOf(scores: Readonly<Record<string, number>>, criterionId: string): bigint {
  const points = scores[criterionId];
  if (points === undefined) throw new Error(`A counted assessment has no score for ${criterionId}`);
  return BigInt(points);
}

function agreed(consensus: NonNullable<RankedInput['consensus']>): Record<string, number> {
  return Object.fromEntries(Object.entries(consensus).map(([id, { halfPoints }]) => [id, halfPoints]));
}

/** What it does not reach; the threshold itself is enough. */
function failuresOf({ total, criteria }: Worth, { thresholds, totalThreshold }: RankingRules): ThresholdFailure[] {
  const tested = [...criteria].flatMap(([on, score]) => (thresholds[on] === undefined ? [] : [{ on, score, threshold: thresholds[on] }]));
  const all = totalThreshold === null ? tested : [...tested, { on: 'total', score: total, threshold: totalThreshold }];
  return all.filter(({ score, threshold }) => compareFractions(score, fraction(threshold, 1)) < 0).map((failure) => ({ ...failure, score: kept(failure.score) }));
}

type Place = Pick<RankedApplication, 'rank' | 'shared' | 'separatedBy'> & { readonly worth: Worth };

function placed(worths: readonly Worth[], rules: RankingRules): Place[] {
  const steps = ['total', ...rules.tieChain];
  const keyed = worths.map((worth) => ({ worth, keys: steps.map((step) => keyOf(worth, step)) }));
  // Stable: what is equal stays in the order of the input.
  keyed.sort((a, b) => difference(a.keys, b.keys)?.order ?? 0);
  let place = 1;
  return keyed.map(({ worth, keys }, at) => {
    const above = keyed[at - 1] && difference(keyed[at - 1]!.keys, keys);
    const below = keyed[at + 1] && difference(keys, keyed[at + 1]!.keys);
    if (above) place = at + 1;
    const step = above ? steps[above.at]! : 'total';
    return { worth, rank: place, shared: (at > 0 && !above) || (at + 1 < keyed.length && !below), separatedBy: step === 'total' ? null : step };
  });
}

function keyOf({ total, criteria }: Worth, step: string): Fraction {
  if (step === 'total') return total;
  if (step === lowestCriterion) return [...criteria.values()].reduce((least, score) => (compareFractions(score, least) < 0 ? score : least));
  const score = criteria.get(step);
  if (!score) throw new Error(`The tie chain names ${step}, which is no criterion`);
  return score;
}

/** Where two first differ, larger first; null where they are equal in everything. */
function difference(a: readonly Fraction[], b: readonly Fraction[]): { at: number; order: number } | null {
  const at = a.findIndex((key, step) => compareFractions(key, b[step]!) !== 0);
  return at === -1 ? null : { at, order: compareFractions(b[at]!, a[at]!) };
}

function told({ input, total, criteria }: Worth) {
  const { id, number, assessments } = input;
  return { id, number, total: kept(total), criteria: Object.fromEntries([...criteria].map(([criterionId, score]) => [criterionId, kept(score)])), assessments: assessments.length };
}
