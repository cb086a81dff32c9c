import { describe, expect, it } from '@jest/globals';
import { countAnswers, longestNote, refusalOf, refusalToChair, toInvite } from './panel.rules.js';

const given = { note: 'Rejser i perioden', promised: true };

describe('answering an invitation', () => {
  it.each([
    ['accept', 'invited', null],
    ['accept', 'declined', null],
    ['decline', 'invited', null],
    ['leave', 'accepted', null],
    ['accept', 'accepted', { code: 'answered', answer: 'accepted' }],
    ['accept', 'left', { code: 'answered', answer: 'left' }],
    ['decline', 'accepted', { code: 'answered', answer: 'accepted' }],
    ['leave', 'invited', { code: 'answered', answer: 'invited' }],
    ['leave', 'left', { code: 'answered', answer: 'left' }],
  ] as const)('%s where the answer is %s: %j', (step, answer, refusal) => {
    expect(refusalOf(step, answer, given)).toEqual(refusal);
  });

  it('needs the promise to accept, and a reason of a bearable length to decline or leave', () => {
    expect(refusalOf('accept', 'invited', { note: '', promised: false })).toEqual({ code: 'unpromised' });
    expect(refusalOf('decline', 'invited', { note: '', promised: false })).toEqual({ code: 'reason' });
    expect(refusalOf('leave', 'accepted', { note: 'æ'.repeat(longestNote), promised: false })).toBeNull();
    expect(refusalOf('leave', 'accepted', { note: '😀'.repeat(longestNote + 2), promised: false })).toEqual({ code: 'long', over: 2 });
  });
});

const members = (['invited', 'accepted', 'declined', 'left'] as const).map((answer) => ({ accountId: answer, answer }));

describe('asking people', () => {
  it('asks the new, those who declined and those who left, each once', () => {
    expect(toInvite(['new', 'invited', 'accepted', 'declined', 'left', 'new'], members)).toEqual(['new', 'declined', 'left']);
  });

  it('takes a chair from those who accepted, or none at all', () => {
    expect(refusalToChair('accepted', members)).toBeNull();
    expect(refusalToChair(null, members)).toBeNull();
    expect(refusalToChair('invited', members)).toBe('not-accepted');
    expect(refusalToChair('new', members)).toBe('unknown');
  });

  it('counts the answers', () => {
    expect(countAnswers([...members, { answer: 'accepted' }])).toEqual({ invited: 1, accepted: 2, declined: 1, left: 1 });
  });
});
