import { describe, expect, it } from '@jest/globals';
import { copenhagenDate, copenhagenInstant } from '../shared/dates.js';
import { inWorkingHours, reckoningOf, type Affected } from './extension.rules.js';
import type { Outage } from './outage.rules.js';

/** A Danish wall-clock time in February 2027; the 1st is a Monday. */
const dk = (day: number, time: string): Date => copenhagenInstant(`2027-02-${String(day).padStart(2, '0')}`, time);
const away = (from: string, until: string | null, day = 1): Outage => ({ from: dk(day, from), until: until === null ? null : dk(day, until) });
const round: Affected = { opensAt: dk(1, '00:00'), closesAt: dk(1, '12:00'), graceMs: 0, closedAt: null, outageLimitMinutes: 15, outageWindowMinutes: 240 };
const reckoned = (outages: readonly Outage[], now: Date, more: Partial<Affected> = {}, extendedAt: Date | null = null) => reckoningOf({ ...round, ...more }, outages, { extendedAt, now });

describe('whether a deadline may be put off', () => {
  it.each<[string, Outage[], number, string]>([
    ['no outage', [], 0, 'within'],
    ['as long as the call allows', [away('11:00', '11:15')], 15, 'within'],
    ['a second more', [away('11:00', '11:15:01')], 15, 'beyond'],
    ['several short ones that are too much together', [away('08:30', '08:36'), away('09:30', '09:36'), away('11:50', '11:56')], 18, 'beyond'],
    ['before the window', [away('07:00', '07:59')], 0, 'within'],
    ['what lies in the window counts', [away('07:00', '08:10')], 10, 'within'],
    ['across the deadline: what lies before it counts', [away('11:40', '12:30')], 20, 'beyond'],
    ['after the deadline', [away('12:00', '13:00')], 0, 'within'],
    ['still going on', [away('11:40', null)], 20, 'beyond'],
  ])('%s', (_, outages, minutes, verdict) => {
    const found = reckoned(outages, dk(1, '12:05'));
    expect([Math.floor(found.awayMs / 60_000), found.verdict]).toEqual([minutes, verdict]);
  });

  it.each<[string, Outage[], number, string]>([
    ['in the declared grace it counts as before the deadline', [away('12:00', '12:20')], 20, 'beyond'],
    ['across the end of the grace: what lies before it counts', [away('12:20', '13:00')], 10, 'within'],
    ['a little on both sides of the deadline is added up', [away('11:50', '12:06')], 16, 'beyond'],
    ['after the grace', [away('12:30', '13:00')], 0, 'within'],
  ])('%s', (_, outages, minutes, verdict) => {
    const found = reckoned(outages, dk(1, '13:05'), { graceMs: 30 * 60_000 });
    expect([found.awayMs / 60_000, found.verdict, found.window.until]).toEqual([minutes, verdict, dk(1, '12:30')]);
  });

  const long = [away('10:00', '11:00')];
  it.each<[string, Date, Partial<Affected>, string]>([
    ['before it opens', dk(1, '11:30'), { opensAt: dk(1, '11:31') }, 'outside'],
    ['closed by hand', dk(1, '11:30'), { closedAt: dk(1, '11:10') }, 'outside'],
    ['some hours after the deadline', dk(1, '17:00'), {}, 'beyond'],
    ['a week after it', dk(8, '12:00'), {}, 'beyond'],
    ['later still', dk(8, '12:01'), {}, 'outside'],
  ])('%s', (_, now, more, verdict) => expect(reckoned(long, now, more).verdict).toBe(verdict));
});

describe('the new deadline', () => {
  it.each<[string, Outage[], Date, Date, string]>([
    ['as long as it was away, from the old one', [away('10:00', '10:30')], dk(1, '11:00'), dk(1, '12:30'), 'deadline'],
    ['rounded up to a quarter', [away('10:00', '10:31')], dk(1, '11:00'), dk(1, '12:45'), 'deadline'],
    ['from the outage’s end where that is later, however much of it counts', [away('11:30', '12:40')], dk(1, '12:41'), dk(1, '13:30'), 'now'],
    ['from the end of an outage across the deadline, seen before anybody came to it', [away('11:30', '12:40')], dk(1, '12:20'), dk(1, '13:15'), 'outage'],
    ['while it goes on, as if it ended now', [away('11:30', null)], dk(1, '11:55'), dk(1, '12:30'), 'deadline'],
    ['hours after the deadline, from soon', [away('10:00', '10:30')], dk(1, '14:00'), dk(1, '14:45'), 'now'],
    ['outside working hours, the next noon', [away('08:00', '12:00')], dk(1, '12:00'), dk(1, '16:00'), 'deadline'],
    ['a minute more than that', [away('08:00', '12:00')], dk(1, '12:01'), dk(2, '12:00'), 'now'],
  ])('%s', (_, outages, now, expected, why) => {
    const found = reckoned(outages, now);
    expect([found.proposed, found.countedFrom.why]).toEqual([expected, why]);
  });

  it('on a Friday afternoon is Monday at noon', () => {
    const friday = { closesAt: dk(5, '15:00') };
    expect(reckoned([away('12:00', '14:00', 5)], dk(5, '14:30'), friday).proposed).toEqual(dk(8, '12:00'));
  });

  it('after a night deadline is noon of the day that has begun', () => {
    expect(reckoned([away('22:00', '23:00')], dk(1, '23:30'), { closesAt: dk(1, '23:59') }).proposed).toEqual(dk(2, '12:00'));
  });

  it('counts real minutes through the night when the clock is set back', () => {
    // 25 October 2026: 02:00 to 03:00 comes twice. Away from 02:30 summer time to 02:30 winter time: an hour.
    const outage = { from: new Date('2026-10-25T00:30:00Z'), until: new Date('2026-10-25T01:30:00Z') };
    const night = { opensAt: new Date('2026-10-01T00:00:00Z'), closesAt: new Date('2026-10-25T02:00:00Z') };
    const found = reckoned([outage], new Date('2026-10-25T01:45:00Z'), night);
    expect([found.awayMs, found.rounded.toISOString(), found.proposed]).toEqual([3_600_000, '2026-10-25T03:00:00.000Z', copenhagenInstant('2026-10-26', '12:00')]);
  });

  it('a second time counts only what came after the first', () => {
    const outages = [away('10:00', '11:00'), away('12:10', '12:40')];
    const again = reckoned(outages, dk(1, '12:45'), { closesAt: dk(1, '13:00') }, dk(1, '11:30'));
    expect([again.awayMs / 60_000, again.proposed]).toEqual([30, dk(1, '13:30')]);
  });

  it('a second time counts the rest of the outage that went on when it was put off first', () => {
    const again = reckoned([away('10:00', '12:20')], dk(1, '12:30'), { closesAt: dk(1, '13:30') }, dk(1, '11:30'));
    expect([again.awayMs / 60_000, again.proposed]).toEqual([50, dk(1, '14:30')]);
  });
});

describe('the earliest that may be chosen', () => {
  it('is the proposal', () => {
    const { earliest, proposed } = reckoned([away('10:00', '10:30')], dk(1, '11:00'));
    expect(earliest).toEqual(proposed);
  });

  it('bears that some minutes pass between a page made after the deadline and its button', () => {
    const outages = [away('10:00', '10:30')];
    const shown = reckoned(outages, dk(1, '14:00')).proposed;
    expect(reckoned(outages, dk(1, '14:29')).earliest.getTime()).toBeLessThanOrEqual(shown.getTime());
    expect(reckoned(outages, dk(1, '14:31')).earliest.getTime()).toBeGreaterThan(shown.getTime());
  });
});

it('whatever happened: never earlier than now or than the old deadline and the time away, in working hours, on a quarter, and never before the earliest', () => {
  let seed = 11;
  const random = (most: number): number => (seed = (seed * 48_271) % 2_147_483_647) % most;
  const year = Date.parse('2026-06-01T00:00:00Z');
  for (let n = 0; n < 2_000; n += 1) {
    const closesAt = new Date(year + random(365) * 86_400_000 + random(86_400) * 1_000);
    const outageWindowMinutes = 1 + random(10_080);
    const graceMs = random(2) * random(3_600_000);
    const outages: Outage[] = [];
    for (let time = closesAt.getTime() - random(20_000) * 60_000, left = random(5); left > 0; left -= 1) {
      const from = time + random(300) * 60_000;
      outages.push({ from: new Date(from), until: new Date((time = from + 1 + random(200) * 60_000)) });
    }
    const now = new Date(Math.max(closesAt.getTime() + (random(3_000) - 1_500) * 60_000, ...outages.map(({ until }) => until!.getTime())));
    const found = reckoningOf({ ...round, opensAt: new Date(0), closesAt, graceMs, outageWindowMinutes }, outages, { extendedAt: null, now });
    const hour = found.proposed.toLocaleTimeString('en-GB', { timeZone: 'Europe/Copenhagen' });
    const oracle = outages.reduce((sum, { from, until }) => {
      let minutes = 0;
      for (let t = Math.max(from.getTime(), closesAt.getTime() - outageWindowMinutes * 60_000), end = Math.min(until!.getTime(), closesAt.getTime() + graceMs); t < end; t += Math.min(60_000, end - t)) minutes += Math.min(60_000, end - t);
      return sum + minutes;
    }, 0);
    expect(found.awayMs).toBe(oracle);
    expect(found.proposed.getTime()).toBeGreaterThanOrEqual(closesAt.getTime() + oracle);
    if (now > closesAt) expect(found.proposed.getTime()).toBeGreaterThan(now.getTime() + oracle);
    expect(found.earliest.getTime()).toBeLessThanOrEqual(found.proposed.getTime());
    expect(found.proposed.getTime() % 900_000).toBe(0);
    expect(hour >= '08:00:00' && hour <= '16:00:00').toBe(true);
    expect([0, 6]).not.toContain(new Date(`${copenhagenDate(found.proposed)}T00:00:00Z`).getUTCDay());
    expect(inWorkingHours(found.proposed)).toEqual(found.proposed);
  }
});
