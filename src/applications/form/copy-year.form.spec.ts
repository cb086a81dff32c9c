import { expect, test } from '@jest/globals';
import { copiedYear, yearsIn } from './copy-year.form.js';

const years = [2027, 2028, 2029];
const form = {
  'costs[0].id': 'a', 'costs[0].year': '2027', 'costs[0].amount': '1,5 mil', 'costs[0].description': 'Løn',
  'costs[3].id': 'b', 'costs[3].year': '2028', 'costs[3].amount': '2',
  'costs[4].id': 'c', 'costs[4].year': '2027', 'costs[4].amount': '',
};

test('copies the lines of a year as they are typed, under names of their own, after the last', () => {
  const copied = copiedYear({ ...form, copy: '2027' }, years)!;
  expect(copied).toMatchObject({ from: 2027, count: 2, posted: { ...form, 'costs[5].year': '2028', 'costs[5].amount': '1,5 mil', 'costs[5].description': 'Løn', 'costs[6].year': '2028', 'costs[6].amount': '' } });
  const ids = ['costs[0].id', 'costs[4].id', 'costs[5].id', 'costs[6].id'].map((name) => copied.posted[name]);
  expect(new Set(ids).size).toBe(4);
});

test.each(['2029', '2030', '', '__proto__', '27'])('%j is no year that another one follows', (copy) => {
  expect(copiedYear({ ...form, copy }, years)).toBeNull();
});

test('offers the years that lines name, never the last', () => {
  expect(yearsIn([{ year: '2029' }, { year: '2028' }, { year: '' }, { year: '2026' }], years)).toEqual([2028]);
});
