import { describe, expect, it } from '@jest/globals';
import { fewestApplicants, rushOf } from './rush.rules.js';

const opensAt = new Date('2011-01-01T08:00:00Z');
const closesAt = new Date('2011-02-01T11:00:00Z');
const edges = (graceMs: number): number[] => rushOf({ opensAt, closesAt, graceMs }, fewestApplicants({ graceMs })).presses.map(({ at }) => at.getTime() - closesAt.getTime());

describe('the rush', () => {
  it.each([
    [0, [-1, 0, 1]],
    [1, [-1, 0, 1, 2]],
    [300_000, [-1, 0, 1, 300_000, 300_001]],
  ])('with %d ms of grace tries every edge', (graceMs, expected) => {
    expect(edges(graceMs)).toEqual(expected);
  });

  it('has everybody but the first and the last once, in the order of time, within the last hour', () => {
    const { presses, firstPress } = rushOf({ opensAt, closesAt, graceMs: 0 }, 25);
    expect(presses.map(({ n }) => n).sort((a, b) => a - b)).toEqual(Array.from({ length: 23 }, (_, at) => at + 1));
    expect(presses.every(({ at }, n) => n === 0 || at > presses[n - 1]!.at)).toBe(true);
    expect(closesAt.getTime() - firstPress.getTime()).toBeLessThanOrEqual(3_601_000);
  });
});
