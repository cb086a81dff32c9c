import { describe, expect, it } from '@jest/globals';
import { countdownOf, countdownTo, deadlineNow } from './countdown.page.js';
import { plainCall } from './round.example.js';
import type { RoundView } from './round.store.js';

const closesAt = new Date('2027-02-01T11:00:00Z');
const round: RoundView = {
  ...plainCall, id: '2027-1', year: 2027, number: 1, nameDa: '1. runde', nameEn: 'Round 1', opensAt: new Date('2026-12-01T11:00:00Z'), closesAt, openUntil: closesAt, meetingOn: '2027-04-01',
  fundIds: [], ruleSetId: '', ruleSetVersion: 1, legalBasis: '', rules: {} as RoundView['rules'],
};
const now = new Date('2027-02-01T10:00:00Z');
const given = { now, text: '', endedText: '' };

describe('what a countdown is asked about while its page stands open', () => {
  it('is the round’s deadline', () => {
    expect(countdownOf('da', round, now).round).toEqual({ closesAt: closesAt.toISOString(), openUntil: closesAt.toISOString(), asks: `/runder/${round.id}/frist`, href: `/runder/${round.id}` });
  });
  it('is nothing where the application has leave of its own, and where nobody else sees the round', () => {
    expect(countdownTo(closesAt, { ...given, round: { ...round, openUntil: new Date('2027-02-02T11:00:00Z') } }).round).toBeNull();
    expect(countdownOf('da', { ...round, publishedAt: null }, now).round).toBeNull();
  });
});

describe('where the deadline is now', () => {
  it('is said with the words for pages that know another one', () => {
    expect(deadlineNow('da', round, now)).toEqual({
      now: now.toISOString(),
      until: closesAt.toISOString(),
      openUntil: closesAt.toISOString(),
      movedText: 'Fristen er flyttet til 1. februar 2027 kl. 12.00.00.',
      endedText: 'Fristen er nået, og runden er lukket',
    });
  });
  it('is where the round was closed by hand', () => {
    const closed = { ...round, closedAt: new Date('2027-02-01T09:00:00Z'), openUntil: new Date('2027-02-01T08:59:59.999Z') };
    expect(deadlineNow('en', closed, now)).toMatchObject({ openUntil: '2027-02-01T08:59:59.999Z', movedText: 'The round was closed on 1 February 2027 at 10:00:00.' });
  });
});
