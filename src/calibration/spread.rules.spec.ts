import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { distances, isFar, offset, spreadOf, type PlacedMark } from './spread.rules.js';

const marks = (...given: number[]) => given.map((halfPoints, at) => ({ accountId: `m${at}`, halfPoints }));

describe('a spread', () => {
  it('counts each score that was given, lowest first', () => {
    expect(spreadOf(marks(6, 8, 6, 0))).toEqual({ counts: [{ halfPoints: 0, n: 1 }, { halfPoints: 6, n: 2 }, { halfPoints: 8, n: 1 }], sum: 20, n: 4 });
  });
  it('is nothing while nobody has scored', () => {
    expect(spreadOf([])).toEqual({ counts: [], sum: 0, n: 0 });
  });
});

describe('the distance from the others', () => {
  it('leaves the own mark out of the mean', () => {
    const all = marks(10, 4, 5);
    expect(offset(all[0]!, all)).toEqual({ numerator: 11, denominator: 2 });
  });
  it('says nothing of two: neither is the one that is off', () => {
    const all = marks(10, 0);
    expect(offset(all[0]!, all)).toBeNull();
  });
  it.each([
    [8, true],
    [7, false],
    [0, true],
    [1, false],
  ])('%d where two others gave 4: far is %s, for a flag of 4 half points', (own, far) => {
    const all = marks(own, 4, 4);
    expect(isFar(offset(all[0]!, all)!, 4)).toBe(far);
  });
  it('is not rounded on the edge: 3⅔ is below 4', () => {
    const all = marks(8, 4, 4, 5);
    expect(isFar(offset(all[0]!, all)!, 4)).toBe(false);
  });
});

describe('a panel’s members', () => {
  const placed = (number: number, criterionId: string, given: Record<string, number>): PlacedMark[] => Object.entries(given).map(([accountId, halfPoints]) => ({ number, criterionId, accountId, halfPoints }));
  const round = [
    ...placed(1, 'growth', { a: 10, b: 4, c: 4 }),
    ...placed(1, 'green', { a: 8, b: 5, c: 4, d: 6 }),
    ...placed(2, 'growth', { a: 9, b: 9 }),
  ];

  it('come with most places far off first, and with the farthest place first', () => {
    const [first, ...others] = distances(round, 3);
    expect(first).toEqual({
      accountId: 'a',
      compared: 2,
      mean: { numerator: 6 * 2 * 3 + 9 * 2, denominator: 2 * 2 * 3 },
      far: [
        { number: 1, criterionId: 'growth', halfPoints: 10, others: { numerator: 8, denominator: 2 }, offset: { numerator: 12, denominator: 2 } },
        { number: 1, criterionId: 'green', halfPoints: 8, others: { numerator: 15, denominator: 3 }, offset: { numerator: 9, denominator: 3 } },
      ],
    });
    expect(others.map(({ accountId, far }) => [accountId, far.length])).toEqual([['b', 1], ['c', 1], ['d', 0]]);
  });

  it('have no mean while nothing can be compared', () => {
    expect(distances(placed(1, 'growth', { a: 10, b: 0 }), 4).map(({ mean }) => mean)).toEqual([null, null]);
  });

  it('stand the same way however the marks come in', () => {
    fc.assert(fc.property(fc.shuffledSubarray(round, { minLength: round.length }), (shuffled) => {
      expect(distances(shuffled, 3)).toEqual(distances(round, 3));
    }));
  });

  it('are judged alike: moving everybody by one moves nobody', () => {
    const moved = round.map((mark) => ({ ...mark, halfPoints: mark.halfPoints + 1 }));
    expect(distances(moved, 3).map(({ mean }) => mean)).toEqual(distances(round, 3).map(({ mean }) => mean));
  });
});
