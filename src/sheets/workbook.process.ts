import { inflateRawSync } from 'node:zlib';
import type { CellValue, DataValidation, Sheet, WriteSheet } from 'hucre/xlsx';

/** A cell as it stands in a file, before anybody has judged it. */
export type RawCell = null | string | number | { readonly odd: 'boolean' | 'date' | 'error' | 'long'; readonly text: string } | { readonly formula: string; readonly value: string | number | null };

export interface RawSheet {
  readonly name: string;
  /** From the first row on, blank ones too; a row ends with its last filled cell. */
  readonly rows: readonly (readonly RawCell[])[];
  /** How many columns each of the first rows fills in the file, also beyond those that are read. */
  readonly widths: readonly number[];
  readonly isHidden: boolean;
  /** Numbers as a spreadsheet shows them, from 1. */
  readonly hiddenRows: readonly number[];
  /** `A7:B8`; of many, those furthest down. */
  readonly merges: readonly string[];
}

/** What is wrong with a file as a whole. */
export type FileFault = 'kind' | 'password' | 'xls' | 'ods' | 'macros' | 'bomb' | 'broken' | 'comma' | 'empty' | 'rows' | 'columns';

export type ReadAnswer = { readonly ok: true; readonly sheets: readonly RawSheet[] } | { readonly ok: false; readonly fault: FileFault; readonly count: number };

/** A number is given as decimal text, exact to the last digit. */
export type OutCell = null | string | { readonly number: string };

export interface OutSheet {
  readonly name: string;
  readonly widths: readonly number[];
  /** Of each column's numbers; '' for text. */
  readonly formats: readonly string[];
  readonly rows: readonly (readonly OutCell[])[];
  /** Columns that offer a list, by their number from 0: where the choices stand, `Lister!$A$2:$A$5`. */
  readonly lists: readonly { readonly column: number; readonly range: string }[];
  readonly isTable: boolean;
}

/** `text`: the characters of one cell. `weight`: the characters of all of them, and eight for each cell and row. */
export interface Limits {
  readonly rows: number;
  readonly columns: number;
  readonly unpacked: number;
  readonly text: number;
  readonly weight: number;
}

export type Work =
  | { readonly kind: 'read'; readonly content: Uint8Array; readonly limits: Limits }
  | { readonly kind: 'text'; readonly content: Uint8Array; readonly name: string; readonly limits: Limits }
  | { readonly kind: 'write'; readonly sheets: readonly OutSheet[]; readonly listed: number; readonly wrong: string };

/**
 * This file is a program of its own: it imports nothing of the portal, answers one message and ends. A workbook that takes
 * long, or takes all memory, takes it here.
 */
async function answerTo(work: Exclude<Work, { kind: 'text' }>): Promise<ReadAnswer | Uint8Array> {
  return work.kind === 'write' ? written(work) : read(work);
}

async function read({ content, limits }: Extract<Work, { kind: 'read' }>): Promise<ReadAnswer> {
  const file = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  const refused = (fault: FileFault, count = 0): ReadAnswer => ({ ok: false, fault, count });
  const entries = directoryOf(file);
  if (entries === null) return refused('broken');
  if (entries.some(({ isLocked }) => isLocked)) return refused('password');
  const names = entries.map(({ name }) => name);
  if (names.some((name) => /(^|\/)vbaProject\.bin$/i.test(name))) return refused('macros');
  if (names.includes('content.xml') && names.includes('mimetype')) return refused('ods');
  if (!names.includes('xl/workbook.xml') && !names.some((name) => /^xl\/worksheets\/[^/]+\.xml$/i.test(name))) return refused('kind');
  let [unpacked, isWide] = [0, false];
  for (const entry of entries) {
    const inflated = inflate(file, entry, limits.unpacked - unpacked);
    if (typeof inflated === 'string') return refused(inflated);
    unpacked += inflated.length;
    // A sheet may lie in a part of any name.
    const xml = inflated.toString('latin1');
    const last = lastFilledRow(xml);
    if (last > limits.rows) return refused('rows', last);
    isWide ||= beyond.test(xml);
  }
  try {
    const { readXlsx } = await import('hucre/xlsx');
    // One row and one column more than may be filled, so that nothing is cut off in silence.
    const { sheets } = await readXlsx(content, { range: `A1:${letters(limits.columns)}${limits.rows + 1}` });
    const tops = isWide ? (await readXlsx(content, { range: `A1:XFD${TOP}` })).sheets : sheets;
    const raw = sheets.map((sheet, at) => rawSheet(sheet, tops[at] ?? sheet, limits));
    const longest = Math.max(0, ...raw.map(({ rows }) => rows.length));
    if (longest > limits.rows) return refused('rows', longest);
    if (raw.reduce((sum, { rows }) => sum + weightOf(rows), 0) > limits.weight) return refused('bomb');
    return raw.every(({ rows }) => rows.every((row) => row.length === 0)) ? refused('empty') : { ok: true, sheets: raw };
  } catch (error) {
    return refused((error as Error).name === 'EncryptedFileError' ? 'password' : 'broken');
  }
}

interface Entry {
  readonly name: string;
  readonly isLocked: boolean;
  readonly method: number;
  readonly packed: number;
  readonly at: number;
}

/** A zip file's own table of contents; null where it cannot be read or points outside the file. */
function directoryOf(file: Buffer): Entry[] | null {
  const end = file.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + 22 > file.length) return null;
  const entries: Entry[] = [];
  let at = file.readUInt32LE(end + 16);
  for (let left = file.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (at + 46 > end || file.readUInt32LE(at) !== 0x02014b50) return null;
    const length = file.readUInt16LE(at + 28);
    const head = file.readUInt32LE(at + 42);
    if (head + 30 > file.length || file.readUInt32LE(head) !== 0x04034b50) return null;
    entries.push({
      name: file.toString('utf8', at + 46, at + 46 + length),
      isLocked: (file.readUInt16LE(at + 8) & 1) === 1,
      method: file.readUInt16LE(at + 10),
      packed: file.readUInt32LE(at + 20),
      at: head + 30 + file.readUInt16LE(head + 26) + file.readUInt16LE(head + 28),
    });
    at += 46 + length + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return entries;
}

/** What an entry really holds, whatever the table says of its size; `most` bytes and no more are ever unpacked. */
function inflate(file: Buffer, { method, packed, at }: Entry, most: number): Buffer | 'bomb' | 'broken' {
  const content = file.subarray(at, at + packed);
  if (content.length !== packed || (method !== 0 && method !== 8)) return 'broken';
  if (most < 1 || (method === 0 && packed > most)) return 'bomb';
  try {
    return method === 0 ? content : inflateRawSync(content, { maxOutputLength: most });
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'bomb' : 'broken';
  }
}

/** Rows that hold nothing but a format do not count. */
function lastFilledRow(xml: string): number {
  let [at, last] = [0, 0];
  for (const part of xml.split(/<(?:\w+:)?row\b/).slice(1)) {
    at = Number(/^[^>]*?\sr="(\d+)"/.exec(part)?.[1] ?? at + 1);
    if (/<(?:\w+:)?(?:v|is|f)\b/.test(part)) last = Math.max(last, at);
  }
  return last;
}

/** Headings are sought within these rows. */
const TOP = 15;
/** Messages need no more, and none that is left out lies below one that is told. */
const MOST_MERGES = 500;
/** A cell to the right of column AN. */
const beyond = /\sr="(?:A[O-Z]|[B-Z][A-Z]|[A-Z]{3})\d+"/;

function rawSheet(sheet: Sheet, top: Sheet, limits: Limits): RawSheet {
  const wide = sheet.rows.map((row, rowAt) => withoutBlankEnd(row.map((value, columnAt) => cut(rawCell(value, sheet.cells?.get(`${rowAt},${columnAt}`)), limits.text))));
  const rows = wide.slice(0, wide.findLastIndex((row) => row.length > 0) + 1).map((row) => row.slice(0, limits.columns));
  const merges = [...(sheet.merges ?? [])].sort((a, b) => b.endRow - a.endRow).slice(0, MOST_MERGES).reverse();
  return {
    name: sheet.name,
    rows,
    widths: top.rows.slice(0, TOP).map((row) => row.findLastIndex((value) => value !== null && value !== '') + 1),
    isHidden: Boolean(sheet.hidden ?? sheet.veryHidden),
    hiddenRows: [...(sheet.rowDefs ?? [])].flatMap(([at, { hidden }]) => (hidden && at < rows.length ? at + 1 : [])),
    merges: merges.map(({ startRow, startCol, endRow, endCol }) => `${letters(startCol)}${startRow + 1}:${letters(endCol)}${endRow + 1}`),
  };
}

function rawCell(value: CellValue, cell: { type?: string; formula?: string } | undefined): RawCell {
  if (cell?.type === 'error') return { odd: 'error', text: String(value) };
  if (cell?.type === 'formula' || cell?.formula !== undefined) {
    const isError = typeof value === 'string' && /^#[\p{Lu}\d/]+[!?]?$/u.test(value);
    if (isError) return { odd: 'error', text: value };
    return { formula: cell.formula ?? '', value: typeof value === 'number' || typeof value === 'string' ? value : null };
  }
  if (value instanceof Date) return { odd: 'date', text: value.toISOString().slice(0, 10) };
  if (typeof value === 'boolean') return { odd: 'boolean', text: String(value) };
  return value === '' ? null : value;
}

/** The parts of a cell that are only quoted are cut; a text that is too long to be one reads as that. */
function cut(cell: RawCell, most: number): RawCell {
  const quoted = 200;
  if (typeof cell === 'string') return cell.length > most ? { odd: 'long', text: cell.slice(0, quoted) } : cell;
  if (typeof cell !== 'object' || cell === null) return cell;
  if ('odd' in cell) return { ...cell, text: cell.text.slice(0, quoted) };
  if (typeof cell.value === 'string' && cell.value.length > most) return { odd: 'long', text: cell.value.slice(0, quoted) };
  return { ...cell, formula: cell.formula.slice(0, quoted) };
}

/** What the cells come to once each is copied out of here: a text that thousands of cells share is in the file only once. */
function weightOf(rows: RawSheet['rows']): number {
  const length = (cell: RawCell): number => (typeof cell === 'string' ? cell.length : typeof cell !== 'object' || cell === null ? 0 : 'odd' in cell ? cell.text.length : cell.formula.length + String(cell.value ?? '').length);
  return rows.reduce((sum, row) => sum + 8 + row.reduce<number>((inRow, cell) => inRow + 8 + length(cell), 0), 0);
}

function withoutBlankEnd(row: RawCell[]): RawCell[] {
  return row.slice(0, row.findLastIndex((cell) => cell !== null) + 1);
}

function letters(column: number): string {
  return column < 26 ? String.fromCharCode(65 + column) : letters(Math.floor(column / 26) - 1) + letters(column % 26);
}

async function written({ sheets, listed, wrong }: Extract<Work, { kind: 'write' }>): Promise<Uint8Array> {
  const { writeXlsx } = await import('hucre/xlsx');
  return writeXlsx({ sheets: sheets.map((sheet) => outSheet(sheet, listed, wrong)) });
}

const headStyle = { font: { bold: true }, fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E6EEF5' } }, alignment: { wrapText: true, vertical: 'top' } } as const;

function outSheet({ name, widths, formats, rows, lists, isTable }: OutSheet, listed: number, errorMessage: string): WriteSheet {
  return {
    name,
    rows: rows.map((row) => row.map((cell) => (typeof cell === 'object' && cell !== null ? Number(cell.number) : cell))),
    columns: widths.map((width, at) => ({ width, ...(formats[at] ? { numFmt: formats[at] } : isTable ? {} : { style: { alignment: { wrapText: true, vertical: 'top' } } }) })),
    cells: new Map((rows[0] ?? []).map((_, at) => [`0,${at}`, { style: headStyle }])),
    ...(isTable ? { freezePane: { rows: 1 } } : {}),
    dataValidations: lists.map(({ column, range }): DataValidation => ({ type: 'list', formula1: range, range: `${letters(column)}2:${letters(column)}${listed}`, allowBlank: true, showErrorMessage: true, errorStyle: 'warning', errorMessage })),
  };
}

process.once('message', (work) => {
  void answerTo(work as Exclude<Work, { kind: 'text' }>).then((answer) => process.send?.(answer, () => process.disconnect()));
});
