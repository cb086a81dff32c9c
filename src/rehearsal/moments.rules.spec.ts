import { describe, expect, it } from '@jest/globals';
import { momentsOf, remindersBetween, type RoundDates } from './moments.rules.js';

const round: RoundDates = {
  opensAt: new Date('2011-01-01T08:00:00Z'),
  closesAt: new Date('2011-02-01T11:00:00Z'),
  openUntil: new Date('2011-02-01T11:05:00Z'),
  graceMs: 300_000,
  meetingOn: '2011-04-01',
  panelFrom: '2011-02-07',
  panelUntil: '2011-03-04',
  hearingUntil: null,
};

const inOrder = (given: RoundDates): boolean => {
  const instants = Object.values(momentsOf(given)).map((at: Date) => at.getTime());
  return instants.every((at, n) => n === 0 || at > instants[n - 1]!);
};

describe('the moments of a rehearsal', () => {
  it('stand where the round puts them', () => {
    expect(momentsOf(round)).toMatchObject({
      lastBeforeOpening: new Date('2011-01-01T07:59:59.999Z'),
      panelBegins: new Date('2011-02-07T08:00:00Z'),
      scoring: new Date('2011-03-04T15:00:00Z'),
      meeting: new Date('2011-04-01T08:00:00Z'),
    });
  });

  it.each<[string, Partial<RoundDates>]>([
    ['as they should be', {}],
    ['without a panel window', { panelFrom: null, panelUntil: null }],
    ['with a meeting on the day of the deadline', { meetingOn: '2011-02-01', panelFrom: null, panelUntil: null }],
    ['with a panel that is not done before the meeting', { panelUntil: '2011-04-20' }],
    ['with a panel that begins before the deadline', { panelFrom: '2011-01-10', panelUntil: '2011-01-20' }],
    ['open for a minute', { opensAt: new Date('2011-02-01T10:59:00Z') }],
  ])('come one after the other: %s', (_, given) => {
    expect(inOrder({ ...round, ...given })).toBe(true);
  });
});

describe('reminders', () => {
  const due = new Date('2011-02-01T12:00:00Z');
  it('are due at their distances, those outside left out', () => {
    const from = new Date('2011-01-31T11:59:59Z');
    expect(remindersBetween(due, [10_080, 1440, 120], from, due)).toEqual([
      { at: new Date('2011-01-31T12:00:00Z'), minutes: 1440 },
      { at: new Date('2011-02-01T10:00:00Z'), minutes: 120 },
    ]);
    expect(remindersBetween(due, [1440], new Date('2011-01-31T12:00:00Z'), due)).toEqual([]);
  });
});
