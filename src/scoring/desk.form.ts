import { postedRows, type FormError, type Posted } from '../platform/forms/index.js';
import { characterCount } from '../shared/text.js';
import type { RuleSetValues } from '../rounds/index.js';
import { formatHalfPoints, readScore, type Missing } from './score.rules.js';
import type { Score } from './scoring.rules.js';

/** A criterion's fields on the desk: `scores[3].points` and `scores[3].reason` for the third. */
export type DeskField = 'points' | 'reason';

export const fieldName = (criterionNumber: number, part: DeskField): string => `scores[${criterionNumber}].${part}`;

type Criteria = readonly { readonly id: string; readonly number: number }[];

/** What was posted, as far as it can be understood. A criterion that was not posted at all is left out. */
export function readDesk(posted: Posted, criteria: Criteria, rules: RuleSetValues): { scores: Score[]; errors: FormError[] } {
  const rows = postedRows(posted, 'scores', ['points', 'reason']);
  const scores: Score[] = [];
  const errors: FormError[] = [];
  for (const { id, number } of criteria) {
    const row = rows.find((one) => one.index === number);
    if (!row) continue;
    const score = readScore(row.points, rules.scale);
    const have = characterCount(row.reason);
    const max = rules.textLimits.reason;
    if (!score.ok) errors.push({ field: fieldName(number, 'points'), key: 'panel.desk.score.bad', params: { number, ...ends(rules) } });
    if (have > max) errors.push({ field: fieldName(number, 'reason'), key: 'panel.desk.reason.long', params: { number, max, have, over: have - max } });
    scores.push({ criterionId: id, halfPoints: score.ok ? score.halfPoints : null, reason: row.reason });
  }
  return { scores, errors };
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
