import type { Stretch } from './wheel.rules.js';

/** The drawing is a square of 600; the year begins at the top and runs clockwise. */
export const CENTRE = 300;

export interface Point {
  readonly x: string;
  readonly y: string;
}

export function at(part: number, radius: number): Point {
  const angle = 2 * Math.PI * part - Math.PI / 2;
  return { x: (CENTRE + radius * Math.cos(angle)).toFixed(1), y: (CENTRE + radius * Math.sin(angle)).toFixed(1) };
}

const point = (part: number, radius: number): string => `${at(part, radius).x} ${at(part, radius).y}`;

/** A piece of a ring. A whole turn would begin and end in one point, which draws nothing. */
export function arc({ from, to: end }: Stretch, outer: number, inner: number): string {
  const to = Math.min(end, from + 0.9999);
  const large = to - from > 0.5 ? 1 : 0;
  return `M${point(from, outer)} A${outer.toFixed(1)} ${outer.toFixed(1)} 0 ${large} 1 ${point(to, outer)} L${point(to, inner)} A${inner.toFixed(1)} ${inner.toFixed(1)} 0 ${large} 0 ${point(from, inner)} Z`;
}

/** A line across the ring. */
export function spoke(part: number, outer: number, inner: number): string {
  return `M${point(part, outer)} L${point(part, inner)}`;
}

/** A mark that stands on a point of the ring: a square on its tip, told from a circle without colour. */
export function diamond(part: number, radius: number, size: number): string {
  const { x, y } = at(part, radius);
  return `M${x} ${(Number(y) - size).toFixed(1)} l${size} ${size} l${-size} ${size} l${-size} ${-size} Z`;
}
