import type { Posted } from '../platform/forms/index.js';
import { fundOutcomes, type FundDecision } from './fund-decision.rules.js';
import { PostedFields, type Read } from './posted.form.js';

export function readFundDecision(posted: Posted): Read<FundDecision> {
  const fields = new PostedFields(posted);
  const outcome = fields.oneOf('outcome', fundOutcomes);
  const input = {
    outcome,
    amountOere: outcome === 'rejected' ? null : fields.amount('amount'),
    conditions: fields.text('conditions'),
    legalityConfirmed: fields.text('legalityConfirmed') === '1',
    legalityNote: fields.text('legalityNote'),
    reasonRules: fields.text('reasonRules'),
    reasonConsiderations: fields.text('reasonConsiderations'),
    reasonFacts: fields.text('reasonFacts'),
    complaintGuidance: fields.text('complaintGuidance'),
    decidedOn: fields.date('decidedOn'),
  };
  return { input, problems: fields.problems };
}
