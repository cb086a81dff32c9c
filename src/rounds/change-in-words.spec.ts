import { describe, expect, it } from '@jest/globals';
import { changeInWords } from './change-in-words.js';
import { durationInWords } from './duration-in-words.js';

describe('a change of a call in words', () => {
  it('says from what to what, in both languages', () => {
    const change = { before: { closesAt: '2027-02-01T11:00:00.000Z', graceMs: 0, panelFrom: null, openTo: [], outageWindowMinutes: 240 }, after: { closesAt: '2027-02-02T11:00:00.000Z', graceMs: 90_000, panelFrom: '2027-03-01', openTo: ['company', 'public'], outageWindowMinutes: 90 } };
    expect(changeInWords('da', change)).toEqual([
      'Frist: fra 1. februar 2027 kl. 12.00.00 til 2. februar 2027 kl. 12.00.00.',
      'Respit: fra ingen til 90 sekunder.',
      'Panelet begynder: fra ikke angivet til 1. marts 2027.',
      'Hvem kan være leadpartner: fra alle til virksomheder og offentlige myndigheder.',
      'Nedetid regnes over: fra 4 timer til 90 minutter.',
    ]);
    expect(changeInWords('en', { before: { closedAt: null }, after: { closedAt: '2027-01-31T08:00:00.000Z' } })).toEqual(['Closed: from not stated to 31 January 2027 at 09:00:00.']);
  });

  it('says of what is too long only that it changed, and once', () => {
    const long = { callDa: 'x', callEn: 'x', poolsOere: {}, fundIds: [], ruleSetId: 'x' };
    expect(changeInWords('da', { before: long, after: long })).toEqual(['Opslagets tekst er ændret.', 'Fonde eller puljer er ændret.', 'Rundens regelsæt er ændret.']);
  });
});

describe('a duration in words', () => {
  it.each([
    [0, 'ingen'],
    [1, '1 millisekund'],
    [1500, '1500 millisekunder'],
    [90_000, '90 sekunder'],
    [60_000, '1 minut'],
    [7_200_000, '2 timer'],
  ])('%d ms', (ms, words) => {
    expect(durationInWords('da', ms)).toBe(words);
  });
});
