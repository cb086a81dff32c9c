import { describe, expect, test } from '@jest/globals';
import type { Company, LookUp } from '../../companies/index.js';
import { fill, rowAskedFor } from './company-lookup.rules.js';
import { lookUpAlert } from './partner.page.js';

const company: Company = { cvr: '99000775', name: 'Klarluft A/S', address: 'Vindfløjen 3', status: 'normal', form: 'Aktieselskab', sector: 'company', size: 'medium', productionUnits: [] };
const foundWith = (changed: Partial<Company> = {}, warning: (LookUp & { outcome: 'found' })['warning'] = null): LookUp => ({ outcome: 'found', company: { ...company, ...changed }, warning });
const row = 'partners[2]';
const cells = (given: Record<string, string>) => Object.fromEntries(Object.entries(given).map(([cell, value]) => [`${row}.${cell}`, value]));
const said = (filled: ReturnType<typeof fill>) => lookUpAlert('da', filled.lookedUp)?.text ?? null;

test.each([
  ['partners[0]', 'partners[0]'],
  ['partners[12]', 'partners[12]'],
  ['costs[0]', null],
  ['partners[0].cvr', null],
  ['', null],
])('the button %j asks for %j', (value, asked) => expect(rowAskedFor({ lookup: value })).toBe(asked));

describe('a company that is found', () => {
  test('fills an empty row and leaves every other field as it was typed', () => {
    const posted = { ...cells({ cvr: 'DK 99000775', role: ' Rolle ' }), 'partners[0].name': 'Den første', basis: '4' };
    expect(fill(posted, row, foundWith()).posted).toEqual({ ...posted, ...cells({ cvr: '99000775', name: 'Klarluft A/S', address: 'Vindfløjen 3', sector: 'company', size: 'medium' }) });
  });
  test('says what it replaces, and nothing where it is the same', () => {
    expect(said(fill(cells({ name: 'Klarluft' }), row, foundWith()))).toContain('Navnet var før »Klarluft«.');
    expect(said(fill(cells({ name: 'Klarluft A/S', address: 'Vindfløjen 3' }), row, foundWith()))).not.toContain('før »');
  });
  test('a sector and a size somebody chose stand', () => {
    const { posted } = fill(cells({ sector: 'public', size: 'large' }), row, foundWith());
    expect([posted[`${row}.sector`], posted[`${row}.size`]]).toEqual(['public', 'large']);
  });
  test('what the register does not know is not emptied', () => {
    const { posted } = fill(cells({ name: 'Mit', address: 'Min vej 1' }), row, foundWith({ name: '', address: '', sector: null, size: null }));
    expect(posted).toMatchObject(cells({ name: 'Mit', address: 'Min vej 1', sector: '', size: '' }));
  });
  test.each([['ceased', 'ophørt'], ['bankrupt', 'konkurs'], ['closing', 'opløsning'], ['unclear', 'ikke kender']] as const)('one that is %s is warned of', (status, word) => {
    const filled = fill({}, row, foundWith({ status }, status));
    expect([filled.lookedUp.notice?.kind, said(filled)]).toEqual(['warning', expect.stringContaining(word)]);
  });
  test('branches are to be chosen between where there are two', () => {
    const unit = (number: string) => ({ number, name: '', address: '' });
    expect(fill({}, row, foundWith({ productionUnits: [unit('1000000001')] })).lookedUp.units).toEqual([]);
    expect(fill({}, row, foundWith({ productionUnits: [unit('1000000001'), unit('1000000002')] })).lookedUp.units).toHaveLength(2);
  });
});

describe('anything else changes nothing that was typed', () => {
  const posted = { 'partners[0].name': 'Den første', ...cells({ cvr: '1234', name: 'Mit navn' }) };
  test('a malformed number is a message beside it, with the line as the page counts it', () => {
    const filled = fill(posted, row, { outcome: 'malformed', problem: 'not-eight-digits' });
    expect(filled).toMatchObject({ posted, lookedUp: { notice: null }, errors: [{ field: 'partners[2].cvr', key: 'wrong.cvr.not-eight-digits', params: { line: 2, digits: 4, typed: '1234' } }] });
  });
  test.each([['unknown', 'findes ikke i registret'], ['unavailable', 'Skriv selv navn og adresse']] as const)('%s', (outcome, words) => {
    const filled = fill(posted, row, { outcome, cvr: '99000775' });
    expect(filled).toMatchObject({ posted, errors: [] });
    expect(said(filled)).toContain(words);
  });
});
