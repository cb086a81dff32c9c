import { expect, test } from '@jest/globals';
import { monthsOf, yearsOf } from './period.rules.js';

const period = { startsOn: '2011-11-30', endsOn: '2013-02-01' };

test('a project has the years and months it has a day in', () => {
  expect(yearsOf(period)).toEqual({ first: 2011, last: 2013 });
  expect([2010, 2011, 2012, 2013, 2014].map((year) => monthsOf(period, year))).toEqual([0, 2, 12, 2, 0]);
  expect(monthsOf(period, null)).toBe(16);
  expect(monthsOf({ startsOn: '2012-02-29', endsOn: '2012-02-29' }, 2012)).toBe(1);
  expect(monthsOf({ startsOn: '2012-01-01', endsOn: '2012-12-31' }, 2012)).toBe(12);
});
