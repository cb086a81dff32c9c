import { describe, expect, test } from '@jest/globals';
import { anchorOf, bestOf, instantOf } from './clock.rules.js';

describe('the database’s clock', () => {
  test('is read halfway between the question and the answer', () => {
    expect(anchorOf({ databaseMs: 1_000_000, askedMs: 100, answeredMs: 110 })).toEqual({ addMs: 999_895, uncertainMs: 5, readAtMs: 110 });
  });
  test('is known best by the quickest answer', () => {
    const slow = { databaseMs: 2_000, askedMs: 0, answeredMs: 900 };
    const quick = { databaseMs: 1_500, askedMs: 1_000, answeredMs: 1_002 };
    expect(bestOf([slow, quick, slow])).toEqual(anchorOf(quick));
  });
  test('without any reading there is none', () => {
    expect(() => bestOf([])).toThrow(RangeError);
  });
  test('an instant is cut to whole milliseconds, never rounded up past a deadline', () => {
    expect(instantOf({ addMs: 0.4 }, 1_799_999_999_999.59).getTime()).toBe(1_799_999_999_999);
    expect(instantOf({ addMs: 0.4 }, 1_799_999_999_999.61).getTime()).toBe(1_800_000_000_000);
  });
});
