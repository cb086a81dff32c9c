import { describe, expect, test } from '@jest/globals';
import { hasUsableBaseline, type BaselineStatus } from './measure.rules.js';

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
