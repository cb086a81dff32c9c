import type { Lang } from '../platform/views/index.js';
import { normaliseLine } from '../shared/text.js';
import { isBlank, isFormula } from './cell.rules.js';
import { columnLetters, columnsOf, tables, type ColumnKey, type TableName } from './column.rules.js';
import { MOST_ROWS } from './limit.rules.js';
import { asTyped } from './neutral.rules.js';
import { sheetTexts } from './sheet.texts.js';
import type { RawCell, RawSheet } from './workbook.process.js';

const { say } = sheetTexts;
/** Somebody's own title may stand above the headings. */
const HEADINGS_WITHIN = 15;

/** What to tell about one place in a file. A remark keeps nothing from being imported. */
export interface CellMessage {
  /** `Udgifter!D7` */
  readonly place: string;
  readonly text: string;
  readonly isRemark: boolean;
}

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

export interface Located {
  readonly tables: readonly FoundTable[];
  readonly messages: readonly CellMessage[];
}

/** Finds the tables among the sheets. `assumed`: which table rows without any headings are, in the template's order. */
export function locateTables(sheets: readonly RawSheet[], lang: Lang, assumed: TableName | null): Located {
  const found: FoundTable[] = [];
  const messages: CellMessage[] = [];
  const byName = sheets.filter(({ name }) => tableNamed(name) !== undefined);
  // Where sheets have the tables' names, nothing else is looked at: our own lists have headings like theirs.
  for (const sheet of byName.length ? byName : sheets.filter(({ name }) => !isOurs(name))) {
    const heading = headingOf(sheet) ?? (assumed && sheet.rows.length ? { table: assumed, at: -1, columns: new Map(columnsOf[assumed].keys.map((key, at) => [key, at])) } : null);
    const one = heading && tableIn(sheet, heading, lang, messages);
    if (!one) continue;
    const twin = found.find(({ table }) => table === one.table);
    if (twin) messages.push({ place: sheet.name, text: say(lang, 'message.table.twice', { table: tableName(lang, one.table), first: twin.sheet, second: sheet.name }), isRemark: false });
    else found.push(one);
  }
  if (found.length === 0 && messages.length === 0) messages.push({ place: sheets[0]?.name ?? '', text: say(lang, 'message.table.none', { costs: needed(lang, 'costs'), financing: needed(lang, 'financing') }), isRemark: false });
  return { tables: found, messages };
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
  const words = row.map((cell) => (typeof cell === 'string' ? normaliseLine(asTyped(cell)).toLowerCase() : ''));
  return new Map(columnsOf[table].keys.flatMap((key) => {
    const at = words.findIndex((word) => word !== '' && (['da', 'en'] as const).some((lang) => columnLabel(lang, table, key).toLowerCase() === word));
    return at < 0 ? [] : [[key, at] as const];
  }));
}

function tableIn(sheet: RawSheet, { table, at, columns }: Heading, lang: Lang, messages: CellMessage[]): FoundTable {
  const tell = (place: string, text: string, isRemark: boolean): unknown => messages.push({ place: `${sheet.name}!${place}`, text, isRemark });
  const headAt = at + 1;
  for (const key of columnsOf[table].keys.filter((one) => !columns.has(one))) {
    const isNeeded = columnsOf[table].needed.includes(key);
    tell(String(headAt || 1), say(lang, isNeeded ? 'message.column.missing' : 'message.column.absent', { column: columnLabel(lang, table, key) }), !isNeeded);
  }
  const known = new Set(columns.values());
  for (const [where, cell] of (sheet.rows[at] ?? []).entries()) {
    if (!isBlank(cell) && !known.has(where)) tell(`${columnLetters(where)}${headAt}`, say(lang, 'message.column.extra', { column: String(cell) }), true);
  }
  for (const range of sheet.merges) if (lastRow(range) > headAt) tell(range, say(lang, 'message.merged'), false);
  const where = [...columns].filter(([key]) => key !== 'id').map(([, column]) => column);
  const rows = sheet.rows.slice(at + 1).map((cells, below) => ({ number: headAt + below + 1, cells })).filter(({ cells }) => where.some((column) => !isBlank(cells[column] ?? null)));
  const hidden = rows.filter(({ number }) => sheet.hiddenRows.includes(number));
  if (hidden.length) tell(String(hidden[0]!.number), say(lang, 'message.hidden', { count: hidden.length, rows: listed(hidden.map(({ number }) => number)) }), true);
  const formulas = rows.flatMap(({ number, cells }) => [...columns.values()].filter((column) => isFormula(cells[column] ?? null)).map((column) => `${columnLetters(column)}${number}`));
  if (formulas.length) tell(formulas[0]!, say(lang, 'message.formulas', { count: formulas.length, cells: listed(formulas) }), true);
  if (rows.length > MOST_ROWS) tell(String(MOST_ROWS), say(lang, 'message.rows', { count: rows.length, max: MOST_ROWS }), false);
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
