import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { copenhagenDate } from '../shared/dates.js';
import type { DatedRound } from './date.rules.js';
import { arc, diamond } from './wheel-shape.rules.js';
import { partOf, wheelOf, yearsOf } from './wheel.rules.js';

const DAY = 86_400_000;
const round = (id: string, opens: string, closes: string, meetingOn: string, more: Partial<DatedRound> = {}): DatedRound => ({ id, nameDa: id, nameEn: id, opensAt: new Date(opens), closesAt: new Date(closes), meetingOn, closedAt: null, graceMs: 0, panelFrom: null, panelUntil: null, hearingUntil: null, ...more });
const spring = round('a', '2026-01-15T11:00:00Z', '2026-03-01T11:00:00Z', '2026-04-30');
const overlapping = round('b', '2026-02-01T11:00:00Z', '2026-05-01T10:00:00Z', '2026-06-20');
const autumn = round('c', '2026-08-01T10:00:00Z', '2026-11-01T11:00:00Z', '2027-01-20');

describe('a year', () => {
  it('begins and ends at midnight in Denmark', () => {
    expect(partOf(2026, new Date('2025-12-31T23:00:00Z'))).toBe(0);
    expect(partOf(2026, new Date('2026-12-31T23:00:00Z'))).toBe(1);
  });
  it('has the rounds that touch it, and those that overlap beside each other', () => {
    expect(wheelOf([autumn, overlapping, spring], 2026).map(({ round: { id }, lane }) => [id, lane])).toEqual([['a', 0], ['b', 1], ['c', 0]]);
  });
  it('has of a round over New Year what lies in it', () => {
    const [one] = wheelOf([autumn], 2027);
    expect(one).toMatchObject({ open: null, deadline: null, assessed: { from: 0 } });
    expect(one!.meeting).toBeGreaterThan(0);
    expect(wheelOf([autumn], 2028)).toEqual([]);
  });
  it('has the panel’s days from midnight to midnight, and the hearing’s last day', () => {
    const [one] = wheelOf([round('p', '2026-01-15T11:00:00Z', '2026-03-01T11:00:00Z', '2026-04-30', { panelFrom: '2026-03-02', panelUntil: '2026-03-29', hearingUntil: '2026-04-10' })], 2026);
    expect(one!.panel).toEqual({ from: partOf(2026, new Date('2026-03-01T23:00:00Z')), to: partOf(2026, new Date('2026-03-29T22:00:00Z')) });
    expect(one!.hearing).toBeCloseTo(partOf(2026, new Date('2026-04-10T10:00:00Z')), 3);
    expect(wheelOf([spring], 2026)[0]).toMatchObject({ panel: null, hearing: null });
  });
  it('has a round that was closed by hand open until then', () => {
    const closedAt = new Date('2026-02-01T11:00:00Z');
    const [one] = wheelOf([{ ...spring, closedAt }], 2026);
    expect(one).toMatchObject({ open: { to: partOf(2026, closedAt) }, assessed: { from: partOf(2026, closedAt) }, deadline: partOf(2026, closedAt) });
    expect(wheelOf([{ ...spring, closedAt: new Date('2026-01-10T11:00:00Z') }], 2026)[0]).toMatchObject({ open: null, assessed: { from: partOf(2026, new Date('2026-01-10T11:00:00Z')) } });
  });
  it('gives a round whose hearing ends after the meeting its place until then', () => {
    const late = round('late', '2026-01-01T11:00:00Z', '2026-02-01T11:00:00Z', '2026-03-01', { hearingUntil: '2026-04-01' });
    const next = round('next', '2026-03-15T11:00:00Z', '2026-04-15T11:00:00Z', '2026-06-01');
    expect(wheelOf([late, next], 2026).map(({ lane }) => lane)).toEqual([0, 1]);
  });
  it('is offered where a round touches it, and so is this one', () => {
    expect(yearsOf([spring, autumn], new Date('2030-06-01T10:00:00Z'))).toEqual([2026, 2027, 2030]);
  });
  it('never has two rounds over each other', () => {
    const anyRound = fc.tuple(fc.integer({ min: -400, max: 400 }), fc.integer({ min: 1, max: 200 }), fc.integer({ min: 0, max: 200 })).map(([from, open, wait]) => {
      const opens = new Date(Date.parse('2026-01-01T11:00:00Z') + from * DAY);
      const closes = new Date(opens.getTime() + open * DAY);
      return round('any', opens.toISOString(), closes.toISOString(), copenhagenDate(new Date(closes.getTime() + wait * DAY)));
    });
    fc.assert(
      fc.property(fc.array(anyRound, { maxLength: 12 }), (rounds) => {
        const shown = wheelOf(rounds, 2026).map(({ lane, open, assessed }) => ({ lane, from: (open ?? assessed)!.from, to: (assessed ?? open)!.to }));
        for (const [n, one] of shown.entries()) {
          expect(one.from).toBeGreaterThanOrEqual(0);
          expect(one.to).toBeLessThanOrEqual(1);
          for (const other of shown.slice(n + 1)) if (other.lane === one.lane) expect(other.from >= one.to || one.from >= other.to).toBe(true);
        }
      }),
    );
  });
});

it('a whole turn is drawn, not lost', () => {
  const [start, end] = [...arc({ from: 0, to: 1 }, 200, 100).matchAll(/[MA](?:[\d. ]+ 0 1 1 )?([\d.]+ [\d.]+)/g)].map((match) => match[1]);
  expect(start).not.toBe(end);
});

it('a mark stands on its point', () => {
  expect(diamond(0, 200, 10)).toBe('M300.0 90.0 l10 10 l-10 10 l-10 -10 Z');
});
