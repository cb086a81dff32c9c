import { expect, test } from '@jest/globals';
import { parseCvr } from '../shared/cvr.js';
import { parseProductionUnit } from '../shared/production-unit.js';
import { sectorOf, sizeOf, sizeOfInterval, statusOf } from './company.rules.js';
import { fictionalCompanies } from './fictional-companies.js';

test.each([
  ['NORMAL', 'normal'],
  ['Aktiv', 'normal'],
  ['Ophørt', 'ceased'],
  ['OPLØSTEFTERFUSION', 'ceased'],
  ['TVANGSOPLØST', 'ceased'],
  ['SLETTET', 'ceased'],
  ['UNDERKONKURS', 'bankrupt'],
  ['OPLØST EFTER KONKURS', 'bankrupt'],
  ['UNDERTVANGSOPLØSNING', 'closing'],
  ['UNDER_FRIVILLIG_LIKVIDATION', 'closing'],
  ['UNDERREKONSTRUKTION', 'closing'],
  ['UDENRETSVIRKNING', 'unclear'],
  ['', 'unclear'],
])('the status %j is %s', (word, status) => {
  expect(statusOf(word)).toBe(status);
});

test.each([
  ['a private limited company', 80, '620100', 'company'],
  ['a company that teaches', 60, '855900', 'company'],
  ['a municipality', 250, '841100', 'public'],
  ['a university of the state', 230, '854200', 'knowledge'],
  ['a ministry', 230, '841100', 'public'],
  ['an association', 110, '941100', 'organisation'],
  ['a research foundation', 100, '721900', 'knowledge'],
  ['a school that is a foundation', 90, '853200', 'knowledge'],
  ['a foundation that gives grants', 90, '643040', null],
  ['any other form', 280, '', null],
  ['no form', null, '854200', null],
])('%s', (_, form, industry, sector) => {
  expect(sectorOf(form, industry)).toBe(sector);
});

test.each([[0, 'micro'], [9, 'micro'], [10, 'small'], [49, 'small'], [50, 'medium'], [249, 'medium'], [250, 'large']])('%i employees: %s', (staff, size) => {
  expect(sizeOf(staff)).toBe(size);
});

test.each([
  ['ANTAL_0_0', 'micro'],
  ['ANTAL_5_9', 'micro'],
  ['ANTAL_10_19', 'small'],
  ['ANTAL_20_49', 'small'],
  ['ANTAL_100_199', 'medium'],
  // 200 are medium, 499 are large: the interval does not tell.
  ['ANTAL_200_499', null],
  ['ANTAL_500_999', 'large'],
  ['ANTAL_1000_999999', 'large'],
  ['ANTAL_1000_', 'large'],
  ['MANGE', null],
  ['', null],
])('the interval %j: %s', (code, size) => {
  expect(sizeOfInterval(code)).toBe(size);
});

test('every fictional company has a name, numbers of the right form, and no number is given twice', () => {
  const numbers = fictionalCompanies.flatMap(({ cvr, productionUnits }) => [cvr, ...productionUnits.map(({ number }) => number)]);
  expect(new Set(numbers).size).toBe(numbers.length);
  for (const { cvr, name, address, productionUnits } of fictionalCompanies) {
    expect(parseCvr(cvr)).toEqual({ ok: true, cvr });
    expect([name, address]).not.toContain('');
    for (const { number, name: unit } of productionUnits) {
      expect(parseProductionUnit(number)).toEqual({ ok: true, unit: number });
      expect(unit.startsWith(name)).toBe(true);
    }
  }
  expect(new Set(fictionalCompanies.map(({ status }) => status))).toEqual(new Set(['normal', 'closing', 'ceased', 'bankrupt']));
});
