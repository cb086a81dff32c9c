import { expect, test } from '@jest/globals';
import { moneyRulesOf, type EarlierAid } from '../../budgets/index.js';
import { money2024 } from '../../seed/money-2021-27.js';
import type { Draft } from '../draft.rules.js';
import { aDraft } from '../draft.example.js';
import { aidTables } from './aid-tables.page.js';

const rules = { ...moneyRulesOf({}), aid: money2024.aid };
const [town, university] = aDraft().partners;
const row = (more: Partial<EarlierAid> = {}): EarlierAid => ({ id: 'e1', partnerId: 'p1', receivedBy: '', authority: 'Styrelsen', grantedOn: '2026-02-01', currency: 'EUR', amountHundredths: 100_00n, ...more });
const draft = (ground: Partial<Draft['partners'][number]>, more: Partial<Draft> = {}): Draft => aDraft({ partners: [{ ...town!, size: 'medium', ...ground }, { ...university!, aidBasis: 'none' }], ...more });
const tables = (given: Draft) => aidTables('da', given, rules, '2027-03-01');
const texts = ({ rows }: ReturnType<typeof tables>[number]) => rows.map(({ head, cells }) => [head, ...cells].map(({ text, sub }) => [text, sub].filter(Boolean).join(' | ').replaceAll('\u00a0', ' ')));
/** The verdict on the first partner. */
const verdict = (given: Draft) => texts(tables(given)[0]!)[0]!.at(-1);

test('nothing is shown where the rule set does not assess state aid', () => {
  expect(aidTables('da', draft({}), moneyRulesOf({}), '2027-03-01')).toEqual([]);
});

test.each<[string, Partial<Draft['partners'][number]>, Partial<Draft>]>([
  ['Grundlag mangler', { aidBasis: '' }, {}],
  ['Andet grundlag nødvendigt', { aidBasis: 'gone' }, {}],
  ['Intet at vurdere', { aidBasis: 'none' }, {}],
  ['Over grænsen', { aidBasis: 'training' }, {}],
  ['Over grænsen', { aidBasis: 'sme-fairs', size: 'large' }, {}],
  ['Over grænsen', { aidBasis: 'de-minimis' }, { earlierAid: [row({ amountHundredths: 300_000_00n })] }],
  ['Erklæring mangler', { aidBasis: 'de-minimis' }, {}],
  ['Erklæring mangler', { aidBasis: 'de-minimis' }, { earlierAid: [row({ grantedOn: null })] }],
  ['Ikke vurderet: størrelse mangler', { aidBasis: 'training', size: '' }, {}],
  ['Ikke vurderet endnu', { aidBasis: 'training' }, { financing: [] }],
  ['Inden for grænsen, men reglen udløber', { aidBasis: 'fundamental-research' }, {}],
  ['Inden for grænsen', { aidBasis: 'de-minimis' }, { earlierAid: [row()] }],
])('%s', (expected, ground, more) => {
  expect(verdict(draft(ground, more))).toBe(expected);
});

test('each partner’s money stands beside its limit', () => {
  const [first, second] = texts(tables(draft({ aidBasis: 'training', size: 'micro' }))[0]!);
  expect(first?.map((cell) => cell.split(' Udløber')[0])).toEqual(['Kommunen | Mikro (under 10 årsværk)', 'Uddannelse | Kommissionens forordning (EU) nr. 651/2014, artikel 31.', '100.000,00', '100.000,00 | 100,00 %', '70.000,00 | 70,0 %', 'Over grænsen']);
  expect(second).toEqual(['Universitetet', 'Ingen statsstøtte', '0,00', '0,00', '', 'Intet at vurdere']);
});

test('a ledger shows what counts, the sums, the room and the rate', () => {
  const earlierAid = [row({ receivedBy: 'Moderselskabet' }), row({ id: 'e2', grantedOn: '2024-03-01', currency: 'DKK' }), row({ id: 'e3', grantedOn: null, authority: '', amountHundredths: 0n })];
  const [, ledger] = tables(draft({ aidBasis: 'de-minimis' }, { earlierAid }));
  expect(ledger?.caption).toBe('Kommunen: de minimis-støtte fra 2. marts 2024 til 1. marts 2027');
  expect(texts(ledger!).slice(0, 8)).toEqual([
    ['Moderselskabet | Styrelsen', '100,00', '100,00 euro', '1. februar 2026 | tæller med'],
    ['Kommunen | Styrelsen', '13,41', '100,00 kr.', '1. marts 2024 | for længe siden, tæller ikke med'],
    ['Kommunen', '0,00', '0,00 euro', ''],
    ['Tæller med, i alt', '100,00', '', ''],
    ['Dette projekt', '13.404,15', '100.000,00 kr.', ''],
    ['I alt med dette projekt', '13.504,15', '', ''],
    ['Loft', '300.000,00', '', ''],
    ['Det meste, projektet kan give', '299.900,00', '', ''],
  ]);
  expect(texts(ledger!)[8]?.[0]).toContain('7,46038 kr. pr. euro (22. november 2026). Centralkursen');
});

test('declarations on another ground are shown, and said not to be assessed', () => {
  const [, ledger] = tables(draft({ aidBasis: 'none' }, { earlierAid: [row()] }));
  expect([ledger?.caption, texts(ledger!)]).toEqual(['Kommunen: støtte, der er erklæret, men ikke vurderet, fordi grundlaget er et andet', [['Kommunen | Styrelsen', '', '100,00 euro', '1. februar 2026']]]);
});

test('what this project gives is not known while costs and financing differ', () => {
  const [, ledger] = tables(draft({ aidBasis: 'de-minimis' }, { earlierAid: [], financing: [] }));
  expect(texts(ledger!)[1]).toEqual(['Dette projekt', 'Ikke vurderet endnu', '', '']);
});
