import type { Lang } from './lang.js';
import { decimalsProblem, groupThousands, type NumberProblem, scanDanishNumber } from './numbers.js';

/** Money is integer øre, 100 to a krone. Never a float. */
export type Oere = bigint;

export type ParsedKroner =
  | { readonly ok: true; readonly oere: Oere }
  | { readonly ok: false; readonly problem: NumberProblem };

/** `kr.`, `kr` or `kroner` after the amount, and the Danish `,-` for no øre. */
const UNIT = /\s*(?:kr\.?|kroner)$/i;
const NO_OERE = /(?<=\d),-{1,2}$/;

/**
 * Reads an amount in kroner as Danes write it, with at most two decimals: `1.000` is a thousand kroner and `1,5` is
 * 1 krone 50 øre. From 2^53 kroner on it is too large, so that every accepted amount fits a `bigint` column with room
 * for sums.
 */
export function parseKroner(text: string): ParsedKroner {
  const scanned = scanDanishNumber(text.trim().replace(UNIT, '').replace(NO_OERE, ''));
  if (!scanned.ok) {
    const unitOnly = scanned.problem === 'empty' && text.trim() !== '';
    return unitOnly ? { ok: false, problem: 'not-a-number' } : scanned;
  }
  if (scanned.negative) return { ok: false, problem: 'negative' };
  const problem = decimalsProblem(scanned, 2);
  if (problem) return problem;
  return { ok: true, oere: BigInt(scanned.whole) * 100n + BigInt(scanned.fraction.padEnd(2, '0')) };
}

export interface KronerFormat {
  /** `if-any` (the default) leaves `,00` out; `always` aligns a column of amounts. Øre are never rounded away. */
  readonly decimals?: 'always' | 'if-any';
}

/** `7.149.841,25 kr.` in Danish, `DKK 7,149,841.25` in English. The space is a plain one. */
export function formatKroner(oere: Oere, lang: Lang, format: KronerFormat = {}): string {
  const amount = formatAmount(oere, lang, format);
  return lang === 'da' ? `${amount} kr.` : `DKK ${amount}`;
}

/** The number alone, for table columns whose heading states the unit. */
export function formatAmount(oere: Oere, lang: Lang, format: KronerFormat = {}): string {
  const magnitude = oere < 0n ? -oere : oere;
  const rest = magnitude % 100n;
  const showRest = rest !== 0n || format.decimals === 'always';
  const decimals = showRest ? `${lang === 'da' ? ',' : '.'}${rest.toString().padStart(2, '0')}` : '';
  return `${oere < 0n ? '-' : ''}${groupThousands((magnitude / 100n).toString(), lang)}${decimals}`;
}

/** The text to put back into a field. Danish in both languages, because the field reads Danish notation only. */
export function formatKronerInput(oere: Oere): string {
  return formatAmount(oere, 'da');
}

export function sumOere(amounts: Iterable<Oere>): Oere {
  let sum = 0n;
  for (const amount of amounts) sum += amount;
  return sum;
}

/**
 * Shares of the whole in percent by largest remainder, so that the shown figures add up to exactly 100. The unit is
 * 10^-decimals percent: with one decimal a third is 333n or 334n. Equal remainders go to the earlier part. When all
 * parts are zero there is no whole and every share is zero.
 */
export function percentages(parts: readonly bigint[], decimals: number): bigint[] {
  return apportion(100n * 10n ** BigInt(decimals), parts);
}

/**
 * A whole number shared out by weights with the largest remainder, so that the shares add up to it. Equal remainders go
 * to the earlier weight. All zeros where every weight is zero. @throws RangeError for a negative weight
 */
export function apportion(whole: bigint, weights: readonly bigint[]): bigint[] {
  if (weights.some((weight) => weight < 0n)) throw new RangeError('A share cannot be negative');
  const total = sumOere(weights);
  if (total === 0n) return weights.map(() => 0n);
  const shares = weights.map((weight) => (weight * whole) / total);
  const byRemainder = weights
    .map((weight, index) => ({ index, remainder: (weight * whole) % total }))
    .sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1));
  const missing = Number(whole - sumOere(shares));
  for (const { index } of byRemainder.slice(0, missing)) shares[index] = (shares[index] ?? 0n) + 1n;
  return shares;
}

/** A figure from `percentages`: `33,3 %` in Danish, `33.3%` in English. */
export function formatPercentage(units: bigint, decimals: number, lang: Lang): string {
  const scale = 10n ** BigInt(decimals);
  const whole = groupThousands((units / scale).toString(), lang);
  const digits = (units % scale).toString().padStart(decimals, '0');
  const rest = decimals === 0 ? '' : `${lang === 'da' ? ',' : '.'}${digits}`;
  return `${whole}${rest}${lang === 'da' ? ' %' : '%'}`;
}
