import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseCvr } from './cvr.js';

test.each(['13748136', '10150817', '40084606', '24256790', '13585628'])('%s is valid', (cvr) => {
  expect(parseCvr(cvr)).toEqual({ ok: true, cvr });
});

test.each(['DK 10 15 08 17', 'dk10150817', ' 10150817 ', '10\u00a015\u00a008\u00a017'])('%j is 10150817', (text) => {
  expect(parseCvr(text)).toEqual({ ok: true, cvr: '10150817' });
});

test.each([
  ['', 'empty'],
  ['DK', 'empty'],
  ['1015081', 'not-eight-digits'],
  ['101508170', 'not-eight-digits'],
  ['1015081A', 'not-digits'],
  ['SE10150817', 'not-digits'],
  ['１０１５０８１７', 'not-digits'],
  ['00000000', 'zero'],
  ['12345678', 'check-digit'],
  ['24256791', 'check-digit'],
  ['35254119', 'check-digit'],
])('%j is refused: %s', (text, problem) => {
  expect(parseCvr(text)).toEqual({ ok: false, problem });
});

test('prefix 1000005 has no valid check digit', () => {
  for (let digit = 0; digit < 10; digit += 1) expect(parseCvr(`1000005${digit}`).ok).toBe(false);
});

test('a valid number with one digit changed is never valid', () => {
  const change = fc.tuple(fc.integer({ min: 0, max: 7 }), fc.integer({ min: 1, max: 9 }));
  fc.assert(
    fc.property(change, ([at, by]) => {
      const digits = [...'13748136'];
      digits[at] = String((Number(digits[at]) + by) % 10);
      expect(parseCvr(digits.join('')).ok).toBe(false);
    }),
  );
});
