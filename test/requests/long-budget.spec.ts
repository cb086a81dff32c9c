import { beforeAll, describe, expect, it } from '@jest/globals';
import { aReadyApplication, type ReadyApplication } from '../builders/ready-application.js';
import { controlNamed, readForm, successful, type Form } from '../../fuzz/form-reader.mjs';
import { browserOf, sql } from '../support/portal.js';

const [partnerCount, categories, years, each] = [30, ['staff', 'external', 'equipment', 'travel', 'audit', 'other', 'staff', 'external'], [2030, 2031, 2032, 2033], 10];

let application: ReadyApplication;
let address: string;
let partnerIds: string[];

/** 30 partners, 8 categories, 4 years, 10 lines of each. */
beforeAll(async () => {
  application = await aReadyApplication();
  address = `/ansoegninger/${application.id}/budget`;
  await sql(`UPDATE application SET ends_on = '2033-12-31' WHERE id = $1`, [application.id]);
  await sql(`INSERT INTO partner (application_id, position, name, sector, role) SELECT $1, n, 'Partner ' || n, 'company', 'Rolle' FROM generate_series(1, $2::int - 1) n`, [application.id, partnerCount]);
  partnerIds = (await sql<{ id: string }>('SELECT id FROM partner WHERE application_id = $1 ORDER BY position', [application.id])).map(({ id }) => id);
  await sql('DELETE FROM cost_line WHERE application_id = $1', [application.id]);
  await sql(
    `INSERT INTO cost_line (application_id, position, partner_id, category, year, description, amount_oere)
     SELECT $1, row_number() OVER () - 1, p, c, y, 'Linje ' || n, 100 FROM unnest($2::uuid[]) p, unnest($3::text[]) c, unnest($4::int[]) y, generate_series(1, $5::int) n`,
    [application.id, partnerIds, categories, years, each],
  );
});

const form = (html: string): Form => readForm(html, address)!;
const opened = async (query = ''): Promise<Form> => form((await browserOf(application.owner).get(`${address}${query}`).expect(200)).text);
const send = (page: Form, more: Record<string, string> = {}) => browserOf(application.owner).post(address, { ...Object.fromEntries(successful(page)), ...more });
const rows = (page: Form): string[] => page.controls.filter(({ name }) => /^costs\[\d+\]\.id$/.test(name)).map(({ value }) => value);
const count = async () => (await sql<{ n: number }>('SELECT count(*)::int AS n FROM cost_line WHERE application_id = $1', [application.id]))[0]!.n;
const others = async () => (await sql<{ hash: string }>(`SELECT md5(string_agg((id, partner_id, category, year, description, amount_oere)::text, '' ORDER BY id)) AS hash FROM cost_line WHERE application_id = $1 AND (partner_id, year) <> ($2, 2031)`, [application.id, partnerIds[4]]))[0]!.hash;
const part = (): string => `?partner=${partnerIds[4]}&aar=2031`;

describe('a budget of 9,600 lines', () => {
  it('shows one partner’s year, and a way to every other', async () => {
    const { text } = await browserOf(application.owner).get(address).expect(200);
    expect(rows(form(text))).toHaveLength(80);
    expect(text.length).toBeLessThan(1_500_000);
    for (const partner of partnerIds) for (const year of years) expect(text).toContain(`?partner&#x3D;${partner}&amp;aar&#x3D;${year}`);
    expect(text).toContain('Udgifter for Fyrvæsenet, 2030 (80 af 9.600 linjer)');
  });

  it('is saved a part at a time: every other line stays', async () => {
    const before = await others();
    const page = await opened(part());
    const [first, second] = rows(page);
    await send(page, { 'costs[0].amount': '7,50', 'costs[1].description': 'Ny' }).expect(303);
    expect(await sql('SELECT amount_oere::text AS oere FROM cost_line WHERE id = $1', [first])).toEqual([{ oere: '750' }]);
    expect(await sql('SELECT description FROM cost_line WHERE id = $1', [second])).toEqual([{ description: 'Ny' }]);
    expect([await count(), await others()]).toEqual([9600, before]);
    expect(await sql('SELECT row_id, field FROM field_edit WHERE application_id = $1 AND section = $2 ORDER BY id', [application.id, 'budget'])).toEqual([{ row_id: first, field: 'amount' }, { row_id: second, field: 'description' }]);
  });

  it('loses no line of another part when one is removed, added or given away', async () => {
    const page = await opened(part());
    const [gone, given] = rows(page);
    const back = form((await send(page, { remove: 'costs[0]' }).expect(200)).text);
    expect(rows(back)).toHaveLength(79);
    await send(back, { 'costs[1].partnerId': partnerIds[7]!, 'costs[100].partnerId': partnerIds[4]!, 'costs[100].category': 'travel', 'costs[100].year': '2032', 'costs[100].amount': '5' }).expect(303);
    expect(await count()).toBe(9600);
    expect(await sql('SELECT FROM cost_line WHERE id = $1', [gone])).toEqual([]);
    expect(await sql('SELECT partner_id FROM cost_line WHERE id = $1', [given])).toEqual([{ partner_id: partnerIds[7] }]);
    expect(await sql(`SELECT amount_oere::int AS oere FROM cost_line WHERE application_id = $1 AND partner_id = $2 AND year = 2032 AND category = 'travel' ORDER BY position DESC LIMIT 1`, [application.id, partnerIds[4]])).toEqual([{ oere: 500 }]);
  });

  it('is written by two in two parts, and neither is asked anything', async () => {
    const [mine, theirs] = [await opened(part()), await opened(`?partner=${partnerIds[5]}&aar=2031`)];
    await send(theirs, { 'costs[3].amount': '11' }).expect(303);
    await send(mine, { 'costs[3].amount': '12' }).expect(303);
    expect(await sql('SELECT amount_oere::int AS oere FROM cost_line WHERE id = ANY($1::uuid[]) ORDER BY oere', [[rows(mine)[3], rows(theirs)[3]]])).toEqual([{ oere: 1100 }, { oere: 1200 }]);
  });

  it('comes back as typed with a message, in the same part', async () => {
    const { text } = await send(await opened(part()), { 'costs[2].amount': 'meget' }).expect(422);
    expect(rows(form(text))).toHaveLength(rows(await opened(part())).length);
    expect(controlNamed(form(text), 'scopePartner')!.value).toBe(partnerIds[4]);
  });

  it('goes on to the part that was chosen, once this one is saved', async () => {
    const { headers } = await send(await opened(part()), { then: 'scope', nextPartner: partnerIds[6]!, nextYear: '2033' }).expect(303);
    expect(headers.location).toBe(`${address}?partner=${partnerIds[6]}&aar=2033`);
  });

  it('takes a part of several hundred lines', async () => {
    const page = await opened(`?partner=${partnerIds[9]}&aar=2030`);
    const before = await count();
    const many = Object.fromEntries(Array.from({ length: 400 }, (_, at) => Object.entries({ id: '', was: '', partnerId: partnerIds[9]!, category: 'travel', year: '2030', description: `Ny ${at}`, amount: '1', activityId: '', persons: '', hours: '', annualCost: '' }).map(([cell, value]) => [`costs[${200 + at}].${cell}`, value])).flat());
    await send(page, many).expect(303);
    expect(await count()).toBe(before + 400);
  });

  it('has a history that can be read', async () => {
    const { text } = await browserOf(application.owner).get(`/ansoegninger/${application.id}/historik`).expect(200);
    const sitting = /href="(\/ansoegninger\/[^"]*\/historik\/\d+)"/.exec(text)?.[1];
    const details = await browserOf(application.owner).get(sitting!.replace(/&#x3D;/g, '=')).expect(200);
    expect(details.text).toContain('Beløb');
  });
});
