import { budgetTotals } from '../../budgets/index.js';
import { selectField, type SelectField } from '../../platform/forms/index.js';
import { alert, pageHeading, tag, type Alert, type Lang, type PageHeading } from '../../platform/views/index.js';
import { formatInstantPrecise } from '../../shared/dates.js';
import { formatKroner } from '../../shared/money.js';
import { applicationUrl } from '../application.paths.js';
import { applicationTexts } from '../application.texts.js';
import { changeItems, type ChangeGroup, type ChangeItem } from '../history/change.page.js';
import type { Frame } from '../draft.rules.js';
import { FieldWords, type Cells } from '../history/field-words.page.js';
import { changesBetween, textOf, type Content } from '../merging/merge.rules.js';
import { budgetIn, partsOf } from '../submission/snapshot-draft.rules.js';
import type { Snapshot } from '../submission/snapshot.rules.js';
import { wholeSections } from '../form/whole-section.js';
import { replaced } from './word-diff.rules.js';

const { say } = applicationTexts;

/** One side of a comparison. */
export interface Side {
  /** A version's number, or null for the application as it stands now. */
  readonly version: number | null;
  readonly at: Date;
  readonly snapshot: Snapshot;
}

/** Template `applications/comparison`. */
export interface ComparisonPage {
  readonly heading: PageHeading;
  readonly action: string;
  readonly fields: readonly SelectField[];
  readonly groups: readonly ChangeGroup[];
  readonly same: Alert | null;
}

export function comparisonPage(lang: Lang, caption: string, frame: Frame, from: Side, to: Side, choices: readonly Pick<Side, 'version' | 'at'>[]): ComparisonPage {
  const groups = comparedGroups(lang, frame, from.snapshot, to.snapshot);
  const options = choices.map((side) => ({ value: sideValue(side.version), label: sideLabel(lang, side) }));
  const chooser = (name: string, label: string, side: Side): SelectField => selectField({ name, label, options, value: sideValue(side.version) });
  return {
    heading: pageHeading(say(lang, 'comparison.title'), { caption, lead: say(lang, 'comparison.lead') }),
    action: applicationUrl(from.snapshot.application.id, 'comparison'),
    fields: [chooser('fra', say(lang, 'comparison.from'), from), chooser('til', say(lang, 'comparison.to'), to)],
    groups,
    same: groups.length ? null : alert('info', say(lang, 'comparison.same', { from: sideLabel(lang, from), to: sideLabel(lang, to) })),
  };
}

/** In addresses: `2`, or `udkast` for what stands now. */
export const currentSide = 'udkast';
export const sideValue = (version: number | null): string => (version === null ? currentSide : String(version));

function sideLabel(lang: Lang, { version, at }: Pick<Side, 'version' | 'at'>): string {
  const when = formatInstantPrecise(at, lang);
  return version === null ? say(lang, 'comparison.draft', { when }) : say(lang, 'comparison.version', { version, when });
}

/** Everything that differs, section by section, sums first; empty where nothing does. */
export function comparedGroups(lang: Lang, frame: Frame, before: Snapshot, after: Snapshot): ChangeGroup[] {
  const [old, now] = [partsOf(before), partsOf(after)];
  const words = new FieldWords(lang, frame, joined(now.partners, old.partners), joined(now.activities, old.activities));
  const sections = wholeSections(frame).map((section): ChangeGroup => {
    const [from, to] = [section.contentOf(old, frame), section.contentOf(now, frame)];
    const items = changeItems(lang, words, section.key, changesBetween(from, to), (rowId) => ({ ...cellsOf(from, rowId), ...cellsOf(to, rowId) }));
    return { id: `changed-${section.key.replace(':', '-')}`, heading: words.section(section.key), note: '', items };
  });
  const sums = { id: 'changed-sums', heading: say(lang, 'comparison.sums'), note: '', items: changedSums(lang, budgetIn(before), budgetIn(after)) };
  const files = { id: 'changed-attachments', heading: words.section('attachments'), note: '', items: changedFiles(lang, before, after) };
  return [sums, ...sections, files].filter(({ items }) => items.length > 0);
}

function joined<Row extends { readonly id: string }>(now: readonly Row[], old: readonly Row[]): Row[] {
  return [...now, ...old.filter(({ id }) => !now.some((row) => row.id === id))];
}

export function cellsOf(content: Content, rowId: string): Cells {
  const { id: _, ...row } = content.rows.find(({ id }) => id === rowId) ?? { id: '' };
  return Object.fromEntries(Object.entries(row).map(([field, value]) => [field, textOf(value)]));
}

function changedSums(lang: Lang, old: ReturnType<typeof budgetIn>, now: ReturnType<typeof budgetIn>): ChangeItem[] {
  const [before, after] = [budgetTotals(old.budget, old.money), budgetTotals(now.budget, now.money)];
  const sums = [
    [say(lang, 'figures.cost'), before.costOere, after.costOere],
    [say(lang, 'figures.sought'), before.soughtOere, after.soughtOere],
    [say(lang, 'figures.coFinancing'), before.coFinancingOere, after.coFinancingOere],
  ] as const;
  return sums
    .filter(([, was, is]) => was !== is)
    .map(([title, was, is]) => ({ title, tag: null, lines: [{ label: '', pieces: replaced(formatKroner(was, lang), formatKroner(is, lang)) }] }));
}

/** A file's content never changes: another content is another file, whatever its name. */
function changedFiles(lang: Lang, { attachments: before }: Snapshot, { attachments: after }: Snapshot): ChangeItem[] {
  const isIn = (files: Snapshot['attachments'], file: Snapshot['attachments'][number]): boolean =>
    files.some(({ id, sha256 }) => (id && file.id ? id === file.id : sha256 === file.sha256));
  return [
    ...before.filter((file) => !isIn(after, file)).map(({ fileName }) => ({ title: fileName, tag: tag(say(lang, 'changes.removed'), 'red'), lines: [] })),
    ...after.filter((file) => !isIn(before, file)).map(({ fileName }) => ({ title: fileName, tag: tag(say(lang, 'changes.added'), 'green'), lines: [] })),
  ];
}
