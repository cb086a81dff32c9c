import { originOf, type Origin } from '../applications/index.js';
import { postedRows, typed, type FormError, type Posted } from '../platform/forms/index.js';
import type { RuleSetValues } from '../rounds/index.js';
import { characterCount, normaliseText } from '../shared/text.js';
import { fieldName, noteName, type Criteria } from './desk.rules.js';
import { formatHalfPoints, readScore, type Missing } from './score.rules.js';
import type { Score } from './scoring.rules.js';

export interface ReadDesk {
  readonly scores: readonly Score[];
  /** Absent: was not posted, and stays as it stands. */
  readonly privateNote?: string;
  /** Null where the form does not say what it was made from. */
  readonly origin: Origin | null;
  readonly errors: readonly FormError[];
}

/** What was posted, as far as it can be understood. A criterion that was not posted at all is left out. */
export function readDesk(posted: Posted, criteria: Criteria, rules: RuleSetValues): ReadDesk {
  const rows = postedRows(posted, 'scores', ['points', 'reason']);
  const scores: Score[] = [];
  const errors: FormError[] = [];
  for (const { id, number } of criteria) {
    const row = rows.find((one) => one.index === number);
    if (!row) continue;
    const score = readScore(row.points, rules.scale);
    if (!score.ok) errors.push({ field: fieldName(number, 'points'), key: 'panel.desk.score.bad', params: { number, ...ends(rules) } });
    errors.push(...tooLong(fieldName(number, 'reason'), 'panel.desk.reason.long', row.reason, rules.textLimits.reason, { number }));
    scores.push({ criterionId: id, halfPoints: score.ok ? score.halfPoints : null, reason: row.reason });
  }
  const privateNote = posted[noteName] === undefined ? undefined : normaliseText(typed(posted, noteName));
  errors.push(...tooLong(noteName, 'panel.desk.note.long', privateNote ?? '', noteLimit(rules)));
  return { scores, ...(privateNote !== undefined && { privateNote }), origin: posted.basis === undefined ? null : originOf(posted), errors };
}

/** Notes may be as long as the longest text of a case. */
export const noteLimit = ({ textLimits }: RuleSetValues): number => textLimits.recommendation;

function tooLong(field: string, key: string, text: string, max: number, params: Readonly<Record<string, number>> = {}): FormError[] {
  const have = characterCount(text);
  return have > max ? [{ field, key, params: { ...params, max, have, over: have - max } }] : [];
}

/** The messages for what an assessment lacks before it can be submitted. */
export function missingErrors(missing: readonly Missing[], criteria: Criteria, min: number): FormError[] {
  return missing.map((lack): FormError => {
    const number = criteria.find(({ id }) => id === lack.criterionId)?.number ?? 0;
    if (lack.part === 'score') return { field: fieldName(number, 'points'), key: 'panel.desk.score.missing', params: { number } };
    const field = fieldName(number, 'reason');
    if (lack.characters === 0) return { field, key: 'panel.desk.reason.missing', params: { number, min } };
    return { field, key: 'panel.desk.reason.short', params: { number, min, have: lack.characters, lack: min - lack.characters } };
  });
}

/** The scale's ends as words for a message; whole numbers read the same in both languages. */
export function ends({ scale }: RuleSetValues): { min: string; max: string } {
  return { min: formatHalfPoints(scale.minHalfPoints, 'da'), max: formatHalfPoints(scale.maxHalfPoints, 'da') };
}
