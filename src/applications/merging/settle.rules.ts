import { keyOf, type Conflict, type Content, type FieldEdit, type Row, type Scalar } from './merge.rules.js';

/** `form`: what stands in the form; `theirs`: what the other one stored; `remove`: the row goes. */
export const settlements = ['form', 'theirs', 'remove'] as const;
export type Settlement = (typeof settlements)[number];

export interface Settled {
  /** What was posted, with what was chosen in it. */
  readonly mine: Content;
  /** What nobody has chosen between yet, as `keyOf` names it. */
  readonly unsettled: ReadonlySet<string>;
  /** Rows that were chosen to stay or to go, by id. */
  readonly decided: ReadonlySet<string>;
  /** Fields, and whole rows, that are now as they stand there. */
  readonly taken: ReadonlySet<string>;
}

/** Puts what somebody chose between into what they posted. */
export function settle(mine: Content, now: Content, chosen: ReadonlyMap<string, Settlement | null>): Settled {
  const [unsettled, decided, taken] = [new Set<string>(), new Set<string>(), new Set<string>()];
  const fields: Record<string, Scalar> = { ...mine.fields };
  const rows = new Map(mine.rows.map((row) => [row.id, row]));
  const theirs = new Map(now.rows.map((row) => [row.id, row]));
  for (const [key, choice] of chosen) {
    const { rowId, field } = placeOf(key);
    if (rowId !== null && field === null && (choice === 'form' || choice === 'remove')) decided.add(rowId);
    if (choice === null) unsettled.add(keyOf(rowId, field));
    else if (choice === 'remove' && rowId !== null) rows.delete(rowId);
    if (choice !== 'theirs') continue;
    taken.add(keyOf(rowId, field));
    if (rowId === null) {
      if (field !== null && [fields, now.fields].some((one) => Object.hasOwn(one, field))) fields[field] = now.fields[field] ?? null;
      continue;
    }
    const [own, row] = [rows.get(rowId), theirs.get(rowId)];
    if (row && (field === null || !own)) {
      rows.set(rowId, row);
      taken.add(keyOf(rowId, null));
    } else if (row && field !== null && Object.hasOwn(row, field)) rows.set(rowId, { ...own, [field]: row[field]! } as Row);
    // Where only a cell was asked about and the row is gone by now, the merge asks about all that was typed in it.
    else if (!row && field === null) rows.delete(rowId);
  }
  return { mine: { fields, rows: [...rows.values()] }, unsettled, decided, taken };
}

/** The disagreements that a page showed, to be shown once more on one that comes back before anything is merged. */
export function stillOpen(keys: Iterable<string>, now: Content, edits: readonly FieldEdit[]): Conflict[] {
  return [...keys].map((key) => {
    const { rowId, field } = placeOf(key);
    const by = edits.filter((edit) => edit.rowId === rowId && (field === null || edit.field === field)).at(-1) ?? null;
    const isThere = now.rows.some(({ id }) => id === rowId);
    return { kind: field !== null ? 'changed' : isThere ? 'removed-by-me' : 'removed-by-them', rowId, field, by };
  });
}

/** The inverse of `keyOf`. */
function placeOf(key: string): { rowId: string | null; field: string | null } {
  const [rowId = '', field = ''] = key.split('/');
  return { rowId: rowId || null, field: field || null };
}
