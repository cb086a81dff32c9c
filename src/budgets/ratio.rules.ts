import type { Lang } from '../shared/lang.js';
import type { Oere } from '../shared/money.js';

/** One sum to another, exactly and in lowest terms: 2 to 1 says that each krone sought brings one more. */
export interface Gearing {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** null where either is 0 or less: a ratio to nothing says nothing. */
export function gearing(part: Oere, whole: Oere): Gearing | null {
  return part > 0n ? shareOf(part, whole) : null;
}

/** Nothing of something is 0; null where the whole is 0 or less. */
export function shareOf(part: Oere, whole: Oere): Gearing | null {
  if (whole <= 0n) return null;
  const divisor = greatestCommonDivisor(part, whole);
  return { numerator: part / divisor, denominator: whole / divisor };
}

/** `2,07` or `2.07`, half rounded up; two decimals tell 2.0 from 2.04 in a ranking of a portfolio. */
export function formatGearing(value: Gearing | null, lang: Lang): string {
  if (!value) return lang === 'da' ? 'ikke relevant' : 'not applicable';
  const hundredths = (value.numerator * 200n + value.denominator) / (value.denominator * 2n);
  return `${hundredths / 100n}${lang === 'da' ? ',' : '.'}${String(hundredths % 100n).padStart(2, '0')}`;
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestCommonDivisor(b, a % b);
}
