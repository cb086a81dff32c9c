import { describe, expect, it } from '@jest/globals';
import { arrivedBy, axisOf, expectedBy, fitting, lateShare, minutesLeft, scaleOf, ticksOf } from './arrival.rules.js';

const at = (iso: string): Date => new Date(iso);
const sixWeeks = { opensAt: at('2026-10-12T10:00:00Z'), closesAt: at('2026-11-23T11:00:00Z') };

it('a rush is as measured: of a call of 60 days 58 % come in the last day, 26 % in the last hour, 7 % in the last five minutes', () => {
  const days = 60 * 1440;
  expect([1440, 60, 5, 0].map((minutes) => Math.round(100 * lateShare(minutes, days)))).toEqual([58, 26, 7, 0]);
});

describe('the axis', () => {
  it('runs from the opening to the deadline, and gives the last ten minutes room', () => {
    const axis = axisOf(sixWeeks, at('2026-11-23T10:50:00Z'), 0);
    expect(axis.position(axis.openMinutes)).toBe(0);
    expect(axis.position(0)).toBe(1);
    expect(1 - axis.position(10)).toBeGreaterThan(0.07);
    expect(axis.position(20_160)).toBeGreaterThan(0.1);
  });
  it('gives the days that have passed their part also weeks before', () => {
    const axis = axisOf(sixWeeks, at('2026-10-26T11:00:00Z'), 0);
    expect(axis.position(28 * 1440)).toBeGreaterThan(0.2);
    expect(axis.position(28 * 1440)).toBeLessThan(0.33);
  });
  it('never turns back, also behind the deadline', () => {
    const axis = axisOf(sixWeeks, at('2026-11-23T15:00:00Z'), 30);
    const positions = [99_999, 20_160, 1440, 60, 1, 0, -0.1, -1, -60, -240, -9999].map((left) => axis.position(left));
    expect(positions).toEqual([...positions].sort((a, b) => a - b));
    expect([positions[0], positions.at(-1)]).toEqual([0, 1]);
  });
  it('reaches behind the deadline only once that has passed, or somebody came late', () => {
    expect(axisOf(sixWeeks, sixWeeks.closesAt, 0).lateMinutes).toBe(0);
    expect(axisOf(sixWeeks, at('2026-11-23T11:00:00.001Z'), 0).lateMinutes).toBe(60);
    expect(axisOf(sixWeeks, at('2026-11-23T13:00:00Z'), 300).lateMinutes).toBe(300);
  });
  it('stands a round that is over in no time', () => {
    expect(axisOf({ opensAt: at('2026-11-23T11:00:00Z'), closesAt: at('2026-11-23T11:00:00Z') }, at('2026-11-23T11:00:00Z'), 0).position(0)).toBe(1);
  });
});

it('is looked at from its opening on, at steps shorter than it', () => {
  expect(ticksOf(60_480)).toEqual([60_480, 40_320, 20_160, 10_080, 4320, 1440, 360, 60, 15, 5, 0]);
  expect(ticksOf(90)).toEqual([90, 60, 15, 5, 0]);
});

it('words stand apart: the first and the last, and what fits between them, from the deadline on', () => {
  expect(fitting([0, 0.05, 0.3, 0.5, 0.55, 0.95, 1], 0.1)).toEqual([true, false, true, false, true, false, true]);
  expect(fitting([0, 1], 0.4)).toEqual([true, true]);
});

describe('what had arrived', () => {
  const arrived = [{ left: 1500, sent: 2, refused: 0 }, { left: 60, sent: 1, refused: 1 }, { left: 0, sent: 3, refused: 0 }, { left: -1, sent: 0, refused: 2 }];
  it.each([
    [1501, 0, 0],
    [1500, 2, 0],
    [60, 3, 1],
    [0, 6, 1],
    [-1, 6, 3],
  ])('with %d minutes left', (left, sent, refused) => {
    expect(arrivedBy(arrived, left)).toEqual({ sent, refused });
  });
});

it('expects nothing at the opening, all at the deadline and afterwards', () => {
  expect([60_480, 0, -5].map((left) => expectedBy(40, left, 60_480))).toEqual([0, 40, 40]);
});

it('counts a minute as left until it is over, and the deadline itself as none', () => {
  expect(['2026-11-23T10:59:00.000Z', '2026-11-23T10:59:00.001Z', '2026-11-23T11:00:00.000Z', '2026-11-23T11:00:00.001Z'].map((now) => minutesLeft(sixWeeks, at(now)))).toEqual([1, 0, 0, -1]);
});

it.each([
  [0, [0, 1]],
  [1, [0, 1]],
  [4, [0, 1, 2, 3, 4]],
  [7, [0, 2, 4, 6, 8]],
  [23, [0, 5, 10, 15, 20, 25]],
  [49, [0, 10, 20, 30, 40, 50]],
  [17_066, [0, 5000, 10_000, 15_000, 20_000]],
])('a scale for %d', (most, scale) => {
  expect(scaleOf(most)).toEqual(scale);
});
