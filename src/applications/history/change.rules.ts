import { existence, keyOf, type FieldChange } from '../merging/merge.rules.js';

/** What happened to one row, or to a section's own fields (`rowId` null). */
export interface RowChange {
  readonly rowId: string | null;
  readonly what: 'added' | 'removed' | 'changed';
  readonly fields: readonly FieldChange[];
}

/** Several saves as one: from what stood before the first to what stood after the last. What was undone on the way is left out. */
export function netChanges(changes: readonly FieldChange[]): FieldChange[] {
  const byKey = new Map<string, FieldChange>();
  for (const change of changes) {
    const key = keyOf(change.rowId, change.field);
    byKey.set(key, { ...change, before: (byKey.get(key) ?? change).before });
  }
  const rowCameAndWent = (rowId: string | null): boolean => {
    const itself = byKey.get(keyOf(rowId, existence));
    return rowId !== null && itself !== undefined && itself.before === null && itself.after === null;
  };
  return [...byKey.values()].filter(({ rowId, before, after }) => before !== after && !rowCameAndWent(rowId));
}

/** In order of appearance. A row that came or went keeps the fields that held something. */
export function byRow(changes: readonly FieldChange[]): RowChange[] {
  const rows = new Map<string, FieldChange[]>();
  for (const change of changes) {
    const key = change.rowId ?? keyOf(null, change.field);
    rows.set(key, [...(rows.get(key) ?? []), change]);
  }
  return [...rows.values()].map((found): RowChange => {
    const itself = found.find(({ rowId, field }) => rowId !== null && field === existence);
    const fields = found.filter((change) => change !== itself && (change.before ?? '') !== (change.after ?? ''));
    const what = !itself ? 'changed' : itself.before === null ? 'added' : 'removed';
    return { rowId: found[0]?.rowId ?? null, what, fields };
  });
}
