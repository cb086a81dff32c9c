import type { Lang } from '../platform/views/index.js';
import { characterCount } from '../shared/text.js';
import { amountIn, countIn, hoursIn, isBlank, shownIn, textIn, valueIn, type CellProblem, type Read } from './cell.rules.js';
import { columnLetters, type ColumnKey } from './column.rules.js';
import type { Messages } from './message.rules.js';
import { named, nearest, type Named } from './name.rules.js';
import { sheetTexts } from './sheet.texts.js';
import { columnLabel, type FoundRow, type FoundTable } from './table.rules.js';
import type { RawCell } from './workbook.process.js';

const { say } = sheetTexts;
export const largestOere = 99_999_999_999_999n;

/** Reads one row's cells and gathers what is wrong with them. A cell that is wrong reads as blank. */
export class RowReading {
  constructor(
    readonly found: FoundTable,
    readonly row: FoundRow,
    readonly lang: Lang,
    private readonly messages: Messages,
  ) {}

  has(key: ColumnKey): boolean {
    return this.found.columns.has(key);
  }

  cell(key: ColumnKey): RawCell {
    const at = this.found.columns.get(key);
    return at === undefined ? null : (this.row.cells[at] ?? null);
  }

  isBlank(key: ColumnKey): boolean {
    return isBlank(this.cell(key));
  }

  wrong(key: ColumnKey, text: () => string): void {
    this.messages.tellWrong(this.place(key), text);
  }

  remark(key: ColumnKey, text: () => string): void {
    this.messages.remark(this.place(key), text);
  }

  text(key: ColumnKey, most: number): string {
    const text = this.value(key, textIn(this.cell(key))) ?? '';
    const count = characterCount(text);
    if (count > most) this.wrong(key, () => say(this.lang, 'message.long', { column: this.label(key), count, max: most }));
    return text;
  }

  amount(key: ColumnKey): bigint | null {
    return this.value(key, amountIn(this.cell(key), largestOere));
  }

  hours(key: ColumnKey): string | null {
    return this.value(key, hoursIn(this.cell(key)));
  }

  count(key: ColumnKey, most: number): number | null {
    return this.value(key, countIn(this.cell(key), most));
  }

  /** The code of what the cell names; null where it is blank or names nothing. */
  choice<Code extends string>(key: ColumnKey, among: readonly Named<Code>[]): Code | null {
    const cell = this.cell(key);
    const answer = typeof cell === 'object' && cell !== null && 'odd' in cell && cell.odd === 'boolean' ? cell.text : cell;
    const text = this.value(key, textIn(answer)) ?? '';
    if (text === '') return null;
    const found = named(text, among, this.lang);
    if (found.ok) return found.code;
    this.wrong(key, () => {
      const told = { column: this.label(key), typed: shownIn(text) };
      if (found.problem === 'ambiguous') return say(this.lang, 'message.name.ambiguous', { ...told, labels: found.labels.join(' / ') });
      const close = nearest(text, among, this.lang);
      return close ? say(this.lang, 'message.name.nearest', { ...told, nearest: close }) : say(this.lang, 'message.name.unknown', { ...told, names: some(among.map((one) => one[this.lang])) });
    });
    return null;
  }

  /** Says that a cell has to be filled in, unless it has been and something else is wrong with it. */
  need(key: ColumnKey): void {
    if (this.isBlank(key)) this.wrong(key, () => say(this.lang, 'message.empty', { column: this.label(key) }));
  }

  label(key: ColumnKey): string {
    return columnLabel(this.lang, this.found.table, key);
  }

  private place(key: ColumnKey): string {
    return `${this.found.sheet}!${columnLetters(this.found.columns.get(key) ?? 0)}${this.row.number}`;
  }

  private value<Value>(key: ColumnKey, read: Read<Value>): Value | null {
    if (read.ok) return read.value;
    this.wrong(key, () => say(this.lang, `message.cell.${read.problem satisfies CellProblem}`, { column: this.label(key), typed: shownIn(valueShown(this.cell(key))) }));
    return null;
  }
}

/** A number is quoted as it is typed in Danish, an amount in a formula as what it was worked out to. */
function valueShown(cell: RawCell): RawCell {
  const read = valueIn(cell);
  const value = read.ok ? read.value : cell;
  return typeof value === 'number' ? String(value).replace('.', ',') : value;
}

function some(names: readonly string[]): string {
  return names.slice(0, 6).join(', ') + (names.length > 6 ? ' …' : '');
}
