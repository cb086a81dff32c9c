import { describe, expect, test } from '@jest/globals';
import { closedAmong, comingAmong, openAmong, phaseOf } from './round.rules.js';

const round = (name: string, opens: string, closes: string) => ({
  name,
  opensAt: new Date(opens),
  closesAt: new Date(closes),
  openUntil: new Date(closes),
});
const noon = round('noon', '2027-01-04T08:00:00.000Z', '2027-02-01T11:00:00.000Z');

describe('phase of a round', () => {
  test.each([
    ['coming one millisecond before it opens', '2027-01-04T07:59:59.999Z', 'coming'],
    ['open at the very instant of opensAt', '2027-01-04T08:00:00.000Z', 'open'],
    ['open at the last instant', '2027-02-01T11:00:00.000Z', 'open'],
    ['closed one millisecond after it', '2027-02-01T11:00:00.001Z', 'closed'],
  ] as const)('%s', (_name, now, phase) => {
    expect(phaseOf(noon, new Date(now))).toBe(phase);
  });
});

describe('sorted by phase', () => {
  const early = round('early', '2027-01-01T00:00:00Z', '2027-01-20T00:00:00Z');
  const spring = round('spring', '2027-03-01T00:00:00Z', '2027-04-01T00:00:00Z');
  const autumn = round('autumn', '2027-09-01T00:00:00Z', '2027-10-01T00:00:00Z');
  const rounds = [autumn, noon, spring, early];
  const names = (found: { name: string }[]) => found.map(({ name }) => name);

  test('of two open rounds the nearest deadline comes first', () => {
    expect(names(openAmong(rounds, new Date('2027-01-10T00:00:00Z')))).toEqual(['early', 'noon']);
  });
  test('of coming rounds the first to open comes first', () => {
    expect(names(comingAmong(rounds, new Date('2027-01-10T00:00:00Z')))).toEqual(['spring', 'autumn']);
  });
  test('of closed rounds the latest deadline comes first', () => {
    expect(names(closedAmong(rounds, new Date('2028-01-01T00:00:00Z')))).toEqual(['autumn', 'spring', 'noon', 'early']);
  });
  test('every round is in exactly one list', () => {
    const now = new Date('2027-03-15T00:00:00Z');
    expect([openAmong, comingAmong, closedAmong].flatMap((list) => names(list(rounds, now))).sort()).toEqual(names(rounds).sort());
  });
});
