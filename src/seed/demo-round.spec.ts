import { describe, expect, test } from '@jest/globals';
import { copenhagenDate } from '../shared/dates.js';
import { demoRound } from './demo-round.js';

describe('the round of the demo', () => {
  const now = new Date('2026-11-22T14:00:00Z');
  const pinned = { fundIds: ['fund'], ruleSetId: 'rules' };
  const round = demoRound(now, [{ year: 2011, number: 4 }], pinned);

  test('is open on the day it is seeded, with weeks left', () => {
    expect(round.opensAt < now && now < round.closesAt).toBe(true);
    expect(round.closesAt.toISOString()).toBe('2027-01-04T11:00:00.000Z');
    expect(round).toMatchObject(pinned);
  });
  test('closes at noon on a Monday and meets later', () => {
    expect(copenhagenDate(round.closesAt)).toBe('2027-01-04');
    expect(round.closesAt.getUTCDay()).toBe(1);
    expect(round.meetingOn).toBe('2027-03-04');
  });
  test('has a call in both languages, and its panel and hearing lie between deadline and meeting', () => {
    expect([round.callDa, round.callEn].map((text) => (text ?? '').length > 500)).toEqual([true, true]);
    const days = [copenhagenDate(round.closesAt), round.panelFrom, round.panelUntil, round.hearingUntil, round.meetingOn];
    expect(days).toEqual([...days].sort());
    expect(new Set(days).size).toBe(5);
  });
  test('is named after the year of its deadline, with the next free number', () => {
    expect(round.nameDa).toBe('1. runde 2027');
    expect(demoRound(now, [{ year: 2027, number: 2 }], pinned).number).toBe(3);
  });
});
