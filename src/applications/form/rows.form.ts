import { randomUUID } from 'node:crypto';
import { hiddenField, postedRows, typed, type Cell, type HiddenField, type Posted } from '../../platform/forms/index.js';

type Row<K extends string> = Record<K, string> & { readonly index: number };

/**
 * The rows a page shows: what is stored, or what was typed after a press on "add" or "remove". Nothing typed is lost
 * either way; a removed row is gone for good when the page is saved.
 */
export function editedRows<K extends string>(posted: Posted | null, group: string, cells: readonly K[], stored: readonly Record<K, string>[], firstBlanks = 1): { rows: Row<K>[]; blank: number } {
  if (!posted) return { rows: stored.map((row, index) => ({ ...row, index })), blank: stored.length ? 0 : firstBlanks };
  const removed = typed(posted, 'remove');
  const rows = postedRows(posted, group, cells).filter(({ index }) => removed !== `${group}[${index}]`);
  const added = typed(posted, 'add') === group ? 1 : 0;
  return { rows, blank: added || (rows.length ? 0 : 1) };
}

/** Where a row carries its name; a new row gets one at once, so that saving it twice makes one row. */
export function rowIdField({ name, value }: Cell): HiddenField {
  return hiddenField(name, value || randomUUID());
}

/** Rows in which something was typed, each with its number on the page; what the page itself put there does not count. */
export function filled<R extends { readonly index: number }>(rows: readonly R[], given: readonly string[] = []): (R & { readonly line: number })[] {
  return rows
    .map((row, at) => ({ ...row, line: at + 1 }))
    .filter((row) => Object.entries(row).some(([cell, value]) => typeof value === 'string' && value !== '' && !given.includes(cell)));
}
