import { applicationTexts } from '../applications/index.js';
import { budgetTotals, costModelOf, type CostLine, type FinancingLine } from '../budgets/index.js';
import type { Lang } from '../platform/views/index.js';
import { inLang } from '../shared/lang.js';
import type { Oere } from '../shared/money.js';
import { columnLetters, columnsOf, type ColumnKey, type TableName } from './column.rules.js';
import { neutralised } from './neutral.rules.js';
import { sheetTexts } from './sheet.texts.js';
import { columnLabel, tableName } from './table.rules.js';
import { wordFor, type Economy, type Vocabulary } from './vocabulary.rules.js';
import type { OutCell, OutSheet } from './workbook.process.js';

const { say } = sheetTexts;

/** Shown with the separators of whoever's spreadsheet it is: 1.234,50 in Danish. */
const money = '#,##0.00';
const formats: Partial<Record<ColumnKey, string>> = { year: '0', persons: '0', hours: money, annualCost: money, amount: money };
const widths: Partial<Record<ColumnKey, number>> = { partner: 34, contributor: 34, category: 30, activity: 30, description: 44, source: 30, kind: 22, status: 24, year: 8, persons: 10, hours: 12, annualCost: 18, amount: 18, id: 38 };

/** Rows of a table with its headings, in the order of the template. Texts are neutralised. */
export function tableRows(lang: Lang, table: TableName, { budget }: Economy, vocabulary: Vocabulary): OutCell[][] {
  const head = columnsOf[table].keys.map((key) => columnLabel(lang, table, key));
  const rows = table === 'costs' ? budget.costs.map((line) => costRow(lang, line, vocabulary)) : budget.financing.map((line) => financingRow(lang, line, vocabulary));
  return [head, ...rows];
}

function costRow(lang: Lang, line: CostLine, { partners, categories, activities }: Vocabulary): OutCell[] {
  return [
    text(wordFor(line.partnerId, partners, lang)),
    text(wordFor(line.category, categories, lang)),
    line.activityId === null || !activities.some(({ code }) => code === line.activityId) ? null : text(wordFor(line.activityId, activities, lang)),
    line.year === null ? null : { number: String(line.year) },
    text(line.description),
    line.persons === null ? null : { number: String(line.persons) },
    line.hours === null ? null : { number: line.hours },
    line.annualCostOere === null ? null : amount(line.annualCostOere),
    amount(line.amountOere),
    line.id,
  ];
}

function financingRow(lang: Lang, line: FinancingLine, { contributors, kinds, origins, statuses, answers }: Vocabulary): OutCell[] {
  const contributor = line.fundId ? `fund ${line.fundId}` : line.partnerId ? `partner ${line.partnerId}` : 'outside';
  const isFund = line.fundId !== null;
  return [
    text(wordFor(contributor, contributors, lang)),
    text(line.sourceName),
    wordFor(line.kind, kinds, lang),
    line.origin === '' ? null : wordFor(line.origin, origins, lang),
    isFund ? null : wordFor(line.status, statuses, lang),
    line.isConditional ? wordFor('yes', answers, lang) : null,
    line.hours === null ? null : { number: line.hours },
    amount(line.amountOere),
    isFund ? null : line.id,
  ];
}

/** The choices of each column that has any, side by side on a sheet of their own, since a list in a cell holds 255 characters. */
function listSheet(lang: Lang, vocabulary: Vocabulary): { sheet: OutSheet; ranges: ReadonlyMap<string, string> } {
  const words = (among: Vocabulary[keyof Vocabulary]): string[] => among.map((one) => (typeof one === 'number' ? String(one) : one[lang]));
  const lists: readonly (readonly [TableName, ColumnKey, readonly string[]])[] = [
    ['costs', 'partner', words(vocabulary.partners)],
    ['costs', 'category', words(vocabulary.categories)],
    ['costs', 'activity', words(vocabulary.activities)],
    ['costs', 'year', words(vocabulary.years)],
    ['financing', 'contributor', words(vocabulary.contributors)],
    ['financing', 'kind', words(vocabulary.kinds)],
    ['financing', 'origin', words(vocabulary.origins)],
    ['financing', 'status', words(vocabulary.statuses)],
    ['financing', 'conditional', words(vocabulary.answers)],
  ];
  const longest = Math.max(...lists.map(([, , list]) => list.length));
  const name = say(lang, 'sheet.lists');
  const cell = (key: ColumnKey, word: string | undefined): OutCell => (word === undefined ? null : key === 'year' ? { number: word } : text(word));
  const sheet: OutSheet = {
    name,
    widths: lists.map(() => 30),
    formats: lists.map(() => ''),
    rows: [lists.map(([table, key]) => columnLabel(lang, table, key)), ...Array.from({ length: longest }, (_, at) => lists.map(([, key, list]) => cell(key, list[at])))],
    lists: [],
    isTable: true,
  };
  const ranges = lists.flatMap(([table, key, list], at) => (list.length ? [[`${table} ${key}`, `${name}!$${columnLetters(at)}$2:$${columnLetters(at)}$${list.length + 1}`] as const] : []));
  return { sheet, ranges: new Map(ranges) };
}

/** The whole budget to look at, calculate with and send back. */
export function budgetWorkbook(lang: Lang, economy: Economy, vocabulary: Vocabulary): OutSheet[] {
  const { sheet, ranges } = listSheet(lang, vocabulary);
  return [table(lang, 'costs', economy, vocabulary, ranges), table(lang, 'financing', economy, vocabulary, ranges), totalsSheet(lang, economy, vocabulary), sheet];
}

/** The same without a line, and with what to know before filling it in. */
export function templateWorkbook(lang: Lang, economy: Economy, vocabulary: Vocabulary): OutSheet[] {
  const { sheet, ranges } = listSheet(lang, vocabulary);
  const empty = { ...economy, budget: { ...economy.budget, costs: [], financing: [] } };
  return [guideSheet(lang, economy), table(lang, 'costs', empty, vocabulary, ranges), table(lang, 'financing', empty, vocabulary, ranges), sheet];
}

function table(lang: Lang, name: TableName, economy: Economy, vocabulary: Vocabulary, ranges: ReadonlyMap<string, string>): OutSheet {
  const { keys } = columnsOf[name];
  return {
    name: tableName(lang, name),
    widths: keys.map((key) => widths[key] ?? 16),
    formats: keys.map((key) => formats[key] ?? ''),
    rows: tableRows(lang, name, economy, vocabulary),
    lists: keys.flatMap((key, column) => (ranges.has(`${name} ${key}`) ? [{ column, range: ranges.get(`${name} ${key}`)! }] : [])),
    isTable: true,
  };
}

function totalsSheet(lang: Lang, economy: Economy, { partners, categories, contributors }: Vocabulary): OutSheet {
  const { budget } = economy;
  const totals = budgetTotals(budget, economy.money);
  const titled = (title: string, rows: readonly OutCell[][]): OutCell[][] => (rows.length ? [[null, null], [title, null], ...rows] : []);
  const rows: OutCell[][] = [
    [say(lang, 'totals.what'), say(lang, 'totals.amount')],
    [say(lang, 'totals.model', { model: inLang(lang, costModelOf(budget, economy.money), 'name') }), null],
    [say(lang, 'totals.direct'), amount(totals.directOere)],
    ...(totals.flatStaffOere ? [[say(lang, 'totals.flatStaff'), amount(totals.flatStaffOere)]] : []),
    ...(totals.indirectOere ? [[say(lang, 'totals.indirect'), amount(totals.indirectOere)]] : []),
    [applicationTexts.say(lang, 'figures.cost'), amount(totals.costOere)],
    [applicationTexts.say(lang, 'figures.financing'), amount(totals.financingOere)],
    [applicationTexts.say(lang, 'figures.difference'), amount(totals.differenceOere)],
    [applicationTexts.say(lang, 'figures.sought'), amount(totals.soughtOere)],
    [applicationTexts.say(lang, 'figures.coFinancing'), amount(totals.coFinancingOere)],
    ...titled(say(lang, 'totals.byFund'), totals.byFund.map(({ fundId, oere }) => [text(wordFor(`fund ${fundId}`, contributors, lang)), amount(oere)])),
    ...titled(say(lang, 'totals.byPartner'), totals.byPartner.flatMap(({ partnerId, costOere }) => (partnerId === null ? [] : [[text(wordFor(partnerId, partners, lang)), amount(costOere)]]))),
    ...titled(say(lang, 'totals.given'), totals.byPartner.map(({ partnerId, coFinancingOere }) => [partnerId === null ? applicationTexts.say(lang, 'financing.otherSource') : text(wordFor(partnerId, partners, lang)), amount(coFinancingOere)])),
    ...titled(say(lang, 'totals.byYear'), totals.byYear.map(({ year, costOere }) => [year === null ? say(lang, 'totals.noYear') : String(year), amount(costOere)])),
    ...titled(say(lang, 'totals.byCategory'), totals.byCategory.map(({ category, oere }) => [wordFor(category, categories, lang), amount(oere)])),
  ];
  return { name: say(lang, 'sheet.totals'), widths: [52, 20], formats: ['', money], rows, lists: [], isTable: true };
}

function guideSheet(lang: Lang, { number }: Economy): OutSheet {
  const lines = ['guide.1', 'guide.2', 'guide.3', 'guide.4', 'guide.5', 'guide.6', 'guide.7', 'guide.8'] as const;
  return { name: say(lang, 'sheet.guide'), widths: [100], formats: [''], rows: [[say(lang, 'guide.title', { number })], ...lines.map((key) => [say(lang, key)])], lists: [], isTable: false };
}

const text = (words: string): OutCell => (words === '' ? null : neutralised(words));

function amount(oere: Oere): OutCell {
  const magnitude = oere < 0n ? -oere : oere;
  return { number: `${oere < 0n ? '-' : ''}${magnitude / 100n}.${String(magnitude % 100n).padStart(2, '0')}` };
}
