import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  addDays,
  copenhagenDate,
  copenhagenInstant,
  copenhagenInstants,
  copenhagenTime,
  daysBetween,
  endOfDayCopenhagen,
  formatDate,
  formatInstant,
  formatInstantPrecise,
  formatRemaining,
  isIsoDate,
  noonCopenhagen,
  parseDateParts,
  remaining,
  startOfDayCopenhagen,
} from './dates.js';

describe('three date fields', () => {
  test.each([
    ['22', '11', '2026', '2026-11-22'],
    ['1', '2', '2011', '2011-02-01'],
    [' 09 ', '09', '2011', '2011-09-09'],
    ['29', '2', '2028', '2028-02-29'],
  ])('%j %j %j is %s', (day, month, year, date) => {
    expect(parseDateParts(day, month, year)).toEqual({ ok: true, date });
  });

  test.each([
    ['', ' ', '', { problem: 'empty' }],
    ['', '2', '2011', { problem: 'missing-part', part: 'day' }],
    ['1', '', '', { problem: 'missing-part', part: 'month' }],
    ['32', '1', '2011', { problem: 'bad-part', part: 'day' }],
    ['1', '13', '2011', { problem: 'bad-part', part: 'month' }],
    ['1', 'jan', '2011', { problem: 'bad-part', part: 'month' }],
    ['1', '1', '11', { problem: 'bad-part', part: 'year' }],
    ['29', '2', '2027', { problem: 'no-such-day' }],
    ['31', '4', '2027', { problem: 'no-such-day' }],
  ])('%j %j %j is refused', (day, month, year, refusal) => {
    expect(parseDateParts(day, month, year)).toEqual({ ok: false, ...refusal });
  });

  test('an ISO date is four, two and two digits of a day that exists', () => {
    expect(['2026-11-22', '2028-02-29'].map(isIsoDate)).toEqual([true, true]);
    expect(['2027-02-29', '2026-1-1', '1899-12-31', '20261122', ''].map(isIsoDate)).toEqual([false, false, false, false, false]);
  });
});

describe('dates and instants as text', () => {
  test('a date', () => {
    expect(formatDate('2026-11-22', 'da')).toBe('22. november 2026');
    expect(formatDate('2011-01-01', 'en')).toBe('1 January 2011');
  });

  test('an instant in Danish time, winter and summer', () => {
    const winter = new Date('2026-11-22T11:00:00Z');
    expect(formatInstant(winter, 'da')).toBe('22. november 2026 kl. 12.00');
    expect(formatInstant(winter, 'en')).toBe('22 November 2026 at 12:00');
    expect(formatInstant(new Date('2011-06-23T21:59:59.999Z'), 'da')).toBe('23. juni 2011 kl. 23.59');
    expect(formatInstantPrecise(new Date('2011-06-23T21:59:59.999Z'), 'da')).toBe('23. juni 2011 kl. 23.59.59');
    expect(formatInstantPrecise(winter, 'en')).toBe('22 November 2026 at 12:00:00');
  });

  test('the hour that comes twice says which', () => {
    expect(formatInstantPrecise(new Date('2026-10-25T00:30:00Z'), 'da')).toBe('25. oktober 2026 kl. 02.30.00 (sommertid)');
    expect(formatInstantPrecise(new Date('2026-10-25T01:30:00Z'), 'da')).toBe('25. oktober 2026 kl. 02.30.00 (vintertid)');
    expect(formatInstantPrecise(new Date('2026-10-25T01:30:00Z'), 'en')).toBe('25 October 2026 at 02:30:00 (winter time)');
    expect(formatInstantPrecise(new Date('2026-10-25T02:00:00Z'), 'da')).toBe('25. oktober 2026 kl. 03.00.00');
  });
});

describe('Danish wall-clock time', () => {
  test.each([
    ['2026-11-22', '12:00', '2026-11-22T11:00:00.000Z'],
    ['2026-07-01', '12:00:30', '2026-07-01T10:00:30.000Z'],
    ['2026-03-29', '02:30', '2026-03-29T01:30:00.000Z'],
    ['2026-03-29', '03:00', '2026-03-29T01:00:00.000Z'],
    ['2026-10-25', '02:30', '2026-10-25T01:30:00.000Z'],
  ])('%s %s is %s', (date, time, instant) => {
    expect(copenhagenInstant(date, time).toISOString()).toBe(instant);
  });

  test('start, noon and end of a day', () => {
    expect(startOfDayCopenhagen('2011-01-11').toISOString()).toBe('2011-01-10T23:00:00.000Z');
    expect(noonCopenhagen('2011-03-21').toISOString()).toBe('2011-03-21T11:00:00.000Z');
    expect(endOfDayCopenhagen('2011-06-23').toISOString()).toBe('2011-06-23T21:59:59.999Z');
    expect(endOfDayCopenhagen('2026-10-25').toISOString()).toBe('2026-10-25T22:59:59.999Z');
  });

  const anyDate = fc.integer({ min: 0, max: 60_000 }).map((days) => addDays('1980-01-01', days));

  test('one millisecond after the end of a day the next day starts', () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        const end = endOfDayCopenhagen(date);
        expect(copenhagenDate(end)).toBe(date);
        expect(startOfDayCopenhagen(addDays(date, 1)).getTime()).toBe(end.getTime() + 1);
      }),
    );
  });

  test('adding days and counting them agree, and ISO dates sort as dates', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -400, max: 400 }), (date, days) => {
        const other = addDays(date, days);
        expect(daysBetween(date, other)).toBe(days);
        expect(other > date).toBe(days > 0);
      }),
    );
  });
});

describe('every instant of a Danish wall-clock time', () => {
  const at = (date: string, time: string) => copenhagenInstants(date, time).map((instant) => instant.toISOString());

  test.each([
    ['2027-05-12', '12:00:00', ['2027-05-12T10:00:00.000Z']],
    ['2027-01-12', '00:00:00', ['2027-01-11T23:00:00.000Z']],
    ['2027-03-28', '01:59:59', ['2027-03-28T00:59:59.000Z']],
    ['2027-03-28', '02:00:00', []],
    ['2027-03-28', '02:59:59', []],
    ['2027-03-28', '03:00:00', ['2027-03-28T01:00:00.000Z']],
    ['2027-10-31', '01:59:59', ['2027-10-30T23:59:59.000Z']],
    ['2027-10-31', '02:00:00', ['2027-10-31T00:00:00.000Z', '2027-10-31T01:00:00.000Z']],
    ['2027-10-31', '02:59:59', ['2027-10-31T00:59:59.000Z', '2027-10-31T01:59:59.000Z']],
    ['2027-10-31', '03:00:00', ['2027-10-31T02:00:00.000Z']],
  ])('%s %s is %j', (date, time, instants) => {
    expect(at(date, time)).toEqual(instants);
  });

  test('any instant is among those of the time it shows', () => {
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(2000, 0, 1) / 1000, max: Date.UTC(2100, 0, 1) / 1000 }), (seconds) => {
        const instant = new Date(seconds * 1000);
        expect(at(copenhagenDate(instant), copenhagenTime(instant))).toContain(instant.toISOString());
      }),
    );
  });
});

describe('time left', () => {
  const until = new Date('2026-11-22T11:00:00Z');
  const before = (minutes: number) => remaining(new Date(until.getTime() - minutes * 60_000), until);

  test.each([
    [12 * 1440 + 4 * 60 + 59, '12 dage og 4 timer', '12 days and 4 hours'],
    [1440, '1 dag', '1 day'],
    [1440 + 59, '1 dag', '1 day'],
    [61, '1 time og 1 minut', '1 hour and 1 minute'],
    [5, '5 minutter', '5 minutes'],
    [0.9, 'under 1 minut', 'less than 1 minute'],
    [-5, 'under 1 minut', 'less than 1 minute'],
  ])('%d minutes before: %s', (minutes, da, en) => {
    expect(formatRemaining(before(minutes), 'da')).toBe(da);
    expect(formatRemaining(before(minutes), 'en')).toBe(en);
  });

  test('nothing is left once the instant has passed', () => {
    expect(before(-1)).toEqual({ days: 0, hours: 0, minutes: 0 });
  });
});
