import type { Content } from '../applications/index.js';
import { formatHalfPoints, readScore, type Scale } from './score.rules.js';
import type { Score } from './scoring.rules.js';

/** A criterion's fields on the desk: `scores[3].points` and `scores[3].reason` for the third. */
export type DeskField = 'points' | 'reason';

export const fieldName = (criterionNumber: number, part: DeskField): string => `scores[${criterionNumber}].${part}`;
export const noteName = 'note';

export type Criteria = readonly { readonly id: string; readonly number: number }[];

/** What a member has written from one seat. */
export interface Written {
  readonly scores: readonly Score[];
  readonly privateNote: string;
}

/** An assessment as merging sees it: each field of the form with its text. */
export function contentOf({ scores, privateNote }: Written, criteria: Criteria): Content {
  const fields = criteria.flatMap(({ id, number }) => {
    const score = scores.find(({ criterionId }) => criterionId === id);
    return [
      [fieldName(number, 'points'), pointsText(score?.halfPoints ?? null)],
      [fieldName(number, 'reason'), score?.reason ?? ''],
    ];
  });
  return { fields: Object.fromEntries([...fields, [noteName, privateNote]]) as Record<string, string>, rows: [] };
}

/** The inverse. A criterion with neither points nor a reason is left out. */
export function writtenIn({ fields }: Content, criteria: Criteria, scale: Scale): Written {
  const text = (name: string): string => String(fields[name] ?? '');
  const scores = criteria.flatMap(({ id, number }): Score[] => {
    const points = readScore(text(fieldName(number, 'points')), scale);
    const score = { criterionId: id, halfPoints: points.ok ? points.halfPoints : null, reason: text(fieldName(number, 'reason')) };
    return score.halfPoints === null && score.reason === '' ? [] : [score];
  });
  return { scores, privateNote: text(noteName) };
}

/** As the form posts it: `4,5`; '' for none. */
function pointsText(halfPoints: number | null): string {
  return halfPoints === null ? '' : formatHalfPoints(halfPoints, 'da');
}
