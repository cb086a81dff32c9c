/** A number kept exact, in lowest terms with a positive denominator, so that equal numbers are the same text. */
export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** As it is kept: decimal texts, since JSON has no exact integers of any size. */
export interface KeptFraction {
  readonly numerator: string;
  readonly denominator: string;
}

/** @throws RangeError for a denominator that is not positive */
export function fraction(numerator: bigint | number, denominator: bigint | number): Fraction {
  const [n, d] = [BigInt(numerator), BigInt(denominator)];
  if (d <= 0n) throw new RangeError(`No fraction with the denominator ${d}`);
  const by = greatestDivisor(n < 0n ? -n : n, d);
  return { numerator: n / by, denominator: d / by };
}

/** Below 0 where `a` is less, 0 where they are equal; cross-multiplied, so nothing is rounded. */
export function compareFractions(a: Fraction, b: Fraction): number {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export function kept({ numerator, denominator }: Fraction): KeptFraction {
  return { numerator: String(numerator), denominator: String(denominator) };
}

export function fractionOf({ numerator, denominator }: KeptFraction): Fraction {
  return fraction(BigInt(numerator), BigInt(denominator));
}

function greatestDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestDivisor(b, a % b);
}
