import { typed, type Posted } from '../platform/forms/index.js';
import { PostedFields, type Read } from './posted.form.js';
import { lineField } from './problem.rules.js';
import type { RecommendationLine, RecommendationText } from './recommendation.rules.js';

/** When what the form showed had been saved; null: never. */
export function seenIn(posted: Posted): Date | null {
  const seen = new Date(typed(posted, 'seen'));
  return Number.isNaN(seen.getTime()) ? null : seen;
}

export function readRecommendation(posted: Posted, lines: readonly Pick<RecommendationLine, 'fundId' | 'appliedOere'>[]): Read<RecommendationText> {
  const fields = new PostedFields(posted);
  const input = {
    resume: fields.text('resume'),
    casePresentation: fields.text('casePresentation'),
    lines: lines.map(({ fundId, appliedOere }) => ({
      fundId,
      appliedOere,
      recommendedOere: fields.amount(lineField('recommended', fundId)),
      conditions: fields.text(lineField('conditions', fundId)),
      reason: fields.text(lineField('reason', fundId)),
    })),
  };
  return { input, problems: fields.problems };
}
