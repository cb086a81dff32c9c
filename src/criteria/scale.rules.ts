import { parseDecimal } from '../shared/numbers.js';
import type { Lang } from '../shared/lang.js';

export interface Scale {
  readonly minHalfPoints: number;
  readonly maxHalfPoints: number;
}

export type ReadScore = { readonly ok: true; readonly halfPoints: number | null } | { readonly ok: false };

/** `4`, `4,5` or `3,0` to half points; nothing typed is no score yet. Anything between the halves or off the scale is refused. */
export function readScore(text: string, scale: Scale): ReadScore {
  if (text.trim() === '') return { ok: true, halfPoints: null };
  const number = parseDecimal(text, { maxDecimals: 2 });
  const match = number.ok ? /^(\d+)(\.5)?$/.exec(number.decimal) : null;
  if (!match) return { ok: false };
  const halfPoints = Number(match[1]) * 2 + (match[2] ? 1 : 0);
  return halfPoints >= scale.minHalfPoints && halfPoints <= scale.maxHalfPoints ? { ok: true, halfPoints } : { ok: false };
}

/** Every score the scale has, lowest first. */
export function stepsOf(scale: Scale): number[] {
  return Array.from({ length: scale.maxHalfPoints - scale.minHalfPoints + 1 }, (_, at) => scale.minHalfPoints + at);
}

export interface PointsFormat {
  /** `if-any` (the default) leaves `,0` out; `always` aligns a column of points. */
  readonly decimals?: 'always' | 'if-any';
}

/** `4` or `4,5`; also weighted totals, which are half points too. */
export function formatHalfPoints(halfPoints: number, lang: Lang, { decimals = 'if-any' }: PointsFormat = {}): string {
  const isWhole = halfPoints % 2 === 0;
  const whole = Math.floor(halfPoints / 2);
  return isWhole && decimals === 'if-any' ? String(whole) : `${whole}${lang === 'da' ? ',' : '.'}${isWhole ? 0 : 5}`;
}

/** The mean of half points as points, half rounded up. Only for showing: means are compared as sum and count. */
export function formatMean(sum: number, count: number, decimals: number, lang: Lang): string {
  const scale = 10 ** decimals;
  const units = Math.floor((sum * scale + count) / (2 * count));
  const whole = String(Math.floor(units / scale));
  return decimals === 0 ? whole : `${whole}${lang === 'da' ? ',' : '.'}${String(units % scale).padStart(decimals, '0')}`;
}

/** The anchors a scale has room for, lowest first. */
export function anchorsOn<Anchor extends { readonly halfPoints: number }>(anchors: readonly Anchor[], { minHalfPoints, maxHalfPoints }: Scale): Anchor[] {
  return anchors.filter(({ halfPoints }) => halfPoints >= minHalfPoints && halfPoints <= maxHalfPoints);
}
