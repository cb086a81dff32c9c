import { describe, expect, it } from '@jest/globals';
import { grantedUntil, hindranceTo, instantOn, longestReason, reasonProblem, untilProblem, usualUntil, type Exemption } from './exemption.rules.js';

const at = (iso: string): Date => new Date(iso);
const round = { opensAt: at('2026-10-01T10:00:00Z'), openUntil: at('2026-11-20T11:00:00Z'), panelUntil: null, hearingUntil: null, meetingOn: '2027-01-20' };
const draft = { state: 'draft', reopenedAt: null, version: null, lead: 'Havnen' } as const;
const later = at('2026-11-20T11:00:00.001Z');

describe('leave', () => {
  it.each([
    ['a draft, one millisecond late', draft, 0, later, null],
    ['a draft while the round is open', draft, 0, round.openUntil, { code: 'open', until: round.openUntil }],
    ['one that counts as sent in', { ...draft, state: 'submitted', version: 2 } as const, 0, later, { code: 'sent', version: 2 }],
    ['one that was reopened and not sent in again', { ...draft, state: 'submitted', version: 2, reopenedAt: later } as const, 0, later, null],
    ['one that was withdrawn', { ...draft, version: 1 } as const, 0, later, null],
    ['one whose panel is appointed', { ...draft, state: 'assessment', version: 1 } as const, 0, later, { code: 'panel' }],
    ['a reopened one whose panel is appointed', { ...draft, state: 'assessment', reopenedAt: later, version: 1 } as const, 0, later, { code: 'panel' }],
    ['one that is decided', { ...draft, state: 'decided', version: 1 } as const, 3, later, { code: 'panel' }],
    ['a draft of a meeting with an agenda', draft, 1, later, { code: 'agenda', n: 1 }],
    ['a draft in the last millisecond before the meeting', draft, 0, at('2027-01-19T22:59:59.999Z'), null],
    ['a draft on the day of the meeting', draft, 0, at('2027-01-19T23:00:00Z'), { code: 'day', day: { is: 'meeting', on: '2027-01-20' } }],
    ['one that nobody leads', { ...draft, lead: null }, 0, later, { code: 'no-lead' }],
  ])('%s', (_, facts, onAgenda, now, hindrance) => {
    expect(hindranceTo(facts, round, onAgenda, now)).toEqual(hindrance);
  });
});

describe('the last instant', () => {
  const now = at('2026-11-23T09:00:00.000Z');
  it.each([
    ['2026-11-23T09:00:00.000Z', null, { code: 'past' }],
    ['2026-11-23T09:00:00.001Z', null, null],
    ['2027-01-19T22:59:59.999Z', null, null],
    ['2027-01-19T23:00:00.000Z', null, { code: 'day', day: { is: 'meeting', on: '2027-01-20' }, last: at('2027-01-19T22:59:59.999Z') }],
    ['2026-11-24T11:00:00.000Z', at('2026-11-24T11:00:00.000Z'), { code: 'no-longer', granted: at('2026-11-24T11:00:00.000Z') }],
    ['2026-11-24T11:00:00.001Z', at('2026-11-24T11:00:00.000Z'), null],
    ['2026-11-23T10:00:00.000Z', at('2026-11-22T11:00:00.000Z'), null],
  ])('%s where leave runs until %s', (until, granted, problem) => {
    expect(untilProblem(at(until), round, granted, now)).toEqual(problem);
  });
});

it.each([
  ['2027-01-08', '2027-01-14', { is: 'panel', on: '2027-01-08' }, '2027-01-07T22:59:59.999Z'],
  ['2027-01-14', '2027-01-08', { is: 'hearing', on: '2027-01-08' }, '2027-01-07T22:59:59.999Z'],
  [null, '2027-01-14', { is: 'hearing', on: '2027-01-14' }, '2027-01-13T22:59:59.999Z'],
  ['2027-01-21', null, { is: 'meeting', on: '2027-01-20' }, '2027-01-19T22:59:59.999Z'],
] as const)('leave ends before whatever comes first: a panel until %s, a hearing until %s', (panelUntil, hearingUntil, day, end) => {
  const dated = { ...round, panelUntil, hearingUntil };
  const [last, next] = [at(end), new Date(at(end).getTime() + 1)];
  expect([untilProblem(last, dated, null, later), untilProblem(next, dated, null, later)]).toEqual([null, { code: 'day', day, last }]);
  expect([hindranceTo(draft, dated, 0, last), hindranceTo(draft, dated, 0, next)]).toEqual([null, { code: 'day', day }]);
});

it('what has been granted for longest counts, whatever came after it', () => {
  const one = (applicationId: string, until: string, outcome: Exemption['outcome']): Exemption => ({ id: until, applicationId, number: '1', until: at(until), reason: 'x', askedBy: 'a', askedByName: 'A', askedAt: later, outcome, decidedByName: null, decidedAt: null, decidedReason: '' });
  const all = [one('a', '2026-12-01T00:00:00Z', 'refused'), one('a', '2026-11-30T00:00:00Z', 'granted'), one('a', '2026-11-28T00:00:00Z', 'granted'), one('a', '2026-12-02T00:00:00Z', null), one('b', '2026-12-03T00:00:00Z', 'granted')];
  expect([grantedUntil(all, 'a'), grantedUntil(all, 'c')]).toEqual([at('2026-11-30T00:00:00Z'), null]);
});

it.each([['', { code: 'empty' }], ['  ', { code: 'empty' }], ['x', null], ['x'.repeat(longestReason), null], ['å'.repeat(longestReason + 3), { code: 'long', over: 3 }]])('a reason is no longer than it may be', (reason, problem) => {
  expect(reasonProblem(reason)).toEqual(problem);
});

it('begins at noon of the next working day, also where that is the Danish day after', () => {
  expect(usualUntil(at('2026-11-20T11:00:00Z'))).toEqual({ date: '2026-11-23', time: '12.00' });
  expect(usualUntil(at('2026-11-23T23:30:00Z'))).toEqual({ date: '2026-11-25', time: '12.00' });
});

it.each([
  ['12.00', '2026-11-24T11:00:00.000Z'],
  [' 9:05 ', '2026-11-24T08:05:00.000Z'],
  ['23.59.59', '2026-11-24T22:59:59.000Z'],
  ['24.00', null],
  ['12', null],
  ['12.60', null],
  ['12.00.60', null],
  ['noon', null],
])('%s is read as %s', (time, instant) => {
  expect(instantOn('2026-11-24', time)?.toISOString() ?? null).toBe(instant);
});
