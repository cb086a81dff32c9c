import { describe, expect, test } from '@jest/globals';
import { aFrame } from './draft.example.js';
import { frameFor, leaveOf } from './draft.rules.js';

const frame = { ...aFrame(), round: { ...aFrame().round, graceMs: 1000 } };
const { closesAt } = frame.round;
const after = (ms: number): Date => new Date(closesAt.getTime() + ms);
const exemptUntil = after(60_000);

describe('leave to send in later', () => {
  test.each([
    ['a draft', null, true],
    ['one sent in at the deadline and reopened', closesAt, true],
    ['one sent in at the end of the grace and reopened', after(1000), true],
    ['one sent in a millisecond later, by its leave', after(1001), false],
    ['one sent in at the end of its leave', exemptUntil, false],
  ])('%s', (_, receivedAt, stands) => {
    const draft = { exemptUntil, sent: receivedAt && { version: 1, receivedAt } };
    expect(leaveOf(draft, frame.round)).toBe(stands ? exemptUntil : null);
    expect(frameFor(draft, frame).round.openUntil).toEqual(stands ? exemptUntil : frame.round.openUntil);
  });

  test('is none for who has none, and never earlier than everybody’s last instant', () => {
    expect(leaveOf({ exemptUntil: null, sent: null }, frame.round)).toBeNull();
    expect(frameFor({ exemptUntil: new Date(frame.round.openUntil.getTime() - 1), sent: null }, frame)).toBe(frame);
  });
});
