import { describe, expect, test } from '@jest/globals';
import { aimInWords, baselineInWords } from './measure-in-words.js';
import type { Baseline, Measure } from './measure.rules.js';

const none: Baseline = { status: 'none', year: null, value: null, unit: null, qualifier: null, noteDa: null, noteEn: null };
const share: Measure = {
  id: 'share',
  indicatorDa: 'Andel',
  indicatorEn: 'Share',
  kind: 'share',
  unit: 'percent',
  direction: 'up',
  baseline: none,
  targetYear: 2013,
  targetValue: '27',
  comparator: 'reach',
  targetNoteDa: null,
  targetNoteEn: null,
  longTermYear: null,
  longTermValue: null,
  longTermComparator: null,
  comparisonDa: null,
  comparisonEn: null,
};

describe('what is to be reached', () => {
  test.each<[string, Partial<Measure>, string, string]>([
    ['a share going up', {}, 'op på 27 %', 'reach 27%'],
    ['a share going down', { direction: 'down', targetValue: '20' }, 'ned på 20 %', 'fall to 20%'],
    ['more than a value', { comparator: 'above', targetValue: '50' }, 'over 50 %', 'above 50%'],
    ['close to a value', { comparator: 'approach', targetValue: '20' }, 'tæt på 20 %', 'close to 20%'],
    ['a yearly rate', { kind: 'annual-growth-rate', targetValue: '5.3' }, 'op på 5,3 % om året', 'reach 5.3% a year'],
    ['at least a rate', { kind: 'annual-growth-rate', comparator: 'at-least', targetValue: '4' }, 'mindst 4 % om året', 'at least 4% a year'],
    ['a change', { kind: 'change-since-baseline-year', targetValue: '9', baseline: { ...none, year: 2007 } }, '9 % mere end i 2007', '9% more than in 2007'],
  ])('%s', (_name, given, da, en) => {
    expect(aimInWords('da', { ...share, ...given }).text).toBe(da);
    expect(aimInWords('en', { ...share, ...given }).text).toBe(en);
  });

  test('a later target and a comparison stand below', () => {
    const given: Measure = { ...share, longTermYear: 2015, longTermValue: '95', longTermComparator: 'reach', comparisonDa: 'Niveauet i Stockholm' };
    expect(aimInWords('da', given).sub).toBe('På længere sigt op på 95 % i 2015. Niveauet i Stockholm.');
  });
});

describe('a baseline', () => {
  const said = (given: Partial<Baseline>) => baselineInWords('da', { baseline: { ...none, ...given } });

  test.each<[string, Partial<Baseline>, string]>([
    ['stated', { status: 'stated', year: 2009, value: '23.4', unit: 'percent' }, '23,4 % i 2009'],
    ['rounded', { status: 'stated-approximate', year: 2007, value: '10000', unit: 'employees', qualifier: 'just-under' }, 'knap 10.000 ansatte i 2007'],
    ['expected', { status: 'stated-forecast', year: 2009, value: '651', unit: 'applications-per-year' }, 'forventet 651 ansøgninger om året i 2009'],
    ['in billions', { status: 'stated', year: 2007, value: '8000000000', unit: 'DKK' }, '8 mia. kr. i 2007'],
    ['without a year', { status: 'value-only', value: '1.7', unit: 'percent' }, '1,7 % (årstal ikke angivet)'],
    ['that is a year only', { status: 'year-only', year: 2008 }, 'ikke angivet'],
    ['that is missing', {}, 'ikke angivet'],
  ])('%s', (_name, given, text) => expect(said(given).text).toBe(text));

  test('a level is told, but it is no baseline', () => {
    const level = said({ status: 'level-only', year: 2008, value: '3701', unit: 'workplaces', noteDa: 'Niveau, ikke vækstrate' });
    expect(level).toEqual({ text: 'ikke angivet', sub: 'Kun et niveau: 3.701 arbejdssteder i 2008. Niveau, ikke vækstrate.' });
  });
});
