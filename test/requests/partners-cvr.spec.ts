import { beforeEach, describe, expect, it } from '@jest/globals';
import { aReadyApplication, type ReadyApplication } from '../builders/ready-application.js';
import { errorBeside, valueOf } from '../support/html.js';
import { aPerson, browserOf, sql, type Fields } from '../support/portal.js';

let application: ReadyApplication;
beforeEach(async () => {
  application = await aReadyApplication();
});

const rowOf = (index: number, cells: Record<string, string>): Fields => Object.fromEntries(Object.entries(cells).map(([cell, value]) => [`partners[${index}].${cell}`, value]));
const typed = (cells: Record<string, string>): Fields => ({
  ...rowOf(0, { id: application.partnerId, name: 'Fyrvæsenet, rettet', cvr: '13748136', sector: 'public', role: 'Ny rolle', isLead: '1' }),
  ...rowOf(1, { id: '', name: '', cvr: '', sector: '', role: 'Leverer luft', ...cells }),
});
const press = (fields: Fields, lang: 'da' | 'en' = 'da') => browserOf(application.owner, { lang }).post(`/ansoegninger/${application.id}/partnere`, fields);
const lookUp = (cells: Record<string, string>, lang?: 'da' | 'en') => press({ ...typed(cells), lookup: 'partners[1]' }, lang);
const chosen = (html: string, field: string) => new RegExp(`name="${field.replace(/[[\].]/g, '\\$&')}"[\\s\\S]*?<option value="([^"]*)" selected`).exec(html)?.[1] ?? null;
const stored = () => sql('SELECT name, cvr, role FROM partner WHERE application_id = $1 ORDER BY position', [application.id]);

describe('“Hent fra CVR”', () => {
  it('fills the one row, keeps everything typed, and stores nothing', async () => {
    const before = await stored();
    const { status, text } = await lookUp({ cvr: 'DK 99 00 09 10' });
    expect(status).toBe(200);
    expect(valueOf(text, 'partners[1].name')).toBe('Skrue og Skive A/S');
    expect(valueOf(text, 'partners[1].cvr')).toBe('99000910');
    expect(valueOf(text, 'partners[1].address')).toBe('Gevindet 6, 9999 Strandmark');
    expect([chosen(text, 'partners[1].sector'), chosen(text, 'partners[1].size')]).toEqual(['company', 'large']);
    expect(valueOf(text, 'partners[1].role')).toBe('Leverer luft');
    expect(valueOf(text, 'partners[0].name')).toBe('Fyrvæsenet, rettet');
    expect(text).toContain('Intet er gemt endnu.');
    expect(await stored()).toEqual(before);
  });

  it('says what it replaced', async () => {
    expect((await lookUp({ cvr: '99000910', name: 'Skruen' })).text).toContain('Navnet var før »Skruen«.');
  });

  it('gives a choice where the company has several branches, and the page with the choice is saved', async () => {
    const { text } = await lookUp({ cvr: '99000775' });
    expect(text).toMatch(/<select[^>]*name="partners\[1\]\.productionUnit"/);
    expect(text).toContain('9900000101, Klarluft Ventilation A/S, Fabrikken');
    await press(typed({ cvr: '99000775', name: 'Klarluft Ventilation A/S', sector: 'company', productionUnit: '9900000101' })).expect(303);
    expect(await sql('SELECT production_unit FROM partner WHERE application_id = $1 ORDER BY position', [application.id])).toEqual([{ production_unit: '' }, { production_unit: '9900000101' }]);
  });

  it.each([
    ['99002662', 'ophørt'],
    ['99002735', 'konkurs'],
    ['99002808', 'opløsning'],
    // The portal under test has no access to the register, as its fictional companies stand in for it.
    ['13748136', 'Skriv selv navn og adresse'],
  ])('warns of %s: %s', async (cvr, words) => {
    const { status, text } = await lookUp({ cvr });
    expect([status, text.includes(words)]).toEqual([200, true]);
    expect(text).toContain('alert-warning');
  });

  it.each([
    ['', 'Indtast et CVR-nummer for partner 2, før du henter fra CVR.'],
    ['1234', 'skal have 8 cifre. Du har skrevet 4.'],
    ['12345678', 'kontrolcifferet passer ikke'],
  ])('says what is wrong with %j beside it', async (cvr, words) => {
    const { status, text } = await lookUp({ cvr, name: 'Mit navn' });
    expect([status, valueOf(text, 'partners[1].name')]).toEqual([422, 'Mit navn']);
    const message = errorBeside(text, 'partners[1].cvr');
    expect(message).toContain(words);
  });

  it.each(['partners[77]', 'costs[0]', 'x', '__proto__'])('takes %j for what it is: no row of this page', async (lookup) => {
    const { status, text } = await press({ ...typed({ name: 'Den anden' }), lookup });
    expect([200, 422]).toContain(status);
    expect(valueOf(text, 'partners[1].name')).toBe('Den anden');
  });

  it('is in English too', async () => {
    expect((await lookUp({ cvr: '99000910' }, 'en')).text).toContain('Nothing has been saved yet.');
  });

  it('is nothing to somebody else', async () => {
    await browserOf(await aPerson(['applicant'])).post(`/ansoegninger/${application.id}/partnere`, { lookup: 'partners[0]', 'partners[0].cvr': '99000910' }).expect(404);
  });
});

describe('the idea catalogue’s participants', () => {
  beforeEach(() => sql(`UPDATE application SET initiative_id = (SELECT id FROM initiative WHERE number = '2.1') WHERE id = $1`, [application.id]));

  it('are suggestions, worded so, and no partners anywhere', async () => {
    const { text } = await browserOf(application.owner).get(`/ansoegninger/${application.id}/partnere`);
    expect(text).toContain('De er ikke partnere og har ikke sagt ja til noget.');
    expect(text).toMatch(/name="suggest" value="Region Hovedstaden"/);
    // Groups are no partner to add.
    expect(text).not.toMatch(/name="suggest" value="kommuner"/);
    const { text: summary } = await browserOf(application.owner).get(`/ansoegninger/${application.id}/opsummering`);
    expect(summary).not.toContain('Region Hovedstaden');
  });

  it('become a row of their own at a press, keeping what is typed and storing nothing', async () => {
    const before = await stored();
    const { status, text } = await press({ ...typed({ name: 'Den anden' }), suggest: 'Region Hovedstaden' });
    expect(status).toBe(200);
    expect([valueOf(text, 'partners[1].name'), valueOf(text, 'partners[2].name')]).toEqual(['Den anden', 'Region Hovedstaden']);
    expect(text).not.toMatch(/name="suggest" value="Region Hovedstaden"/);
    expect(await stored()).toEqual(before);
  });

  it('are the catalogue’s and nobody’s invention', async () => {
    const { text } = await press({ ...typed({ name: 'Den anden' }), suggest: 'Opdigtet A/S' });
    expect(text).not.toContain('Opdigtet');
  });
});

describe('a signatory', () => {
  it('sees the own partner’s rows, is told that the totals are the whole’s, and passes only what it may write', async () => {
    const person = await aPerson(['applicant']);
    await sql(`INSERT INTO member (application_id, account_id, role, partner_id) VALUES ($1, $2, 'signatory', $3)`, [application.id, person.id, application.partnerId]);
    const page = (part: string) => `/ansoegninger/${application.id}/${part}`;
    const own = rowOf(0, { id: application.partnerId, name: 'Fyrvæsenet', cvr: '13748136', sector: 'public', role: 'Leder', isLead: '1' });
    const next = async (part: string, fields: Fields) => (await browserOf(person).post(page(part), fields).expect(303)).headers.location;
    expect(await next('partnere', own)).toBe(page('budget'));
    expect((await browserOf(person).get(page('budget'))).text).toContain('Tallene nederst er hele projektets');
    const { text } = await browserOf(person).get(page('finansiering'));
    expect(text).toContain('Hele projektets økonomi, som den er gemt');
    expect(text).not.toMatch(/name="(fund\.|financing\[0\]\.sourceName)/);
    const [line] = await sql<{ id: string }>(`SELECT id FROM financing_line WHERE application_id = $1 AND partner_id IS NOT NULL`, [application.id]);
    expect(await next('finansiering', { 'financing[0].id': line!.id, 'financing[0].partnerId': application.partnerId, 'financing[0].kind': 'cash', 'financing[0].amount': '1.000.000' })).toBe(page('opsummering'));
  });

  it('looks the own partner up, and has no buttons to add, remove or suggest', async () => {
    await sql(`UPDATE application SET initiative_id = (SELECT id FROM initiative WHERE number = '2.1') WHERE id = $1`, [application.id]);
    const person = await aPerson(['applicant']);
    await sql(`INSERT INTO member (application_id, account_id, role, partner_id) VALUES ($1, $2, 'signatory', $3)`, [application.id, person.id, application.partnerId]);
    const path = `/ansoegninger/${application.id}/partnere`;
    const { text } = await browserOf(person).get(path).expect(200);
    expect(text).not.toMatch(/name="(add|remove|suggest)"/);
    const filled = await browserOf(person).post(path, { ...rowOf(0, { id: application.partnerId, name: 'Fyrvæsenet', cvr: '99001828', sector: 'public', role: 'Leder' }), lookup: 'partners[0]' });
    expect([filled.status, valueOf(filled.text, 'partners[0].name')]).toEqual([200, 'Solkystens Havn']);
  });
});
