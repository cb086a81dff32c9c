/** An exact number: nothing is rounded before it is shown. `under` is above 0. */
export interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}

export function fraction(over: bigint, under = 1n): Fraction {
  if (under <= 0n) throw new RangeError('Nothing is divided by 0 or less');
  return { over, under };
}

export function sumOf(parts: readonly Fraction[]): Fraction {
  return parts.reduce((sum, { over, under }) => ({ over: sum.over * under + over * sum.under, under: sum.under * under }), fraction(0n));
}

export function times({ over, under }: Fraction, by: Fraction): Fraction {
  return { over: over * by.over, under: under * by.under };
}

export function isAtMost(one: Fraction, other: Fraction): boolean {
  return one.over * other.under <= other.over * one.under;
}

/** One less another, never below 0. */
export function lessThat(one: Fraction, other: Fraction): Fraction {
  return isAtMost(one, other) ? fraction(0n) : { over: one.over * other.under - other.over * one.under, under: one.under * other.under };
}

/** To a whole number; of numbers that are not below 0. */
export const roundedUp = ({ over, under }: Fraction): bigint => (over + under - 1n) / under;
export const roundedDown = ({ over, under }: Fraction): bigint => over / under;
