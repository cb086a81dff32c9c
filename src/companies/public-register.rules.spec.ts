import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { companyIn, named } from './public-register.rules.js';

const cvr = '13748136';
const here = { vejnavn: 'Prøvevej', husnummerFra: 12, postnummer: 9999, postdistrikt: 'Prøveby', landekode: 'DK' };
const answerWith = (facts: object, more: object = {}) => ({
  timed_out: false,
  _shards: { total: 6, successful: 6, failed: 0 },
  hits: { total: 1, hits: [{ _source: { Vrvirksomhed: { cvrNummer: Number(cvr), virksomhedMetadata: { nyesteNavn: { navn: 'Prøve A/S' }, sammensatStatus: 'NORMAL', ...facts }, ...more } } }] },
});

test.each([
  ['letter, floor and side', { ...here, bogstavFra: 'A', etage: '2', sidedoer: 'tv' }, 'Prøvevej 12A, 2. tv, 9999 Prøveby'],
  ['ground floor', { ...here, etage: 'st' }, 'Prøvevej 12, st., 9999 Prøveby'],
  ['a span of houses', { ...here, husnummerTil: 14, bogstavTil: 'B' }, 'Prøvevej 12-14B, 9999 Prøveby'],
  ['a village', { ...here, bynavn: 'Lille Prøve' }, 'Prøvevej 12, Lille Prøve, 9999 Prøveby'],
  ['blanks in a row and nulls', { ...here, vejnavn: ' Prøve   Vej ', etage: null, bynavn: null }, 'Prøve Vej 12, 9999 Prøveby'],
  ['abroad', { fritekst: '12 Test Street\nTestville', landekode: 'GB' }, '12 Test Street Testville, GB'],
  ['none', null, ''],
])('an address with %s', (_, nyesteBeliggenhedsadresse, address) => {
  expect(companyIn(answerWith({ nyesteBeliggenhedsadresse }), cvr)).toMatchObject({ address });
});

test('a sole trader’s bankruptcy stands in another place, and may be over', () => {
  const noted = (gyldigTil: string | null) => answerWith({ sammensatStatus: 'Aktiv', nyesteStatus: { kreditoplysningtekst: 'Konkurs', periode: { gyldigTil } } });
  expect(companyIn(noted(null), cvr)).toMatchObject({ status: 'bankrupt' });
  expect(companyIn(noted('2019-05-01'), cvr)).toMatchObject({ status: 'normal' });
});

test.each([
  ['the exact number before the interval', { nyesteErstMaanedsbeskaeftigelse: { antalAnsatte: 230, intervalKodeAntalAnsatte: 'ANTAL_200_499' } }, 'medium'],
  ['the interval', { nyesteErstMaanedsbeskaeftigelse: { antalAnsatte: null, intervalKodeAntalAnsatte: 'ANTAL_20_49' } }, 'small'],
  ['the year where months do not tell', { nyesteErstMaanedsbeskaeftigelse: null, nyesteAarsbeskaeftigelse: { intervalKodeAntalAnsatte: 'ANTAL_2_4' } }, 'micro'],
  ['nothing', {}, null],
])('size: %s', (_, facts, size) => {
  expect(companyIn(answerWith(facts), cvr)).toMatchObject({ size });
});

test('only units in use, each once; a name that is not told stays blank', () => {
  const link = (pNummer: number, gyldigTil: string | null) => ({ pNummer, periode: { gyldigFra: '2001-01-01', gyldigTil } });
  const company = companyIn(answerWith({}, { penheder: [link(1_003_388_395, null), link(1_000_000_001, '2010-01-01'), link(1_003_388_394, null), link(1_003_388_395, null)] }), cvr);
  if (typeof company === 'string') throw new Error(company);
  expect(company.productionUnits.map(({ number }) => number)).toEqual(['1003388394', '1003388395']);
  const unit = { pNummer: 1_003_388_395, produktionsEnhedMetadata: { nyesteNavn: { navn: 'Lageret' }, nyesteBeliggenhedsadresse: here } };
  expect(named(company.productionUnits, { hits: { hits: [{ _source: { VrproduktionsEnhed: unit } }] } })).toEqual([
    { number: '1003388394', name: '', address: '' },
    { number: '1003388395', name: 'Lageret', address: 'Prøvevej 12, 9999 Prøveby' },
  ]);
});

test('unknown is said only of a whole answer', () => {
  const none = { timed_out: false, _shards: { failed: 0 }, hits: { total: 0, hits: [] } };
  expect(companyIn(none, cvr)).toBe('unknown');
  expect(companyIn({ ...none, timed_out: true }, cvr)).toBe('garbled');
  expect(companyIn({ ...none, _shards: { failed: 1 } }, cvr)).toBe('garbled');
  expect(companyIn(answerWith({}), '10150817')).toBe('garbled');
});

test('nothing that comes in makes it throw', () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => expect(companyIn(value, cvr)).toBe('garbled')));
  fc.assert(fc.property(fc.jsonValue(), (value) => expect(companyIn({ hits: { hits: [value] } }, cvr)).toBe('garbled')));
  fc.assert(fc.property(fc.jsonValue(), fc.jsonValue(), (facts, penheder) => expect(companyIn({ hits: { hits: [{ _source: { Vrvirksomhed: { cvrNummer: cvr, virksomhedMetadata: facts, penheder } } }] } }, cvr)).toMatchObject({ cvr })));
});
