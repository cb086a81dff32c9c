import type { RankingResult } from './ranking-result.rules.js';

/** Where an application stood: its rank and exact total; null: it had no rank. */
export type Stood = { readonly rank: number; readonly total: RankingResult['ranked'][number]['total'] } | null;

export interface Difference {
  readonly id: string;
  readonly number: string;
  readonly before: Stood;
  readonly now: Stood;
}

/** The applications with another rank than before, in the order of the new ranking, and those that lost theirs last. */
export function differences(before: RankingResult, now: RankingResult): Difference[] {
  const placesOf = ({ ranked }: RankingResult) => new Map(ranked.map(({ id, rank, total }) => [id, { rank, total }]));
  const [old, fresh] = [placesOf(before), placesOf(now)];
  const numbers = new Map([...now.ranked, ...before.ranked].map(({ id, number }) => [id, number]));
  return [...numbers].flatMap(([id, number]) => {
    const [was, is] = [old.get(id) ?? null, fresh.get(id) ?? null];
    return was?.rank === is?.rank ? [] : [{ id, number, before: was, now: is }];
  });
}

/** What somebody may see of a result who may see nothing of some applications: the rest, ranked among themselves in the same order. */
export function withoutHidden(result: RankingResult, hidden: ReadonlySet<string>): RankingResult {
  if (hidden.size === 0) return result;
  const seen = <One extends { readonly id: string }>(all: readonly One[]): One[] => all.filter(({ id }) => !hidden.has(id));
  const left = seen(result.ranked);
  const ranked = left.map((one) => ({ ...one, rank: 1 + left.filter(({ rank }) => rank < one.rank).length, shared: left.some((other) => other !== one && other.rank === one.rank) }));
  return { ...result, ranked, failed: seen(result.failed), unranked: seen(result.unranked) };
}
