import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { assessed, roundOf } from '../ranking.example.js';
import { rank } from '../ranking.rules.js';
import type { RankingInput } from '../ranking-input.rules.js';
import { quickPlaces, sensitivity } from './sensitivity.rules.js';

/** Weights 2, 1 and 1: totals 22, 21 and 20. */
const three = [assessed('1', [[8, 4, 2]], { sought: { f: '60' } }), assessed('2', [[5, 5, 6]], { sought: { f: '60' } }), assessed('3', [[3, 10, 4]], { sought: { f: '60' } })];

const trials = (input: RankingInput) => sensitivity(input, rank(input).ranked);

describe('other weights', () => {
  it('are tried a step up, a step down and left out, and say what moves', () => {
    const tried = trials(roundOf(three, {}, { f: '130' }));
    expect(tried.map(({ criterionId, change, to }) => `${criterionId} ${change} ${to}`)).toEqual(['a raised 3', 'a lowered 1', 'a dropped 0', 'b raised 2', 'b dropped 0', 'c raised 2', 'c dropped 0']);
    // a at 3: 30, 26, 23. Nothing moves.
    expect(tried[0]).toMatchObject({ moved: 0, furthest: null, above: [], below: [] });
    // a at 1: 14, 16, 17. The first and the last change places, and with two of them paid for, the line.
    expect(tried[1]).toMatchObject({ moved: 2, furthest: { id: 'id-1', from: 1, to: 3 }, above: ['id-3'], below: ['id-1'] });
  });

  it('leave those below a threshold out and hold nobody else to it', () => {
    const tried = trials(roundOf([...three, assessed('4', [[10, 10, 1]])], { thresholds: { c: 2 }, totalThreshold: 20 }, { f: '130' }));
    expect(tried.flatMap(({ above, below, furthest }) => [...above, ...below, furthest?.id])).not.toContain('id-4');
    expect(tried[1]).toMatchObject({ moved: 2 });
  });

  it('never leave out the last criterion, and change nothing where all weights are the same for everybody', () => {
    const only = trials(roundOf([assessed('1', [[5, 0, 0]]), assessed('2', [[4, 0, 0]])], { weights: { a: 1 } }));
    expect(only.map(({ change, moved }) => [change, moved])).toEqual([['raised', 0]]);
    fc.assert(fc.property(fc.array(fc.nat(10), { minLength: 1, maxLength: 8 }), (points) => {
      const same = points.map((point, at) => assessed(String(at), [[point, point, point]]));
      expect(trials(roundOf(same)).every(({ moved }) => moved === 0)).toBe(true);
    }), { numRuns: 30 });
  });

  it('are the same in any order of the input', () => {
    expect(trials(roundOf(three.toReversed(), {}, { f: '130' }))).toEqual(trials(roundOf(three, {}, { f: '130' })));
  });

  it('are reckoned by the very ranks of the ranking', () => {
    const scores = fc.array(fc.tuple(fc.nat(10), fc.nat(10), fc.nat(10)), { minLength: 1, maxLength: 4 });
    fc.assert(fc.property(fc.array(fc.tuple(scores, fc.nat(60)), { maxLength: 12 }), fc.subarray(['b', 'min-criterion', 'c']), (cases, tieChain) => {
      const input = roundOf(cases.map(([given, asked], at) => assessed(String(at).padStart(2, '0'), given, { sought: { f: String(asked) } })), { tieChain }, { f: '150' });
      const { ranked } = rank(input);
      expect(quickPlaces(input).sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual(ranked.map(({ id, rank: place, line }) => ({ id, rank: place, line })).sort((a, b) => (a.id < b.id ? -1 : 1)));
    }), { numRuns: 200 });
  });
});
