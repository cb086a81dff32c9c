import { describe, expect, test } from '@jest/globals';
import type { MoneyRules } from '../../rounds/index.js';
import { aDraft, aFrame } from '../draft.example.js';
import { readTrials, wasName } from './what-if.form.js';
import { isShown, isStale, shownPartner, tried, trialsOf, type Change, type Trial } from './what-if.rules.js';

const model = (id: string) => ({ id, nameDa: id, nameEn: id, steps: [], covers: [], basis: '' });
const money = { categories: ['staff'], costModels: [model('actual'), model('flat')], byYear: false, hours: { annualNorm: 1720, annualCeiling: null, monthlyCeilingHundredths: null, standardRateOere: null, basis: '' }, funds: {}, aid: null, commitments: { demand: 'none', minSharePermille: 0, restWithinDays: 0 }, incentiveEffect: null } as const satisfies MoneyRules;
const frame = aFrame({ money });
const [line] = aDraft().costs;
const reckoned = { ...line!, id: 'c2', hours: '410.50', annualCostOere: 620_000_00n, amountOere: 147_970_93n };
const draft = aDraft({ costs: [line!, reckoned] });
const trials = trialsOf(draft, frame);
const trial = (name: string): Trial => trials.find((one) => one.name === name)!;
const change = (name: string, mine: string): Change => ({ trial: trial(name), was: trial(name).now, mine });

describe('what can be tried', () => {
  test('the model, each cost, each fund of the round and each contribution; hours where an amount follows from them', () => {
    expect(trials.map(({ name, kind, line: number, now }) => [name, kind, number, now])).toEqual([
      ['costModel', 'choice', 0, 'actual'],
      ['cost.c1', 'amount', 1, '10000000'],
      ['cost.c2', 'hours', 2, '410.5'],
      ['fund.regional', 'amount', 0, '4000000'],
      ['fund.eu', 'amount', 0, '0'],
      ['gift.f2', 'amount', 1, '6000000'],
    ]);
  });
  test('there is nothing to choose where the round has one model', () => {
    expect(trialsOf(draft, aFrame()).map(({ kind }) => kind)).not.toContain('choice');
  });
});

describe('a draft with tried figures', () => {
  test('reckons an amount from the tried hours', () => {
    expect(tried(draft, [change('cost.c2', '410')], frame).costs[1]).toMatchObject({ hours: '410', amountOere: 147_790_70n });
  });
  test('has a line for a fund that is tried, and none for one that is not sought any more', () => {
    const { financing } = tried(draft, [change('fund.eu', '100'), change('fund.regional', '0')], frame);
    expect(financing.map(({ fundId, amountOere }) => [fundId, amountOere])).toEqual([[null, 60_000_00n], ['eu', 100n]]);
  });
  test('is the draft where nothing is tried', () => {
    expect(tried(draft, [], frame)).toEqual(draft);
  });
});

describe('what was typed', () => {
  const read = (posted: Record<string, string>) => readTrials(posted, trials);
  test('is a change only where it means something else than what stood there', () => {
    expect(read({ 'cost.c1': '100000,00', [wasName('cost.c1')]: '100.000', 'cost.c2': '410,50', [wasName('cost.c2')]: '410,5' }).changes).toEqual([]);
    expect(read({ 'cost.c1': '', [wasName('cost.c1')]: '100.000' }).changes).toMatchObject([{ mine: '0', was: '10000000' }]);
    expect(read({ 'cost.c2': '1.000,25', [wasName('cost.c2')]: '410,5' }).changes).toMatchObject([{ mine: '1000.25', was: '410.5' }]);
  });
  test('is held against what stands there where the page does not say', () => {
    expect(read({ 'cost.c1': '100.000' }).changes).toEqual([]);
    expect(read({ 'cost.c1': '1' }).changes).toMatchObject([{ was: '10000000', mine: '100' }]);
  });
  test('chooses among the models there are', () => {
    expect(read({ costModel: 'flat' }).changes).toMatchObject([{ mine: 'flat', was: 'actual' }]);
    expect(read({ costModel: 'none-such' }).changes).toEqual([]);
  });
  test('of a line that is gone is counted where it was changed', () => {
    expect(read({ 'cost.gone': '5', [wasName('cost.gone')]: '4', 'gift.gone': '4', [wasName('gift.gone')]: '4' }).gone).toBe(1);
  });
  test('that cannot be read is no change', () => {
    expect(read({ 'cost.c1': '1e9', 'cost.c2': 'x' })).toMatchObject({ changes: [], errors: [{ field: 'cost.c1' }, { field: 'cost.c2' }] });
  });
});

test('a figure is stale where somebody else gave it a third value', () => {
  const one = trial('cost.c1');
  expect(isStale({ trial: one, was: one.now, mine: '5' })).toBe(false);
  expect(isStale({ trial: one, was: '4', mine: '5' })).toBe(true);
  expect(isStale({ trial: one, was: '4', mine: one.now })).toBe(false);
});

test('61 lines are shown one partner at a time, with what is nobody’s', () => {
  const long = aDraft({ costs: Array.from({ length: 61 }, (_, at) => ({ ...line!, id: `c${at}`, partnerId: 'p2' })) });
  expect(shownPartner({ ...long, costs: long.costs.slice(1) }, 'p1')).toBeNull();
  expect([shownPartner(long, ''), shownPartner(long, 'p1'), shownPartner(long, 'gone')]).toEqual(['p2', 'p1', 'p2']);
  expect([isShown(trial('cost.c1'), 'p1'), isShown(trial('cost.c1'), 'p2'), isShown(trial('fund.eu'), 'p2'), isShown(trial('cost.c1'), null)]).toEqual([true, false, true, true]);
});
