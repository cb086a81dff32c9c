import type { Posted } from '../platform/forms/index.js';
import { forumOutcomes, type ForumDecision, type ForumLine } from './forum-decision.rules.js';
import { PostedFields, type Read } from './posted.form.js';
import { lineField } from './problem.rules.js';

export function readForumDecision(posted: Posted, lines: readonly Pick<ForumLine, 'fundId' | 'appliedOere'>[]): Read<ForumDecision> {
  const fields = new PostedFields(posted);
  const input = {
    decidedOn: fields.date('decidedOn'),
    lines: lines.map(({ fundId, appliedOere }) => {
      const field = (name: string) => lineField(name, fundId);
      const outcome = fields.oneOf(field('outcome'), forumOutcomes);
      return {
        fundId,
        appliedOere,
        outcome,
        // Nobody has to tidy up an amount that is not going to be read.
        amountOere: outcome === 'not-recommended' ? null : fields.amount(field('amount')),
        conditions: fields.text(field('conditions')),
        reason: fields.text(field('reason')),
        minority: fields.text(field('minority')),
      };
    }),
    absent: fields.text('absent'),
  };
  return { input, problems: fields.problems };
}
