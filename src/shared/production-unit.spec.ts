import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseProductionUnit } from './production-unit.js';

test.each(['1003388394', ' 1003388394 ', '10 03 38 83 94', '1003\u00a0388\u00a0394'])('%j is 1003388394', (text) => {
  expect(parseProductionUnit(text)).toEqual({ ok: true, unit: '1003388394' });
});

test.each([
  ['', 'empty'],
  ['   ', 'empty'],
  ['100338839', 'not-ten-digits'],
  ['10033883940', 'not-ten-digits'],
  ['13748136', 'not-ten-digits'],
  ['100338839A', 'not-digits'],
  ['P1003388394', 'not-digits'],
  ['-003388394', 'not-digits'],
  ['１００３３８８３９４', 'not-digits'],
  ['0000000000', 'zero'],
])('%j is refused: %s', (text, problem) => {
  expect(parseProductionUnit(text)).toEqual({ ok: false, problem });
});

test('no check digit: any ten digits that are not all zero pass', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 1n, max: 9_999_999_999n }), (number) => {
      const unit = String(number).padStart(10, '0');
      expect(parseProductionUnit(unit)).toEqual({ ok: true, unit });
    }),
  );
});
