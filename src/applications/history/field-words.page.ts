import type { Field } from '../../platform/forms/index.js';
import type { Lang } from '../../platform/views/index.js';
import { formatDate, isIsoDate } from '../../shared/dates.js';
import { formatKroner } from '../../shared/money.js';
import { formatDecimal } from '../../shared/numbers.js';
import { applicationTexts } from '../application.texts.js';
import type { Draft, Frame } from '../draft.rules.js';
import { nobodysDraft } from '../empty-draft.rules.js';
import { sectionTitle } from '../form/section.page.js';
import type { SectionKey } from '../form/section.rules.js';
import type { WrittenParts } from '../draft.rules.js';
import { comparer, replaced, type DiffPiece } from '../versions/word-diff.rules.js';
import { wholeSections } from '../form/whole-section.js';

const { say } = applicationTexts;

interface RowField {
  readonly key: string;
  readonly field: Field;
}

/** Values of a row's fields, as the log of changes keeps them. */
export type Cells = Readonly<Record<string, string>>;

/**
 * Fields and their stored values in the words of the form itself, so that a new field has its words without a line here:
 * a form that is drawn blank says what each field is called, what kind it is and what its choices mean.
 */
export class FieldWords {
  private readonly controls = new Map<string, { readonly group: string; readonly fields: readonly Field[] }>();
  private readonly rows = new Map<string, RowField[]>();
  private readonly titles = new Map<string, string>();
  private readonly compare = comparer();

  /** `partners`: everybody who is or was a partner, for lines that name one who has left. */
  constructor(
    private readonly lang: Lang,
    frame: Frame,
    partners: WrittenParts['partners'],
    /** As for partners. */
    activities: WrittenParts['activities'],
    /** false: only what changed is asked for, not how, as for a mail. */
    private readonly marks = true,
  ) {
    const draft = { ...nobodysDraft, roundId: frame.round.id, activities, partners: partners.length ? partners : [{ id: '', name: '' }] } as unknown as Draft;
    for (const section of wholeSections(frame)) {
      this.controls.set(section.key, { group: section.group, fields: section.blank(lang, draft, frame) });
      this.titles.set(section.key, sectionTitle(lang, section.key, frame.criteria));
    }
    for (const key of ['attachments'] as const satisfies SectionKey[]) this.titles.set(key, sectionTitle(lang, key, frame.criteria));
  }

  section(key: string): string {
    return this.titles.get(key) ?? say(this.lang, 'changes.section.gone');
  }

  /** What the form calls a field. */
  label(section: string, isInRow: boolean, field: string): string {
    const control = this.control(section, isInRow, field);
    return control && 'label' in control ? control.label : say(this.lang, 'changes.field.gone');
  }

  /** Two values as one: word by word where single words mean anything by themselves. */
  difference(section: string, isInRow: boolean, field: string, before: string, after: string): DiffPiece[] {
    if (!this.marks) return [];
    const kind = this.control(section, isInRow, field)?.kind;
    const isText = kind === undefined || kind === 'textarea' || kind === 'text';
    return isText ? this.compare(before, after) : replaced(before, after);
  }

  /** Where a field stands in the form; what is not in it comes last. */
  place(section: string, isInRow: boolean, field: string): number {
    const names = isInRow ? this.rowFields(section).map(({ key }) => key) : this.ownFields(section).map((one) => ('name' in one ? one.name : ''));
    const at = names.indexOf(field);
    return at < 0 ? names.length : at;
  }

  value(section: string, isInRow: boolean, field: string, stored: string): string {
    return this.worded(this.control(section, isInRow, field), stored);
  }

  /** What a row is about: the choice it stands for, or the first two things said in it. */
  row(section: string, rowId: string, cells: Cells): string {
    const { group, fields } = this.controls.get(section) ?? { group: '', fields: [] };
    const choices = fields.find((field) => field.kind === 'checkboxes' && field.name === group);
    if (choices) return this.worded(choices, rowId);
    const inRow = this.rowFields(section);
    const itself = inRow.find(({ field }) => field.kind === 'select' && field.options.some(({ value }) => value === rowId));
    const said = inRow.filter(({ key, field }) => cells[key] && field.kind !== 'textarea' && field.kind !== 'checkbox').map(({ key, field }) => this.worded(field, cells[key] ?? ''));
    return (itself ? [this.worded(itself.field, rowId)] : said.slice(0, 2)).join(' · ') || say(this.lang, 'conflict.row');
  }

  private control(section: string, isInRow: boolean, name: string): Field | undefined {
    if (isInRow) return this.rowFields(section).find(({ key }) => key === name)?.field;
    return this.ownFields(section).find((field) => 'name' in field && field.name === name);
  }

  private ownFields(section: string): Field[] {
    return (this.controls.get(section)?.fields ?? []).flatMap((field) => (field.kind === 'group' ? field.fields : [field]));
  }

  private rowFields(section: string): RowField[] {
    const known = this.rows.get(section) ?? this.fieldsOfRow(section);
    this.rows.set(section, known);
    return known;
  }

  private fieldsOfRow(section: string): RowField[] {
    const { group, fields } = this.controls.get(section) ?? { group: '', fields: [] };
    const row = fields.flatMap((field) => (field.kind === 'rows' && field.name === group ? field.rows : []))[0];
    return (row?.fields ?? []).flatMap((field) => ('name' in field && field.kind !== 'hidden' ? [{ key: field.name.slice((row?.prefix.length ?? 0) + 1), field }] : []));
  }

  private worded(field: Field | undefined, stored: string): string {
    if (stored === '') return '';
    switch (field?.kind) {
      case 'money':
        return /^-?\d+$/.test(stored) ? formatKroner(BigInt(stored), this.lang) : stored;
      case 'date':
        return isIsoDate(stored) ? formatDate(stored, this.lang) : stored;
      case 'number':
        // A year is no quantity.
        return field.inputmode === 'numeric' ? stored : formatDecimal(stored, this.lang);
      case 'checkbox':
        return say(this.lang, 'changes.yes');
      case 'select':
      case 'radios':
      case 'checkboxes':
        return field.options.find(({ value }) => value === stored)?.label ?? say(this.lang, 'changes.choice.gone');
      default:
        return stored;
    }
  }
}
