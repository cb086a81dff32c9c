import { describe, expect, test } from '@jest/globals';
import { plainCall } from '../rounds/round.example.js';
import { basisOf, changeRefusal, differenceOf, movesDeadline, movesEarlier, movesLater, noticeHours, putsOff, type Changeable } from './call-change.rules.js';

const at = (text: string): Date => new Date(text);
const round: Changeable & { publishedAt: Date | null } = {
  ...plainCall,
  nameDa: 'Runde',
  nameEn: 'Round',
  opensAt: at('2027-01-01T00:00:00Z'),
  closesAt: at('2027-05-12T10:00:00Z'),
  meetingOn: '2027-07-01',
  ruleSetId: 'rules',
  fundIds: ['regional', 'social'],
  poolsOere: { regional: 500_00n, social: null },
};
const now = at('2027-03-01T00:00:00Z');

describe('what a change says otherwise', () => {
  test('is told field by field, as JSON can hold it', () => {
    expect(differenceOf(round, { closesAt: at('2027-05-19T10:00:00Z'), nameDa: 'Runde', openTo: ['public'], poolsOere: { regional: 600_00n } })).toEqual({
      names: ['closesAt', 'poolsOere', 'openTo'],
      before: { closesAt: '2027-05-12T10:00:00.000Z', poolsOere: { regional: '50000' }, openTo: [] },
      after: { closesAt: '2027-05-19T10:00:00.000Z', poolsOere: { regional: '60000' }, openTo: ['public'] },
    });
  });

  test.each<[string, Partial<Changeable>]>([
    ['nothing', {}],
    ['the same instant', { closesAt: at('2027-05-12T10:00:00Z') }],
    ['the same funds in another order', { fundIds: ['social', 'regional'] }],
    ['no pool instead of a null one', { poolsOere: { regional: 500_00n } }],
  ])('%s is no change', (_, values) => {
    expect(differenceOf(round, values).names).toEqual([]);
  });

  test('a day that is taken away is a change, and so is one millisecond', () => {
    expect(differenceOf({ ...round, panelFrom: '2027-06-01' }, { panelFrom: null }).after).toEqual({ panelFrom: null });
    expect(differenceOf(round, { closesAt: at('2027-05-12T10:00:00.001Z') }).names).toEqual(['closesAt']);
  });

  test('the deadline moves with its instant, its grace or a closing', () => {
    expect((['closesAt', 'graceMs', 'closedAt', 'meetingOn', 'opensAt'] as const).map((name) => movesDeadline({ names: [name] }))).toEqual([true, true, true, false, false]);
  });

  test('less grace is an earlier end, more is a later one but no later deadline', () => {
    const with90 = { ...round, graceMs: 90_000 };
    expect([movesEarlier(with90, { graceMs: 0 }), movesEarlier(with90, { graceMs: 90_000 }), movesEarlier(with90, { closesAt: at('2027-05-12T10:01:30Z'), graceMs: 0 }), movesEarlier(round, { closesAt: at('2027-05-12T09:59:59.999Z') })]).toEqual([true, false, false, true]);
    expect([movesLater(round, { graceMs: 90_000 }), movesLater(round, { closesAt: at('2027-05-12T10:00:00.001Z') }), movesLater(round, { closesAt: round.closesAt })]).toEqual([true, true, false]);
    expect([putsOff(round, { graceMs: 90_000 }), putsOff(round, { closesAt: at('2027-05-12T10:00:00.001Z') })]).toEqual([false, true]);
  });

  test('a later deadline with less grace puts nothing off where the last instant comes earlier', () => {
    const sooner = { closesAt: at('2027-05-12T10:10:00Z'), graceMs: 0 };
    expect([movesLater({ ...round, graceMs: 3_600_000 }, sooner), putsOff({ ...round, graceMs: 3_600_000 }, sooner), movesEarlier({ ...round, graceMs: 3_600_000 }, sooner)]).toEqual([false, false, true]);
  });
});

describe('what a page was made from', () => {
  test('is another where anything of the round has changed, and the same for the same round', () => {
    const basis = basisOf(round);
    expect(basisOf({ ...round, fundIds: [...round.fundIds] })).toBe(basis);
    for (const other of [{ graceMs: 1 }, { publishedAt: null }, { closedAt: now }, { callEn: 'x' }, { poolsOere: {} }, { closesAt: new Date(round.closesAt.getTime() + 1) }]) expect(basisOf({ ...round, ...other })).not.toBe(basis);
  });
});

describe('a change of a published round', () => {
  const why = (values: Partial<Changeable>, given: Partial<typeof round> = {}, begun = 0, use: { takenUp?: number; isOwn?: boolean; leaveUntil?: Date } = {}) => changeRefusal({ ...round, ...given }, values, { begun, takenUp: 0, isOwn: false, leaveUntil: null, ...use, at: now });
  const later = (ms: number): Date => new Date(now.getTime() + ms);
  const NOTICE = noticeHours * 3_600_000;

  test.each<[string, ReturnType<typeof why>, string | null]>([
    ['of a round nobody has seen', why({ contact: 'x' }, { publishedAt: null }), 'unpublished'],
    ['of nothing', why({ contact: '' }), 'nothing'],
    ['to a deadline that is now', why({ closesAt: now }), 'past'],
    ['to a deadline a millisecond ahead', why({ closesAt: new Date(now.getTime() + 1) }), null],
    ['to a grace that is over already', why({ graceMs: 1 }, { closesAt: new Date(now.getTime() - 60_000), graceMs: 120_000 }), 'past'],
    ['to a shorter grace that still runs', why({ graceMs: 90_000 }, { closesAt: new Date(now.getTime() - 60_000), graceMs: 120_000 }), 'past'],
    ['to a grace where there was none, the deadline passed', why({ graceMs: 1_800_000 }, { closesAt: later(-60_000) }), 'past'],
    ['to a grace with a later deadline, the old one passed', why({ closesAt: later(60_000), graceMs: 1_800_000 }, { closesAt: later(-60_000) }), 'past'],
    ['to a grace while the deadline lies ahead', why({ graceMs: 1_800_000 }, { closesAt: later(1) }), null],
    ['by somebody who takes part', why({ contact: 'x' }, {}, 1, { isOwn: true }), 'partial'],
    ['to a later deadline with one taken up', why({ closesAt: at('2027-05-12T10:00:00.001Z') }, {}, 1, { takenUp: 1 }), 'taken-up'],
    ['to more grace with one taken up', why({ graceMs: 1 }, {}, 1, { takenUp: 1 }), 'taken-up'],
    ['to an earlier deadline with one taken up', why({ closesAt: at('2027-05-12T09:59:59Z') }, {}, 1, { takenUp: 1 }), null],
    ['of the contact with one taken up', why({ contact: 'x' }, {}, 1, { takenUp: 1 }), null],
    ['to an end a millisecond too soon for those who write', why({ closesAt: later(NOTICE - 1) }, {}, 1), 'soon'],
    ['to an end just far enough ahead', why({ closesAt: later(NOTICE) }, {}, 1), null],
    ['to an end as soon, where nobody writes', why({ closesAt: later(1_000) }), null],
    ['to less grace with less notice', why({ graceMs: 0 }, { closesAt: later(NOTICE - 60_000), graceMs: 120_000 }, 1), 'soon'],
    ['to a later end that is soon all the same', why({ closesAt: later(60_000) }, { closesAt: later(30_000) }, 1), null],
    ['by closing it', why({ closedAt: now }, {}, 1), null],
    ['of the meeting to the day on which leave is over', why({ meetingOn: '2027-06-30' }, {}, 1, { leaveUntil: at('2027-06-29T22:00:00Z') }), 'leave'],
    ['of the meeting to the day after leave is over', why({ meetingOn: '2027-06-30' }, {}, 1, { leaveUntil: at('2027-06-29T21:59:59.999Z') }), null],
    ['of something else beside leave', why({ contact: 'x' }, { meetingOn: '2027-06-01' }, 1, { leaveUntil: at('2027-06-29T21:59:59.999Z') }), null],
    ['to a higher limit of outages', why({ outageLimitMinutes: round.outageLimitMinutes + 1 }), 'promise'],
    ['to a lower limit', why({ outageLimitMinutes: round.outageLimitMinutes - 1 }), null],
    ['to a shorter window', why({ outageWindowMinutes: round.outageWindowMinutes - 1 }), 'promise'],
    ['to a longer window', why({ outageWindowMinutes: round.outageWindowMinutes + 1 }), null],
    ['of the deadline of a round closed by hand', why({ closesAt: at('2027-06-01T00:00:00Z') }, { closedAt: now }), 'closed'],
    ['of its opening', why({ opensAt: at('2027-04-01T00:00:00Z') }, { closedAt: now }), 'closed'],
    ['of its contact', why({ contact: 'x' }, { closedAt: now }), null],
    ['of the rule set with applications', why({ ruleSetId: 'others' }, {}, 1), 'in-use'],
    ['of the funds with applications', why({ fundIds: ['regional'] }, {}, 1), 'in-use'],
    ['of who may apply, where that leaves somebody out', why({ openTo: ['company'] }, {}, 1), 'in-use'],
    ['of who may apply, where that leaves nobody out', why({ openTo: ['company', 'public'] }, { openTo: ['company'] }, 1), null],
    ['of who may apply, to everybody', why({ openTo: [] }, { openTo: ['company'] }, 1), null],
    ['of the funds without', why({ fundIds: ['regional'] }), null],
    ['of a pool that falls, with applications', why({ poolsOere: { regional: 499_99n } }, {}, 1), 'in-use'],
    ['of a pool that falls, without', why({ poolsOere: { regional: 1n } }), null],
    ['to a pool where there was none, with applications', why({ poolsOere: { regional: 500_00n, social: 1n } }, {}, 1), 'in-use'],
    ['of a pool that grows', why({ poolsOere: { regional: 500_01n } }, {}, 1), null],
    ['of a pool to the fund’s whole', why({ poolsOere: {} }, {}, 1), null],
  ])('%s', (_, refusal, wanted) => {
    expect(refusal).toBe(wanted);
  });
});
