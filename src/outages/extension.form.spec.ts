import { describe, expect, it } from '@jest/globals';
import { timeIn, timeOf } from './extension.form.js';
import { durationText } from './duration.page.js';

describe('a time of day', () => {
  it.each([
    ['12.00', '12:00:00'],
    [' 9:30 ', '09:30:00'],
    ['23.59.59', '23:59:59'],
    ['00.00', '00:00:00'],
    ['24.00', null],
    ['12', null],
    ['12.60', null],
    ['12.00.60', null],
    ['kl. 12.00', null],
    ['', null],
  ])('%s is read as %s', (text, time) => expect(timeIn(text)).toBe(time));

  it('stands in the field as it is read, in summer and winter', () => {
    expect(timeOf(new Date('2027-02-01T11:00:00Z'))).toBe('12.00');
    expect(timeOf(new Date('2027-07-01T10:00:30Z'))).toBe('12.00.30');
    expect(timeIn(timeOf(new Date('2027-02-01T00:05:00Z')))).toBe('01:05:00');
  });
});

it.each([
  [0, '0 sekunder', '0 seconds'],
  [45_999, '45 sekunder', '45 seconds'],
  [60_000, '1 minut', '1 minute'],
  [3_601_000, '1 time og 1 sekund', '1 hour and 1 second'],
  [90_061_000, '25 timer, 1 minut og 1 sekund', '25 hours, 1 minute and 1 second'],
])('%d ms are told in words', (ms, da, en) => expect([durationText('da', ms), durationText('en', ms)]).toEqual([da, en]));
