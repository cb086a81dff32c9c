import { describe, expect, test } from '@jest/globals';
import type { EarlierAid } from '../../budgets/index.js';
import { moneyRulesOf } from '../../budgets/index.js';
import type { AidRules } from '../../rounds/index.js';
import type { Draft } from '../draft.rules.js';
import { aDraft, aFrame } from '../draft.example.js';
import { aidFindings, aidRemarks, rateInWords } from './aid-finding.rules.js';
import { findingText } from './message.page.js';

const aid: AidRules = {
  categories: [{ id: 'training', nameDa: 'Uddannelse', nameEn: 'Training', basis: 'Artikel 31.', maxPermille: { small: 705, medium: 600, large: null }, validTo: '2026-12-31' }],
  deMinimis: { basis: '', ceilingEurCents: 300_000_00, window: 'rolling-3-years', eurRate: { kronerE5: 746038, source: 'Kilden.', on: '2026-11-22' } },
};
const frame = aFrame({ money: { ...moneyRulesOf({}), aid } });
const [town, university] = aDraft().partners;
/** The town costs 100,000 kr.; the fund pays 40,000 and the university's hours the rest. */
const draft = (ground: Partial<Draft['partners'][number]>, earlierAid: readonly EarlierAid[] = []): Draft => aDraft({ partners: [{ ...town!, size: 'medium', ...ground }, { ...university!, aidBasis: 'none' }], earlierAid });
const row = (more: Partial<EarlierAid> = {}): EarlierAid => ({ id: 'e1', partnerId: 'p1', receivedBy: '', authority: 'Styrelsen', grantedOn: '2026-02-01', currency: 'EUR', amountHundredths: 100n, ...more });
const said = (given: Draft, lang: 'da' | 'en' = 'da') => [...aidFindings(given, frame), ...aidRemarks(given, frame)].map((finding) => `${finding.section}#${finding.field} ${findingText(lang, finding)}`);

test('nothing is said where the rule set does not assess state aid', () => {
  expect([...aidFindings(draft({}), aFrame()), ...aidRemarks(draft({}), aFrame())]).toEqual([]);
});

describe('a ground', () => {
  test('that is missing or unknown is asked for beside the partner', () => {
    expect(said(draft({ aidBasis: '' }))).toEqual(['partners#partners[0].aidBasis Vælg, på hvilket grundlag Kommunen kan få offentlige penge.']);
    expect(said(draft({ aidBasis: 'gone' }), 'en')).toEqual(['partners#partners[0].aidBasis Choose another ground for public money to Kommunen. The one chosen is not in the rules of the round.']);
    expect(aidFindings(draft({ aidBasis: '' }), frame)[0]?.broken).toBe(false);
    expect(aidFindings(draft({ aidBasis: 'gone' }), frame)[0]?.broken).toBe(true);
  });
  test('of a category says the numbers, the provision and the smallest change, and that the category ends', () => {
    expect(said(draft({ aidBasis: 'training' }))).toEqual([
      'financing#fund.regional Kommunen får 100.000 kr. i offentlige penge til udgifter på 100.000 kr. Til »Uddannelse« kan en mellemstor virksomhed højst få 60 %, det vil sige 60.000 kr. Lad Kommunen betale 40.000 kr. mere selv, og sæt de offentlige penge lige så meget ned. Regel: Artikel 31.',
      'partners#partners[0].aidBasis »Uddannelse« kan kun gives til og med 31. december 2026, og mødet er 1. marts 2027. Kommunen kan få brug for et andet grundlag. Regel: Artikel 31.',
    ]);
    expect(said(draft({ aidBasis: 'training', size: 'small' }), 'en')[0]).toContain('a small enterprise can receive at most 70.5%, which is DKK 70,500.');
    expect(said(draft({ aidBasis: 'training', size: 'large' }), 'en')[0]).toContain('Kommunen is a large enterprise and cannot receive aid for “Training”, but receives DKK 100,000 of public money.');
  });
  test('without a size asks for it', () => {
    expect(said(draft({ aidBasis: 'training', size: '' }))[1]).toBe('partners#partners[0].size Vælg, hvor stor Kommunen er. Grænsen for støtten afhænger af størrelsen, så den er ikke vurderet. Regel: Artikel 31.');
  });
});

describe('de minimis', () => {
  const ground = { aidBasis: 'de-minimis' };
  test('is asked for where nothing is declared', () => {
    expect(said(draft(ground))).toEqual(['aid#earlierAid Skriv, hvilken de minimis-støtte Kommunen har fået før. Skriv 0, hvis der ingen er.']);
  });
  test('points to the row that lacks something, among everybody’s', () => {
    const other = row({ id: 'e0', partnerId: 'p2' });
    expect(said(draft(ground, [other, row({ authority: '', grantedOn: null })]))).toEqual([
      'aid#earlierAid[1].authority Indtast, hvilken myndighed der gav støtten i linje 2 (Kommunen).',
      'aid#earlierAid[1].grantedOn Indtast, hvornår støtten i linje 2 blev givet (Kommunen). Indtil da tæller den med.',
    ]);
    expect(said(draft(ground, [other, row({ grantedOn: '2027-03-02' })]))).toEqual(['aid#earlierAid[1].grantedOn Støtten i linje 2 (Kommunen) er dateret 2. marts 2027, efter mødet 1. marts 2027, og tæller derfor ikke med. Se efter, om datoen er rigtig.']);
  });
  test('above the ceiling names every figure and its rate', () => {
    expect(said(draft(ground, [row({ amountHundredths: 290_000_00n })]))).toEqual([
      'aid#earlierAid[0].amount Kommunen har fået 290.000,00 euro i de minimis-støtte fra 2. marts 2024 til 1. marts 2027, og projektet lægger 13.404,15 euro (100.000 kr.) til. Det bliver 303.404,15 euro, og loftet er 300.000,00 euro. Projektet kan højst give 10.000,00 euro. Lad Kommunen betale 25.396,20 kr. mere selv, og sæt de offentlige penge lige så meget ned. Kurs: 7,46038 kr. pr. euro (22. november 2026).',
    ]);
  });
  test('the rate is said to its last digit', () => {
    expect(rateInWords('en', { kronerE5: 50_000, source: '', on: '2026-11-22' })).toBe('DKK 0.50000 to the euro (22 November 2026)');
  });
});
