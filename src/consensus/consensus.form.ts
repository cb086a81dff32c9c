import { formatHalfPoints, readScore } from '../criteria/index.js';
import { postedRows, typed, type FormError, type Posted } from '../platform/forms/index.js';
import type { RuleSetValues } from '../rounds/index.js';
import { characterCount, normaliseText } from '../shared/text.js';
import { longestComment, outcomeOf, type Agreement, type Proposal } from './consensus.rules.js';

/** A criterion's fields: `criteria[3].points`, `criteria[3].text`, `criteria[3].basis` for the third. */
export const fieldName = (criterionNumber: number, part: 'points' | 'text' | 'basis'): string => `criteria[${criterionNumber}].${part}`;
export const names = { summary: 'summary', basis: 'basis', comment: 'comment', message: 'message', seen: 'seen', openReason: 'openReason', reopenReason: 'reopenReason' } as const;

type Criteria = readonly { readonly id: string; readonly number: number }[];

export interface ReadProposals {
  readonly proposals: ReadonlyMap<string, Proposal>;
  /** Only of what was changed: what stands there is no mistake of whoever sends the form. */
  readonly errors: readonly FormError[];
}

/** A criterion that was not posted is left out. A score and a text belong together. */
export function readProposals(posted: Posted, criteria: Criteria, agreements: readonly Agreement[], rules: RuleSetValues): ReadProposals {
  const rows = postedRows(posted, 'criteria', ['points', 'text', 'basis']);
  const proposals = new Map<string, Proposal>();
  const errors: FormError[] = [];
  for (const { id, number } of criteria) {
    const row = rows.find(({ index }) => index === number);
    const agreement = agreements.find(({ criterionId }) => criterionId === id);
    if (!row || !agreement) continue;
    const score = readScore(row.points, rules.scale);
    const proposal = { halfPoints: score.ok ? score.halfPoints : null, text: row.text, basis: readBasis(row.basis) };
    if (score.ok && outcomeOf(proposal, agreement) === 'same') continue;
    errors.push(...(score.ok ? [] : [{ field: fieldName(number, 'points'), key: 'consensus.points.bad', params: { number, ...ends(rules) } }]));
    errors.push(...(score.ok && score.halfPoints === null ? [{ field: fieldName(number, 'points'), key: 'consensus.points.missing', params: { number } }] : []));
    errors.push(...lengthErrors(fieldName(number, 'text'), row.text, { min: rules.minReasonCharacters, max: rules.textLimits.reason }, ['consensus.text.short', 'consensus.text.long'], { number }));
    proposals.set(id, proposal);
  }
  return { proposals, errors };
}

export function readSummary(posted: Posted, rules: RuleSetValues): { text: string; basis: number; errors: FormError[] } {
  const text = normaliseText(typed(posted, names.summary));
  const errors = lengthErrors(names.summary, text, { min: rules.minReasonCharacters, max: rules.textLimits.recommendation }, ['consensus.summary.short', 'consensus.summary.long']);
  return { text, basis: readBasis(typed(posted, names.basis)), errors };
}

export function readComment(posted: Posted): { id: string; text: string; errors: FormError[] } {
  const text = normaliseText(typed(posted, names.comment));
  const errors = lengthErrors(names.comment, text, { min: 1, max: longestComment }, ['consensus.comment.empty', 'consensus.comment.long']);
  return { id: typed(posted, names.message).slice(0, 80), text, errors };
}

export function readReason(posted: Posted, name: 'openReason' | 'reopenReason', rules: RuleSetValues): { text: string; errors: FormError[] } {
  const text = normaliseText(typed(posted, names[name]));
  const errors = lengthErrors(names[name], text, { min: rules.minReasonCharacters, max: rules.textLimits.reason }, ['consensus.reason.short', 'consensus.reason.long']);
  return { text, errors };
}

function lengthErrors(field: string, text: string, { min, max }: { min: number; max: number }, [short, long]: readonly [string, string], params: { number?: number } = {}): FormError[] {
  const have = characterCount(text);
  if (have < min) return [{ field, key: short, params: { ...params, min, have, lack: min - have } }];
  return have > max ? [{ field, key: long, params: { ...params, max, have, over: have - max } }] : [];
}

function readBasis(text: string): number {
  return /^\d{1,6}$/.test(text) ? Number(text) : 0;
}

/** The scale's ends as words; whole numbers read the same in both languages. */
export function ends({ scale }: RuleSetValues): { min: string; max: string } {
  return { min: formatHalfPoints(scale.minHalfPoints, 'da'), max: formatHalfPoints(scale.maxHalfPoints, 'da') };
}
