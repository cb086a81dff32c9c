import type { DraftParts, Opened, Part } from '../draft.rules.js';
import { reachOf } from '../members/member.access.js';
import { cells, existence, textOf, type Content, type FieldEdit, type Row } from './merge.rules.js';
import type { Reached } from '../form/section.js';
import type { SectionKey } from '../form/section.rules.js';

/** The draft as far as the reader may write in this section: a signatory sees the rows of the own partner. */
export function reached<P extends Part>(opened: Opened<P>, section: SectionKey): Reached<P> {
  const { draft } = opened;
  const reach = reachOf(draft.membership, section);
  const { partnerId } = draft.membership;
  // A partner that was taken out is not put back by whoever spoke for it.
  if (reach === 'own' && !(draft as Partial<DraftParts>).partners?.some(({ id }) => id === partnerId)) return { ...opened, reach: 'none', whole: draft, scope: null };
  if (reach !== 'own') return { ...opened, reach, whole: draft, scope: null };
  const { partners, costs, financing, earlierAid } = draft as Partial<DraftParts>;
  const narrowed = {
    ...draft,
    ...(partners ? { partners: partners.filter(({ id }) => id === partnerId) } : {}),
    ...(costs ? { costs: costs.filter((line) => line.partnerId === partnerId) } : {}),
    ...(financing ? { financing: financing.filter((line) => line.partnerId === partnerId) } : {}),
    ...(earlierAid ? { earlierAid: earlierAid.filter((row) => row.partnerId === partnerId) } : {}),
  };
  return { ...opened, draft: narrowed, reach, whole: draft, scope: null };
}

type Whose = Pick<Reached<never>, 'reach' | 'whole'>;

function isOwn(row: Row, { whole }: Whose): boolean {
  const { partnerId } = whole.membership;
  return row.id === partnerId || row.partnerId === partnerId;
}

/** What this person may change of a section's content. A signatory changes rows alone, and only the own partner's. */
export function ownRows(content: Content, whose: Whose): Content {
  return whose.reach === 'own' ? { fields: {}, rows: content.rows.filter((row) => isOwn(row, whose)) } : content;
}

/** The whole section again: others' rows where they stood, own ones as they are now, new ones last. */
export function withOthersRows(own: Content, now: Content, whose: Whose): Content {
  if (whose.reach !== 'own') return own;
  const mine = new Map(own.rows.map((row) => [row.id, row]));
  const kept = now.rows.flatMap((row) => (isOwn(row, whose) ? (mine.get(row.id) ?? []) : row));
  const there = new Set(now.rows.map(({ id }) => id));
  return { fields: now.fields, rows: [...kept, ...own.rows.filter(({ id }) => !there.has(id))] };
}

/**
 * What others changed, as a signatory sees it: a line that was given to another partner is gone, one that was given to the
 * own partner has come, and what happens to it elsewhere is not seen.
 */
export function editsSeen(edits: readonly FieldEdit[], all: Content, whose: Whose): readonly FieldEdit[] {
  if (whose.reach !== 'own') return edits;
  const { partnerId } = whose.whole.membership;
  const moves = edits.filter(({ field, before, after }) => field === 'partnerId' && before !== after);
  const moveIn = new Map(moves.map((move) => [`${move.rowId} ${move.revision}`, move]));
  const owned = new Map<string | null, boolean>(all.rows.map((row) => [row.id, isOwn(row, whose)]));
  for (const { rowId, before } of moves.toReversed()) owned.set(rowId, before === partnerId);
  return edits.flatMap((edit) => {
    const move = moveIn.get(`${edit.rowId} ${edit.revision}`);
    const wasOwn = move ? move.before === partnerId : (owned.get(edit.rowId) ?? edit.rowId === partnerId);
    const staysOwn = move ? move.after === partnerId : wasOwn;
    owned.set(edit.rowId, staysOwn);
    // That a row is gone for both is remembered beyond its end.
    if (!wasOwn && !staysOwn) return edit.before === null && edit.after === null ? edit : [];
    if (wasOwn === staysOwn || move?.before === null || move?.after === null) return edit;
    return edit === move ? passing(move, wasOwn, rowAt(edits, all, move, wasOwn)) : [];
  });
}

/** A line that changed hands, as if it had been removed or made. */
function passing(move: FieldEdit, isGoing: boolean, row: ReadonlyMap<string, string | null>): FieldEdit[] {
  return [...row].map(([field, value]) => ({ ...move, field, before: isGoing ? value : null, after: isGoing ? null : value }));
}

/** A line's values right before or right after an edit: what the next edit of each found, else what stands there now. */
function rowAt(edits: readonly FieldEdit[], all: Content, { rowId, revision }: FieldEdit, isBefore: boolean): Map<string, string | null> {
  const next = edits.filter((edit) => edit.rowId === rowId && edit.field !== existence && (isBefore ? edit.revision >= revision : edit.revision > revision)).toReversed();
  const now = all.rows.filter(({ id }) => id === rowId).flatMap(cells).map(([field, value]) => [field, textOf(value)] as const);
  return new Map<string, string | null>([[existence, ''], ...now, ...next.map(({ field, before }) => [field, before] as const)]);
}

/** The names of the rows that are out of reach. */
export function othersRows(all: Content, whose: Whose): ReadonlySet<string | null> {
  return new Set(whose.reach === 'own' ? all.rows.filter((row) => !isOwn(row, whose)).map(({ id }) => id) : []);
}

/** A line kept by its signatory after it was given to another partner becomes a line of its own beside that one. */
export function besideOthers(own: Content, others: ReadonlySet<string | null>, rename: (id: string) => string): Content {
  return { ...own, rows: own.rows.map((row) => (others.has(row.id) ? ({ ...row, id: rename(row.id) } as Row) : row)) };
}
