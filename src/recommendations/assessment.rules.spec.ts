import { describe, expect, it } from '@jest/globals';
import { isAssessed } from './assessment.rules.js';

describe('an assessment that a recommendation can build on', () => {
  it.each([
    ['one too few', 2, false],
    ['exactly as many as the rules ask for', 3, true],
    ['more', 4, true],
  ])('%s', (_, submitted, expected) => {
    expect(isAssessed({ submitted }, 3)).toBe(expected);
  });
});
