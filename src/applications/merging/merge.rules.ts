/** A value of a field as it is stored. */
export type Scalar = string | number | bigint | boolean | null;
export type Row = { readonly id: string } & Readonly<Record<string, Scalar>>;

/** A section as far as merging is concerned: its own fields and its rows, named as the form names them. */
export interface Content {
  readonly fields: Readonly<Record<string, Scalar>>;
  readonly rows: readonly Row[];
}

/** One field that somebody's save changed. Texts as `textOf` gives them; null: the row was not there, or is gone. */
export interface FieldChange {
  readonly rowId: string | null;
  /** `existence` for the row itself. */
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

export interface FieldEdit extends FieldChange {
  readonly revision: number;
  readonly accountId: string;
  readonly accountName: string;
  readonly pageId: string | null;
  /** Counts what the page has sent by script; 0 for a form sent the plain way. */
  readonly turn: number;
  readonly at: Date;
}

/** Field of an edit that says that a row came or went. */
export const existence = '';

/**
 * Two people changed the same thing. `changed`: both gave the field a new value; `removed-by-them`: a row changed here
 * is gone; `removed-by-me`: a row removed here was changed.
 */
export interface Conflict {
  readonly kind: 'changed' | 'removed-by-them' | 'removed-by-me';
  readonly rowId: string | null;
  /** null: the whole row. */
  readonly field: string | null;
  readonly by: Pick<FieldEdit, 'accountId' | 'accountName' | 'at'> | null;
}

export interface Merging {
  readonly mine: Content;
  readonly now: Content;
  /** Everything since `basis` in this section, oldest first. */
  readonly edits: readonly FieldEdit[];
  /** The revision that the form was made from. */
  readonly basis: number;
  readonly pageId: string | null;
  /** Disagreements shown before that nobody has settled yet, as `keyOf` names them. */
  readonly unsettled: ReadonlySet<string>;
  /** Rows that were chosen to stay or to go: where they have come or gone once more, that is asked, not taken over. */
  readonly decided: ReadonlySet<string>;
}

export interface Merged {
  /** What to store; where there are conflicts, what to show: this person's own values where the two disagree. */
  readonly content: Content;
  readonly conflicts: readonly Conflict[];
  /**
   * What this page and somebody else changed to the very same. It is logged, though it changes nothing: from then on the
   * page knows of it, and taking it back on that page is a change of its own.
   */
  readonly agreed: readonly FieldChange[];
}

export const keyOf = (rowId: string | null, field: string | null): string => `${rowId ?? ''}/${field ?? ''}`;

/**
 * Three-way merge, field by field: a field that only one of the two has changed since the form was made takes that
 * change; the same field changed by both is a conflict, unless both typed the same.
 */
export function merge(merging: Merging): Merged {
  const conflicts: Conflict[] = [];
  const agreed: FieldChange[] = [];
  const agree = (rowId: string | null, field: string, value: string | null) => agreed.push({ rowId, field, before: value, after: value });
  const { mine, now } = merging;
  const history = historyOf(merging);
  const pick = (rowId: string | null, field: string, own: Scalar, theirs: Scalar): Scalar => {
    const verdict = history.verdict(rowId, field, textOf(own), textOf(theirs));
    if (verdict === 'same') agree(rowId, field, textOf(own));
    if (verdict === 'conflict') conflicts.push({ kind: 'changed', rowId, field, by: history.lastBy(rowId, field) });
    return verdict === 'theirs' ? theirs : own;
  };
  const both = (rowId: string | null, own: Readonly<Record<string, Scalar>>, theirs: Readonly<Record<string, Scalar>>) =>
    Object.fromEntries(namesIn(theirs, own).map((field) => [field, field === 'id' ? own[field]! : pick(rowId, field, own[field] ?? null, theirs[field] ?? null)]));

  const rows: Row[] = [];
  const mineById = new Map(mine.rows.map((row) => [row.id, row]));
  for (const row of now.rows) {
    const own = mineById.get(row.id);
    if (own) {
      rows.push(both(row.id, own, row) as Row);
      if (history.cameLater(row.id)) agree(row.id, existence, '');
      // The page that asked has shown the row again, and nobody has said that it may stay.
      if (merging.unsettled.has(keyOf(row.id, null)) && !history.cameLater(row.id)) conflicts.push({ kind: 'removed-by-me', rowId: row.id, field: null, by: history.lastBy(row.id, null) });
    } else {
      const cameLater = history.cameLater(row.id);
      const isAsked = cameLater ? merging.decided.has(row.id) : history.changedLater(row) || merging.unsettled.has(keyOf(row.id, null));
      if (isAsked) conflicts.push({ kind: 'removed-by-me', rowId: row.id, field: null, by: history.lastBy(row.id, null) });
      if (isAsked || cameLater) rows.push(row);
    }
  }
  const nowIds = new Set(now.rows.map(({ id }) => id));
  for (const row of mine.rows.filter(({ id }) => !nowIds.has(id))) {
    const wentLater = history.wentLater(row.id);
    if (wentLater && !history.changedHere(row) && !merging.decided.has(row.id)) continue;
    if (wentLater || merging.unsettled.has(keyOf(row.id, null))) conflicts.push({ kind: 'removed-by-them', rowId: row.id, field: null, by: history.lastBy(row.id, existence) });
    rows.push(row);
  }
  for (const rowId of history.goneRows()) if (!mineById.has(rowId)) agree(rowId, existence, null);
  const fields = both(null, mine.fields, now.fields);
  // An emptied amount is left out of a form altogether, so one that both have emptied is in neither.
  for (const field of history.ownFields()) if (!Object.hasOwn(fields, field)) pick(null, field, null, null);
  return { content: { fields, rows }, conflicts, agreed };
}

/** What happened to a field after this page last knew it. */
function historyOf({ edits, basis, pageId, unsettled }: Merging) {
  const byKey = new Map<string, FieldEdit[]>();
  for (const edit of edits) byKey.set(keyOf(edit.rowId, edit.field), [...(byKey.get(keyOf(edit.rowId, edit.field)) ?? []), edit]);
  /** A page knows what it was made from and what it has saved itself, also where the answer to a save got lost. */
  const later = (rowId: string | null, field: string): FieldEdit[] => {
    const all = byKey.get(keyOf(rowId, field)) ?? [];
    const own = pageId === null ? [] : all.filter((edit) => edit.pageId === pageId);
    const known = Math.max(basis, own.at(-1)?.revision ?? 0);
    return all.filter(({ revision }) => revision > known);
  };
  const baseOf = (rowId: string | null, field: string, now: string | null): string | null => {
    const first = later(rowId, field)[0];
    return first ? first.before : now;
  };
  /** It was on this page and is gone. One that came and went meanwhile never was: who adds it here, adds it. */
  const wentLater = (rowId: string): boolean => {
    const all = later(rowId, existence);
    return all.at(-1)?.after === null && all[0]?.before !== null;
  };
  return {
    verdict(rowId: string | null, field: string, own: string, theirs: string): 'own' | 'theirs' | 'same' | 'conflict' {
      const base = baseOf(rowId, field, theirs);
      if (own === theirs) return own === base ? 'own' : 'same';
      if (unsettled.has(keyOf(rowId, field))) return 'conflict';
      if (own === base) return 'theirs';
      return theirs === base ? 'own' : 'conflict';
    },
    cameLater: (rowId: string): boolean => later(rowId, existence)[0]?.before === null,
    wentLater,
    ownFields: (): string[] => [...new Set(edits.flatMap(({ rowId, field }) => (rowId === null ? field : [])))],
    goneRows: (): string[] => [...new Set(edits.flatMap(({ rowId }) => rowId ?? []))].filter(wentLater),
    changedLater: (row: Row): boolean => cells(row).some(([field, value]) => baseOf(row.id, field, textOf(value)) !== textOf(value)),
    /** Of a row that is gone: whether it stands here as it stood when this page last knew it. */
    changedHere: (row: Row): boolean => cells(row).some(([field, value]) => (baseOf(row.id, field, textOf(value)) ?? '') !== textOf(value)),
    lastBy(rowId: string | null, field: string | null): Conflict['by'] {
      const ofRow = edits.filter((edit) => edit.rowId === rowId && (field === null || edit.field === field));
      return ofRow.filter((edit) => edit.pageId !== pageId).at(-1) ?? ofRow.at(-1) ?? null;
    },
  };
}

/** Every field in which two states of a section differ. */
export function changesBetween(before: Content, after: Content): FieldChange[] {
  const fields = namesIn(before.fields, after.fields).flatMap((field) => change(null, field, before.fields[field] ?? null, after.fields[field] ?? null));
  const old = new Map(before.rows.map((row) => [row.id, row]));
  const kept = new Set(after.rows.map(({ id }) => id));
  const ofRows = after.rows.flatMap((row) => {
    const was = old.get(row.id);
    if (was) return cells(row).flatMap(([field, value]) => change(row.id, field, was[field] ?? null, value));
    return [{ rowId: row.id, field: existence, before: null, after: '' }, ...cells(row).map(([field, value]) => ({ rowId: row.id, field, before: null, after: textOf(value) }))];
  });
  const gone = before.rows.filter(({ id }) => !kept.has(id)).flatMap((row) => [
    { rowId: row.id, field: existence, before: '', after: null },
    ...cells(row).map(([field, value]) => ({ rowId: row.id, field, before: textOf(value), after: null })),
  ]);
  return [...fields, ...ofRows, ...gone];
}

/** A field may stand on one side only: an emptied amount of a fund is left out altogether. */
function namesIn(...sides: readonly object[]): string[] {
  return [...new Set(sides.flatMap((side) => Object.keys(side)))];
}

function change(rowId: string | null, field: string, before: Scalar, after: Scalar): FieldChange[] {
  const [was, is] = [textOf(before), textOf(after)];
  return was === is ? [] : [{ rowId, field, before: was, after: is }];
}

export function cells(row: Row): [string, Scalar][] {
  return Object.entries(row).filter(([field]) => field !== 'id');
}

/** A value as the log of changes keeps it; nothing and '' are the same. */
export function textOf(value: Scalar): string {
  if (value === null || value === false) return '';
  return value === true ? '1' : String(value);
}
