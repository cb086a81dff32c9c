import { addDays, copenhagenDate, copenhagenInstant, daysBetween, type IsoDate } from '../shared/dates.js';

/** A round as far as its dates go; instants in ISO would not compare, so they are dates. */
export interface RoundDates {
  readonly opensAt: Date;
  readonly closesAt: Date;
  /** The deadline and its declared grace. */
  readonly openUntil: Date;
  readonly graceMs: number;
  readonly meetingOn: IsoDate;
  readonly panelFrom: IsoDate | null;
  readonly panelUntil: IsoDate | null;
  readonly hearingUntil: IsoDate | null;
}

/** When the test clock stands still and something is done. Each comes after the one before, whatever the round says. */
export interface Moments {
  readonly beforeOpening: Date;
  readonly lastBeforeOpening: Date;
  readonly opening: Date;
  readonly writing: Date;
  /** The one applicant who is in good time sends in. */
  readonly early: Date;
  readonly panelBegins: Date;
  readonly scoring: Date;
  readonly agenda: Date;
  readonly meeting: Date;
  readonly decisions: Date;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

export function momentsOf({ opensAt, closesAt, openUntil, meetingOn, panelFrom, panelUntil }: RoundDates): Moments {
  const length = closesAt.getTime() - opensAt.getTime();
  const writing = new Date(opensAt.getTime() + Math.min(HOUR_MS, length / 4));
  const panelBegins = later(copenhagenInstant(panelFrom ?? addDays(copenhagenDate(openUntil), 1), '09:00'), openUntil);
  // Without a panel window the panel has the days up to the meeting, and ends halfway.
  const halfway = addDays(copenhagenDate(panelBegins), Math.max(0, Math.floor(daysBetween(copenhagenDate(panelBegins), meetingOn) / 2)));
  const scoring = later(copenhagenInstant(panelUntil ?? halfway, '16:00'), panelBegins);
  const agenda = later(new Date(scoring.getTime() + HOUR_MS), scoring);
  const meeting = later(copenhagenInstant(meetingOn, '10:00'), agenda);
  return {
    beforeOpening: new Date(opensAt.getTime() - DAY_MS),
    lastBeforeOpening: new Date(opensAt.getTime() - 1),
    opening: opensAt,
    writing,
    early: new Date(writing.getTime() + (closesAt.getTime() - writing.getTime()) / 2),
    panelBegins,
    scoring,
    agenda,
    meeting,
    decisions: later(copenhagenInstant(addDays(copenhagenDate(meeting), 1), '11:00'), meeting),
  };
}

/** `wanted`, or a minute after `before` where that comes later: the test clock never goes back. */
function later(wanted: Date, before: Date): Date {
  return wanted > before ? wanted : new Date(before.getTime() + 60_000);
}

/** When reminders are due between two instants: so many minutes before `dueAt`, earliest first, and no two at once. */
export function remindersBetween(dueAt: Date, minutes: readonly number[], from: Date, until: Date): { readonly at: Date; readonly minutes: number }[] {
  return minutes
    .map((before) => ({ at: new Date(dueAt.getTime() - before * 60_000), minutes: before }))
    .filter(({ at }) => at > from && at < until)
    .sort((a, b) => a.at.getTime() - b.at.getTime());
}
