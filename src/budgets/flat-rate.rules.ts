import type { CostModel } from '../rounds/index.js';
import { apportion, sumOere, type Oere } from '../shared/money.js';
import type { Year } from './line.rules.js';

/** What a cost model makes of one partner's costs, by year; every year that has costs is there. */
export interface FlatRates {
  readonly staff: ReadonlyMap<Year, Oere>;
  readonly indirect: ReadonlyMap<Year, Oere>;
}

/** By year, what the partner's lines say of each category. */
export type DirectCosts = ReadonlyMap<Year, ReadonlyMap<string, Oere>>;

/**
 * A partner's flat rates. Each step is taken of the partner's whole base and rounded down to the øre, since the rate is
 * the most the rules allow; the øre are then spread over the years as the base is, by largest remainder.
 */
export function flatRatesOf(direct: DirectCosts, { steps }: CostModel): FlatRates {
  // In order, so that a tie gives the øre to the earlier year and not to the earlier line.
  const years = [...direct.keys()].toSorted(byYear);
  const nothing = (): Map<Year, Oere> => new Map(years.map((year) => [year, 0n]));
  const made = { staff: nothing(), indirect: nothing() };
  for (const { of, ratePermille, makes } of steps) {
    const bases = years.map((year) => sumOere(of.map((category) => direct.get(year)!.get(category) ?? 0n)) + (of.includes('staff') ? made.staff.get(year)! : 0n));
    const flatOere = (sumOere(bases) * BigInt(ratePermille)) / 1000n;
    apportion(flatOere, bases).forEach((oere, at) => {
      const year = years[at]!;
      made[makes].set(year, made[makes].get(year)! + oere);
    });
  }
  return made;
}

/** Not said comes last. */
export function byYear(a: Year, b: Year): number {
  return (a ?? Infinity) - (b ?? Infinity);
}
