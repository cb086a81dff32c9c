import { describe, expect, test } from '@jest/globals';
import { anchorOf, bestOf, betterOf, instantOf, uncertainAt } from './clock.rules.js';

describe('the database’s clock', () => {
  test('is read halfway between the question and the answer', () => {
    expect(anchorOf({ databaseMs: 1_000_000, askedMs: 100, answeredMs: 110 })).toEqual({ addMs: 999_895, uncertainMs: 5, readAtMs: 110 });
  });
  test('is known best by the quickest answer', () => {
    const slow = { databaseMs: 2_000, askedMs: 0, answeredMs: 900 };
    const quick = { databaseMs: 1_500, askedMs: 1_000, answeredMs: 1_002 };
    expect(bestOf([slow, quick, slow])).toEqual(anchorOf(quick));
  });
  test('is known from before where the new answer had to wait, and drift is reckoned with', () => {
    const known = { addMs: 1000, uncertainMs: 0.5, readAtMs: 0 };
    expect(uncertainAt(known, 10_000)).toBeCloseTo(1, 9);
    const waited = { addMs: 1100, uncertainMs: 120, readAtMs: 10_000 };
    expect(betterOf(known, waited)).toBe(known);
    expect(betterOf(null, waited)).toBe(waited);
    // After so long that the old reading may be as wrong.
    expect(betterOf(known, { ...waited, readAtMs: 3_600_000 })).toEqual({ ...waited, readAtMs: 3_600_000 });
    const quick = { addMs: 1000.4, uncertainMs: 0.9, readAtMs: 10_000 };
    expect(betterOf(known, quick)).toBe(quick);
  });
  test('has been set where both readings cannot be right', () => {
    const known = { addMs: 1000, uncertainMs: 0.5, readAtMs: 0 };
    const set = { addMs: 1200, uncertainMs: 120, readAtMs: 1_000 };
    expect(betterOf(known, set)).toBe(set);
    expect(betterOf(known, { ...set, addMs: 800 }).addMs).toBe(800);
  });
  test('without any reading there is none', () => {
    expect(() => bestOf([])).toThrow(RangeError);
  });
  test('an instant is cut to whole milliseconds, never rounded up past a deadline', () => {
    expect(instantOf({ addMs: 0.4 }, 1_799_999_999_999.59).getTime()).toBe(1_799_999_999_999);
    expect(instantOf({ addMs: 0.4 }, 1_799_999_999_999.61).getTime()).toBe(1_800_000_000_000);
  });
});
