import { describe, expect, test } from '@jest/globals';
import { boundOf, hasUsableBaseline, type BaselineStatus } from './measure.rules.js';

describe('what a target value demands', () => {
  test.each([
    ['reach', 'up', 'at-least'],
    ['reach', 'down', 'at-most'],
    ['at-least', 'up', 'at-least'],
    ['above', 'up', 'above'],
    ['approach', 'up', 'close-to'],
  ] as const)('%s, going %s, is %s', (comparator, direction, bound) => {
    expect(boundOf({ comparator, direction })).toBe(bound);
  });
});

describe('progress can be reckoned', () => {
  const baseline = (status: BaselineStatus) => ({
    baseline: { status, year: null, value: null, unit: null, qualifier: null, noteDa: null, noteEn: null },
  });
  test.each(['stated', 'stated-approximate', 'stated-forecast'] as const)('from a baseline that is %s', (status) => {
    expect(hasUsableBaseline(baseline(status))).toBe(true);
  });
  test.each(['level-only', 'year-only', 'value-only', 'none'] as const)('never from a baseline that is %s', (status) => {
    expect(hasUsableBaseline(baseline(status))).toBe(false);
  });
});
