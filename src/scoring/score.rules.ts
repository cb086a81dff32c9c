import { characterCount } from '../shared/text.js';
import type { Score } from './scoring.rules.js';

export { formatHalfPoints, formatMean, readScore, stepsOf, type PointsFormat, type ReadScore, type Scale } from '../criteria/index.js';

/** What a criterion lacks before the assessment can be submitted; `characters` is how long the reason is now. */
export type Missing =
  | { readonly criterionId: string; readonly part: 'score' }
  | { readonly criterionId: string; readonly part: 'reason'; readonly characters: number };

export function missingBeforeSubmit(scores: readonly Score[], criterionIds: readonly string[], minReasonCharacters: number): Missing[] {
  return criterionIds.flatMap((criterionId): Missing[] => {
    const score = scores.find((one) => one.criterionId === criterionId);
    const characters = characterCount(score?.reason ?? '');
    return [
      ...(score?.halfPoints == null ? [{ criterionId, part: 'score' } as const] : []),
      ...(characters < minReasonCharacters ? [{ criterionId, part: 'reason', characters } as const] : []),
    ];
  });
}

/** Where an assessor goes on after one criterion: the next without a score, going round; null when all have one. */
export function nextWithoutScore(scores: readonly Score[], criterionIds: readonly string[], after: string): string | null {
  const at = criterionIds.indexOf(after);
  const inTurn = [...criterionIds.slice(at + 1), ...criterionIds.slice(0, at + 1)];
  return inTurn.find((id) => scores.find((score) => score.criterionId === id)?.halfPoints == null) ?? null;
}

export type ScoringRefusal = 'closed' | 'submitted' | 'concluded';

/** A seat is written to only while the application is under assessment, its own assessment is not in and the panel has not agreed. */
export function refusalToScore({ submittedAt, concludedAt }: { readonly submittedAt: Date | null; readonly concludedAt: Date | null }, applicationState: string): ScoringRefusal | null {
  if (submittedAt !== null) return 'submitted';
  if (applicationState !== 'assessment') return 'closed';
  return concludedAt === null ? null : 'concluded';
}

export type ReturnRefusal = 'closed' | 'open' | 'consensus';

/** An assessment is given back to its member only while nobody else of the panel may have seen it. */
export function refusalToReturn({ submittedAt, consensusOpenedAt }: { readonly submittedAt: Date | null; readonly consensusOpenedAt: Date | null }, applicationState: string): ReturnRefusal | null {
  if (applicationState !== 'assessment') return 'closed';
  if (submittedAt === null) return 'open';
  return consensusOpenedAt === null ? null : 'consensus';
}
