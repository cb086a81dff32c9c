import { describe, expect, it } from '@jest/globals';
import { longestReason, refusalToRelease, shortestReason } from './release.rules.js';

const fine = { state: 'assessment', isHandedIn: false, reason: 'x'.repeat(shortestReason), candidates: ['a'] };

describe('taking a seat back', () => {
  it('is for cases that are assessed, with a reason, and perhaps to somebody who may take over', () => {
    expect(refusalToRelease('', fine)).toBeNull();
    expect(refusalToRelease('a', { ...fine, state: 'submitted' })).toBeNull();
    expect(refusalToRelease('b', fine)).toEqual({ why: 'replacement' });
    expect(refusalToRelease('', { ...fine, state: 'agenda' })).toEqual({ why: 'state' });
  });

  it('never takes back what is handed in', () => {
    expect(refusalToRelease('', { ...fine, isHandedIn: true })).toEqual({ why: 'handed-in' });
  });

  it('says how much the reason lacks or has too much', () => {
    expect(refusalToRelease('', { ...fine, reason: 'æ'.repeat(shortestReason - 1) })).toEqual({ why: 'reason', least: shortestReason, have: shortestReason - 1 });
    expect(refusalToRelease('', { ...fine, reason: 'æ'.repeat(longestReason) })).toBeNull();
    expect(refusalToRelease('', { ...fine, reason: 'æ'.repeat(longestReason + 2) })).toEqual({ why: 'long', most: longestReason, over: 2 });
  });
});
