import type { Lang } from './lang.js';

/**
 * Why a typed number was not understood. Nothing is guessed: `1,234` and `1234.50` mean different numbers in Danish and
 * English, so each has a problem of its own and the page can say what to write instead.
 */
export type NumberProblem =
  | 'empty'
  | 'not-a-number'
  /** A point that cannot be a Danish thousands separator: `1234.50`, `1.5`, `0.500`. */
  | 'decimal-point'
  /** A comma that reads as an English thousands separator: `1,234,567`, `1,234`. */
  | 'thousands-comma'
  | 'too-many-decimals'
  | 'negative'
  | 'too-large';

export type Refused = { readonly ok: false; readonly problem: NumberProblem };

export interface ScannedNumber {
  readonly ok: true;
  readonly negative: boolean;
  /** ASCII digits without leading zeros; `0` when there is nothing else. */
  readonly whole: string;
  /** ASCII digits as typed, possibly empty. */
  readonly fraction: string;
}

/**
 * `1,234` may be three decimals or an English thousand, so where three decimals are not allowed it is called by the
 * likelier mistake.
 */
export function decimalsProblem(scanned: ScannedNumber, maxDecimals: number): Refused | undefined {
  if (scanned.fraction.length <= maxDecimals) return undefined;
  const thousand = scanned.fraction.length === 3 && /^[1-9]\d{0,2}$/.test(scanned.whole);
  return { ok: false, problem: thousand ? 'thousands-comma' : 'too-many-decimals' };
}

/** First whole part that is refused: from here on a browser's own numbers are no longer exact. */
export const TOO_LARGE = 2n ** 53n;

const SPACES = '[ \\u00a0\\u2009\\u202f]';
const GROUPED_BY_POINT = /^[1-9]\d{0,2}(?:\.\d{3})+$/;
const GROUPED_BY_SPACE = new RegExp(`^[1-9]\\d{0,2}(?:${SPACES}\\d{3})+$`);
const ENGLISH_GROUPS = /^[1-9]\d{0,2}(?:(?:,\d{3}){2,}(?:\.\d*)?|,\d{3}\.\d*)$/;
const LONGEST = 60;

/**
 * Reads a number written the Danish way: `1234567`, `1.234.567`, `1 234 567` (also with hard and narrow spaces), with a
 * decimal comma. Only the digits 0-9 count; exponents, other scripts and mixed separators are refused.
 */
export function scanDanishNumber(text: string): ScannedNumber | Refused {
  const trimmed = text.trim();
  if (trimmed === '') return { ok: false, problem: 'empty' };
  if (trimmed.length > LONGEST) return { ok: false, problem: /^\d+$/.test(trimmed) ? 'too-large' : 'not-a-number' };
  const negative = /^[-\u2212]/.test(trimmed);
  const unsigned = negative ? trimmed.slice(1).trim() : trimmed;
  if (ENGLISH_GROUPS.test(unsigned)) return { ok: false, problem: 'thousands-comma' };

  const [head = '', fraction, ...more] = unsigned.split(',');
  const unreadable = more.length > 0 || (fraction !== undefined && !/^\d+$/.test(fraction));
  if (unreadable) return { ok: false, problem: 'not-a-number' };
  const whole = wholeDigits(head);
  if (whole === undefined) {
    const pointed = /^\d+(?:\.\d+)+$/.test(head) || /^\.\d+$/.test(head);
    return { ok: false, problem: pointed ? 'decimal-point' : 'not-a-number' };
  }
  if (whole.length > 16 || BigInt(whole) >= TOO_LARGE) return { ok: false, problem: 'too-large' };
  return { ok: true, negative, whole, fraction: fraction ?? '' };
}

function wholeDigits(head: string): string | undefined {
  const readable = /^\d+$/.test(head) || GROUPED_BY_POINT.test(head) || GROUPED_BY_SPACE.test(head);
  return readable ? head.replace(/\D/g, '').replace(/^0+(?=\d)/, '') : undefined;
}

export interface DecimalOptions {
  /** Most digits after the comma; 2 unless told, so that `1,234` is questioned instead of guessed at. */
  readonly maxDecimals?: number;
  /** A reduction is a legitimate contribution to a target that goes down; refused unless told. */
  readonly allowNegative?: boolean;
}

/** Danish text to a decimal string for a `numeric` column: `1.250,50` gives `1250.5`. Never passes through a float. */
export function parseDecimal(
  text: string,
  options: DecimalOptions = {},
): { readonly ok: true; readonly decimal: string } | Refused {
  const scanned = scanDanishNumber(text);
  if (!scanned.ok) return scanned;
  if (scanned.negative && !options.allowNegative) return { ok: false, problem: 'negative' };
  const problem = decimalsProblem(scanned, options.maxDecimals ?? 2);
  if (problem) return problem;
  const fraction = scanned.fraction.replace(/0+$/, '');
  const magnitude = fraction === '' ? scanned.whole : `${scanned.whole}.${fraction}`;
  return { ok: true, decimal: scanned.negative && magnitude !== '0' ? `-${magnitude}` : magnitude };
}

/** A decimal string (as PostgreSQL returns `numeric`), integer or bigint in the reader's notation, every digit kept. */
export function formatDecimal(value: string | number | bigint, lang: Lang): string {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(String(value));
  if (!match) throw new RangeError(`Not a plain decimal number: ${String(value)}`);
  const [, sign = '', whole = '', fraction] = match;
  const decimals = fraction === undefined ? '' : `${lang === 'da' ? ',' : '.'}${fraction}`;
  return `${sign}${groupThousands(whole, lang)}${decimals}`;
}

/** The text that belongs in an input field: always Danish notation, since that is what the field reads back. */
export function formatDecimalInput(decimal: string): string {
  return formatDecimal(decimal, 'da');
}

export function groupThousands(digits: string, lang: Lang): string {
  return digits.replace(/\B(?=(?:\d{3})+$)/g, lang === 'da' ? '.' : ',');
}
