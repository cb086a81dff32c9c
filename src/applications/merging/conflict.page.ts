import { idOf, radiosField, type Field, type FieldRow, type RadiosField } from '../../platform/forms/index.js';
import type { Lang } from '../../platform/views/index.js';
import { formatInstantPrecise } from '../../shared/dates.js';
import { applicationTexts } from '../application.texts.js';
import { keyOf, type Conflict } from './merge.rules.js';
import { originNames } from './origin.form.js';
import type { Settlement } from './settle.rules.js';

const { say } = applicationTexts;

/** One thing that two people changed: both values, and the choice between them. Partial `applications/_conflicts`. */
export interface ConflictItem {
  readonly key: string;
  readonly title: string;
  readonly mine: { readonly heading: string; readonly lines: readonly string[] };
  readonly theirs: { readonly heading: string; readonly lines: readonly string[] };
  readonly choice: RadiosField;
}

export interface ShownConflicts {
  readonly conflicts: readonly Conflict[];
  /** The form as it is shown, and as it would be with what the others have stored. */
  readonly mine: readonly Field[];
  readonly theirs: readonly Field[];
  readonly group: string;
  readonly accountId: string;
  /** Shown before, and nothing was chosen. */
  readonly unanswered: ReadonlySet<string>;
  /** Chosen on a page that comes back before it was saved. */
  readonly chosen: ReadonlyMap<string, Settlement | null>;
}

export function conflictItems(lang: Lang, shown: ShownConflicts): ConflictItem[] {
  return shown.conflicts.flatMap((conflict) => {
    const { kind, rowId, field } = conflict;
    const key = keyOf(rowId, field);
    const who = whoOf(lang, conflict, shown.accountId);
    const [mine, theirs] = [shownIn(shown.mine, shown.group, conflict), shownIn(shown.theirs, shown.group, conflict)];
    // A place that neither form has, as only a forged page names it.
    if (!mine && !theirs) return [];
    const removed = say(lang, 'conflict.removed');
    const name = originNames.choice(key);
    return {
      key,
      title: (mine ?? theirs)!.title,
      mine: { heading: say(lang, 'conflict.mine'), lines: kind === 'removed-by-me' ? [removed] : linesOr(lang, mine) },
      theirs: { heading: who, lines: kind === 'removed-by-them' ? [removed] : linesOr(lang, theirs) },
      choice: radiosField({
        name,
        id: idOf(name),
        label: say(lang, 'conflict.choose'),
        error: shown.unanswered.has(key) ? say(lang, 'conflict.unanswered') : null,
        value: shown.chosen.get(key) ?? null,
        options: [
          kind === 'removed-by-me'
            ? { value: 'remove', label: say(lang, 'conflict.choose.remove') }
            : { value: 'form', label: say(lang, 'conflict.choose.mine'), hint: say(lang, 'conflict.choose.mine.hint') },
          { value: 'theirs', label: say(lang, kind === 'removed-by-them' ? 'conflict.choose.gone' : 'conflict.choose.theirs') },
        ],
      }),
    };
  });
}

function whoOf(lang: Lang, { by }: Conflict, accountId: string): string {
  if (!by) return say(lang, 'conflict.somebody');
  const when = formatInstantPrecise(by.at, lang);
  return by.accountId === accountId ? say(lang, 'conflict.yourself', { when }) : say(lang, 'conflict.by', { name: by.accountName, when });
}

function linesOr(lang: Lang, found: { lines: readonly string[] } | null): readonly string[] {
  const lines = found?.lines.filter((line) => line !== '') ?? [];
  return lines.length ? lines : [say(lang, 'conflict.empty')];
}

/** What a conflict is about, as one of the two forms shows it; null where the row is not there. */
function shownIn(fields: readonly Field[], group: string, { rowId, field }: Conflict): { title: string; lines: readonly string[] } | null {
  if (rowId === null) {
    const control = controlNamed(fields, field ?? '');
    return control && { title: labelOf(control), lines: valueOf(control) };
  }
  const row = fields.flatMap((one) => (one.kind === 'rows' && one.name === group ? one.rows : [])).find(({ fields: [first] }) => first && nameIn(first) === rowId);
  if (!row) return null;
  if (field === null) return { title: row.label, lines: row.fields.flatMap(cellLine) };
  const cell = controlNamed(row.fields, `${row.prefix}.${field}`);
  return cell && { title: titleIn(row, cell), lines: valueOf(cell) };
}

/** A row's first cell names it: a hidden id, or the choice of what the row is about. */
function nameIn(first: Field): string | undefined {
  return first.kind === 'select' ? first.options.find(({ selected }) => selected)?.value : 'value' in first ? String(first.value) : undefined;
}

function controlNamed(fields: readonly Field[], name: string): Field | null {
  const all = fields.flatMap((field) => (field.kind === 'group' ? field.fields : [field]));
  return all.find((field) => 'name' in field && field.name === name) ?? null;
}

const titleIn = (row: FieldRow, cell: Field): string => `${row.label}: ${labelOf(cell)}`;

function labelOf(field: Field): string {
  return 'label' in field ? field.label : '';
}

function cellLine(field: Field): string[] {
  const value = valueOf(field).join(' ');
  return field.kind === 'hidden' || value === '' ? [] : [`${labelOf(field)}: ${value}`];
}

/** A control's value in words, as the page shows it. */
function valueOf(field: Field): string[] {
  switch (field.kind) {
    case 'textarea':
      return field.value.split('\n');
    case 'date':
      return [[field.day, field.month, field.year].filter((part) => part !== '').join('.')];
    case 'select':
      return field.options.filter(({ selected, value }) => selected && value !== '').map(({ label }) => label);
    case 'radios':
    case 'checkboxes':
      return field.options.filter(({ checked }) => checked).map(({ label }) => label);
    case 'checkbox':
      return field.checked ? ['✓'] : [];
    case 'money':
      return [field.value && `${field.value} ${field.suffix ?? ''}`.trim()];
    default:
      return 'value' in field ? [field.value] : [];
  }
}
