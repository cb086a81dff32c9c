import { describe, expect, test } from '@jest/globals';
import type { Posted } from '../../platform/forms/index.js';
import { messagesFor } from './message.page.js';
import { Reading } from './reading.form.js';

const what = { key: 'what.cost.amount', line: 2 } as const;

/** What one reading gives, and the Danish message beside the field. */
function read<T>(posted: Posted, how: (reading: Reading) => T): { value: T; message: string | null } {
  const reading = new Reading(posted);
  const value = how(reading);
  const result = reading.result(null);
  return { value, message: result.ok ? null : messagesFor('da', result.errors)(result.errors[0]!.field) };
}

describe('an amount', () => {
  const amount = (text: string) => read({ a: text }, (reading) => reading.amount('a', what));
  test.each([
    ['1.234.567,50', 123_456_750n],
    ['1234', 123_400n],
    ['', null],
    ['999.999.999.999,99', 99_999_999_999_999n],
  ])('%s is read', (text, value) => {
    expect(amount(text)).toEqual({ value, message: null });
  });
  test.each([
    ['1.234,5o', 'Beløbet i linje 2 må kun bestå af cifre, punktum og komma, for eksempel 1.234,50. Du har skrevet »1.234,5o«.'],
    ['1,234,567', 'Skriv beløbet i linje 2 med punktum ved tusinder og komma før øre, for eksempel 1.234.567,50. Du har skrevet »1,234,567«.'],
    ['-1', 'Beløbet i linje 2 må ikke være negativt. Du har skrevet »-1«.'],
    ['9007199254740992', 'Beløbet i linje 2 må højst være 999.999.999.999,99 kr. Du har skrevet »9007199254740992«.'],
    ['1000000000000', 'Beløbet i linje 2 må højst være 999.999.999.999,99 kr. Du har skrevet »1000000000000«.'],
    ['1,255', 'Skriv beløbet i linje 2 med punktum ved tusinder og komma før øre, for eksempel 1.234.567,50. Du har skrevet »1,255«.'],
  ])('%s is refused', (text, message) => {
    expect(amount(text)).toEqual({ value: null, message });
  });
  test('one that is needed is asked for', () => {
    expect(read({ a: ' ' }, (reading) => reading.neededAmount('a', what)).message).toBe('Indtast beløbet i linje 2.');
  });
});

describe('a CVR number', () => {
  const cvr = (text: string) => read({ a: text }, (reading) => reading.cvr('a', { key: 'what.partner.cvr', line: 1 }));
  test('may be left out', () => expect(cvr('')).toEqual({ value: null, message: null }));
  test('loses spaces and DK', () => expect(cvr('DK 13 74 81 36').value).toBe('13748136'));
  test.each([
    ['1374813', 'skal have 8 cifre. Du har skrevet 7.'],
    ['1374813a', 'må kun bestå af cifre. Du har skrevet »1374813a«.'],
    ['00000000', 'må ikke være 00000000'],
    ['12345678', 'kontrolcifferet passer ikke'],
  ])('%s is refused', (text, part) => {
    expect(cvr(text).message).toContain(part);
  });
});

describe('a text', () => {
  const text = (value: string) => read({ a: value }, (reading) => reading.text('a', 5, { key: 'project.title.what' }));
  test('of exactly the limit passes', () => expect(text('æøåéñ').message).toBeNull());
  test('one over says how many to remove', () => {
    expect(text('æøåéñx').message).toBe('Projektets titel må højst være på 5 tegn. Du har skrevet 6, så fjern mindst 1.');
  });
  test('an accent typed as two code points counts as one character', () => expect(text('e\u0301e\u0301e\u0301e\u0301e\u0301').value).toBe('ééééé'));
});

describe('a text limited by words', () => {
  const text = (value: string, max = 50) => read({ a: value }, (reading) => reading.text('a', max, { key: 'project.summary.what' }, { maxWords: 3 }));
  test('of exactly the limit passes, however long the words', () => expect(text('Æbler og CO2-aftryk').message).toBeNull());
  test('one word over says how many to remove', () => {
    expect(text('fire ord er mange').message).toBe('Resuméet må højst være på 3 ord. Du har skrevet 4, så fjern mindst 1.');
  });
  test('the limit of characters holds as well', () => expect(text('to ord', 5).message).toContain('højst være på 5 tegn'));
});

describe('a date', () => {
  const date = (day: string, month: string, year: string) => read({ aDay: day, aMonth: month, aYear: year }, (reading) => reading.date('a', { key: 'project.startsOn.what' }));
  test('is read', () => expect(date('1', '3', '2027')).toEqual({ value: '2027-03-01', message: null }));
  test('may be left out', () => expect(date('', '', '')).toEqual({ value: null, message: null }));
  test.each([
    ['31', '4', '2027', 'Projektets startdato findes ikke i kalenderen. Ret dag eller måned.'],
    ['1', '', '2027', 'Projektets startdato mangler måneden. Indtast dag, måned og årstal.'],
    ['1', '13', '2027', 'I projektets startdato kan måneden ikke læses. Indtast dag, måned og årstal som tal, for eksempel 1 3 2027.'],
  ])('%s/%s/%s is refused', (day, month, year, message) => expect(date(day, month, year).message).toBe(message));
});

test('what people typed is quoted short', () => {
  expect(read({ a: 'x'.repeat(100) }, (reading) => reading.amount('a', what)).message).toContain(`»${'x'.repeat(30)} …«`);
});
