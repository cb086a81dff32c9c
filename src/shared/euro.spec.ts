import { expect, test } from '@jest/globals';
import { formatEuro } from './euro.js';

test('euro are shown to the cent, in the reader’s notation', () => {
  expect([formatEuro(20_000_00n, 'da'), formatEuro(20_000_00n, 'en')]).toEqual(['20.000,00 euro', 'EUR 20,000.00']);
  expect([formatEuro(300_000_01n, 'da'), formatEuro(5n, 'en')]).toEqual(['300.000,01 euro', 'EUR 0.05']);
});
