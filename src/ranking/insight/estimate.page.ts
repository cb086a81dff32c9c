import type { Lang } from '../../platform/views/index.js';

/** An estimate in half points as points. Never for what was given or agreed: that is exact and is written as it stands. */
export function estimated(halfPoints: number, lang: Lang, { signed = false }: { signed?: boolean } = {}): string {
  const tenths = Math.round(halfPoints * 5);
  const sign = tenths < 0 ? '−' : signed && tenths > 0 ? '+' : '';
  const size = Math.abs(tenths);
  return `${sign}${Math.floor(size / 10)}${lang === 'da' ? ',' : '.'}${size % 10}`;
}

/** Whole percentages of a sum. */
export function shares(parts: readonly number[]): number[] {
  const whole = parts.reduce((sum, part) => sum + part, 0);
  return parts.map((part) => (whole === 0 ? 0 : Math.round((100 * part) / whole)));
}
