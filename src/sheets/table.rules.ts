import type { Lang } from '../platform/views/index.js';
import { normaliseLine } from '../shared/text.js';
import { isBlank, isFormula, shownIn } from './cell.rules.js';
import { columnLetters, columnsOf, tables, type ColumnKey, type TableName } from './column.rules.js';
import { MOST_COLUMNS, MOST_ROWS } from './limit.rules.js';
import type { Messages } from './message.rules.js';
import { asTyped } from './neutral.rules.js';
import { sheetTexts } from './sheet.texts.js';
import type { RawCell, RawSheet } from './workbook.process.js';

const { say } = sheetTexts;
/** Somebody's own title may stand above the headings. */
const HEADINGS_WITHIN = 15;

/** The rows of one table as they stand in a file, found by their headings. */
export interface FoundTable {
  readonly table: TableName;
  readonly sheet: string;
  /** Where each column stands; one that the file lacks is not among them. */
  readonly columns: ReadonlyMap<ColumnKey, number>;
  readonly rows: readonly FoundRow[];
}

export interface FoundRow {
  /** As the spreadsheet counts, from 1. */
  readonly number: number;
  readonly cells: readonly RawCell[];
}

/**
 * Finds the tables among the sheets: what is hidden counts only where no visible sheet has that table.
 * `assumed`: which table rows without any headings are, in the template's order.
 */
export function locateTables(sheets: readonly RawSheet[], lang: Lang, assumed: TableName | null, messages: Messages): FoundTable[] {
  const found: FoundTable[] = [];
  for (const sheet of [...candidates(sheets.filter(({ isHidden }) => !isHidden)), ...candidates(sheets.filter(({ isHidden }) => isHidden))]) {
    const heading = headingOf(sheet) ?? (assumed && sheet.rows.length ? { table: assumed, at: -1, columns: new Map(columnsOf[assumed].keys.map((key, at) => [key, at])) } : null);
    tellWide(sheet, heading, lang, messages);
    if (!heading) continue;
    const twin = found.find(({ table }) => table === heading.table);
    if (!twin) found.push(tableIn(sheet, heading, lang, messages));
    else if (sheet.isHidden) messages.remark(sheet.name, () => say(lang, 'message.hidden.left', { first: twin.sheet }));
    else messages.tellWrong(sheet.name, () => say(lang, 'message.table.twice', { table: tableName(lang, heading.table), first: twin.sheet, second: sheet.name }));
    if (!twin && sheet.isHidden) messages.remark(sheet.name, () => say(lang, 'message.hidden.read'));
  }
  if (found.length === 0 && messages.wrongCount === 0) messages.tellWrong(sheets[0]?.name ?? '', () => say(lang, 'message.table.none', { costs: needed(lang, 'costs'), financing: needed(lang, 'financing') }));
  return found;
}

/** Where sheets have the tables' names, nothing else is looked at: our own lists have headings like theirs. */
function candidates(sheets: readonly RawSheet[]): readonly RawSheet[] {
  const byName = sheets.filter(({ name }) => tableNamed(name) !== undefined);
  return byName.length ? byName : sheets.filter(({ name }) => !isOurs(name));
}

/** A heading that was not read would else pass for one that is not there. */
function tellWide({ name, widths }: RawSheet, heading: Heading | null, lang: Lang, messages: Messages): void {
  if (!heading && !tableNamed(name)) return;
  const [last, at] = heading ? [widths[heading.at] ?? 0, heading.at] : [Math.max(0, ...widths), 0];
  if (last > MOST_COLUMNS) messages.tellWrong(`${name}!${columnLetters(last - 1)}${at + 1}`, () => say(lang, 'message.columns', { last: columnLetters(last - 1), max: MOST_COLUMNS }));
}

interface Heading {
  readonly table: TableName;
  /** Of its row, from 0; -1: there is none. */
  readonly at: number;
  readonly columns: ReadonlyMap<ColumnKey, number>;
}

/** The first row that holds at least two headings of a table. A sheet named as a table is one even where headings are missing. */
function headingOf({ rows, name }: RawSheet): Heading | null {
  const byName = tableNamed(name);
  const readings = rows.slice(0, HEADINGS_WITHIN).flatMap((row, at) => (byName ? [byName] : tables).map((table) => ({ table, at, columns: columnsIn(row, table) })));
  const best = readings.sort((a, b) => b.columns.size - a.columns.size || a.at - b.at)[0];
  return best && best.columns.size >= 2 ? best : null;
}

function tableNamed(name: string): TableName | undefined {
  return tables.find((table) => isCalled(name, `sheet.${table}`));
}

function isOurs(name: string): boolean {
  return (['sheet.lists', 'sheet.totals', 'sheet.guide'] as const).some((key) => isCalled(name, key));
}

function isCalled(name: string, key: `sheet.${TableName | 'lists' | 'totals' | 'guide'}`): boolean {
  return [say('da', key), say('en', key)].some((one) => one.toLowerCase() === name.trim().toLowerCase());
}

function columnsIn(row: readonly RawCell[], table: TableName): Map<ColumnKey, number> {
  const first = new Map<string, number>();
  for (const [at, cell] of row.entries()) {
    const word = typeof cell === 'string' ? lowered(asTyped(cell)) : '';
    if (word !== '' && !first.has(word)) first.set(word, at);
  }
  return new Map(columnsOf[table].keys.flatMap((key) => {
    const places = (['da', 'en'] as const).flatMap((lang) => first.get(columnLabel(lang, table, key).toLowerCase()) ?? []);
    return places.length ? [[key, Math.min(...places)] as const] : [];
  }));
}

const lowered = (text: string): string => normaliseLine(text).toLowerCase();

function tableIn(sheet: RawSheet, { table, at, columns }: Heading, lang: Lang, messages: Messages): FoundTable {
  const wrong = (place: string, text: () => string): void => messages.tellWrong(`${sheet.name}!${place}`, text);
  const remark = (place: string, text: () => string): void => messages.remark(`${sheet.name}!${place}`, text);
  const headAt = at + 1;
  for (const key of columnsOf[table].keys.filter((one) => !columns.has(one))) {
    const column = columnLabel(lang, table, key);
    if (columnsOf[table].needed.includes(key)) wrong(String(headAt || 1), () => say(lang, 'message.column.missing', { column }));
    else remark(String(headAt || 1), () => say(lang, 'message.column.absent', { column }));
  }
  const known = new Set(columns.values());
  for (const [where, cell] of (sheet.rows[at] ?? []).entries()) {
    if (!isBlank(cell) && !known.has(where)) remark(`${columnLetters(where)}${headAt}`, () => say(lang, 'message.column.extra', { column: shownIn(cell) }));
  }
  for (const range of sheet.merges) if (lastRow(range) > headAt) wrong(range, () => say(lang, 'message.merged'));
  const where = [...columns].filter(([key]) => key !== 'id').map(([, column]) => column);
  const rows = sheet.rows.slice(at + 1).map((cells, below) => ({ number: headAt + below + 1, cells })).filter(({ cells }) => where.some((column) => !isBlank(cells[column] ?? null)));
  const hiddenRows = new Set(sheet.hiddenRows);
  const hidden = rows.filter(({ number }) => hiddenRows.has(number));
  if (hidden.length) remark(String(hidden[0]!.number), () => say(lang, 'message.hidden', { count: hidden.length, rows: listed(hidden.map(({ number }) => number)) }));
  const formulas = rows.flatMap(({ number, cells }) => [...columns.values()].filter((column) => isFormula(cells[column] ?? null)).map((column) => `${columnLetters(column)}${number}`));
  if (formulas.length) remark(formulas[0]!, () => say(lang, 'message.formulas', { count: formulas.length, cells: listed(formulas) }));
  if (rows.length > MOST_ROWS) wrong(String(MOST_ROWS), () => say(lang, 'message.rows', { count: rows.length, max: MOST_ROWS }));
  return { table, sheet: sheet.name, columns, rows };
}

export function columnLabel(lang: Lang, table: TableName, key: ColumnKey): string {
  return say(lang, `column.${table}.${key}` as 'column.costs.partner');
}

export function tableName(lang: Lang, table: TableName): string {
  return say(lang, `sheet.${table}`);
}

function needed(lang: Lang, table: TableName): string {
  return columnsOf[table].needed.map((key) => (lang === 'da' ? `»${columnLabel(lang, table, key)}«` : `“${columnLabel(lang, table, key)}”`)).join(', ');
}

function listed(all: readonly (string | number)[]): string {
  return all.slice(0, 8).join(', ') + (all.length > 8 ? ' …' : '');
}

const lastRow = (range: string): number => Number(/\d+$/.exec(range)?.[0] ?? 0);
