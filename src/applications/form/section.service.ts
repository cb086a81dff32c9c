import { Injectable } from '@nestjs/common';
import type { FormError, Parsed } from '../../platform/forms/index.js';
import { refused, ok, type Result } from '../../shared/result.js';
import type { Part } from '../draft.rules.js';
import { EditStore } from '../merging/edit.store.js';
import { besideOthers, editsSeen, othersRows, ownRows, withOthersRows } from '../merging/own-rows.rules.js';
import { changesBetween, keyOf, merge, type Conflict, type Content, type FieldChange, type FieldEdit } from '../merging/merge.rules.js';
import { rowIdIn } from '../merging/row-id.rules.js';
import type { Readable, Reached, Section } from './section.js';
import { SectionStore } from './section.store.js';
import { scopedRows, withRest } from '../merging/scoped-rows.rules.js';
import { settle, stillOpen, type Settlement } from '../merging/settle.rules.js';

/** Who saves a section of an application that has been opened for writing, from which page, and when. */
export interface Saving {
  readonly applicationId: string;
  readonly accountId: string;
  readonly at: Date;
}

/** What a form says of itself. */
export interface Origin {
  readonly basis: number;
  readonly pageId: string | null;
  /** Counts what that page has sent. */
  readonly turn: number;
  /** Disagreements that the page showed, with what was chosen. */
  readonly settled: ReadonlyMap<string, Settlement | null>;
}

export type Refused<Input> =
  /** What was typed is wrong in itself: it comes back as it was typed. */
  | { readonly why: 'wrong'; readonly errors: readonly FormError[]; readonly open: readonly Conflict[] }
  /** Put together with what others have saved, it breaks a rule: the merged section comes back. */
  | { readonly why: 'clash'; readonly errors: readonly FormError[]; readonly merged: Merged<Input> }
  | { readonly why: 'conflict'; readonly conflicts: readonly Conflict[]; readonly merged: Merged<Input> };

/** Put together with what others have saved: the part that the page shows, and the whole section. */
interface Merged<Input> {
  readonly shown: Input;
  readonly whole: Input;
}

/** Saves one section of a draft: merges what was typed with what others have saved meanwhile, and notes every change. */
@Injectable()
export class SectionService {
  constructor(
    private readonly store: SectionStore,
    private readonly edits: EditStore,
  ) {}

  /** @returns the revision at which what was typed stands in the draft */
  async save<P extends Part, Input>(
    section: Section<P, Input>,
    opened: Reached<P>,
    saving: Saving,
    origin: Origin,
    read: (readable: Readable<P>) => Parsed<Input>,
  ): Promise<Result<number, Refused<Input>>> {
    const { whole } = opened;
    const reach = await this.stored(section, opened, origin);
    if (isOvertaken(origin, reach.edits)) return ok(whole.revision);
    const known = new Set([...reach.now.rows.map(({ id }) => id), ...reach.edits.flatMap(({ rowId }) => rowId ?? [])]);
    const form = read({ ...opened, rowId: rowIdIn(whole.id, known) });
    if (!form.ok) return refused({ why: 'wrong', errors: form.errors, open: stillOpen(origin.settled.keys(), reach.now, reach.edits) });
    const posted = ownRows(section.split(form.input, opened.frame), opened);
    const { now, edits, isHere } = scopedRows(opened.scope, posted, { all: reach.now, edits: reach.edits }, origin);
    const { mine, taken, ...said } = settle(posted, now, origin.settled);
    const { content, conflicts, agreed } = merge({ mine, now, edits, basis: origin.basis, pageId: origin.pageId, ...said });
    const others = othersRows(reach.all, opened);
    const own = besideOthers(content, others, rowIdIn(whole.id, new Set()));
    const together = withOthersRows(withRest(own, reach.now, isHere), reach.all, opened);
    const merged = { shown: section.join(content, opened.frame), whole: section.join(together, opened.frame) };
    if (conflicts.length) return refused({ why: 'conflict', conflicts, merged });
    const errors = section.check?.(merged.whole, { draft: whole, frame: opened.frame }) ?? [];
    if (errors.length) return refused({ why: 'clash', errors: errors.map(onOwnPage(section.group, together, own)), merged });
    return ok(await this.write(section, opened, saving, origin, together, [...changesBetween(now, own), ...(origin.pageId === null ? [] : agreed.filter((change) => !others.has(change.rowId) && !isTakenOver(change, opened, taken)))]));
  }

  /** The disagreements that a page goes on asking about while its rows are added to or taken from. */
  async open<P extends Part, Input>(section: Section<P, Input>, opened: Reached<P>, origin: Origin): Promise<Conflict[]> {
    if (origin.settled.size === 0) return [];
    const { now, edits } = await this.stored(section, opened, origin);
    return stillOpen(origin.settled.keys(), now, edits);
  }

  /** What stands there now: everybody's rows and those within reach, with what has been changed since the form was made. */
  private async stored<P extends Part, Input>(section: Section<P, Input>, opened: Reached<P>, { basis, settled }: Origin) {
    const { whole, frame } = opened;
    const from = settled.size ? 0 : basis;
    const edits = whole.revision > from ? await this.edits.since(whole.id, section.key, from) : [];
    const all = section.split(section.stored(whole, frame), frame);
    return { all, now: ownRows(all, opened), edits: editsSeen(edits, all, opened) };
  }

  private async write<P extends Part, Input>(section: Section<P, Input>, { whole, frame }: Reached<P>, saving: Saving, { pageId, turn }: Origin, content: Content, changes: readonly FieldChange[]): Promise<number> {
    if (changes.length === 0) return whole.revision;
    const { applicationId, accountId, at } = saving;
    const revision = whole.revision + 1;
    await section.write(this.store, applicationId, section.join(content, frame));
    await this.edits.add({ applicationId, section: section.key, revision, accountId, pageId, turn, at }, changes);
    return revision;
  }
}

/** Whoever takes over what stands there has not typed the same; nor has a signatory, whose page does not say who leads. */
function isTakenOver({ rowId, field }: FieldChange, { reach }: Reached<never>, taken: ReadonlySet<string>): boolean {
  return (reach === 'own' && field === 'isLead') || [field, null].some((one) => taken.has(keyOf(rowId, one)));
}

/** A request that was held up on its way while the same page went on writing and saved: it has nothing new to say. */
function isOvertaken({ pageId, turn }: Origin, edits: readonly FieldEdit[]): boolean {
  return pageId !== null && edits.some((edit) => edit.pageId === pageId && edit.turn > turn);
}

/** A page that shows a part of the rows numbers those alone. */
function onOwnPage(group: string, all: Content, own: Content): (error: FormError) => FormError {
  return (error) => {
    const [, index, cell] = new RegExp(`^${group}\\[(\\d+)\\](.*)$`).exec(error.field) ?? [];
    if (index === undefined) return error;
    const at = own.rows.findIndex(({ id }) => id === all.rows[Number(index)]?.id);
    return at < 0 ? error : { ...error, field: `${group}[${at}]${cell}` };
  };
}
