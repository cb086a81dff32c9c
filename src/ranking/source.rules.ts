import type { CountedAssessment, Points, RankedInput, WithdrawnAssessment } from './ranking-input.rules.js';

interface Seat {
  readonly seatId: string;
  readonly accountId: string;
  readonly status: 'none' | 'declared' | 'cleared' | 'disqualified' | null;
  readonly version: number | null;
  readonly scores: readonly { readonly criterionId: string; readonly halfPoints: number }[] | null;
}

/** What was handed in by those who may take part. */
export function countedOf(seats: readonly Seat[]): CountedAssessment[] {
  return seats.flatMap((seat) => (mayCount(seat) ? (handedIn(seat) ?? []) : []));
}

/** What was handed in and is not counted, and why: it stays on record. */
export function withdrawnOf(seats: readonly Seat[]): WithdrawnAssessment[] {
  return seats.flatMap((seat) => {
    const assessment = mayCount(seat) ? null : handedIn(seat);
    const why = seat.status === 'declared' || seat.status === 'disqualified' ? seat.status : 'undeclared';
    return assessment ? [{ ...assessment, why }] : [];
  });
}

/** null: a criterion is not agreed on, so nothing is. */
export function consensusOf(records: readonly { readonly criterionId: string; readonly revision: number; readonly halfPoints: number }[], criterionIds: readonly string[]): RankedInput['consensus'] {
  const agreed = Object.fromEntries(records.filter(({ criterionId }) => criterionIds.includes(criterionId)).map(({ criterionId, revision, halfPoints }) => [criterionId, { revision, halfPoints }]));
  return criterionIds.every((id) => agreed[id] !== undefined) ? agreed : null;
}

export function pointsIn(scores: readonly { readonly criterionId: string; readonly halfPoints: number }[]): Points {
  return Object.fromEntries(scores.map(({ criterionId, halfPoints }) => [criterionId, halfPoints]));
}

function mayCount({ status }: Seat): boolean {
  return status === 'none' || status === 'cleared';
}

function handedIn({ seatId, accountId, version, scores }: Seat): CountedAssessment | null {
  return version === null || scores === null ? null : { seatId, accountId, version, scores: pointsIn(scores) };
}
