import { describe, expect, test } from '@jest/globals';
import { plainCall } from '../rounds/round.example.js';
import { basisOf, changeRefusal, differenceOf, movesDeadline, movesEarlier, movesLater, type Changeable } from './call-change.rules.js';

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

  test('less grace is an earlier end, more is not a later deadline', () => {
    const with90 = { ...round, graceMs: 90_000 };
    expect([movesEarlier(with90, { graceMs: 0 }), movesEarlier(with90, { graceMs: 90_000 }), movesEarlier(with90, { closesAt: at('2027-05-12T10:01:30Z'), graceMs: 0 }), movesEarlier(round, { closesAt: at('2027-05-12T09:59:59.999Z') })]).toEqual([true, false, false, true]);
    expect([movesLater(round, { graceMs: 90_000 }), movesLater(round, { closesAt: at('2027-05-12T10:00:00.001Z') }), movesLater(round, { closesAt: round.closesAt })]).toEqual([false, true, false]);
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
  const why = (values: Partial<Changeable>, given: Partial<typeof round> = {}, begun = 0) => changeRefusal({ ...round, ...given }, values, { begun, at: now });

  test.each<[string, ReturnType<typeof why>, string | null]>([
    ['of a round nobody has seen', why({ contact: 'x' }, { publishedAt: null }), 'unpublished'],
    ['of nothing', why({ contact: '' }), 'nothing'],
    ['to a deadline that is now', why({ closesAt: now }), 'past'],
    ['to a deadline a millisecond ahead', why({ closesAt: new Date(now.getTime() + 1) }), null],
    ['to a grace that is over already', why({ graceMs: 1 }, { closesAt: new Date(now.getTime() - 60_000), graceMs: 120_000 }), 'past'],
    ['to a shorter grace that still runs', why({ graceMs: 90_000 }, { closesAt: new Date(now.getTime() - 60_000), graceMs: 120_000 }), null],
    ['of the deadline of a round closed by hand', why({ closesAt: at('2027-06-01T00:00:00Z') }, { closedAt: now }), 'closed'],
    ['of its opening', why({ opensAt: at('2027-04-01T00:00:00Z') }, { closedAt: now }), 'closed'],
    ['of its contact', why({ contact: 'x' }, { closedAt: now }), null],
    ['of the rule set with applications', why({ ruleSetId: 'others' }, {}, 1), 'in-use'],
    ['of the funds with applications', why({ fundIds: ['regional'] }, {}, 1), 'in-use'],
    ['of who may apply, where that leaves somebody out', why({ openTo: ['company'] }, {}, 1), 'in-use'],
    ['of who may apply, where that leaves nobody out', why({ openTo: ['company', 'public'] }, { openTo: ['company'] }, 1), null],
    ['of who may apply, to everybody', why({ openTo: [] }, { openTo: ['company'] }, 1), null],
    ['of the funds without', why({ fundIds: ['regional'] }), null],
    ['of a pool with applications', why({ poolsOere: { regional: 1n } }, {}, 9), null],
  ])('%s', (_, refusal, wanted) => {
    expect(refusal).toBe(wanted);
  });
});
