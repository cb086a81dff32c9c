import { copenhagenDate, startOfDayCopenhagen, type IsoDate } from '../shared/dates.js';
import type { Words } from '../shared/lang.js';

export const publicKinds = ['opening', 'deadline', 'meeting'] as const;
export const ownKinds = ['own-deadline', 'own-changes', 'own-meeting', 'invitation', 'declaration', 'scores'] as const;
export type DateKind = (typeof publicKinds)[number] | (typeof ownKinds)[number];

/** One date of the calendar. */
export interface CalendarDate {
  /** The same for as long as it is about the same thing, wherever it moves. */
  readonly id: string;
  readonly kind: DateKind;
  /** In Denmark. */
  readonly day: IsoDate;
  /** null: the whole day. */
  readonly at: Date | null;
  /** The round's name. */
  readonly round: Words;
  /** The application's; '' where it is about none or several. */
  readonly number: string;
  /** Never leaves the portal: calendar programs belong to others. */
  readonly title: string;
  /** How many there are to do. */
  readonly n: number;
  /** Where one reads on or acts. */
  readonly href: string;
  readonly change: Change;
}

/** How often a date has moved, and when last. */
export interface Change {
  readonly sequence: number;
  readonly at: Date;
}

/** What a round says of itself, as far as dates go. */
export interface DatedRound {
  readonly id: string;
  readonly nameDa: string;
  readonly nameEn: string;
  readonly opensAt: Date;
  readonly closesAt: Date;
  readonly meetingOn: IsoDate;
}

export const unchanged: Change = { sequence: 0, at: new Date(0) };

export function nameOf({ nameDa: da, nameEn: en }: Pick<DatedRound, 'nameDa' | 'nameEn'>): Words {
  return { da, en };
}

/** A moment; the day follows. */
export function dateAt(at: Date, more: Omit<CalendarDate, 'at' | 'day'>): CalendarDate {
  return { ...more, at, day: copenhagenDate(at) };
}

export function dateOn(day: IsoDate, more: Omit<CalendarDate, 'at' | 'day'>): CalendarDate {
  return { ...more, at: null, day };
}

/** A round's three public dates. */
export function datesOfRound(round: DatedRound, change: Change, href: string): CalendarDate[] {
  const about = { round: nameOf(round), number: '', title: '', n: 0, href, change };
  return [
    dateAt(round.opensAt, { ...about, id: `opening-${round.id}`, kind: 'opening' }),
    dateAt(round.closesAt, { ...about, id: `deadline-${round.id}`, kind: 'deadline' }),
    dateOn(round.meetingOn, { ...about, id: `meeting-${round.id}`, kind: 'meeting' }),
  ];
}

/** First to last; what takes the whole day comes first in it. */
export function inOrder(dates: readonly CalendarDate[]): CalendarDate[] {
  const start = ({ at, day }: CalendarDate): number => (at ?? startOfDayCopenhagen(day)).getTime();
  return [...dates].sort((a, b) => start(a) - start(b) || (a.id < b.id ? -1 : 1));
}

/** By the word in the address. */
export const filters = { aabninger: ['opening'], frister: ['deadline'], moeder: ['meeting'], egne: ownKinds } as const satisfies Record<string, readonly DateKind[]>;
export type Filter = keyof typeof filters;

export function isFilter(word: unknown): word is Filter {
  return typeof word === 'string' && Object.hasOwn(filters, word);
}

export interface Month {
  /** `2026-11` */
  readonly id: string;
  readonly dates: readonly CalendarDate[];
}

/** Months with something in them, and today's in any case, first to last. */
export function byMonth(dates: readonly CalendarDate[], today: IsoDate): { readonly past: readonly Month[]; readonly coming: readonly Month[] } {
  const months = new Map<string, CalendarDate[]>([[today.slice(0, 7), []]]);
  for (const date of inOrder(dates)) {
    const id = date.day.slice(0, 7);
    months.set(id, [...(months.get(id) ?? []), date]);
  }
  const all = [...months].map(([id, own]) => ({ id, dates: own })).sort((a, b) => (a.id < b.id ? -1 : 1));
  return { past: all.filter(({ id }) => id < today.slice(0, 7)), coming: all.filter(({ id }) => id >= today.slice(0, 7)) };
}
