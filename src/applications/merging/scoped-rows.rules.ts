import { isInScope, type Scope } from '../form/scope.rules.js';
import { existence, textOf, type Content, type FieldEdit, type Row } from './merge.rules.js';

interface Stored {
  readonly all: Content;
  readonly edits: readonly FieldEdit[];
}

/** The rows that a page is about which shows a part of a list, with what became of them. */
export interface ScopedRows {
  readonly now: Content;
  readonly edits: readonly FieldEdit[];
  /** Everything else stands as it stood. */
  readonly isHere: (rowId: string) => boolean;
}

/**
 * A page is about the rows it posts, wherever they are by now, those that stood in its part of the list when it was made,
 * and those it has written itself. A row that came into that part later was never shown on it, so it cannot be missing.
 */
export function scopedRows(scope: Scope | null, posted: Content, { all, edits }: Stored, { basis, pageId }: { readonly basis: number; readonly pageId: string | null }): ScopedRows {
  if (!scope) return { now: all, edits, isHere: () => true };
  const here = new Set(posted.rows.map(({ id }) => id));
  for (const edit of edits) if (edit.rowId !== null && edit.pageId !== null && edit.pageId === pageId) here.add(edit.rowId);
  for (const [id, line] of linesAt(basis, all, edits)) if (line && isInScope(line, scope)) here.add(id);
  return {
    now: { ...all, rows: all.rows.filter(({ id }) => here.has(id)) },
    edits: edits.filter(({ rowId }) => rowId === null || here.has(rowId)),
    isHere: (rowId) => here.has(rowId),
  };
}

/** The list again: rows that were not shown where they stood, those that were as they are now, new ones last. */
export function withRest(own: Content, all: Content, isHere: ScopedRows['isHere']): Content {
  const mine = new Map(own.rows.map((row) => [row.id, row]));
  const there = new Set(all.rows.map(({ id }) => id));
  return { fields: own.fields, rows: [...all.rows.flatMap((row) => (isHere(row.id) ? (mine.get(row.id) ?? []) : row)), ...own.rows.filter(({ id }) => !there.has(id))] };
}

type Place = { readonly partnerId: string; readonly year: string };

/** Where each row stood at a revision, undoing what came after it; null for one that was not there. */
function linesAt(basis: number, all: Content, edits: readonly FieldEdit[]): Map<string, Place | null> {
  const lines = new Map<string, Place | null>(all.rows.map((row) => [row.id, placeOf(row)]));
  for (const { rowId, field, before, revision } of edits.toReversed()) {
    if (rowId === null || revision <= basis) continue;
    if (field === existence) lines.set(rowId, before === null ? null : (lines.get(rowId) ?? nowhere));
    else if (field === 'partnerId' || field === 'year') lines.set(rowId, { ...(lines.get(rowId) ?? nowhere), [field]: before ?? '' });
  }
  return lines;
}

const nowhere: Place = { partnerId: '', year: '' };
const placeOf = ({ partnerId, year }: Row): Place => ({ partnerId: textOf(partnerId ?? null), year: textOf(year ?? null) });
