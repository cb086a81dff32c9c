import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { MOST_ROWS } from './limit.rules.js';
import type { OutCell, ReadAnswer } from './workbook.process.js';

/** Reads CSV as Danish spreadsheets write it, and what comes along when cells are copied: semicolons or tabs. */
export function readDelimited(text: string, name: string): ReadAnswer {
  const lines = text.split(/\r\n|[\r\n]/).filter((line) => line.trim() !== '');
  const [first = ''] = lines.filter((line) => !/^sep=.$/i.test(line.trim()));
  if (first === '') return { ok: false, fault: 'empty', count: 0 };
  const delimiter = first.includes('\t') ? '\t' : first.includes(';') ? ';' : null;
  // Danish amounts have commas of their own, so a comma between cells would have to be guessed at.
  if (delimiter === null && first.includes(',')) return { ok: false, fault: 'comma', count: 0 };
  if (delimiter === null) return { ok: false, fault: 'kind', count: 0 };
  const isTold = /^\s*sep=.\s*$/i.test(text.split(/[\r\n]/, 1)[0] ?? '');
  const records = parseRecords(isTold ? text.replace(/^[^\r\n]*/, '') : text, delimiter);
  if (records === null) return { ok: false, fault: 'broken', count: 0 };
  if (records.length > MOST_ROWS) return { ok: false, fault: 'rows', count: lines.length };
  return { ok: true, sheets: [{ name, rows: records.map((row) => row.map((cell) => (cell === '' ? null : cell))), hiddenRows: [], merges: [] }] };
}

function parseRecords(text: string, delimiter: string): string[][] | null {
  try {
    return parse(text, { delimiter, bom: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: false, to: MOST_ROWS + 1 });
  } catch {
    return null;
  }
}

/** UTF-8, what Danish Excel saves as CSV (Windows-1252), or its Unicode text (UTF-16); null: no text at all. */
export function decoded(content: Buffer): string | null {
  if (content[0] === 0xff && content[1] === 0xfe) return new TextDecoder('utf-16le').decode(content);
  // Control characters other than tab, line feed, form feed and carriage return.
  if (content.some((byte) => byte < 0x09 || byte === 0x0b || (byte > 0x0d && byte < 0x20) || byte === 0x7f)) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    return new TextDecoder('windows-1252').decode(content);
  }
}

/** With a byte order mark, semicolons, decimal commas and CR LF, as Danish spreadsheets expect it. Texts are neutralised already. */
export function writeDelimited(rows: readonly (readonly OutCell[])[]): Buffer {
  const cells = rows.map((row) => row.map((cell) => (typeof cell === 'object' && cell !== null ? cell.number.replace('.', ',') : cell)));
  return Buffer.from(stringify(cells, { delimiter: ';', bom: true, record_delimiter: 'windows' }));
}
