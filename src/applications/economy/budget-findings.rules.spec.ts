import { describe, expect, test } from '@jest/globals';
import type { MoneyRules } from '../../rounds/index.js';
import { aDraft, aFrame } from '../draft.example.js';
import type { Draft, Frame } from '../draft.rules.js';
import { findingText } from '../form/message.page.js';
import { missingBeforeSubmit, remarksOn } from '../submission/submission.rules.js';

const money: MoneyRules = {
  categories: ['staff', 'in-kind', 'external'],
  costModels: [{ id: 'flat', nameDa: '40 %', nameEn: '40%', steps: [], covers: ['external'], basis: 'Artikel 56' }],
  byYear: true,
  hours: { annualNorm: 1720, annualCeiling: 1720, monthlyCeilingHundredths: 16033, standardRateOere: 25_000, basis: 'Artikel 55.' },
  funds: { regional: { maxSharePermille: 125, minGrantOere: null, maxGrantOere: null, focusAreaIds: ['skills'], basis: 'Artikel 4' } },
  aid: null,
  commitments: { demand: 'none', minSharePermille: 0, restWithinDays: 0 },
  incentiveEffect: { basis: 'Artikel 6' },
};
const strict = (changed: Partial<Frame> = {}): Frame => ({ ...aFrame({ money }), ...changed });
const [line] = aDraft().costs;
const withLine = (changed: Partial<NonNullable<typeof line>>): Draft => aDraft({ costs: [{ ...line!, year: 2027, ...changed }] });
const errors = (draft: Draft, frame = strict()) => missingBeforeSubmit(draft, frame).map((finding) => ({ ...finding, da: findingText('da', finding), en: findingText('en', finding) }));
const oneOf = (draft: Draft, code: string, frame = strict()) => errors(draft, frame).find(({ key }) => key === `finding.${code}`);

describe('a check in words names the rule, its source, the numbers, whose it is and the field to go to', () => {
  test('a line that the flat rate covers already', () => {
    expect(oneOf(withLine({ category: 'external' }), 'covered-by-flat-rate')).toMatchObject({
      section: 'budget',
      field: 'costs[0].category',
      broken: true,
      da: 'Linje 1 (Kommunen: Løn): Den faste sats »40 %« dækker allerede »Ekstern bistand«, så udgiften må ikke også stå som sin egen linje. Sæt linjen 100.000 kr. ned, eller vælg en anden beregning af udgifterne. Kilde: Artikel 56.',
    });
  });
  test('a category the round does not pay for', () => {
    expect(oneOf(withLine({ category: 'travel' }), 'category-not-allowed')?.en).toBe('Line 1 (Kommunen: Løn): The round does not pay for “Travel”. Move DKK 100,000 to one of these: Staff, Working hours in kind. Or remove the line. Source: Rule set rules, version 1.');
  });
  test('a line without a year lacks something; one outside the project breaks a rule', () => {
    expect(oneOf(withLine({ year: null }), 'year-missing')).toMatchObject({ broken: false, field: 'costs[0].year', da: 'Linje 1 (Kommunen: Løn): Vælg det år, udgiften falder i. Projektet løber 2027-2029. Kilde: Regelsæt rules, version 1.' });
    expect(oneOf(withLine({ year: 2031 }), 'year-outside-period')).toMatchObject({ broken: true, da: expect.stringContaining('ligger i 2031, men projektet løber 2027-2029. Vælg 2029') });
  });
  test('more hours than there are', () => {
    const found = oneOf(withLine({ hours: '1720.5', annualCostOere: 600_000_00n }), 'hours-over-annual-ceiling');
    expect(found?.da).toBe('Linje 1 (Kommunen: Løn): 1.720,5 timer i 2027 er 0,5 for mange. 1 person må højst have 1.720. Sæt timerne 0,5 ned, eller skriv, at mindst 2 personer deler dem. Kilde: Artikel 55.');
  });
  test('hours that count nothing yet', () => {
    expect(oneOf(withLine({ category: 'in-kind' }), 'standard-rate-hours-missing')?.da).toBe('Linje 1 (Kommunen: Løn): Timer uden løn fra projektet tæller 250 kr. hver. Indtast antallet af timer. 100.000 kr. svarer til højst 400 timer. Kilde: Artikel 55.');
    expect(oneOf(withLine({ hours: '10', amountOere: 0n }), 'hours-without-rate')).toMatchObject({ field: 'costs[0].annualCost', da: expect.stringContaining('De 10 timer tæller intet') });
  });
  test('a share is named with the amount it allows, and half per mille are not lost', () => {
    expect(oneOf(withLine({}), 'fund-share-too-large')).toMatchObject({
      section: 'financing',
      field: 'fund.regional',
      da: 'regional må højst betale 12,5 % af budgettet på 100.000 kr., det vil sige 12.500 kr. Der er søgt 40.000 kr. Søg 27.500 kr. mindre derfra, og find dem et andet sted. Kilde: Regelsæt rules, version 1: Lov om det hele.',
    });
  });
  test('an amount below 0 is on the line of its page: funds have a field each', () => {
    const [fund, own] = aDraft().financing;
    expect(oneOf(aDraft({ financing: [fund!, { ...own!, amountOere: -1n }] }), 'negative-amount')).toMatchObject({ field: 'financing[0].amount', da: expect.stringContaining('linje 1 (Universitetet) er -0,01 kr.') });
  });
});

test('a fund is asked for no more than it has left; one of which nothing is known is not assessed', () => {
  const left = (oere: bigint) => oneOf(withLine({}), 'pool-exceeded', strict({ poolLeftOere: { regional: oere } }));
  expect(left(40_000_00n)).toBeUndefined();
  expect(left(39_999_99n)?.en).toBe('regional has DKK 39,999.99 to hand out in the round, and you have applied for DKK 40,000. Apply for DKK 0.01 less from it and find it elsewhere.');
  expect(oneOf(withLine({}), 'pool-exceeded')).toBeUndefined();
});

test('the same fault in very many lines is named for some and counted for the rest', () => {
  const costs = Array.from({ length: 23 }, (_, at) => ({ ...line!, id: `c${at}` }));
  const found = errors(aDraft({ costs }));
  expect(found.filter(({ key }) => key === 'finding.year-missing')).toHaveLength(20);
  expect(found.find(({ key }) => key === 'finding.more-alike')).toMatchObject({ field: 'costs[20].year', da: 'Det samme gælder 3 linjer mere, først linje 21 (Kommunen: Løn).' });
});

test('in a long budget a line is numbered and found in its part of it', () => {
  const own = Array.from({ length: 61 }, (_, at) => ({ ...line!, id: `a${at}`, year: at < 30 ? 2027 : 2028 }));
  const found = errors(aDraft({ costs: [...own, { ...line!, id: 'b', partnerId: 'p2', year: 2031 }, { ...line!, id: 'c', year: 2031 }] })).filter(({ key }) => key === 'finding.year-outside-period');
  expect(found.map(({ field, params, scope }) => [field, params.line, scope])).toEqual([
    ['costs[0].year', 1, { partnerId: 'p2', year: null }],
    ['costs[0].year', 1, { partnerId: 'p1', year: '2031' }],
  ]);
});

describe('advice', () => {
  const advice = (draft: Draft, sentOn: string | null) => remarksOn(draft, strict(), sentOn).map((finding) => findingText('da', finding));
  test('a fund for another focus area', () => {
    expect(advice(withLine({}), null)).toContain('regional støtter projekter inden for »Kompetencer«, og ansøgningen har ikke valgt noget af det. Vælg indsatsområdet, hvis projektet hører under det, eller søg de 40.000 kr. fra en anden fond. Kilde: Artikel 4.');
    expect(advice({ ...withLine({}), focusAreaIds: ['skills'] }, null).join()).not.toContain('støtter projekter');
  });
  test('hours of several lines, and hours as co-financing, that are more than one person has', () => {
    const [fund, own] = aDraft().financing;
    const costs = ['a', 'b'].map((id) => ({ ...line!, id, year: 2028, hours: '1000', annualCostOere: 172_000_00n }));
    const brought = { ...own!, kind: 'working-hours', hours: '4000', amountOere: 1_000_000_01n } as const;
    expect(advice(aDraft({ costs, financing: [fund!, brought] }), null)).toEqual(expect.arrayContaining([
      'Kommunen har 2.000 timer i 2028 fordelt på 2 linjer, den første er linje 1. Det er 280 mere, end én person kan have (1.720). Skriv i linjerne, hvor mange personer der deler timerne: mindst 2 i alt. Kilde: Artikel 55.',
      'Bidrag 1 (Universitetet): 4.000 timer er sat til 1.000.000,01 kr., det vil sige 250,01 kr. i timen. Standardsatsen er 250 kr., og så er timerne 1.000.000 kr. værd. Sæt beløbet 0,01 kr. ned, eller vær klar til at begrunde det. Kilde: Artikel 55.',
    ]));
    const many = { ...brought, hours: '6000' };
    expect(advice(aDraft({ costs, financing: [fund!, many] }), null).join()).toContain('Universitetet bidrager med 6.000 timer. Det er ');
  });
  test('a start before it is sent in, from the very next day', () => {
    expect(advice(withLine({}), '2027-04-02').join()).toContain('Projektet begynder 1. april 2027, før ansøgningen er sendt ind. Støtte skal som hovedregel være søgt, før arbejdet går i gang. Lad det begynde tidligst 2. april 2027. Kilde: Artikel 6.');
    expect(advice(withLine({}), '2027-04-01').join()).not.toContain('før ansøgningen');
    expect(advice(withLine({}), null).join()).not.toContain('før ansøgningen');
  });
  test('krone for krone without anything to match it', () => {
    const [fund, own] = aDraft().financing;
    expect(advice({ ...withLine({}), financing: [fund!, { ...own!, isConditional: true }] }, null).join()).toContain('Krone til krone: Af 60.000 kr. tæller kun 0 kr., for resten har intet at blive matchet af. Find 60.000 kr. mere uden betingelse');
  });
});
