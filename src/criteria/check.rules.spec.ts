import { describe, expect, test } from '@jest/globals';
import { checksOf } from './check.rules.js';

const rules = { minFocusAreas: 1, preferredFocusAreas: 2, minTargets: 1, requiredSectors: [] as string[] };

describe('what the portal checks under a criterion', () => {
  test('one focus area is required and two are advised', () => {
    expect(checksOf('focus-area-fit', rules)).toEqual([
      { required: true, kind: 'min-focus-areas', n: 1 },
      { required: false, kind: 'preferred-focus-areas', n: 2 },
    ]);
  });
  test('nothing is advised beyond what is required', () => {
    expect(checksOf('focus-area-fit', { ...rules, preferredFocusAreas: 1 })).toHaveLength(1);
  });
  test('one target is required', () => {
    expect(checksOf('target-contribution', rules)).toEqual([{ required: true, kind: 'min-targets', n: 1 }]);
  });
  test('a missing sector is advice, until the rule set requires it', () => {
    const required = (requiredSectors: string[]) =>
      checksOf('broad-partnership', { ...rules, requiredSectors }).map((check) => check.required);
    expect(required([])).toEqual([false, false, false]);
    expect(required(['knowledge', 'organisation'])).toEqual([false, true, false, true]);
  });
  test.each(['growth-and-employment', 'strategic-relevance', 'sustainability', 'significance'])('%s is left to judgement', (id) => {
    expect(checksOf(id, rules)).toEqual([]);
  });
});
