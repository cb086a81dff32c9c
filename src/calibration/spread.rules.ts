/** What one member gave one criterion of one case. */
export interface Mark {
  readonly accountId: string;
  readonly halfPoints: number;
}

/** How a panel's marks on one criterion lie. Means are kept as sum and count. */
export interface Spread {
  /** Half points to how many gave them; only those that somebody gave, lowest first. */
  readonly counts: readonly { readonly halfPoints: number; readonly n: number }[];
  readonly sum: number;
  readonly n: number;
}

export function spreadOf(marks: readonly Mark[]): Spread {
  const counts = new Map<number, number>();
  for (const { halfPoints } of marks) counts.set(halfPoints, (counts.get(halfPoints) ?? 0) + 1);
  return {
    counts: [...counts].map(([halfPoints, n]) => ({ halfPoints, n })).toSorted((a, b) => a.halfPoints - b.halfPoints),
    sum: marks.reduce((sum, { halfPoints }) => sum + halfPoints, 0),
    n: marks.length,
  };
}

/** An exact figure of half points; the denominator is above 0. */
export interface Fraction {
  readonly numerator: number;
  readonly denominator: number;
}

/** Fewer than two others say nothing about who of them is far off. */
const fewestOthers = 2;

/** How far a mark lies from the mean of the others'; null while too few others have marked. */
export function offset(mark: Mark, marks: readonly Mark[]): Fraction | null {
  const others = marks.filter(({ accountId }) => accountId !== mark.accountId);
  if (others.length < fewestOthers) return null;
  const sum = others.reduce((total, { halfPoints }) => total + halfPoints, 0);
  return { numerator: mark.halfPoints * others.length - sum, denominator: others.length };
}

/** At the flag is far: a spread that is pointed out begins there too. */
export function isFar({ numerator, denominator }: Fraction, flagHalfPoints: number): boolean {
  return Math.abs(numerator) >= flagHalfPoints * denominator;
}

/** Marks of a round: by case and criterion, in any order. */
export interface PlacedMark extends Mark {
  readonly number: number;
  readonly criterionId: string;
}

export interface Distance {
  readonly number: number;
  readonly criterionId: string;
  readonly halfPoints: number;
  readonly others: Fraction;
  readonly offset: Fraction;
}

/** One member's distance from the others over all cases. */
export interface MemberDistance {
  readonly accountId: string;
  /** How many marks could be compared. */
  readonly compared: number;
  /** The mean of the distances, positive for mild; null where nothing could be compared. */
  readonly mean: Fraction | null;
  /** The places that are far off, farthest first, then by case and criterion. */
  readonly far: readonly Distance[];
}

/** Everybody who has handed something in; most places far off first, then by account, so that the order never depends on the input's. */
export function distances(marks: readonly PlacedMark[], flagHalfPoints: number): MemberDistance[] {
  const places = Map.groupBy(marks, ({ number, criterionId }) => `${number} ${criterionId}`);
  const members = Map.groupBy(marks, ({ accountId }) => accountId);
  return [...members]
    .map(([accountId, own]) => {
      const compared = own.flatMap((mark): Distance[] => {
        const off = offset(mark, places.get(`${mark.number} ${mark.criterionId}`) ?? []);
        const { number, criterionId, halfPoints } = mark;
        return off ? [{ number, criterionId, halfPoints, offset: off, others: { numerator: halfPoints * off.denominator - off.numerator, denominator: off.denominator } }] : [];
      });
      const far = compared.filter((one) => isFar(one.offset, flagHalfPoints)).toSorted((a, b) => size(b.offset, a.offset) || a.number - b.number || (a.criterionId < b.criterionId ? -1 : 1));
      return { accountId, compared: compared.length, mean: meanOf(compared.map((one) => one.offset)), far };
    })
    .toSorted((a, b) => b.far.length - a.far.length || (a.accountId < b.accountId ? -1 : 1));
}

/** Which of two is the larger, whatever their signs. */
function size(a: Fraction, b: Fraction): number {
  return Math.abs(a.numerator) * b.denominator - Math.abs(b.numerator) * a.denominator;
}

/** The denominators are numbers of people, so their product over a round's cases stays small. */
function meanOf(offsets: readonly Fraction[]): Fraction | null {
  if (!offsets.length) return null;
  const byDenominator = Map.groupBy(offsets, ({ denominator }) => denominator);
  let [numerator, denominator] = [0, 1];
  for (const [other, same] of byDenominator) {
    const sum = same.reduce((total, one) => total + one.numerator, 0);
    [numerator, denominator] = [numerator * other + sum * denominator, denominator * other];
  }
  return { numerator, denominator: denominator * offsets.length };
}
