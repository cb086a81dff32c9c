import { describe, expect, it } from '@jest/globals';
import { isBlocked, mayHandle, maySay, refusalToDecide, refusalToFind, shortestReason } from './interest.rules.js';

const all = ['none', 'declared', 'cleared', 'disqualified', null] as const;

describe('who may have to do with a case', () => {
  it.each([['none', true, false], ['cleared', true, false], ['declared', false, true], ['disqualified', false, true], [null, false, false]] as const)('%s: handles %s, blocked %s', (status, may, blocked) => {
    expect(mayHandle(status)).toBe(may);
    expect(isBlocked(status)).toBe(blocked);
  });
});

describe('what one says oneself', () => {
  it('is that nothing stands in the way once, and that something does at any time before somebody else has it', () => {
    expect(all.filter((status) => maySay('none', status))).toEqual([null]);
    expect(all.filter((status) => maySay('declared', status))).toEqual(['none', 'cleared', null]);
  });
});

const reason = 'æ'.repeat(shortestReason);

describe('deciding', () => {
  it('is for somebody else, of something that waits, with a reason', () => {
    const decide = (before: (typeof all)[number], decider: string, text: string) => refusalToDecide(before, 'p', decider, { outcome: 'cleared', reason: text }, 100);
    expect(decide('declared', 'o', reason)).toBeNull();
    expect(decide('declared', 'p', reason)).toBe('own');
    expect(all.filter((status) => decide(status, 'o', reason) === 'not-declared')).toEqual(['none', 'cleared', 'disqualified', null]);
    expect(decide('declared', 'o', reason.slice(1))).toBe('no-reason');
    expect(decide('declared', 'o', 'æ'.repeat(100))).toBeNull();
    expect(decide('declared', 'o', 'æ'.repeat(101))).toBe('long');
  });
});

describe('what comes to light', () => {
  it('needs a ground and where it was found, and is not registered twice', () => {
    const find = (before: (typeof all)[number], ground: string | null, source: string) => refusalToFind(before, { ground, source }, 100);
    expect(all.filter((status) => find(status, '3', reason) === null)).toEqual(['none', 'cleared', null]);
    expect(all.filter((status) => find(status, '3', reason) === 'blocked-already')).toEqual(['declared', 'disqualified']);
    expect(find(null, null, reason)).toBe('no-ground');
    expect(find(null, '3', reason.slice(1))).toBe('no-reason');
    expect(find(null, '3', 'æ'.repeat(101))).toBe('long');
  });
});
