import { describe, expect, test } from '@jest/globals';
import { readTime, typedTime } from './call-time.rules.js';

describe('a time of day as it is typed', () => {
  test.each([
    ['12.00.00', '12:00:00'],
    ['12.00', '12:00:00'],
    ['12', '12:00:00'],
    ['9.30', '09:30:00'],
    ['00:00:00', '00:00:00'],
    ['23.59.59', '23:59:59'],
    [' kl. 11.58.07 ', '11:58:07'],
  ])('%j is %s', (text, time) => {
    expect(readTime(text)).toEqual({ ok: true, time });
  });

  test.each([
    ['', 'empty'],
    ['  ', 'empty'],
    ['24.00', 'hour'],
    ['24.00.00', 'hour'],
    ['12.60', 'minute'],
    ['12.00.60', 'second'],
    ['12.0', 'unreadable'],
    ['12,00', 'unreadable'],
    ['noon', 'unreadable'],
    ['-1.00', 'unreadable'],
    ['12.00.00.000', 'unreadable'],
    ['١٢.٠٠', 'unreadable'],
    ['1'.repeat(1_000_000), 'unreadable'],
  ])('%.20j is refused', (text, problem) => {
    expect(readTime(text)).toEqual({ ok: false, problem });
  });

  test('is shown as it would be typed', () => {
    expect(typedTime('11:58:07')).toBe('11.58.07');
  });
});
