import { stringify } from 'csv-stringify/sync';
import type { OutCell } from './workbook.process.js';

/** With a byte order mark, semicolons, decimal commas and CR LF, as Danish spreadsheets expect it. Texts are neutralised already. */
export function writeDelimited(rows: readonly (readonly OutCell[])[]): Buffer {
  const cells = rows.map((row) => row.map((cell) => (typeof cell === 'object' && cell !== null ? cell.number.replace('.', ',') : cell)));
  return Buffer.from(stringify(cells, { delimiter: ';', bom: true, record_delimiter: 'windows' }));
}
