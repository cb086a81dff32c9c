import { readScore, formatHalfPoints, type Criterion } from '../criteria/index.js';
import { postedRows, typed, type FormError, type Posted } from '../platform/forms/index.js';
import type { RuleSetValues } from '../rounds/index.js';
import { normaliseText } from '../shared/text.js';
import { ends } from './calibration.form.js';
import type { CaseProblem, WrittenCase } from './calibration.rules.js';
import type { CaseRow } from './calibration.store.js';

export const answerName = (number: number, part: 'da' | 'en' | 'intended'): string => `answers[${number}].${part}`;

type Numbered = readonly Pick<Criterion, 'id' | 'number'>[];
type Written = WrittenCase & Pick<CaseRow, 'intended'>;

/** A case as it was typed; only the points can be beyond understanding. */
export function readCase(posted: Posted, criteria: Numbered, { scale }: RuleSetValues): { written: Written; errors: FormError[] } {
  const rows = postedRows(posted, 'answers', ['da', 'en', 'intended']);
  const answers: Record<string, { da: string; en: string }> = {};
  const intended: Record<string, number> = {};
  const errors: FormError[] = [];
  for (const { id, number } of criteria) {
    const row = rows.find(({ index }) => index === number);
    answers[id] = { da: row?.da ?? '', en: row?.en ?? '' };
    const points = readScore(row?.intended ?? '', scale);
    if (!points.ok) errors.push({ field: answerName(number, 'intended'), key: 'trial.form.intended.bad', params: { number, ...ends(scale) } });
    else if (points.halfPoints !== null) intended[id] = points.halfPoints;
  }
  return { written: { titleDa: normaliseText(typed(posted, 'titleDa')), titleEn: normaliseText(typed(posted, 'titleEn')), answers, intended }, errors };
}

/** A stored case as the form's fields. */
export function asTyped({ titleDa, titleEn, answers, intended }: Written, criteria: Numbered): Posted {
  const rows = criteria.flatMap(({ id, number }) => [
    [answerName(number, 'da'), answers[id]?.da ?? ''],
    [answerName(number, 'en'), answers[id]?.en ?? ''],
    [answerName(number, 'intended'), intended[id] === undefined ? '' : formatHalfPoints(intended[id], 'da')],
  ]);
  return { titleDa, titleEn, ...(Object.fromEntries(rows) as Record<string, string>) };
}

export function problemErrors(problems: readonly CaseProblem[], criteria: Numbered): FormError[] {
  return problems.map((problem): FormError => {
    const number = criteria.find(({ id }) => id === problem.criterionId)?.number ?? 0;
    const field = problem.part === 'title' ? (problem.lang === 'da' ? 'titleDa' : 'titleEn') : answerName(number, problem.lang);
    if (problem.why === 'long') return { field, key: 'trial.form.long', params: { max: problem.max, have: problem.have, over: problem.have - problem.max } };
    return problem.part === 'title' ? { field, key: `trial.form.empty.title.${problem.lang}` } : { field, key: `trial.form.empty.answer.${problem.lang}`, params: { number } };
  });
}
