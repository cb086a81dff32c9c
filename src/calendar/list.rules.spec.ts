import { describe, expect, it } from '@jest/globals';
import { dateOn, datesOfRound, unchanged, type CalendarDate, type DatedRound } from './date.rules.js';
import { byMonth, isFilter, listedOn } from './list.rules.js';

const round: DatedRound = { id: '2026-1', nameDa: '1. runde', nameEn: 'Round 1', opensAt: new Date('2026-03-28T23:00:00Z'), closesAt: new Date('2026-10-24T22:30:00Z'), meetingOn: '2026-12-17', closedAt: null, graceMs: 0, panelFrom: null, panelUntil: null, hearingUntil: null };
const dates = datesOfRound(round, unchanged, '/runder/2026-1');

describe('months', () => {
  const ids = (months: readonly { id: string }[]) => months.map(({ id }) => id);
  it('are past or to come, and this one is always there', () => {
    const { past, coming } = byMonth(dates, '2026-11-22');
    expect([ids(past), ids(coming)]).toEqual([['2026-03', '2026-10'], ['2026-11', '2026-12']]);
    expect(coming[0]!.dates).toEqual([]);
  });
  it('of today is to come on its last day, and past the day after', () => {
    expect(ids(byMonth(dates, '2026-10-31').coming)).toContain('2026-10');
    expect(ids(byMonth(dates, '2026-11-01').past)).toContain('2026-10');
  });
});

describe('what takes several days', () => {
  const about: Parameters<typeof dateOn>[1] = { ...dates[2]!, id: 'panel', kind: 'panel' };
  const panel: CalendarDate = dateOn('2026-11-20', about, '2026-12-10');
  it.each([
    ['before it', '2026-10-01', '2026-11-20'],
    ['in its first month', '2026-11-30', '2026-11-20'],
    ['while it runs in the next', '2026-12-01', '2026-12-10'],
    ['on its last day', '2026-12-10', '2026-12-10'],
    ['afterwards', '2026-12-11', '2026-11-20'],
  ])('is listed %s on %s under %s', (_, today, day) => {
    expect(listedOn(panel, today)).toBe(day);
    const { past, coming } = byMonth([panel], today);
    expect([...past, ...coming].find(({ dates: own }) => own.length)?.id).toBe(day.slice(0, 7));
  });
  it('is in its place among the others', () => {
    expect(byMonth([panel, dateOn('2026-12-05', { ...about, id: 'a' }), dateOn('2026-12-17', { ...about, id: 'b' })], '2026-12-01').coming[0]!.dates.map(({ id }) => id)).toEqual(['a', 'panel', 'b']);
  });
});

it.each([['frister', true], ['vurdering', true], ['hoeringssvar', true], ['egne', true], ['toString', false], ['', false], [['frister'], false], [undefined, false]])('%s is a filter: %s', (word, expected) => {
  expect(isFilter(word)).toBe(expected);
});
