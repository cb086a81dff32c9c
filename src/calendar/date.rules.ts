import { closedEarly, lastInstantOf } from '../rounds/index.js';
import { copenhagenDate, startOfDayCopenhagen, type IsoDate } from '../shared/dates.js';
import type { Words } from '../shared/lang.js';

/** `closed` stands in the place of a deadline that was not waited for; `panel` is the days in which the panel assesses. */
export const publicKinds = ['opening', 'deadline', 'closed', 'panel', 'hearing', 'meeting'] as const;
/** `own-exempt` and `exempt-changes` go by the application's own leave; what ends in `-last` is due on that very day. */
export const ownKinds = ['own-deadline', 'own-exempt', 'own-closed', 'own-changes', 'exempt-changes', 'own-hearing', 'own-meeting', 'invitation', 'declaration', 'declaration-last', 'scores', 'scores-last'] as const;
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
  /** Last day of what takes several; null: one day. */
  readonly until: IsoDate | null;
  /** Of a deadline: the last instant after it that is still in time; of a round closed by hand: the deadline it had. Else null. */
  readonly otherwise: Date | null;
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
  readonly closedAt: Date | null;
  readonly graceMs: number;
  readonly panelFrom: IsoDate | null;
  readonly panelUntil: IsoDate | null;
  readonly hearingUntil: IsoDate | null;
}

export const unchanged: Change = { sequence: 0, at: new Date(0) };

export function nameOf({ nameDa: da, nameEn: en }: Pick<DatedRound, 'nameDa' | 'nameEn'>): Words {
  return { da, en };
}

/** What a date says beside its day. */
type About = Omit<CalendarDate, 'at' | 'day' | 'until' | 'otherwise'>;

/** A moment; the day follows. */
export function dateAt(at: Date, more: About, otherwise: Date | null = null): CalendarDate {
  return { ...more, at, day: copenhagenDate(at), until: null, otherwise };
}

export function dateOn(day: IsoDate, more: About, until: IsoDate | null = null): CalendarDate {
  return { ...more, at: null, day, until: until === day ? null : until, otherwise: null };
}

/** The days in which a round's panel assesses; a window of which one end alone is known is that day. */
export function panelDays({ panelFrom, panelUntil }: Pick<DatedRound, 'panelFrom' | 'panelUntil'>): { readonly from: IsoDate; readonly until: IsoDate } | null {
  const [from, until] = [panelFrom ?? panelUntil, panelUntil ?? panelFrom];
  return from && until ? { from, until } : null;
}

/** Where a round stops receiving applications: at its deadline, after which a declared grace may run until it is closed, or where it was closed by hand. */
export function endOf(round: Pick<DatedRound, 'closesAt' | 'closedAt' | 'graceMs'>): { readonly at: Date; readonly kind: 'deadline' | 'closed'; readonly otherwise: Date | null } {
  const { closesAt } = round;
  const closed = closedEarly(round);
  if (closed) return { at: closed, kind: 'closed', otherwise: closesAt };
  const last = lastInstantOf(round);
  return { at: closesAt, kind: 'deadline', otherwise: last > closesAt ? last : null };
}

/** A round's public dates. One that was closed before it opened never does. */
export function datesOfRound(round: DatedRound, change: Change, href: string): CalendarDate[] {
  const { id, opensAt, meetingOn, hearingUntil } = round;
  const about = { round: nameOf(round), number: '', title: '', n: 0, href, change };
  const end = endOf(round);
  const panel = panelDays(round);
  return [
    ...(end.at > opensAt ? [dateAt(opensAt, { ...about, id: `opening-${id}`, kind: 'opening' })] : []),
    dateAt(end.at, { ...about, id: `deadline-${id}`, kind: end.kind }, end.otherwise),
    ...(panel ? [dateOn(panel.from, { ...about, id: `panel-${id}`, kind: 'panel' }, panel.until)] : []),
    ...(hearingUntil ? [dateOn(hearingUntil, { ...about, id: `hearing-${id}`, kind: 'hearing' })] : []),
    dateOn(meetingOn, { ...about, id: `meeting-${id}`, kind: 'meeting' }),
  ];
}

/** Its last day; what is not over by then is not past. */
export const lastDayOf = ({ day, until }: Pick<CalendarDate, 'day' | 'until'>): IsoDate => until ?? day;

/** First to last; what takes the whole day comes first in it. `on`: the day that one is put on. */
export function inOrder(dates: readonly CalendarDate[], on: (date: CalendarDate) => IsoDate = ({ day }) => day): CalendarDate[] {
  const start = (date: CalendarDate): number => (date.at ?? startOfDayCopenhagen(on(date))).getTime();
  return [...dates].sort((a, b) => start(a) - start(b) || (a.id < b.id ? -1 : 1));
}
