import { closedEarly } from '../rounds/index.js';
import { addDays, copenhagenInstant, startOfDayCopenhagen, type IsoDate } from '../shared/dates.js';
import { panelDays, type DatedRound } from './date.rules.js';

/** What one can be reminded of, and switch off. */
export const reminderKinds = ['deadline', 'panel', 'hearing'] as const;
export type ReminderKind = (typeof reminderKinds)[number];

export function isReminderKind(word: string): word is ReminderKind {
  return reminderKinds.some((kind) => kind === word);
}

const MINUTE_MS = 60_000;
/** A date that has moved by more is another date: the same reminder goes out once more. */
const ANOTHER_DATE_MS = 24 * 60 * MINUTE_MS;

/** How long before a date people are reminded of it, in minutes, and since when that holds. */
export interface Distance {
  readonly minutes: number;
  readonly since: Date;
}

/**
 * What a kind counts towards in a round: applications are due at the deadline, assessments when the panel's days are over (in
 * a round that says none, when the day of the meeting begins), replies when the last day for them is over. null: there is no
 * such date, or nobody waits for it any more.
 */
export function dueDate(kind: ReminderKind, round: DatedRound): Date | null {
  if (kind === 'deadline') return closedEarly(round) ? null : round.closesAt;
  const day = lastDay(kind, round);
  if (day) return startOfDayCopenhagen(addDays(day, 1));
  return kind === 'panel' ? copenhagenInstant(round.meetingOn, '09:00') : null;
}

/** The day whose end a kind counts towards; null: an instant, or nothing. */
export function lastDay(kind: ReminderKind, round: DatedRound): IsoDate | null {
  if (kind === 'panel') return panelDays(round)?.until ?? null;
  return kind === 'hearing' ? round.hearingUntil : null;
}

export const reminderAt = (dueAt: Date, minutes: number): Date => new Date(dueAt.getTime() - minutes * MINUTE_MS);

/** The distances that count for a date, in minutes: one that was set after it had passed is left for dates to come. */
export function distancesFor(dueAt: Date, distances: readonly Distance[]): number[] {
  return distances.filter(({ minutes, since }) => reminderAt(dueAt, minutes) >= since).map(({ minutes }) => minutes);
}

/** A date that people are reminded of: a round's, or that of one application with leave to come later. */
export interface Occasion<Round extends DatedRound = DatedRound> {
  readonly round: Round;
  readonly applicationId: string | null;
  readonly dueAt: Date;
  /** Nobody is reminded of it for a distance that had passed by then. */
  readonly since: Date;
}

const prefixOf = ({ round, applicationId }: Pick<Occasion, 'round' | 'applicationId'>): string => (applicationId === null ? `${round.id}/` : `${round.id}/${applicationId}/`);

/** How it is kept that one was sent. */
export const occasionOf = (about: Pick<Occasion, 'round' | 'applicationId'>, minutes: number): string => `${prefixOf(about)}${minutes}`;

/** The inverse, of what was sent about one date; null: it was about another. */
export function minutesIn(occasion: string, about: Pick<Occasion, 'round' | 'applicationId'>): number | null {
  const prefix = prefixOf(about);
  const rest = occasion.startsWith(prefix) ? occasion.slice(prefix.length) : '';
  return /^\d+$/.test(rest) ? Number(rest) : null;
}

/** One that went out: of which date it reminded, and when. */
export interface SentReminder {
  readonly minutes: number;
  readonly dueAt: Date;
  readonly sentAt: Date;
}

/**
 * Which distance, in minutes before `dueAt`, is reached between the two instants, the first excluded; the shortest, since
 * it has overtaken the others. null: none, or the date itself has come.
 */
export function distanceReached(dueAt: Date, distances: readonly number[], after: Date, now: Date): number | null {
  if (now >= dueAt) return null;
  const reached = distances.filter((minutes) => {
    const at = reminderAt(dueAt, minutes);
    return at > after && at <= now;
  });
  return reached.length ? Math.min(...reached) : null;
}

/**
 * The reminder somebody is to get now about one round. It looks no further back than `since`, when it became theirs to do,
 * and the last one they got about the round. The same distance twice only for another date, later by more than a day.
 */
export function reminderDue({ dueAt, distances, since, now, sent }: { readonly dueAt: Date; readonly distances: readonly number[]; readonly since: Date; readonly now: Date; readonly sent: readonly SentReminder[] }): number | null {
  const after = new Date(Math.max(since.getTime(), ...sent.map(({ sentAt }) => sentAt.getTime())));
  const minutes = distanceReached(dueAt, distances, after, now);
  if (minutes === null) return null;
  const before = sent.find((one) => one.minutes === minutes);
  return before && !isAnotherDate(before.dueAt, dueAt) ? null : minutes;
}

export function isAnotherDate(before: Date, dueAt: Date): boolean {
  return dueAt.getTime() - before.getTime() > ANOTHER_DATE_MS;
}
