import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { DatedRound } from './date.rules.js';
import { distanceReached, distancesFor, dueDate, isAnotherDate, minutesIn, occasionOf, reminderDue, type SentReminder } from './reminder.rules.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const distances = [20160, 4320, 1440, 120];
const dueAt = new Date('2026-11-22T11:00:00Z');
const before = (ms: number) => new Date(dueAt.getTime() - ms);
const start = new Date(0);

describe('the distance that is reached between two instants', () => {
  it.each([
    ['none before the first', before(14 * DAY + 1), null],
    ['the first, to the millisecond', before(14 * DAY), 20160],
    ['still the first a week before', before(7 * DAY), 20160],
    ['three days', before(3 * DAY), 4320],
    ['two hours', before(2 * HOUR), 120],
    ['two hours in the last millisecond', before(1), 120],
    ['none at the deadline', dueAt, null],
    ['none afterwards', before(-DAY), null],
  ])('is %s', (_, now, minutes) => {
    expect(distanceReached(dueAt, distances, start, now)).toBe(minutes);
  });
  it('is none that was reached at or before the first instant', () => {
    expect(distanceReached(dueAt, distances, before(3 * DAY), before(2 * DAY))).toBeNull();
    expect(distanceReached(dueAt, distances, before(3 * DAY + 1), before(2 * DAY))).toBe(4320);
  });
  it('a longer time never finds a longer distance, and what is found was reached in it', () => {
    const instant = fc.integer({ min: -30 * 24, max: 30 * 24 }).map((hours) => before(hours * HOUR));
    fc.assert(
      fc.property(instant, instant, instant, fc.uniqueArray(fc.integer({ min: 1, max: 40_000 })), (a, b, c, list) => {
        const [after, now, later] = [a, b, c].sort((x, y) => x.getTime() - y.getTime()) as [Date, Date, Date];
        const found = distanceReached(dueAt, list, after, now);
        if (found !== null) {
          expect(before(found * 60_000) > after && before(found * 60_000) <= now && now < dueAt).toBe(true);
          if (later < dueAt) expect(distanceReached(dueAt, list, after, later)).toBeLessThanOrEqual(found);
        }
        // Nothing is lost and nothing found twice where the time is cut in two.
        const second = distanceReached(dueAt, list, now, later);
        if (later < dueAt) expect(distanceReached(dueAt, list, after, later)).toBe(second ?? found);
      }),
    );
  });
});

const round: DatedRound = { id: '2026-1', nameDa: '', nameEn: '', opensAt: start, closesAt: dueAt, meetingOn: '2026-12-17', closedAt: null, graceMs: 0, panelFrom: null, panelUntil: null, hearingUntil: null };
const due = (kind: Parameters<typeof dueDate>[0], given: Partial<DatedRound>) => dueDate(kind, { ...round, ...given })?.toISOString() ?? null;

describe('what a reminder counts towards', () => {
  it.each([
    ['2026-03-29', '2026-03-29T07:00:00.000Z'],
    ['2026-10-25', '2026-10-25T08:00:00.000Z'],
  ])('is, for a panel without days of its own, nine in Denmark on the day of the meeting %s, whatever the clocks did in the night', (meetingOn, at) => {
    expect(due('panel', { meetingOn })).toBe(at);
  });
  it.each([
    ['2026-03-28', '2026-03-28T23:00:00.000Z'],
    ['2026-03-29', '2026-03-29T22:00:00.000Z'],
    ['2026-10-25', '2026-10-25T23:00:00.000Z'],
  ])('is the end of the last day: %s', (day, at) => {
    expect(due('panel', { panelFrom: '2026-01-01', panelUntil: day })).toBe(at);
    expect(due('hearing', { hearingUntil: day })).toBe(at);
  });
  it('is nothing where there is no hearing, and where the round was closed before its deadline', () => {
    expect(due('hearing', {})).toBeNull();
    expect(due('deadline', { closedAt: before(1) })).toBeNull();
    expect(due('panel', { closedAt: before(1) })).not.toBeNull();
  });
  it('is the announced deadline, without the grace', () => {
    expect(due('deadline', { graceMs: 60_000 })).toBe(dueAt.toISOString());
  });
});

it('a distance counts only for dates that were farther away when it was set', () => {
  const since = before(3 * DAY);
  expect(distancesFor(dueAt, [{ minutes: 4321, since }, { minutes: 4320, since }, { minutes: 60, since }])).toEqual([4320, 60]);
});

describe('what was sent', () => {
  const own = { round, applicationId: 'ansoegning' };
  it('is about a round, or about an application with leave, never about both', () => {
    expect(minutesIn(occasionOf({ round, applicationId: null }, 120), { round, applicationId: null })).toBe(120);
    expect(minutesIn(occasionOf(own, 120), own)).toBe(120);
    expect(minutesIn(occasionOf(own, 120), { round, applicationId: null })).toBeNull();
    expect(minutesIn(occasionOf({ round, applicationId: null }, 120), own)).toBeNull();
    expect(minutesIn('2026-11/120', { round, applicationId: null })).toBeNull();
  });
});

/** One person and one round through time: looks at `now`s in order, with the deadline that holds then. */
function played(looks: readonly { readonly now: Date; readonly dueAt: Date }[], since = start): (SentReminder & { readonly times: number })[] {
  const sent = new Map<number, SentReminder>();
  const all: (SentReminder & { times: number })[] = [];
  for (const { now, dueAt: due } of looks) {
    const minutes = reminderDue({ dueAt: due, distances, since, now, sent: [...sent.values()] });
    if (minutes === null) continue;
    const one = { minutes, dueAt: due, sentAt: now };
    all.push({ ...one, times: all.filter((other) => other.minutes === minutes).length + 1 });
    sent.set(minutes, one);
  }
  return all;
}
const everyHour = (from: Date, to: Date, due: Date) => Array.from({ length: Math.floor((to.getTime() - from.getTime()) / HOUR) + 1 }, (_, n) => ({ now: new Date(from.getTime() + n * HOUR), dueAt: due }));
const minutesOf = (all: readonly SentReminder[]) => all.map(({ minutes }) => minutes);

describe('a reminder', () => {
  it('goes out once for each distance', () => {
    expect(minutesOf(played(everyHour(before(30 * DAY), before(-2 * DAY), dueAt)))).toEqual(distances);
  });
  it('that a stopped portal missed goes out at its next look, without those it has overtaken', () => {
    expect(minutesOf(played([{ now: before(20 * DAY), dueAt }, { now: before(2 * DAY), dueAt }, { now: before(HOUR), dueAt }]))).toEqual([4320, 120]);
  });
  it('is not for who began after it was due', () => {
    expect(minutesOf(played(everyHour(before(2 * DAY), dueAt, dueAt), before(2 * DAY)))).toEqual([1440, 120]);
  });
  it('follows a deadline that moves', () => {
    const moved = new Date(dueAt.getTime() + 5 * DAY);
    const all = played([...everyHour(before(30 * DAY), before(10 * DAY), dueAt), ...everyHour(before(10 * DAY), moved, moved)]);
    expect(all.map(({ minutes, dueAt: due }) => [minutes, due])).toEqual([[20160, dueAt], [20160, moved], [4320, moved], [1440, moved], [120, moved]]);
  });
  it('is sent again where the deadline moved on by more than a day, at the new time', () => {
    const moved = new Date(dueAt.getTime() + 5 * DAY);
    const all = played([...everyHour(before(30 * DAY), before(2 * DAY), dueAt), ...everyHour(before(2 * DAY), moved, moved)]);
    expect(minutesOf(all)).toEqual([20160, 4320, 4320, 1440, 120]);
    expect(all[2]!.sentAt).toEqual(new Date(moved.getTime() - 3 * DAY));
  });
  it.each([DAY, 12 * HOUR, -HOUR])('is not sent again where it moved by %i ms, a day at most', (by) => {
    const moved = new Date(dueAt.getTime() + by);
    const all = played([...everyHour(before(30 * DAY), before(3 * DAY), dueAt), ...everyHour(before(3 * DAY), moved, moved)]);
    expect(minutesOf(all)).toEqual(distances);
  });
  it('goes out at once where the deadline came nearer than it', () => {
    const moved = before(8 * DAY);
    expect(minutesOf(played([...everyHour(before(30 * DAY), before(10 * DAY), dueAt), ...everyHour(before(10 * DAY), moved, moved)]))).toEqual([20160, 4320, 1440, 120]);
  });
  it('never goes out twice for one distance and deadlines within a day, nor at or after the deadline, however it moves', () => {
    const steps = fc.array(fc.record({ wait: fc.integer({ min: 0, max: 5 * 24 * 60 }), move: fc.oneof(fc.constant(0), fc.integer({ min: -10 * 24, max: 10 * 24 })) }), { maxLength: 60 });
    fc.assert(
      fc.property(steps, (all) => {
        let [now, due] = [before(20 * DAY), dueAt];
        const looks = all.map(({ wait, move }) => {
          now = new Date(now.getTime() + wait * 60_000);
          due = new Date(due.getTime() + move * HOUR);
          return { now, dueAt: due };
        });
        const sent = played(looks);
        for (const [n, one] of sent.entries()) {
          expect(one.sentAt < one.dueAt).toBe(true);
          const last = sent.slice(0, n).findLast(({ minutes }) => minutes === one.minutes);
          if (last) expect(isAnotherDate(last.dueAt, one.dueAt)).toBe(true);
        }
      }),
    );
  });
});
