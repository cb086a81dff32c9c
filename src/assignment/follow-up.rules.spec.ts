import { describe, expect, it } from '@jest/globals';
import { daysLeft, inOrder, isDone, orphaned, owedBy, owes, toRemind, wasRemindedToday, type Standing } from './follow-up.rules.js';

const standing = (given: Partial<Standing> = {}): Standing => ({ answer: 'accepted', toDeclare: 5, declared: 5, cases: 3, calibrated: 3, seats: 4, started: 4, handedIn: 4, ...given });

describe('what somebody in a panel owes', () => {
  it('is an answer alone while there is none, and nothing for whoever declined or left', () => {
    expect(owedBy(standing({ answer: 'invited', declared: 0, calibrated: 0, handedIn: 0 }))).toEqual({ answer: true, declarations: 0, calibrations: 0, assessments: 0 });
    for (const answer of ['declined', 'left'] as const) expect(owes(owedBy(standing({ answer, handedIn: 1 })))).toBe(false);
  });

  it('is counted part by part', () => {
    expect(owedBy(standing({ declared: 2, calibrated: 1, handedIn: 0 }))).toEqual({ answer: false, declarations: 3, calibrations: 2, assessments: 4 });
    expect(owes(owedBy(standing()))).toBe(false);
  });

  it('leaves out the cases once a real assessment is in', () => {
    expect(owedBy(standing({ calibrated: 0, handedIn: 1 }))).toMatchObject({ calibrations: 0, assessments: 3 });
  });

  it('goes to somebody else where the assessor has left', () => {
    expect(orphaned(standing({ answer: 'left', handedIn: 1 }))).toBe(3);
    expect(orphaned(standing({ handedIn: 1 }))).toBe(0);
  });

  it('is done only with something handed in and nothing owed', () => {
    expect(isDone(standing())).toBe(true);
    expect(isDone(standing({ seats: 0, handedIn: 0 }))).toBe(false);
    expect(isDone(standing({ answer: 'left' }))).toBe(false);
    expect(isDone(standing({ declared: 4 }))).toBe(false);
  });
});

const now = new Date('2026-11-23T11:00:00Z');
const person = (accountId: string, given: Partial<Standing>, remindedAt: Date | null = null) => ({ accountId, remindedAt, standing: standing(given) });

describe('reminding', () => {
  const people = [person('done', {}), person('owing', { handedIn: 1 }), person('today', { handedIn: 1 }, new Date('2026-11-22T23:00:00Z')), person('yesterday', { handedIn: 1 }, new Date('2026-11-22T22:59:59Z'))];

  it('happens once a Danish day at most', () => {
    expect(wasRemindedToday(null, now)).toBe(false);
    expect(wasRemindedToday(new Date('2026-11-22T23:00:00Z'), now)).toBe(true);
    expect(wasRemindedToday(new Date('2026-11-22T22:59:59Z'), now)).toBe(false);
  });

  it('reaches all who owe, or those of them who were chosen', () => {
    const all = toRemind(people, null, now);
    expect(all.people.map(({ accountId }) => accountId)).toEqual(['owing', 'yesterday']);
    expect(all).toMatchObject({ skipped: 1, refusal: null });
    expect(toRemind(people, ['yesterday', 'done'], now).people.map(({ accountId }) => accountId)).toEqual(['yesterday']);
  });

  it('says why nobody is reminded', () => {
    expect(toRemind(people, [], now).refusal).toBe('nobody');
    expect(toRemind(people, ['stranger'], now).refusal).toBe('nobody');
    expect(toRemind(people, ['done'], now).refusal).toBe('nothing');
    expect(toRemind(people, ['today'], now).refusal).toBe('today');
    expect(toRemind([people[0]!], null, now).refusal).toBe('nothing');
  });
});

it('those who are furthest behind stand first', () => {
  const people = [person('done', {}), person('one left', { handedIn: 3 }), person('unanswered', { answer: 'invited' }), person('three left', { handedIn: 1 }), person('gone', { answer: 'left', handedIn: 3 })];
  expect(inOrder(people).map(({ accountId }) => accountId)).toEqual(['gone', 'unanswered', 'three left', 'one left', 'done']);
});

it('days are counted in Denmark', () => {
  expect(daysLeft('2026-11-30', now)).toBe(7);
  expect(daysLeft('2026-11-22', now)).toBe(-1);
  expect(daysLeft('2026-11-24', new Date('2026-11-23T23:30:00Z'))).toBe(0);
  expect(daysLeft(null, now)).toBeNull();
});
