/** Exact fractions, written for the oracle alone: slow, and sharing nothing with the engine. */
export class Fraction {
  constructor(over, under = 1n) {
    this.over = BigInt(over);
    this.under = BigInt(under);
  }
  times(other) {
    return new Fraction(this.over * other.over, this.under * other.under);
  }
  plus(other) {
    return new Fraction(this.over * other.under + other.over * this.under, this.under * other.under);
  }
  minus(other) {
    return this.plus(new Fraction(-other.over, other.under));
  }
  isAtMost(other) {
    return this.over * other.under <= other.over * this.under;
  }
  equals(other) {
    return this.over * other.under === other.over * this.under;
  }
  /** The whole number that is at most this, and whose successor is not; found by looking, from a first guess. */
  floor() {
    let whole = this.over / this.under;
    while (!new Fraction(whole).isAtMost(this)) whole -= 1n;
    while (new Fraction(whole + 1n).isAtMost(this)) whole += 1n;
    return whole;
  }
}

export const fraction = (over, under) => new Fraction(over, under);
/** `12.5` as an exact number. */
export function decimal(text) {
  const [whole, rest = ''] = text.split('.');
  return new Fraction(BigInt(whole + rest), 10n ** BigInt(rest.length));
}
