import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { messagesIn } from '../platform/forms/index.js';
import type { FundingFile, StrategyFile } from '../seed/reference-files.js';
import { ruleSets } from '../seed/rule-sets.js';
import type { CostModel, MoneyRules } from './money-rules.js';
import { ruleSetProblems } from './rule-set.rules.js';
import type { RuleSetValues } from './rule-set.js';
import { ruleSetErrorTexts } from './rule-set-error.texts.js';

const read = <T>(file: string): T => JSON.parse(readFileSync(new URL(`../../migrations/reference/${file}`, import.meta.url), 'utf8')) as T;
const known = {
  fundIds: read<FundingFile>('funding.json').sources.map(({ id }) => id),
  focusAreaIds: read<StrategyFile>('strategy.json').focusAreas.map(({ id }) => id),
};

const values = ruleSets.find(({ id }) => id === 'structural-funds-2021-27-v2')!.values;
const money = values.money!;
const withMoney = (change: Partial<MoneyRules>): RuleSetValues => ({ ...values, money: { ...money, ...change } });
const problems = (set: RuleSetValues) => ruleSetProblems(set, known).map(({ field, key }) => [field, key]);
const model = (change: Partial<CostModel>): RuleSetValues => withMoney({ costModels: [{ id: 'm', nameDa: 'M', nameEn: 'M', steps: [], covers: [], basis: 'Lov.', ...change }] });
const step = (ratePermille: number, of: CostModel['steps'][number]['of'], makes: 'staff' | 'indirect' = 'indirect') => ({ ratePermille, of, makes });

test.each(ruleSets.map(({ id, values: seeded }) => [id, seeded] as const))('%s makes sense', (_, seeded) => {
  expect(ruleSetProblems(seeded, known)).toEqual([]);
});

describe('the EU share and the limits that are not of money', () => {
  test.each<[string, Partial<RuleSetValues>, string]>([
    ['a share above the whole', { maxEuSharePermille: 1001 }, 'maxEuSharePermille'],
    ['a share below nothing', { maxEuSharePermille: -1 }, 'maxEuSharePermille'],
    ['half a thousandth', { maxEuSharePermille: 0.5 }, 'maxEuSharePermille'],
    ['a fund that is none', { euFundIds: ['moon-fund'] }, 'euFundIds'],
    ['a scale without a point', { scale: { minHalfPoints: 10, maxHalfPoints: 10 } }, 'scale'],
    ['nothing weighs', { weights: { a: 0 } }, 'weights'],
    ['something weighs less than nothing', { weights: { a: 1, b: -1 } }, 'weights'],
    ['fewer wished for than demanded', { minFocusAreas: 3 }, 'preferredFocusAreas'],
    ['nobody assesses', { panelSize: 0 }, 'panelSize'],
    ['no room for a title', { textLimits: { ...values.textLimits, title: 0 } }, 'title'],
  ])('%s', (_, change, field) => expect(problems({ ...values, ...change }).map(([at]) => at)).toEqual([field]));

  test('nothing and everything are shares', () => {
    for (const maxEuSharePermille of [0, 1000]) expect(problems({ ...values, maxEuSharePermille })).toEqual([]);
  });
});

describe('cost models', () => {
  test.each<[string, RuleSetValues, string, string]>([
    ['none', withMoney({ costModels: [] }), 'costModels', 'noModel'],
    ['the same twice', withMoney({ costModels: [money.costModels[0]!, money.costModels[0]!] }), 'costModels', 'modelTwice'],
    ['no rate', model({ steps: [step(0, ['staff'])] }), 'costModels.m.steps.0.ratePermille', 'rate'],
    ['more than the whole', model({ steps: [step(1001, ['staff'])] }), 'costModels.m.steps.0.ratePermille', 'rate'],
    ['of nothing', model({ steps: [step(100, [])] }), 'costModels.m.steps.0.ratePermille', 'category'],
    ['staff of staff', model({ steps: [step(100, ['staff'], 'staff')], covers: ['travel'] }), 'costModels.m.steps.0.ratePermille', 'staffOfStaff'],
    ['covers what it is taken of', model({ steps: [step(100, ['staff', 'audit'])], covers: ['audit'] }), 'costModels.m.steps.0.ratePermille', 'coversBase'],
    ['of a category that is not allowed', { ...model({ steps: [step(100, ['audit'])] }), money: { ...model({ steps: [step(100, ['audit'])] }).money!, categories: ['staff'] } }, 'costModels.m.steps.0.ratePermille', 'noBase'],
    ['40 % on staff that is a rate', model({ steps: [step(200, ['travel'], 'staff'), step(400, ['staff'])], covers: ['staff'] }), 'costModels.m.steps.1.ratePermille', 'rateOnRate'],
    ['a thousandth above 15 % on staff that is a rate', model({ steps: [step(200, ['travel'], 'staff'), step(151, ['staff'])], covers: ['staff'] }), 'costModels.m.steps.1.ratePermille', 'rateOnRate'],
    ['staff made and typed', model({ steps: [step(200, ['travel'], 'staff')] }), 'costModels', 'staffTwice'],
    ['covers without a rate', model({ covers: ['travel'] }), 'costModels', 'coversForNothing'],
    ['from nowhere', model({ basis: ' ' }), 'costModels.m.basis', 'basis'],
    ['no category', withMoney({ categories: [], costModels: [{ ...money.costModels[0]!, steps: [] }] }), 'money.categories', 'noCategory'],
    ['a category twice', withMoney({ categories: ['staff', 'travel', 'staff'] }), 'money.categories', 'category'],
  ])('%s', (_, set, field, key) => expect(problems(set)).toContainEqual([field, `ruleSets.wrong.${key}`]));

  test('15 % on staff that is a rate is fine, and so is 40 % on staff that is paid', () => {
    expect(problems(model({ steps: [step(200, ['travel'], 'staff'), step(150, ['staff'])], covers: ['staff'] }))).toEqual([]);
    expect(problems(model({ steps: [step(400, ['staff'])], covers: ['travel'] }))).toEqual([]);
  });
});

describe('the other figures of money', () => {
  const fund = (change: object) => withMoney({ funds: { 'eu-social-fund': { ...money.funds['eu-social-fund']!, ...change } } });
  const hours = (change: object) => withMoney({ hours: { ...money.hours, ...change } });
  const aid = (change: object) => withMoney({ aid: { ...money.aid!, categories: [{ ...money.aid!.categories[0]!, id: 'a', ...change }] } });
  const deMinimis = (change: object) => withMoney({ aid: { categories: [], deMinimis: { ...money.aid!.deMinimis!, ...change } } });
  const share = (change: object) => withMoney({ commitments: { demand: 'share', minSharePermille: 500, restWithinDays: 14, ...change } });
  test.each<[string, RuleSetValues, string, string]>([
    ['a fund’s share above that of the EU', fund({ maxSharePermille: 401 }), 'money.funds.eu-social-fund.maxSharePermille', 'aboveEu'],
    ['smallest above largest', fund({ minGrantOere: 101, maxGrantOere: 100 }), 'money.funds.eu-social-fund.maxGrantOere', 'minAboveMax'],
    ['smallest of nothing', fund({ minGrantOere: 0 }), 'money.funds.eu-social-fund.minGrantOere', 'zero'],
    ['an unknown focus area', fund({ focusAreaIds: ['moon'] }), 'money.funds.eu-social-fund.focusAreaIds', 'focusArea'],
    ['an unknown fund', withMoney({ funds: { moon: money.funds['eu-social-fund']! } }), 'money.funds.moon.maxSharePermille', 'fund'],
    ['a norm of no hours', hours({ annualNorm: 0 }), 'money.hours.annualNorm', 'hours'],
    ['more hours than a year has', hours({ annualCeiling: 8785 }), 'money.hours.annualCeiling', 'hours'],
    ['more hours than a month has', hours({ monthlyCeilingHundredths: 74_401 }), 'money.hours.monthlyCeilingHundredths', 'monthHours'],
    ['an hour for nothing', hours({ standardRateOere: 0 }), 'money.hours.standardRateOere', 'zero'],
    ['a large company with more than a small one', aid({ maxPermille: { small: 500, medium: 500, large: 501 } }), 'aid.a.maxPermille.large', 'largerGetsMore'],
    ['aid above the whole', aid({ maxPermille: { small: 1001, medium: 1, large: 1 } }), 'aid.a.maxPermille.small', 'share'],
    ['aid until a day that is none', aid({ validTo: '2026-02-30' }), 'aid.a.validTo', 'date'],
    ['no ceiling', deMinimis({ ceilingEurCents: 0 }), 'money.aid.deMinimis.ceilingEurCents', 'zero'],
    ['a rate from nowhere', deMinimis({ eurRate: { kronerE5: 746_038, source: '', on: '2026-11-22' } }), 'money.aid.deMinimis.eurRate.source', 'source'],
    ['a part of nothing', share({ minSharePermille: 0 }), 'money.commitments.minSharePermille', 'commitmentShare'],
    ['the rest at once', share({ restWithinDays: 0 }), 'money.commitments.restWithinDays', 'commitmentDays'],
  ])('%s', (_, set, field, key) => expect(problems(set)).toEqual([[field, `ruleSets.wrong.${key}`]]));

  test('the ends are fine: exactly the EU share, smallest as largest, all the hours of a leap year', () => {
    expect(problems(fund({ maxSharePermille: 400, minGrantOere: 100, maxGrantOere: 100 }))).toEqual([]);
    expect(problems(hours({ annualCeiling: 8784, monthlyCeilingHundredths: 74_400 }))).toEqual([]);
    expect(problems(share({ minSharePermille: 1000, restWithinDays: 0 }))).toEqual([]);
  });

  test('every message is there in both languages', () => {
    const wrong = ruleSetProblems({ ...fund({ maxSharePermille: 2000, minGrantOere: 0 }), panelSize: 0, euFundIds: ['x'] }, known);
    expect(wrong).not.toEqual([]);
    for (const lang of ['da', 'en'] as const) for (const { field } of wrong) expect(messagesIn(ruleSetErrorTexts, lang, wrong)(field)).not.toBeNull();
  });
});
