import { parseKroner } from '../shared/money.js';
import { parseDecimal, type NumberProblem } from '../shared/numbers.js';
import { normaliseLine } from '../shared/text.js';
import { asTyped } from './neutral.rules.js';
import type { RawCell } from './workbook.process.js';

/** Why a cell cannot be read. */
export type CellProblem = Exclude<NumberProblem, 'empty'> | 'formula-empty' | 'error' | 'date' | 'boolean' | 'long' | 'count' | 'float';

export type Read<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly problem: CellProblem };

/** What stands in a cell: a formula counts as the value it was last worked out to. */
export function valueIn(cell: RawCell): Read<string | number | null> {
  if (cell === null || typeof cell !== 'object') return { ok: true, value: typeof cell === 'string' ? asTyped(cell) : cell };
  if ('odd' in cell) return { ok: false, problem: cell.odd };
  return cell.value === null ? { ok: false, problem: 'formula-empty' } : { ok: true, value: cell.value };
}

export function isFormula(cell: RawCell): boolean {
  return typeof cell === 'object' && cell !== null && 'formula' in cell;
}

/** What a message quotes of a cell. */
export function shownIn(cell: RawCell): string {
  const shown = cell === null ? '' : typeof cell !== 'object' ? String(cell) : 'odd' in cell ? cell.text : `=${cell.formula}`;
  const line = normaliseLine(shown);
  return [...line].length > 60 ? `${[...line].slice(0, 60).join('')} …` : line;
}

export function isBlank(cell: RawCell): boolean {
  return cell === null || (typeof cell === 'string' && cell.trim() === '');
}

export function textIn(cell: RawCell): Read<string> {
  const read = valueIn(cell);
  return read.ok ? { ok: true, value: normaliseLine(String(read.value ?? '')) } : read;
}

/** Øre, exactly; null for a blank cell. */
export function amountIn(cell: RawCell, most: bigint): Read<bigint | null> {
  const read = valueIn(cell);
  if (!read.ok) return read;
  const parsed = typeof read.value === 'number' ? fromNumber(read.value) : parseKroner(read.value ?? '');
  if ('problem' in parsed) return parsed.problem === 'empty' ? { ok: true, value: null } : { ok: false, problem: parsed.problem };
  const oere = 'oere' in parsed ? parsed.oere : hundredths(parsed.decimal);
  return oere > most ? { ok: false, problem: 'too-large' } : { ok: true, value: oere };
}

/** Decimal text with at most two decimals and nine digits before them; null for a blank cell. */
export function hoursIn(cell: RawCell): Read<string | null> {
  const read = valueIn(cell);
  if (!read.ok) return read;
  const parsed = typeof read.value === 'number' ? fromNumber(read.value) : parseDecimal(read.value ?? '');
  if (!parsed.ok) return parsed.problem === 'empty' ? { ok: true, value: null } : { ok: false, problem: parsed.problem };
  return /^\d{1,9}(\.|$)/.test(parsed.decimal) ? { ok: true, value: parsed.decimal } : { ok: false, problem: 'too-large' };
}

/** A whole number from 1 to `most`; null for a blank cell. */
export function countIn(cell: RawCell, most: number): Read<number | null> {
  const read = hoursIn(cell);
  if (!read.ok || read.value === null) return read.ok ? { ok: true, value: null } : read;
  const count = Number(read.value);
  return Number.isInteger(count) && count >= 1 && count <= most ? { ok: true, value: count } : { ok: false, problem: 'count' };
}

/**
 * A number as a spreadsheet keeps it, to decimal text. It holds fifteen digits, and what comes after them is what adding
 * binary fractions left behind: 0.1 + 0.2 is 0.3. A digit within the fifteen was meant, and a third decimal is refused.
 */
function fromNumber(number: number): { readonly ok: true; readonly decimal: string } | { readonly ok: false; readonly problem: CellProblem | 'empty' } {
  if (!Number.isFinite(number)) return { ok: false, problem: 'not-a-number' };
  if (number < 0) return { ok: false, problem: 'negative' };
  if (number >= 1e14) return { ok: false, problem: 'too-large' };
  const digits = number === 0 ? '0' : number.toPrecision(15);
  const plain = digits.includes('e') ? number.toFixed(20) : digits;
  const [whole = '0', fraction = ''] = plain.split('.');
  const decimals = fraction.replace(/0+$/, '');
  if (decimals.length > 2) return { ok: false, problem: decimals.length > 6 ? 'float' : 'too-many-decimals' };
  return { ok: true, decimal: decimals === '' ? whole : `${whole}.${decimals}` };
}

function hundredths(decimal: string): bigint {
  const [whole = '0', fraction = ''] = decimal.split('.');
  return BigInt(whole) * 100n + BigInt(fraction.padEnd(2, '0'));
}
