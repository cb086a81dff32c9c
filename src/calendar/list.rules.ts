import type { IsoDate } from '../shared/dates.js';
import { inOrder, lastDayOf, ownKinds, type CalendarDate, type DateKind } from './date.rules.js';

/** By the word in the address. */
export const filters = { aabninger: ['opening'], frister: ['deadline', 'closed'], vurdering: ['panel'], hoeringssvar: ['hearing'], moeder: ['meeting'], egne: ownKinds } as const satisfies Record<string, readonly DateKind[]>;
export type Filter = keyof typeof filters;

export function isFilter(word: unknown): word is Filter {
  return typeof word === 'string' && Object.hasOwn(filters, word);
}

export interface Month {
  /** `2026-11` */
  readonly id: string;
  readonly dates: readonly CalendarDate[];
}

/** The day under which it is listed: its first, or its last where it still runs and its first month is over. */
export function listedOn(date: Pick<CalendarDate, 'day' | 'until'>, today: IsoDate): IsoDate {
  const last = lastDayOf(date);
  return monthOf(date.day) < monthOf(today) && last >= today ? last : date.day;
}

/** Months with something in them, and today's in any case, first to last. */
export function byMonth(dates: readonly CalendarDate[], today: IsoDate): { readonly past: readonly Month[]; readonly coming: readonly Month[] } {
  const on = (date: CalendarDate): IsoDate => listedOn(date, today);
  const months = new Map<string, CalendarDate[]>([[monthOf(today), []]]);
  for (const date of inOrder(dates, on)) months.set(monthOf(on(date)), [...(months.get(monthOf(on(date))) ?? []), date]);
  const all = [...months].map(([id, own]) => ({ id, dates: own })).sort((a, b) => (a.id < b.id ? -1 : 1));
  return { past: all.filter(({ id }) => id < monthOf(today)), coming: all.filter(({ id }) => id >= monthOf(today)) };
}

const monthOf = (day: IsoDate): string => day.slice(0, 7);
