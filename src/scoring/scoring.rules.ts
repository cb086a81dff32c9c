/**
 * What an assessment is worth. Scores are half points (0-10 for 0-5), sums are integers and means are kept as sum and
 * count, so nothing is rounded before it is shown and equal means are equal whatever order they were added in.
 */
export type Declaration = 'undeclared' | 'none' | 'conflict';

/** One criterion's score; `halfPoints` is null while the assessor has not decided. */
export interface Score {
  readonly criterionId: string;
  readonly halfPoints: number | null;
  readonly reason: string;
}

/** One panel member's place and what has been scored from it. */
export interface ScoredSeat {
  readonly declaration: Declaration;
  readonly submittedAt: Date | null;
  readonly scores: readonly Score[];
}

/** Criterion id to weight, from the round's pinned rule set; it names every criterion. */
export type Weights = Readonly<Record<string, number>>;

/** What a panel has said so far, in half points. Minimum, maximum and spread are null where there is nothing to compare. */
export interface Summary {
  /** Without those who are disqualified. */
  readonly seats: number;
  readonly submitted: number;
  readonly totalSum: number;
  readonly totalMin: number | null;
  readonly totalMax: number | null;
  /** Largest difference between two assessors on one criterion. */
  readonly widestSpread: number | null;
  readonly criterionSums: Readonly<Record<string, number>>;
}

export interface Spread {
  readonly sum: number;
  readonly count: number;
  /** Null with fewer than two scores. */
  readonly spread: number | null;
}

/** An assessment counts when its assessor may take part, has submitted, and has scored every criterion. */
export function isCounted(seat: ScoredSeat, criterionIds: readonly string[]): boolean {
  return seat.declaration === 'none' && seat.submittedAt !== null && criterionIds.every((id) => halfPointsFor(seat, id) !== null);
}

export function recomputeSummary(seats: readonly ScoredSeat[], weights: Weights): Summary {
  const criterionIds = Object.keys(weights);
  const counted = seats.filter((seat) => isCounted(seat, criterionIds));
  const totals = counted.map((seat) => weightedTotal(seat, weights));
  const criteria = criterionIds.map((id) => criterionSpread(counted, id));
  return {
    seats: seats.filter((seat) => seat.declaration !== 'conflict').length,
    submitted: counted.length,
    totalSum: totals.reduce((sum, total) => sum + total, 0),
    totalMin: totals.length ? Math.min(...totals) : null,
    totalMax: totals.length ? Math.max(...totals) : null,
    widestSpread: counted.length > 1 ? Math.max(...criteria.map(({ spread }) => spread ?? 0)) : null,
    criterionSums: counted.length ? Object.fromEntries(criterionIds.map((id, at) => [id, criteria[at]?.sum ?? 0])) : {},
  };
}

/** Sum, count and spread of one criterion over the given assessments. */
export function criterionSpread(seats: readonly ScoredSeat[], criterionId: string): Spread {
  const points = seats.map((seat) => halfPointsFor(seat, criterionId)).filter((value) => value !== null);
  return {
    sum: points.reduce((sum, value) => sum + value, 0),
    count: points.length,
    spread: points.length > 1 ? Math.max(...points) - Math.min(...points) : null,
  };
}

/** In weighted half points; a criterion without a score adds nothing. */
export function weightedTotal(seat: Pick<ScoredSeat, 'scores'>, weights: Weights): number {
  return Object.entries(weights).reduce((sum, [id, weight]) => sum + weight * (halfPointsFor(seat, id) ?? 0), 0);
}

/** The most an application can get, in weighted half points. */
export function highestTotal(weights: Weights, maxHalfPoints: number): number {
  return Object.values(weights).reduce((sum, weight) => sum + weight * maxHalfPoints, 0);
}

export function halfPointsFor(seat: Pick<ScoredSeat, 'scores'>, criterionId: string): number | null {
  return seat.scores.find((score) => score.criterionId === criterionId)?.halfPoints ?? null;
}
