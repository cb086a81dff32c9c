import { parse } from 'csv-parse/sync';
import type { FileFault, Limits, RawCell, ReadAnswer, Work } from './workbook.process.js';

/** CSV, or pasted cells. Like workbook.process.ts a program of its own, that imports nothing of the portal. */
function read(content: Buffer, name: string, limits: Limits): ReadAnswer {
  const text = decoded(content);
  return text === null ? refused('kind') : readDelimited(text, name, limits);
}

function refused(fault: FileFault, count = 0): ReadAnswer {
  return { ok: false, fault, count };
}

/** Reads CSV as Danish spreadsheets write it, and what comes along when cells are copied: semicolons or tabs. */
function readDelimited(text: string, name: string, limits: Limits): ReadAnswer {
  const lines = text.split(/\r\n|[\r\n]/).filter((line) => line.trim() !== '');
  const first = lines.find((line) => !/^sep=.$/i.test(line.trim())) ?? '';
  if (first === '') return refused('empty');
  const delimiter = first.includes('\t') ? '\t' : first.includes(';') ? ';' : null;
  // Danish amounts have commas of their own, so a comma between cells would have to be guessed at.
  if (delimiter === null) return refused(first.includes(',') ? 'comma' : 'kind');
  const isTold = /^\s*sep=.\s*$/i.test(text.split(/[\r\n]/, 1)[0] ?? '');
  const records = parseRecords(isTold ? text.replace(/^[^\r\n]*/, '') : text, delimiter, limits.rows + 1);
  if (records === null) return refused('broken');
  if (records.length > limits.rows) return refused('rows', lines.length);
  const rows = records.map((row) => row.slice(0, row.findLastIndex((cell) => cell !== '') + 1));
  const widest = rows.reduce((most, row) => Math.max(most, row.length), 0);
  if (widest > limits.columns) return refused('columns', widest);
  return { ok: true, sheets: [{ name, rows: rows.map((row) => row.map((cell) => rawCell(cell, limits.text))), widths: [], isHidden: false, hiddenRows: [], merges: [] }] };
}

function rawCell(cell: string, most: number): RawCell {
  return cell === '' ? null : cell.length > most ? { odd: 'long', text: cell.slice(0, 200) } : cell;
}

function parseRecords(text: string, delimiter: string, to: number): string[][] | null {
  try {
    return parse(text, { delimiter, bom: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: false, to });
  } catch {
    return null;
  }
}

/** UTF-8, what Danish Excel saves as CSV (Windows-1252), or its Unicode text (UTF-16); null: no text at all. */
function decoded(content: Buffer): string | null {
  if (content[0] === 0xff && content[1] === 0xfe) return new TextDecoder('utf-16le').decode(content);
  // Control characters other than tab, line feed, form feed and carriage return.
  if (content.some((byte) => byte < 0x09 || byte === 0x0b || (byte > 0x0d && byte < 0x20) || byte === 0x7f)) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    return new TextDecoder('windows-1252').decode(content);
  }
}

process.once('message', (work) => {
  const { content, name, limits } = work as Extract<Work, { kind: 'text' }>;
  process.send?.(read(Buffer.from(content.buffer, content.byteOffset, content.byteLength), name, limits), () => process.disconnect());
});
