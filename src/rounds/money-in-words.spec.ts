import { describe, expect, test } from '@jest/globals';
import { ruleSets } from '../seed/rule-sets.js';
import { euro, moneyInWords, scaledDown } from './money-in-words.js';

const world = {
  funds: [{ id: 'eu-social-fund', nameDa: 'Socialfonden', nameEn: 'Social Fund' }],
  focusAreas: [{ id: 'talent-skills', nameDa: 'Talent', nameEn: 'Talent' }],
};
const money = (id: string) => ruleSets.find((set) => set.id === id)!.values.money!;

describe('figures', () => {
  test.each([
    [16_033, 2, '160,33', '160.33'],
    [746_038, 5, '7,46038', '7.46038'],
    [30_000_000, 2, '300.000', '300,000'],
    [5, 2, '0,05', '0.05'],
    [0, 2, '0', '0'],
  ])('%i with %i decimals', (value, decimals, da, en) => {
    expect([scaledDown('da', value, decimals), scaledDown('en', value, decimals)]).toEqual([da, en]);
  });
  test('euro', () => expect([euro('da', 30_000_001), euro('en', 30_000_001)]).toEqual(['300.000,01 euro', 'EUR 300,000.01']));
});

describe('the money rules', () => {
  test('of 2014-20 from 2018: rates, hours a month and the standard rate', () => {
    const { rules, models, modelsLead } = moneyInWords('da', money('structural-funds-2014-20-v2'), world);
    expect(rules).toEqual(expect.arrayContaining([
      'Én person kan højst have 160,33 timer om måneden.',
      'Timer uden løn fra projektet tæller med 250 kr. hver.',
      'Socialfonden støtter projekter inden for »Talent«.',
    ]));
    expect(modelsLead).toBe('Udgifterne regnes efter en af disse modeller, som ansøgningen vælger:');
    expect(models[1]).toBe('Tillæg på løn og revision alene: 18 % af løn og revision lægges til som indirekte udgifter.');
  });

  test('of 2021-27: a rate after a rate, and what the rate covers', () => {
    const { models, rules } = moneyInWords('en', money('structural-funds-2021-27-v2'), world);
    expect(models[3]).toBe('Staff as a share of other direct costs, then indirect costs as a share of that staff: 20% of all direct costs except staff is added as staff costs, then 15% of staff is added as indirect costs. The rate covers staff, which therefore cannot stand in the budget.');
    expect(rules).toContain('A company (group) can receive at most EUR 300,000 in de minimis aid over three rolling years, counted back from the grant.');
  });

  test('say what is demanded of the partners, and nothing where nothing is', () => {
    const said = (id: string) => moneyInWords('da', money(id), world).rules.filter((rule) => rule.includes('bekræfte'));
    expect(said('growth-forum-2026-commitments')).toEqual(['Når ansøgningen sendes ind, har partnerne tilsammen bekræftet mindst 50 % af medfinansieringen. Resten bekræftes senest 14 dage efter fristen.']);
    expect(said('structural-funds-2007-13')).toEqual([]);
  });

  test('rest on something, each of them', () => {
    const { bases } = moneyInWords('da', money('structural-funds-2007-13'), world);
    expect(bases.map((basis) => basis.split(':')[0])).toEqual(['Faktiske udgifter', 'Indirekte udgifter som andel af de direkte', 'Timer', 'Socialfonden', 'De minimis-støtte', 'Projektets begyndelse']);
  });
});
