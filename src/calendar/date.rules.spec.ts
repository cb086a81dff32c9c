import { describe, expect, it } from '@jest/globals';
import { datesOfRound, inOrder, unchanged, type DatedRound } from './date.rules.js';

const round: DatedRound = { id: '2026-1', nameDa: '1. runde', nameEn: 'Round 1', opensAt: new Date('2026-03-28T23:00:00Z'), closesAt: new Date('2026-10-24T22:30:00Z'), meetingOn: '2026-12-17', closedAt: null, graceMs: 0, panelFrom: null, panelUntil: null, hearingUntil: null };
const dates = datesOfRound(round, unchanged, '/runder/2026-1');
const datesWith = (given: Partial<DatedRound>) => datesOfRound({ ...round, ...given }, unchanged, '/');
const inShort = (given: Partial<DatedRound>) => datesWith(given).map(({ kind, day, until }) => [kind, day, until]);

describe('the dates of a round', () => {
  it('stand on the day they have in Denmark', () => {
    expect(dates.map(({ kind, day }) => [kind, day])).toEqual([['opening', '2026-03-29'], ['deadline', '2026-10-25'], ['meeting', '2026-12-17']]);
  });
  it('are in order whatever order they come in, with whole days before hours', () => {
    const meeting = { ...dates[2]!, day: '2026-10-25' };
    expect(inOrder([dates[1]!, meeting, dates[0]!]).map(({ kind }) => kind)).toEqual(['opening', 'meeting', 'deadline']);
  });
  it('have the days of the panel and the last day of the hearing where the round says them', () => {
    expect(inShort({ panelFrom: '2026-11-02', panelUntil: '2026-11-20', hearingUntil: '2026-12-04' }).slice(2, 4)).toEqual([['panel', '2026-11-02', '2026-11-20'], ['hearing', '2026-12-04', null]]);
  });
  it.each([
    ['one day', { panelFrom: '2026-11-02', panelUntil: '2026-11-02' }],
    ['the beginning alone', { panelFrom: '2026-11-02' }],
    ['the end alone', { panelUntil: '2026-11-02' }],
  ])('have a panel that is said to assess on %s on that day', (_, given) => {
    expect(inShort(given)[2]).toEqual(['panel', '2026-11-02', null]);
  });
  it('say how long a declared grace runs', () => {
    expect(datesWith({ graceMs: 90_000 })[1]).toMatchObject({ kind: 'deadline', at: round.closesAt, otherwise: new Date('2026-10-24T22:31:30Z') });
    expect(dates[1]!.otherwise).toBeNull();
  });
  it('have the closing by hand in the place of a deadline that was not reached, under the same id', () => {
    const closedAt = new Date('2026-09-01T10:00:00Z');
    expect(datesWith({ closedAt, graceMs: 90_000 })[1]).toMatchObject({ id: dates[1]!.id, kind: 'closed', at: closedAt, day: '2026-09-01', otherwise: round.closesAt });
  });
  it('have the deadline where it was closed only afterwards', () => {
    expect(datesWith({ closedAt: new Date('2026-10-24T22:30:00.001Z') })[1]).toMatchObject({ kind: 'deadline', at: round.closesAt });
  });
  it('say no more grace than there was where it was closed within it', () => {
    const closedAt = (instant: string) => datesWith({ graceMs: 90_000, closedAt: new Date(instant) })[1];
    expect(closedAt('2026-10-24T22:30:30Z')).toMatchObject({ kind: 'deadline', at: round.closesAt, otherwise: new Date('2026-10-24T22:30:29.999Z') });
    expect(closedAt('2026-10-24T22:30:00.001Z')).toMatchObject({ kind: 'deadline', at: round.closesAt, otherwise: null });
  });
  it('have no opening where it was closed before', () => {
    expect(inShort({ closedAt: new Date('2026-03-28T22:59:59Z') }).map(([kind]) => kind)).toEqual(['closed', 'meeting']);
  });
});
