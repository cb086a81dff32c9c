import { copenhagenInstant } from '../shared/dates.js';
import type { DatedRound } from './date.rules.js';

/** What one can be reminded of, and switch off. */
export const reminderKinds = ['deadline', 'panel'] as const;
export type ReminderKind = (typeof reminderKinds)[number];

const MINUTE_MS = 60_000;
/** A date that has moved by more is another date: the same reminder goes out once more. */
const ANOTHER_DATE_MS = 24 * 60 * MINUTE_MS;

/** What a kind counts towards in a round: applications are due at the deadline, assessments when the day of the meeting begins. */
export function dueDate(kind: ReminderKind, { closesAt, meetingOn }: Pick<DatedRound, 'closesAt' | 'meetingOn'>): Date {
  return kind === 'deadline' ? closesAt : copenhagenInstant(meetingOn, '09:00');
}

export const occasionOf = (roundId: string, minutes: number): string => `${roundId}/${minutes}`;

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
    const at = dueAt.getTime() - minutes * MINUTE_MS;
    return at > after.getTime() && at <= now.getTime();
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
