import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { formatHalfPoints, formatMean, missingBeforeSubmit, nextWithoutScore, readScore, refusalToReturn, refusalToScore, stepsOf } from './score.rules.js';
import type { Score } from './scoring.rules.js';

const scale = { minHalfPoints: 0, maxHalfPoints: 10 };

describe('readScore', () => {
  it.each([
    ['0', 0],
    ['4', 8],
    ['4,5', 9],
    [' 3,0 ', 6],
    ['5', 10],
    ['5,00', 10],
  ])('reads %s as %i half points', (text, halfPoints) => {
    expect(readScore(text, scale)).toEqual({ ok: true, halfPoints });
  });

  it.each(['5,5', '6', '0,25', '-1', '4.5', '4,4', 'fem', '1e1', '٣', '4,5,0'])('refuses %s', (text) => {
    expect(readScore(text, scale)).toEqual({ ok: false });
  });

  it('takes nothing typed as no score yet', () => {
    expect(readScore('  ', scale)).toEqual({ ok: true, halfPoints: null });
  });

  it('keeps to the scale it is given', () => {
    expect(readScore('0,5', { minHalfPoints: 2, maxHalfPoints: 8 })).toEqual({ ok: false });
    expect(readScore('4', { minHalfPoints: 2, maxHalfPoints: 8 })).toEqual({ ok: true, halfPoints: 8 });
  });

  it('reads back every step as it is written', () => {
    for (const step of stepsOf(scale)) expect(readScore(formatHalfPoints(step, 'da'), scale)).toEqual({ ok: true, halfPoints: step });
    expect(stepsOf(scale)).toHaveLength(11);
  });
});

describe('missingBeforeSubmit', () => {
  const score = (criterionId: string, halfPoints: number | null, reason: string): Score => ({ criterionId, halfPoints, reason });

  it('names what each criterion lacks, in the criteria’s order', () => {
    const scores = [score('b', 4, 'kort'), score('a', null, 'En begrundelse på mindst tyve tegn')];
    expect(missingBeforeSubmit(scores, ['a', 'b', 'c'], 20)).toEqual([
      { criterionId: 'a', part: 'score' },
      { criterionId: 'b', part: 'reason', characters: 4 },
      { criterionId: 'c', part: 'score' },
      { criterionId: 'c', part: 'reason', characters: 0 },
    ]);
  });

  it('accepts a reason of exactly the least length, and a score of 0', () => {
    expect(missingBeforeSubmit([score('a', 0, 'x'.repeat(20))], ['a'], 20)).toEqual([]);
    expect(missingBeforeSubmit([score('a', 0, 'x'.repeat(19))], ['a'], 20)).toHaveLength(1);
  });

  it('is not filled by blanks or invisible marks', () => {
    expect(missingBeforeSubmit([score('a', 0, `${' '.repeat(20)}\u200b`)], ['a'], 20)).toEqual([{ criterionId: 'a', part: 'reason', characters: 0 }]);
  });
});

describe('nextWithoutScore', () => {
  const given = (ids: readonly string[]): Score[] => ids.map((criterionId) => ({ criterionId, halfPoints: 0, reason: '' }));

  it('goes on after the criterion, then round from the first', () => {
    expect(nextWithoutScore(given(['b']), ['a', 'b', 'c'], 'b')).toBe('c');
    expect(nextWithoutScore(given(['b', 'c']), ['a', 'b', 'c'], 'b')).toBe('a');
    expect(nextWithoutScore(given(['a', 'c']), ['a', 'b', 'c'], 'b')).toBe('b');
    expect(nextWithoutScore(given(['a', 'b', 'c']), ['a', 'b', 'c'], 'b')).toBeNull();
  });
});

describe('refusalToScore', () => {
  const at = new Date();
  it.each([
    [null, null, 'assessment', null],
    [at, null, 'assessment', 'submitted'],
    [at, null, 'agenda', 'submitted'],
    [null, null, 'agenda', 'closed'],
    [null, at, 'assessment', 'concluded'],
  ] as const)('submitted %s, agreed %s, %s: %s', (submittedAt, concludedAt, state, refusal) => {
    expect(refusalToScore({ submittedAt, concludedAt }, state)).toBe(refusal);
  });
});

describe('refusalToReturn', () => {
  const at = new Date();
  it.each([
    [at, null, 'assessment', null],
    [null, null, 'assessment', 'open'],
    [at, at, 'assessment', 'consensus'],
    [at, null, 'agenda', 'closed'],
  ] as const)('submitted %s, opened %s, %s: %s', (submittedAt, consensusOpenedAt, state, refusal) => {
    expect(refusalToReturn({ submittedAt, consensusOpenedAt }, state)).toBe(refusal);
  });
});

describe('formatMean', () => {
  it.each([
    [190, 3, 2, '31,67'],
    [19, 3, 1, '3,2'],
    [13, 2, 1, '3,3'],
    [0, 3, 2, '0,00'],
    [80, 1, 2, '40,00'],
    [7, 2, 0, '2'],
  ])('%i half points over %i with %i decimals is %s', (sum, count, decimals, text) => {
    expect(formatMean(sum, count, decimals, 'da')).toBe(text);
  });

  it('writes a point in English', () => {
    expect(formatMean(190, 3, 2, 'en')).toBe('31.67');
    expect(formatHalfPoints(9, 'en')).toBe('4.5');
  });

  it('aligns a column of points', () => {
    const column = [0, 8, 9].map((points) => formatHalfPoints(points, 'da', { decimals: 'always' }));
    expect(column).toEqual(['0,0', '4,0', '4,5']);
  });

  it('is never further than half a unit from the mean', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2000 }), fc.integer({ min: 1, max: 20 }), (sum, count) => {
        expect(Math.abs(Number(formatMean(sum, count, 2, 'en')) - sum / count / 2)).toBeLessThanOrEqual(0.005 + 1e-9);
      }),
    );
  });
});
