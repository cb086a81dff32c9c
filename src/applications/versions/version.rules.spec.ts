import { describe, expect, test } from '@jest/globals';
import { aDraft, aFrame } from '../draft.example.js';
import type { Draft } from '../draft.rules.js';
import { hindranceOf, mayBe, standingOf } from './version.rules.js';

const sent = { version: 2, receivedAt: new Date('2027-01-20T10:00:00Z') };
const closesAt = aFrame().round.closesAt;
const late = new Date(closesAt.getTime() + 1);
const opened = (changed: Partial<Draft>) => ({ draft: aDraft(changed), frame: aFrame() });
const reopenedAt = new Date('2027-01-21T10:00:00Z');

describe('what the last version is worth', () => {
  test.each([
    [{}, closesAt, 'none'],
    [{ state: 'submitted', sent }, closesAt, 'counts'],
    [{ state: 'submitted', sent, reopenedAt }, closesAt, 'standing'],
    [{ state: 'submitted', sent, reopenedAt }, late, 'unsent'],
    [{ state: 'assessment', sent, reopenedAt }, closesAt, 'unsent'],
    [{ state: 'draft', sent }, closesAt, 'withdrawn'],
    [{ state: 'decided', sent }, late, 'counts'],
  ] as const)('%j', (changed, now, standing) => {
    expect(standingOf(opened(changed), now)).toBe(standing);
  });
});

describe('what was sent in', () => {
  test.each([
    [{ state: 'submitted', sent }, closesAt, null],
    [{ state: 'submitted', sent }, late, 'late'],
    [{ state: 'assessment', sent }, closesAt, 'taken-up'],
    [{ state: 'draft', sent }, closesAt, 'not-sent'],
    [{}, closesAt, 'not-sent'],
  ] as const)('can be changed until the last millisecond, and while nobody has taken it up: %j', (changed, now, hindrance) => {
    expect(hindranceOf(opened(changed), now)).toBe(hindrance);
  });

  test('is the lead’s to reopen, drop and withdraw', () => {
    expect(mayBe(opened({ state: 'submitted', sent }), closesAt)).toEqual({ reopened: true, dropped: false, withdrawn: true });
    expect(mayBe(opened({ state: 'submitted', sent, reopenedAt }), closesAt)).toEqual({ reopened: false, dropped: true, withdrawn: true });
    const writer = { membership: { role: 'writer', partnerId: null } } as const;
    expect(mayBe(opened({ state: 'submitted', sent, ...writer }), closesAt)).toEqual({ reopened: false, dropped: false, withdrawn: false });
  });
});
