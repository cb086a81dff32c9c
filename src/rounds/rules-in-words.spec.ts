import { describe, expect, test } from '@jest/globals';
import { ruleSet2011, ruleSetWithPlan } from '../seed/rounds-2011.js';
import { half, permille, rulesInWords, weighEqually } from './rules-in-words.js';

const rules = ruleSet2011.values;

describe('figures', () => {
  test.each([
    [500, '50 %'],
    [375, '37,5 %'],
    [1000, '100 %'],
  ])('%i thousandths are %s', (share, text) => expect(permille('da', share)).toBe(text));
  test.each([
    [0, '0'],
    [9, '4,5'],
    [10, '5'],
  ])('%i half points are %s', (points, text) => expect(half('da', points)).toBe(text));
});

test('the rules of 2011 are said in both languages with their figures', () => {
  expect(rulesInWords('da', rules)).toContain('EU-midler kan højst dække 50 % af projektets samlede udgifter. Beløbet rundes ned.');
  expect(rulesInWords('da', rules)).toContain('Der kan vedhæftes op til 20 filer på højst 10 MB hver.');
  expect(rulesInWords('en', rules)).toContain('3 members of the expert panel assess each application.');
  expect(rulesInWords('en', rules)).toContain('All criteria weigh the same.');
});

test('required sectors are named where the rule set has some', () => {
  const strict = { ...rules, requiredSectors: ['company', 'knowledge', 'public'] };
  expect(rulesInWords('da', strict)).toContain('Partnerne omfatter virksomheder, videninstitutioner og offentlige myndigheder.');
});

test('different weights are not called equal', () => {
  expect(weighEqually({ weights: { a: 1, b: 2 } })).toBe(false);
});

test('goals and activities are said where the rule set asks for them, each kind for itself', () => {
  const none = rulesInWords('da', rules);
  expect(none.some((rule) => /effektmål|aktivitet/.test(rule))).toBe(false);
  expect(rulesInWords('da', ruleSetWithPlan.values)).toContain('Projektet har mindst 1 resultatmål og mindst 1 effektmål, hvert med indikator, slutværdi, år og kilde.');
  expect(rulesInWords('en', { ...rules, minResultGoals: 2, minActivities: 3 })).toEqual(expect.arrayContaining([
    'The project has at least 2 result goals, each with an indicator, a final value, a year and a source.',
    'The plan has at least 3 activities with a milestone within the project period.',
  ]));
});
