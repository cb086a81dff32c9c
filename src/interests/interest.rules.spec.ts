import { describe, expect, it } from '@jest/globals';
import { mayHandle } from './interest.rules.js';

describe('who may have to do with a case', () => {
  it.each([['none', true], ['cleared', true], ['declared', false], ['disqualified', false], [null, false]] as const)('%s: %s', (status, may) => {
    expect(mayHandle(status)).toBe(may);
  });
});
