/** A mean kept exact: `sum / count`. A count of 0 is no mean at all. */
export interface Mean {
  readonly sum: number;
  readonly count: number;
}

export interface Rank {
  /** 1, 2, 2, 4; null for what nobody has assessed. */
  readonly rank: number | null;
  /** Others have exactly the same mean. */
  readonly shared: boolean;
}

/**
 * The ranks of a stretch of the ranking, best first and those without a mean last. `before` is how many stand above the
 * stretch, `tiesBefore` how many of those have the first one's mean. The stretch may hold one row more than is shown, so
 * that the last one shown knows whether it shares its rank.
 */
export function ranksOf(means: readonly Mean[], before = 0, tiesBefore = 0): Rank[] {
  let rank = before + 1 - tiesBefore;
  return means.map((mean, at) => {
    if (mean.count === 0) return { rank: null, shared: false };
    const former = at > 0 ? isSame(mean, means[at - 1]) : tiesBefore > 0;
    if (at > 0 && !former) rank = before + at + 1;
    return { rank, shared: former || isSame(mean, means[at + 1]) };
  });
}

/** Larger first; cross-multiplied, so no fraction is ever rounded. */
export function compareMeans(a: Mean, b: Mean): number {
  if (a.count === 0 || b.count === 0) return Number(a.count === 0) - Number(b.count === 0);
  return b.sum * a.count - a.sum * b.count;
}

function isSame(a: Mean, b: Mean | undefined): boolean {
  return b !== undefined && b.count > 0 && a.count > 0 && compareMeans(a, b) === 0;
}
