import type { IsoDate } from '../shared/dates.js';

/** From the first day of the project to its last. */
export interface Period {
  readonly startsOn: IsoDate;
  readonly endsOn: IsoDate;
}

/** The calendar years that a project has a day in. */
export function yearsOf({ startsOn, endsOn }: Period): { readonly first: number; readonly last: number } {
  return { first: yearOf(startsOn), last: yearOf(endsOn) };
}

/** How many months a project runs in, each that it has a day in; with a year only those of that year. */
export function monthsOf({ startsOn, endsOn }: Period, year: number | null): number {
  const [first, last] = [monthNumber(startsOn), monthNumber(endsOn)];
  const [from, to] = year === null ? [first, last] : [Math.max(first, year * 12), Math.min(last, year * 12 + 11)];
  return Math.max(0, to - from + 1);
}

const yearOf = (date: IsoDate): number => Number(date.slice(0, 4));
const monthNumber = (date: IsoDate): number => yearOf(date) * 12 + Number(date.slice(5, 7)) - 1;
