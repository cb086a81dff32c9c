import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, copenhagenInstant } from '../shared/dates.js';
import { icalText, type IcalEntry } from './ical.rules.js';
import { parseIcal } from '../../test/support/ical.js';

const entry: IcalEntry = { uid: 'deadline-2026-1@portal.example', summary: 'Frist', description: '', url: 'https://portal.example/runder/2026-1', category: 'Frist', day: '2026-11-22', at: null, until: null, sequence: 0, changedAt: new Date('2026-01-02T03:04:05.678Z') };
const text = (...entries: Partial<IcalEntry>[]) => icalText({ name: 'Fyrtårn', lang: 'da', entries: entries.map((one) => ({ ...entry, ...one })) });
const only = (one: Partial<IcalEntry>) => parseIcal(text(one)).events[0]!;

describe('a calendar for programs', () => {
  it('is a whole calendar, also without a date', () => {
    const { properties, events } = parseIcal(text());
    expect(properties).toMatchObject({ VERSION: '2.0', CALSCALE: 'GREGORIAN', 'X-WR-CALNAME': 'Fyrtårn' });
    expect(properties.PRODID).toMatch(/^-\/\/.+\/\/DA$/);
    expect(events).toEqual([]);
  });

  it('has instants in UTC to the second, never later than they are', () => {
    expect(only({ at: new Date('2026-11-22T10:59:59.999Z') })).toMatchObject({ DTSTART: '20261122T105959Z', DTSTAMP: '20260102T030405Z', 'LAST-MODIFIED': '20260102T030405Z', SEQUENCE: '0' });
  });

  it('has whole days from the day to the one after, also over New Year', () => {
    expect(only({ day: '2026-12-31' })).toMatchObject({ 'DTSTART;VALUE=DATE': '20261231', 'DTEND;VALUE=DATE': '20270101' });
  });

  it('has several days with the last of them included', () => {
    expect(only({ day: '2026-02-20', until: '2026-02-28' })).toMatchObject({ 'DTSTART;VALUE=DATE': '20260220', 'DTEND;VALUE=DATE': '20260301' });
  });

  it.each([
    ['the hour that is skipped', '2026-03-29', '02:30', '20260329T013000Z'],
    ['the hour before it', '2026-03-29', '01:59:59', '20260329T005959Z'],
    ['the hour that comes twice', '2026-10-25', '02:30', '20261025T013000Z'],
    ['the one after', '2026-10-25', '03:00', '20261025T020000Z'],
    ['noon the day before', '2026-10-24', '12:00', '20261024T100000Z'],
    ['noon the day after', '2026-10-26', '12:00', '20261026T110000Z'],
  ])('is right about %s when clocks change', (_, day, time, stamp) => {
    expect(only({ at: copenhagenInstant(day, time) }).DTSTART).toBe(stamp);
  });

  it('keeps every text, whatever stands in it, in lines of at most 75 octets that end in CRLF', () => {
    const words = fc.array(fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('\\', ';', ',', '\n', 'æøå', '🏮', 'BEGIN:VEVENT', '\r\nX-EVIL:1', ':'))).map((parts) => parts.join(''));
    fc.assert(
      fc.property(words, words, (summary, description) => {
        const feed = text({ summary, description }, { uid: 'other' });
        expect(feed.endsWith('\r\n')).toBe(true);
        for (const line of feed.slice(0, -2).split('\r\n')) {
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
          expect(line).not.toMatch(/[\r\n]/);
        }
        const { events } = parseIcal(feed);
        expect(events.map(({ UID }) => UID)).toEqual([entry.uid, 'other']);
        expect(events[0]!.SUMMARY).toBe(asKept(summary));
        expect(events[0]!.DESCRIPTION ?? '').toBe(asKept(description));
      }),
    );
  });

  it('is the same text for the same dates', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 40_000 }), (n) => expect(text({ day: addDays('1990-01-01', n) })).toBe(text({ day: addDays('1990-01-01', n) }))));
  });
});

/** What no text of a calendar may hold becomes a space; line ends become one kind. */
const asKept = (given: string): string => given.replaceAll(/\r\n?/g, '\n').replaceAll(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ');
