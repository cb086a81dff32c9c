import { readScore, formatHalfPoints, type Criterion, type Scale } from '../criteria/index.js';
import { postedRows, type FormError, type Posted } from '../platform/forms/index.js';
import type { RuleSetValues } from '../rounds/index.js';
import { characterCount } from '../shared/text.js';
import type { CaseScore } from './calibration.rules.js';

export const scoreName = (number: number, part: 'points' | 'reason'): string => `scores[${number}].${part}`;

type Numbered = readonly Pick<Criterion, 'id' | 'number'>[];

/** What was posted, as far as it can be understood. A criterion that was not posted at all is left out. */
export function readScores(posted: Posted, criteria: Numbered, rules: RuleSetValues): { scores: CaseScore[]; errors: FormError[] } {
  const rows = postedRows(posted, 'scores', ['points', 'reason']);
  const scores: CaseScore[] = [];
  const errors: FormError[] = [];
  for (const { id, number } of criteria) {
    const row = rows.find(({ index }) => index === number);
    if (!row) continue;
    const score = readScore(row.points, rules.scale);
    const [have, max] = [characterCount(row.reason), rules.textLimits.reason];
    if (!score.ok) errors.push({ field: scoreName(number, 'points'), key: 'calibration.form.score.bad', params: { number, ...ends(rules.scale) } });
    if (have > max) errors.push({ field: scoreName(number, 'reason'), key: 'calibration.form.reason.long', params: { number, max, have, over: have - max } });
    scores.push({ criterionId: id, halfPoints: score.ok ? score.halfPoints : null, reason: row.reason });
  }
  return { scores, errors };
}

export function missingErrors(missing: readonly string[], criteria: Numbered): FormError[] {
  return criteria.filter(({ id }) => missing.includes(id)).map(({ number }) => ({ field: scoreName(number, 'points'), key: 'calibration.form.score.missing', params: { number } }));
}

/** The scale's ends; whole numbers read the same in both languages. */
export function ends(scale: Scale): { min: string; max: string } {
  return { min: formatHalfPoints(scale.minHalfPoints, 'da'), max: formatHalfPoints(scale.maxHalfPoints, 'da') };
}
