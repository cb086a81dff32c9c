import { keyOf, type Content, type Row, type Scalar } from './merge.rules.js';

/** `form`: what stands in the form; `theirs`: what the other one stored; `remove`: the row goes. */
export const settlements = ['form', 'theirs', 'remove'] as const;
export type Settlement = (typeof settlements)[number];

/** Puts what somebody chose between into what they posted. What nobody chose stays unsettled. */
export function settle(mine: Content, now: Content, chosen: ReadonlyMap<string, Settlement | null>): { mine: Content; unsettled: Set<string> } {
  const unsettled = new Set<string>();
  const fields: Record<string, Scalar> = { ...mine.fields };
  const rows = new Map(mine.rows.map((row) => [row.id, row]));
  const theirs = new Map(now.rows.map((row) => [row.id, row]));
  for (const [key, choice] of chosen) {
    const [rowId = '', field = ''] = key.split('/');
    if (choice === null) unsettled.add(keyOf(rowId || null, field || null));
    else if (choice === 'remove') rows.delete(rowId);
    else if (choice === 'theirs') {
      const row = theirs.get(rowId);
      if (rowId === '') fields[field] = now.fields[field] ?? null;
      else if (!row) rows.delete(rowId);
      else rows.set(rowId, field === '' || !rows.has(rowId) ? row : ({ ...rows.get(rowId), [field]: row[field] ?? null } as Row));
    }
  }
  return { mine: { fields, rows: [...rows.values()] }, unsettled };
}
