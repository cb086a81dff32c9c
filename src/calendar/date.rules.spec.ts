import { describe, expect, it } from '@jest/globals';
import { byMonth, datesOfRound, inOrder, isFilter, unchanged } from './date.rules.js';

const round = { id: '2026-1', nameDa: '1. runde', nameEn: 'Round 1', opensAt: new Date('2026-03-28T23:00:00Z'), closesAt: new Date('2026-10-24T22:30:00Z'), meetingOn: '2026-12-17' };
const dates = datesOfRound(round, unchanged, '/runder/2026-1');

describe('the dates of a round', () => {
  it('stand on the day they have in Denmark', () => {
    expect(dates.map(({ kind, day }) => [kind, day])).toEqual([['opening', '2026-03-29'], ['deadline', '2026-10-25'], ['meeting', '2026-12-17']]);
  });
  it('are in order whatever order they come in, with whole days before hours', () => {
    const meeting = { ...dates[2]!, day: '2026-10-25' };
    expect(inOrder([dates[1]!, meeting, dates[0]!]).map(({ kind }) => kind)).toEqual(['opening', 'meeting', 'deadline']);
  });
});

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

it.each([['frister', true], ['egne', true], ['toString', false], ['', false], [['frister'], false], [undefined, false]])('%s is a filter: %s', (word, expected) => {
  expect(isFilter(word)).toBe(expected);
});
