import { describe, expect, it } from '@jest/globals';
import { isDraft, isUnderWay, isUpToDate, progressOf } from './document.rules.js';

describe('isUpToDate', () => {
  it.each([
    ['ready', null, 7, 7, true],
    ['ready', null, 6, 7, false],
    ['ready', 1, null, 7, true],
    ['failed', null, 7, 7, false],
    ['waiting', 1, null, 7, false],
    ['running', 1, null, 7, false],
  ] as const)('a %s document of version %j and revision %j beside a draft at %i: %s', (state, version, revision, draft, expected) => {
    expect(isUpToDate({ state, version, revision }, draft)).toBe(expected);
  });
});

describe('isDraft', () => {
  it.each([['draft', null, true], ['submitted', null, false], ['submitted', new Date(0), true], ['decided', null, false]] as const)('%s, reopened %j: %s', (state, reopenedAt, expected) => {
    expect(isDraft({ state, reopenedAt })).toBe(expected);
  });
});

describe('isUnderWay', () => {
  it.each([['waiting', true], ['running', true], ['ready', false], ['failed', false]] as const)('%s: %s', (state, expected) => {
    expect(isUnderWay({ state })).toBe(expected);
  });
});

describe('progressOf', () => {
  it.each([
    ['waiting', '', 0],
    ['running', '', 1],
    ['running', 'reading', 1],
    ['running', 'typesetting', 2],
    ['running', 'storing', 3],
    ['ready', '', 4],
    ['failed', '', 0],
  ] as const)('%s %s is %i of 4', (state, step, expected) => {
    expect(progressOf({ state, step })).toBe(expected);
  });
});
