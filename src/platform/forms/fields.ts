/**
 * Models of form fields, one builder a kind; a builder fills every key, so strict templates never miss one. Texts are
 * finished, values stand exactly as typed. `components/fields` renders a list of any kinds; a single field goes to
 * `components/<kind>-field`. An error summary always links to `#` + `field.id`: that is the first control of the field.
 */

import { characterCount, countWords } from '../../shared/text.js';
import type { Alert } from '../views/index.js';

/** Expected length: a size of the design system, or a number of characters. A hint to the eye, never a check. */
export type Width = 'xxs' | 'xs' | 's' | 'm' | 'l' | 'xl' | 4 | 8 | 11 | 27;

interface Labelled {
  /** Of the first control: what an error summary links to. */
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly hint: string | null;
  readonly error: string | null;
  /** Adds "(frivilligt)" to the label. */
  readonly optional: boolean;
  /** Ids of hint, error and the like; null when there are none. */
  readonly describedBy: string | null;
}

interface InputKeys extends Labelled {
  readonly type: 'text' | 'email' | 'password';
  readonly value: string;
  readonly widthClass: string;
  readonly inputmode: 'text' | 'numeric' | 'decimal' | 'tel' | 'email' | 'url' | null;
  readonly autocomplete: string | null;
  readonly prefix: string | null;
  readonly suffix: string | null;
  /** Fetched from a register: shown, sent, not editable. */
  readonly readonly: boolean;
  /** A submit button behind the input that does something with what is typed; the page comes back to the field. */
  readonly action: FieldAction | null;
}

export interface FieldAction {
  readonly label: string;
  /** Read out after the label, since rows share it. */
  readonly about: string;
  readonly name: string;
  readonly value: string;
}

/** One line. The five kinds differ in keyboard, width and what the browser may fill in. */
export interface InputField extends InputKeys {
  readonly kind: 'text' | 'email' | 'password' | 'number' | 'money';
}

interface Limit {
  readonly max: number;
  readonly maxText: string;
  /** How many there are too many. */
  readonly over: number;
}

export interface TextareaField extends Labelled {
  readonly kind: 'textarea';
  readonly value: string;
  readonly rows: number;
  /** Shown before typing; an overrun is red but never blocked. null: no limit shown. */
  readonly limit: Limit | null;
  readonly wordLimit: Limit | null;
}

/** Three inputs named `<name>Day`, `<name>Month`, `<name>Year`. */
export interface DateField extends Labelled {
  readonly kind: 'date';
  readonly day: string;
  readonly month: string;
  readonly year: string;
}

export interface Choice {
  readonly id: string;
  readonly value: string;
  readonly label: string;
  readonly hint: string | null;
  readonly checked: boolean;
}

export interface SelectField extends Labelled {
  readonly kind: 'select';
  readonly widthClass: string;
  /** `also`: what it is called elsewhere, for a script that looks for it; '' for nothing. */
  readonly options: readonly { readonly value: string; readonly label: string; readonly also: string; readonly selected: boolean }[];
}

export interface RadiosField extends Labelled {
  readonly kind: 'radios';
  readonly inline: boolean;
  readonly options: readonly Choice[];
}

/** Several answers under one name. */
export interface CheckboxesField extends Labelled {
  readonly kind: 'checkboxes';
  readonly options: readonly Choice[];
}

/** One yes or no. */
export interface CheckboxField extends Labelled {
  readonly kind: 'checkbox';
  readonly value: string;
  readonly checked: boolean;
}

export interface FileField extends Labelled {
  readonly kind: 'file';
  /** Media types and endings for the browser's file dialogue; ''. */
  readonly accept: string;
  /** A larger file gets a warning in the browser before it is sent. null: no such check. */
  readonly maxBytes: number | null;
  readonly multiple: boolean;
  /** What is stored already. */
  readonly current: readonly { readonly name: string; readonly href: string; readonly meta: string }[];
}

/** Existing rows and some empty ones; works without JavaScript through buttons that submit the form. */
export interface RowsField extends Labelled {
  readonly kind: 'rows';
  readonly layout: 'table' | 'groups';
  /** Column headings of the table layout. */
  readonly headings: readonly { readonly label: string; readonly optional: boolean }[];
  readonly rows: readonly FieldRow[];
  /** Submit button name=add value=<name>; null hides it. */
  readonly addLabel: string | null;
  /** Submit button name=remove value=<name>[<index>]; null hides it. */
  readonly removeLabel: string | null;
  readonly suggestions: RowSuggestions | null;
  /** Sums below the table layout. */
  readonly foot: readonly RowsSum[];
  /** More buttons of the form beside "add": they do something with the rows as typed, and the page comes back to them. */
  readonly buttons: readonly RowsButton[];
  /** An empty row numbered `templateIndex`, of which a script makes as many as it needs; null where no script adds rows. */
  readonly template: FieldRow | null;
}

export const templateIndex = 9999;

export interface RowsSum {
  readonly label: string;
  readonly value: string;
  readonly strong: boolean;
}

export interface RowsButton {
  readonly name: string;
  readonly value: string;
  readonly label: string;
}

/** Names that somebody else has proposed for rows; a press on one makes a row of it. */
export interface RowSuggestions {
  readonly heading: string;
  readonly text: string;
  /** Submit button name=suggest value=<name>. */
  readonly names: readonly { readonly name: string; readonly note: string | null }[];
  readonly addLabel: string;
  /** What else is proposed, and is no row. */
  readonly more: string | null;
}

export interface FieldRow {
  readonly id: string;
  /** "Partner 2": legend of the row, and read out with its remove button. */
  readonly label: string;
  /** `partners[1]` */
  readonly prefix: string;
  /** Nothing is stored in it, so it cannot be removed. */
  readonly blank: boolean;
  /** What came of a press on a button in the row. */
  readonly notice: Alert | null;
  readonly fields: readonly Field[];
  /** The same fields in two: what always shows, and what lies folded below it; null where nothing does. */
  readonly main: readonly Field[];
  readonly more: { readonly summary: string; readonly open: boolean; readonly fields: readonly Field[]; /** Columns of the table that it reaches across. */ readonly span: number } | null;
  /** It stands there and counts for nothing. */
  readonly struck: boolean;
}

/** Fields that belong together under one legend. */
export interface GroupField {
  readonly kind: 'group';
  readonly id: string;
  readonly label: string;
  readonly hint: string | null;
  readonly fields: readonly Field[];
}

export interface HiddenField {
  readonly kind: 'hidden';
  readonly id: string;
  readonly name: string;
  readonly value: string;
}

export type Field =
  | InputField
  | TextareaField
  | DateField
  | SelectField
  | RadiosField
  | CheckboxesField
  | CheckboxField
  | FileField
  | RowsField
  | GroupField
  | HiddenField;

/** What every builder takes; only name and label must be given. `id` follows from the name. */
export interface LabelledInput {
  readonly name: string;
  readonly label: string;
  readonly id?: string;
  readonly hint?: string | null;
  readonly error?: string | null;
  readonly optional?: boolean;
}

export interface InputInput extends LabelledInput {
  readonly value?: string | null;
  readonly width?: Width;
  readonly inputmode?: InputField['inputmode'];
  readonly autocomplete?: string | null;
  readonly prefix?: string | null;
  readonly suffix?: string | null;
  readonly readonly?: boolean;
  readonly action?: FieldAction | null;
}

export function textField(given: InputInput): InputField {
  return input('text', 'text', given, {});
}

export function emailField(given: InputInput): InputField {
  return input('email', 'email', given, { width: 'm', inputmode: 'email', autocomplete: 'email' });
}

/** What was typed is never shown again. */
export function passwordField(given: Omit<InputInput, 'value'> & { autocomplete: 'current-password' | 'new-password' }): InputField {
  return input('password', 'password', given, { width: 'm' });
}

/** A Danish number, typed as text. */
export function numberField(given: InputInput): InputField {
  return input('number', 'text', given, { width: 8, inputmode: 'decimal', autocomplete: 'off' });
}

/** An amount in kroner, typed the Danish way: 1.234.567,50. */
export function moneyField(given: InputInput): InputField {
  return input('money', 'text', given, { width: 11, inputmode: 'decimal', autocomplete: 'off', suffix: 'kr.' });
}

export function textareaField(
  given: LabelledInput & { value?: string | null; rows?: number; maxLength?: number | null; maxWords?: number | null },
): TextareaField {
  const value = given.value ?? '';
  const limitOf = (max: number | null | undefined, count: number): Limit | null => (max == null ? null : { max, maxText: DANISH.format(max), over: Math.max(0, count - max) });
  const limit = limitOf(given.maxLength, characterCount(value));
  const wordLimit = limitOf(given.maxWords, countWords(value));
  const base = labelled(given, [...(wordLimit ? ['words'] : []), ...(limit ? ['limit'] : [])]);
  return { ...base, kind: 'textarea', value, rows: given.rows ?? 6, limit, wordLimit };
}

export interface DateParts {
  readonly day: string;
  readonly month: string;
  readonly year: string;
}

export function dateField(given: LabelledInput & { value?: DateParts | null }): DateField {
  return { ...labelled(given), kind: 'date', ...(given.value ?? { day: '', month: '', year: '' }) };
}

/** `2026-03-01` to what one would type: 1, 3, 2026. Empty parts for null or ''. */
export function datePartsOf(date: string | null): DateParts {
  const [year = '', month = '', day = ''] = (date ?? '').split('-');
  return { day: day.replace(/^0/, ''), month: month.replace(/^0/, ''), year };
}

export interface ChoiceInput {
  readonly value: string;
  readonly label: string;
  readonly also?: string;
  readonly hint?: string | null;
}

/** `prompt` is the text of a first, empty option. */
export function selectField(
  given: LabelledInput & { options: readonly ChoiceInput[]; value?: string | null; prompt?: string | null; width?: Width },
): SelectField {
  const value = given.value ?? '';
  const prompt: readonly ChoiceInput[] = given.prompt == null ? [] : [{ value: '', label: given.prompt }];
  const options = [...prompt, ...given.options].map((option) => ({
    value: option.value,
    label: option.label,
    also: option.also ?? '',
    selected: option.value === value,
  }));
  return { ...labelled(given), kind: 'select', widthClass: widthClass(given.width), options };
}

export function radiosField(
  given: LabelledInput & { options: readonly ChoiceInput[]; value?: string | null; inline?: boolean },
): RadiosField {
  const base = labelled(given);
  const options = choices(base.id, given.options, (value) => value === given.value);
  return { ...base, kind: 'radios', inline: given.inline ?? false, options };
}

export function checkboxesField(
  given: LabelledInput & { options: readonly ChoiceInput[]; values?: readonly string[] },
): CheckboxesField {
  const base = labelled(given);
  const options = choices(base.id, given.options, (value) => given.values?.includes(value) ?? false);
  return { ...base, kind: 'checkboxes', options };
}

export function checkboxField(given: LabelledInput & { checked?: boolean; value?: string }): CheckboxField {
  return { ...labelled(given), kind: 'checkbox', value: given.value ?? '1', checked: given.checked ?? false };
}

export function fileField(
  given: LabelledInput & Partial<Pick<FileField, 'accept' | 'maxBytes' | 'multiple' | 'current'>>,
): FileField {
  const { accept = '', maxBytes = null, multiple = false, current = [] } = given;
  return { ...labelled(given), kind: 'file', accept, maxBytes, multiple, current };
}

/** What a column's builder is given for one row. */
export interface Cell {
  /** `partners[0].cvr` */
  readonly name: string;
  readonly value: string;
  readonly error: string | null;
}

export interface RowsInput<Row extends object> extends LabelledInput {
  readonly layout?: 'table' | 'groups';
  /** Stored or posted rows, values as typed. `index`, if a row has one, is the number its names carry. */
  readonly rows: readonly Row[];
  /** `row` is null for an empty row; a date's builder takes its three parts from it. */
  readonly columns: readonly { readonly key: keyof Row & string; readonly more?: boolean; field(cell: Cell, row: Row | null): Field }[];
  /** "Partner 2" */
  rowLabel(number: number): string;
  /** How many empty rows follow; 1. */
  readonly blankRows?: number;
  readonly addLabel?: string | null;
  readonly removeLabel?: string | null;
  readonly suggestions?: RowSuggestions | null;
  /** What came of a press on a button in a row, by the row's prefix. */
  noticeOf?(prefix: string): Alert | null;
  /** The message for a cell's name. */
  errorOf?(name: string): string | null;
  /** What lies folded in a row, in few words; asked where columns are marked `more`. */
  moreOf?(row: Row | null): { readonly summary: string; readonly open: boolean };
  isStruck?(row: Row): boolean;
  readonly foot?: readonly RowsSum[];
  readonly buttons?: readonly RowsButton[];
  readonly hasTemplate?: boolean;
}

export function rowsField<Row extends object>(given: RowsInput<Row>): RowsField {
  const base = labelled(given);
  const indexes = given.rows.map((row, at) => ('index' in row ? Number(row.index) : at));
  const next = Math.max(-1, ...indexes) + 1;
  const blank = Array.from({ length: given.blankRows ?? 1 }, (_, at) => next + at);
  const rowAt = (index: number, at: number, row: Row | null): FieldRow => {
    const prefix = `${given.name}[${index}]`;
    const fields = given.columns.map(({ key, field }) => {
      const name = `${prefix}.${key}`;
      return field({ name, value: row === null ? '' : String(row[key] ?? ''), error: given.errorOf?.(name) ?? null }, row);
    });
    const [main, folded] = [false, true].map((isMore) => fields.filter((_, column) => (given.columns[column]?.more ?? false) === isMore)) as [Field[], Field[]];
    const said = folded.length ? given.moreOf?.(row) : undefined;
    const more = said ? { summary: said.summary, open: said.open || errorsIn(folded).length > 0, fields: folded, span: main.filter(({ kind }) => kind !== 'hidden').length + (given.removeLabel ? 1 : 0) } : null;
    return { id: idOf(prefix), label: given.rowLabel(at + 1), prefix, blank: row === null, notice: given.noticeOf?.(prefix) ?? null, fields, main: more ? main : fields, more, struck: row !== null && (given.isStruck?.(row) ?? false) };
  };
  const rows = [
    ...given.rows.map((row, at) => rowAt(indexes[at] ?? at, at, row)),
    ...blank.map((index, at) => rowAt(index, given.rows.length + at, null)),
  ];
  return {
    ...base,
    kind: 'rows',
    layout: given.layout ?? 'groups',
    headings: (rows[0]?.main ?? []).filter(({ kind }) => kind !== 'hidden').map((field) => ({ label: 'label' in field ? field.label : '', optional: 'optional' in field && field.optional })),
    rows,
    addLabel: given.addLabel ?? null,
    removeLabel: given.removeLabel ?? null,
    suggestions: given.suggestions ?? null,
    foot: given.foot ?? [],
    buttons: given.buttons ?? [],
    template: given.hasTemplate ? { ...rowAt(templateIndex, templateIndex - 1, null), blank: false } : null,
  };
}

export function groupField(given: { id: string; label: string; hint?: string | null; fields: readonly Field[] }): GroupField {
  return { kind: 'group', id: given.id, label: given.label, hint: given.hint ?? null, fields: given.fields };
}

export function hiddenField(name: string, value: string): HiddenField {
  return { kind: 'hidden', id: idOf(name), name, value };
}

/** The error summary of a form: every field with an error, in page order, worded as beside the field. */
export function errorsIn(fields: readonly Field[]): { href: string; text: string }[] {
  return fields.flatMap((field) => {
    const own = 'error' in field && field.error !== null ? [{ href: `#${field.id}`, text: field.error }] : [];
    if (field.kind === 'group') return errorsIn(field.fields);
    if (field.kind === 'rows') return [...own, ...field.rows.flatMap((row) => errorsIn(row.fields))];
    return own;
  });
}

/** `partners[0].name` to `partners-0-name`. */
export function idOf(name: string): string {
  return name.replace(/[^A-Za-z0-9_]+/g, '-').replace(/^-|-$/g, '');
}

const DANISH = new Intl.NumberFormat('da-DK');

function labelled(given: LabelledInput, extra: readonly string[] = []): Labelled {
  const id = given.id ?? idOf(given.name);
  const hint = given.hint || null;
  const error = given.error || null;
  const parts = [hint && 'hint', error && 'error', ...extra].filter((part) => part !== null);
  return {
    id,
    name: given.name,
    label: given.label,
    hint,
    error,
    optional: given.optional ?? false,
    describedBy: parts.length > 0 ? parts.map((part) => `${id}-${part}`).join(' ') : null,
  };
}

function input(kind: InputField['kind'], type: InputField['type'], given: InputInput, usual: Partial<InputInput>): InputField {
  const suffix = given.suffix ?? usual.suffix ?? null;
  const prefix = given.prefix ?? null;
  return {
    ...labelled(given, [prefix && 'prefix', suffix && 'suffix'].filter((part) => part !== null)),
    kind,
    type,
    value: given.value ?? '',
    widthClass: widthClass(given.width ?? usual.width),
    inputmode: given.inputmode ?? usual.inputmode ?? null,
    autocomplete: given.autocomplete ?? usual.autocomplete ?? null,
    prefix,
    suffix,
    readonly: given.readonly ?? false,
    action: given.action ?? null,
  };
}

function widthClass(width: Width = 'xl'): string {
  return typeof width === 'number' ? `input-char-${width}` : `input-width-${width}`;
}

function choices(id: string, options: readonly ChoiceInput[], isChecked: (value: string) => boolean): Choice[] {
  return options.map(({ value, label, hint }, at) => ({
    id: at === 0 ? id : `${id}-${at + 1}`,
    value,
    label,
    hint: hint ?? null,
    checked: isChecked(value),
  }));
}
