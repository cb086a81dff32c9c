import { expect, it } from '@jest/globals';
import { isWorkingDay, nextWorkingDay } from './working-days.js';

it.each([
  ['2026-11-23', '2026-11-24', 'a Monday'],
  ['2026-11-27', '2026-11-30', 'a Friday'],
  ['2026-12-23', '2026-12-28', 'before Christmas'],
  ['2026-12-30', '2027-01-04', 'before New Year'],
  ['2027-03-24', '2027-03-30', 'before Easter 2027'],
  ['2011-04-20', '2011-04-26', 'before Easter 2011'],
  ['2026-05-13', '2026-05-15', 'before Ascension Day'],
  ['2026-05-22', '2026-05-26', 'before Whitsun'],
  ['2026-06-04', '2026-06-08', 'before Constitution Day'],
  ['2023-05-04', '2023-05-08', 'the last day of prayer'],
  ['2024-04-25', '2024-04-26', 'no day of prayer any more'],
])('after %s comes %s: %s', (after, next) => {
  expect(nextWorkingDay(after)).toBe(next);
});

it('no year has fewer than 245 or more than 256 working days', () => {
  for (let year = 2007; year <= 2050; year += 4) {
    let days = 0;
    for (let day = `${year - 1}-12-31`; (day = nextWorkingDay(day)).startsWith(String(year)); ) {
      expect(isWorkingDay(day)).toBe(true);
      days += 1;
    }
    expect(days).toBeGreaterThanOrEqual(245);
    expect(days).toBeLessThanOrEqual(256);
  }
});
