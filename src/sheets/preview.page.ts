import { applicationTexts, captionOf, type EconomyPart, type Opened } from '../applications/index.js';
import type { BudgetTotals, CostLine, FinancingLine } from '../budgets/index.js';
import { hiddenField, type HiddenField } from '../platform/forms/index.js';
import { alert, button, dataTable, linkButton, pageHeading, tag, type Alert, type Button, type DataTable, type Lang, type PageHeading, type TagColour } from '../platform/views/index.js';
import { formatAmount } from '../shared/money.js';
import type { ColumnKey, TableName } from './column.rules.js';
import { economyOf } from './economy.rules.js';
import { MOST_SHOWN } from './limit.rules.js';
import { isEmpty, type BudgetImport, type LineChange, type Plan, type TablePlan } from './plan.rules.js';
import { messageTable, moreThan, names } from './sheet.page.js';
import { previewUrl, sheetsUrl } from './sheet.paths.js';
import { sheetTexts } from './sheet.texts.js';
import { columnLabel, tableName } from './table.rules.js';
import { vocabularyOf, wordFor, type Vocabulary } from './vocabulary.rules.js';

const { say } = sheetTexts;

/** Template `sheets/preview`: what a file would change, and the button that makes it so. */
export interface PreviewPage {
  readonly heading: PageHeading;
  readonly alerts: readonly Alert[];
  readonly wrong: DataTable | null;
  readonly more: string;
  readonly counts: DataTable | null;
  readonly totals: DataTable | null;
  readonly changes: DataTable | null;
  readonly moreChanges: string;
  readonly remarks: DataTable | null;
  readonly action: string;
  /** The revision that was looked at: what is applied is what was seen, or nothing. */
  readonly seen: HiddenField;
  readonly buttons: readonly Button[];
}

/** What to say first: the draft changed meanwhile, or the forms' own rules refused what came of it. */
export type Told = 'stale' | 'refused' | null;

export function previewPage(lang: Lang, opened: Opened<EconomyPart>, file: BudgetImport, plan: Plan, told: Told): PreviewPage {
  const { draft } = opened;
  const vocabulary = vocabularyOf(economyOf(opened));
  const isDone = file.appliedAt !== null;
  const isWrong = plan.wrong.length > 0;
  const shown = !isDone && !isWrong;
  const [costs, financing] = [plan.costs?.changes ?? [], plan.financing?.changes ?? []];
  const left = costs.length + financing.length - MOST_SHOWN;
  const changes = [...costs.slice(0, MOST_SHOWN).map((change) => costRow(lang, change, vocabulary)), ...financing.slice(0, Math.max(0, MOST_SHOWN - costs.length)).map((change) => financingRow(lang, change, vocabulary))];
  return {
    heading: pageHeading(say(lang, 'preview.title'), { caption: captionOf(lang, draft), lead: say(lang, 'preview.lead', { file: file.fileName }) }),
    alerts: alertsOf(lang, plan, isDone, isWrong, told),
    wrong: !isDone && isWrong ? messageTable(lang, 'preview-wrong', say(lang, 'sheets.wrong.caption'), plan.wrong) : null,
    more: isDone ? '' : moreThan(lang, plan.wrongCount),
    counts: shown ? countTable(lang, plan) : null,
    totals: shown ? totalTable(lang, plan) : null,
    changes: shown && changes.length ? changeTable(lang, changes) : null,
    moreChanges: shown && left > 0 ? say(lang, 'preview.more', { count: left }) : '',
    remarks: shown && plan.remarks.length ? messageTable(lang, 'preview-remarks', say(lang, 'sheets.remarks.caption'), plan.remarks) : null,
    action: previewUrl(draft.id, file.id),
    seen: hiddenField(names.seen, String(draft.revision)),
    buttons: [...(shown && !isEmpty(plan) ? [button(say(lang, 'preview.apply'))] : []), linkButton(say(lang, isDone || isEmpty(plan) || isWrong ? 'preview.back' : 'preview.cancel'), sheetsUrl(draft.id), { variant: 'secondary' })],
  };
}

function alertsOf(lang: Lang, plan: Plan, isDone: boolean, isWrong: boolean, told: Told): Alert[] {
  if (isDone) return [alert('success', say(lang, 'preview.applied.text'), { heading: say(lang, 'preview.applied') })];
  const first = told === 'stale' ? [alert('warning', say(lang, 'preview.stale.text'), { heading: say(lang, 'preview.stale') })] : told === 'refused' ? [alert('error', say(lang, 'preview.refused'))] : [];
  if (isWrong) return [...first, alert('error', say(lang, 'sheets.wrong.text', { count: plan.wrong.length }), { heading: say(lang, 'sheets.wrong.heading') })];
  return isEmpty(plan) ? [...first, alert('info', say(lang, 'preview.none'))] : first;
}

function countTable(lang: Lang, { costs, financing }: Plan): DataTable {
  const isAdding = (costs?.left ?? 0) + (financing?.left ?? 0) > 0;
  const row = (table: TableName, plan: TablePlan<unknown> | null): string[][] => {
    if (!plan) return [];
    const count = (kind: LineChange<unknown>['kind']): string => String(plan.changes.filter((change) => change.kind === kind).length);
    return [[tableName(lang, table), count('added'), count('changed'), String(plan.unchanged), count('removed'), ...(isAdding ? [String(plan.left)] : [])]];
  };
  const numeric = (label: string) => ({ label, numeric: true });
  return dataTable({
    id: 'preview-counts',
    caption: say(lang, 'preview.counts'),
    columns: [say(lang, 'preview.table'), ...(['added', 'changed', 'unchanged', 'removed'] as const).map((key) => numeric(say(lang, `preview.${key}`))), ...(isAdding ? [numeric(say(lang, 'preview.left'))] : [])],
    rows: [...row('costs', costs), ...row('financing', financing)],
    emptyText: '',
    compact: true,
  });
}

function totalTable(lang: Lang, { before, after }: Plan): DataTable {
  const word = applicationTexts.say;
  const row = (label: string, of: (totals: BudgetTotals) => bigint): string[] => [label, formatAmount(of(before), lang, { decimals: 'always' }), formatAmount(of(after), lang, { decimals: 'always' })];
  return dataTable({
    id: 'preview-totals',
    caption: say(lang, 'preview.totals'),
    columns: [say(lang, 'preview.figure'), { label: say(lang, 'preview.before'), numeric: true }, { label: say(lang, 'preview.after'), numeric: true }],
    rows: [
      row(word(lang, 'figures.cost'), ({ costOere }) => costOere),
      row(word(lang, 'figures.financing'), ({ financingOere }) => financingOere),
      row(word(lang, 'figures.difference'), ({ differenceOere }) => differenceOere),
      row(word(lang, 'figures.sought'), ({ soughtOere }) => soughtOere),
      row(word(lang, 'figures.coFinancing'), ({ coFinancingOere }) => coFinancingOere),
    ],
    emptyText: '',
    compact: true,
  });
}

type ChangeRow = readonly [{ readonly text: string; readonly sub: string | null }, string, string, LineChange<unknown>['kind'], string];
const colours: Readonly<Record<LineChange<unknown>['kind'], TagColour>> = { added: 'green', changed: 'yellow', removed: 'red' };

function changeTable(lang: Lang, rows: readonly ChangeRow[]): DataTable {
  return dataTable({
    id: 'preview-changes',
    caption: say(lang, 'preview.changes'),
    columns: [say(lang, 'preview.line'), say(lang, 'preview.change'), { label: say(lang, 'preview.before'), numeric: true }, { label: say(lang, 'preview.after'), numeric: true }],
    rows: rows.map(([line, before, after, kind, fields]) => [line, { tag: tag(say(lang, `preview.kind.${kind}`), colours[kind]), sub: fields || null }, before, after]),
    emptyText: '',
    compact: true,
  });
}

function costRow(lang: Lang, { kind, before, after }: LineChange<CostLine>, { partners, categories }: Vocabulary): ChangeRow {
  const line = (after ?? before)!;
  const category = wordFor(line.category, categories, lang);
  const sub = [wordFor(line.partnerId, partners, lang), line.description ? category : '', line.year === null ? '' : String(line.year)].filter(Boolean).join(' · ');
  return [{ text: line.description || category, sub }, amount(lang, before), amount(lang, after), kind, changed(lang, 'costs', costFields, before, after)];
}

function financingRow(lang: Lang, { kind, before, after }: LineChange<FinancingLine>, { contributors, kinds }: Vocabulary): ChangeRow {
  const line = (after ?? before)!;
  const contributor = line.fundId ? `fund ${line.fundId}` : line.partnerId ? `partner ${line.partnerId}` : 'outside';
  const text = contributor === 'outside' ? line.sourceName : wordFor(contributor, contributors, lang);
  return [{ text, sub: wordFor(line.kind, kinds, lang) }, amount(lang, before), amount(lang, after), kind, changed(lang, 'financing', financingFields, before, after)];
}

type Fields<Line> = readonly (readonly [keyof Line, ColumnKey])[];
const costFields: Fields<CostLine> = [['partnerId', 'partner'], ['category', 'category'], ['activityId', 'activity'], ['year', 'year'], ['description', 'description'], ['persons', 'persons'], ['hours', 'hours'], ['annualCostOere', 'annualCost'], ['amountOere', 'amount']];
const financingFields: Fields<FinancingLine> = [['partnerId', 'contributor'], ['sourceName', 'source'], ['kind', 'kind'], ['origin', 'origin'], ['status', 'status'], ['isConditional', 'conditional'], ['hours', 'hours'], ['amountOere', 'amount']];

/** Which columns of a line change, since amounts alone do not tell. */
function changed<Line>(lang: Lang, table: TableName, fields: Fields<Line>, before: Line | null, after: Line | null): string {
  return before && after ? fields.filter(([name]) => before[name] !== after[name]).map(([, key]) => columnLabel(lang, table, key)).join(', ') : '';
}

function amount(lang: Lang, line: { readonly amountOere: bigint } | null): string {
  return line ? formatAmount(line.amountOere, lang, { decimals: 'always' }) : '';
}
