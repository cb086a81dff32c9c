import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { aReadyApplication, type ReadyApplication } from '../builders/ready-application.js';
import { errorBeside, valueOf } from '../support/html.js';
import { browserOf, sql, type Fields } from '../support/portal.js';
import type { TextLimits } from '../../src/rounds/index.js';

const fundId = 'regional-development-funds';

/** A draft's page, with everything it needs typed rightly. */
interface Page {
  readonly path: string;
  fields(application: ReadyApplication): Fields;
}
const project: Page = { path: 'projekt', fields: () => ({ title: 'Fyr', summary: 'Resumé.' }) };
const answer: Page = { path: 'kriterier/sustainability', fields: () => ({ answer: 'Et svar.' }) };
const targets: Page = { path: 'maal', fields: () => ({ 'targets[0].targetId': 'patent-applications', 'targets[0].contribution': '5' }) };
const partners: Page = {
  path: 'partnere',
  fields: ({ partnerId }) => ({ 'partners[0].id': partnerId, 'partners[0].name': 'Fyrvæsenet', 'partners[0].cvr': '13748136', 'partners[0].sector': 'public', 'partners[0].role': 'Leder', 'partners[0].isLead': '1' }),
};
const budget: Page = {
  path: 'budget',
  fields: ({ partnerId }) => ({ 'costs[0].partnerId': partnerId, 'costs[0].category': 'staff', 'costs[0].description': 'Løn', 'costs[0].amount': '2.000.000' }),
};
const financing: Page = {
  path: 'finansiering',
  fields: ({ partnerId }) => ({ [`fund.${fundId}`]: '1.000.000', 'financing[0].partnerId': partnerId, 'financing[0].kind': 'working-hours', 'financing[0].hours': '100', 'financing[0].amount': '1.000.000' }),
};
const elsewhere: Page = { ...financing, fields: () => ({ 'financing[0].partnerId': 'other', 'financing[0].sourceName': 'En fond', 'financing[0].kind': 'cash', 'financing[0].amount': '1' }) };

let application: ReadyApplication;
let limits: TextLimits;

beforeAll(async () => {
  application = await aReadyApplication();
  const [rules] = await sql<{ limits: TextLimits }>(`SELECT s.values->'textLimits' AS limits FROM round r JOIN rule_set s ON s.id = r.rule_set_id WHERE r.id = $1`, [application.roundId]);
  limits = rules!.limits;
});

/** One window that stays open, so that its saves follow each other. */
const window = randomUUID();
const save = (page: Page, fields: Fields, of = application) => browserOf(of.owner).post(`/ansoegninger/${of.id}/${page.path}`, { page: window, ...page.fields(of), ...fields });
const saves = async ({ id }: ReadyApplication) => (await sql<{ revision: number }>('SELECT revision FROM application WHERE id = $1', [id]))[0]!.revision;

/** Refused beside the field, with the text kept to the letter and nothing stored. */
async function refused(page: Page, field: string, typed: string): Promise<string> {
  const before = await saves(application);
  const { status, text } = await save(page, { [field]: typed });
  expect(status).toBe(422);
  expect(valueOf(text, field)).toBe(typed);
  expect(await saves(application)).toBe(before);
  const message = errorBeside(text, field);
  expect(message).not.toBeNull();
  return message!;
}

const notAmounts = ['1.234,5o', '1,234,567', '-1', '9007199254740992', '1e9', '١٢٣٤', '0,005', '1.2.3', '1,2,3', 'NaN', '１２３', '0x10', '+5'];

describe.each([
  ['an amount in the budget', budget, 'costs[0].amount'],
  ['an amount sought from a fund', financing, `fund.${fundId}`],
  ['an amount of co-financing', financing, 'financing[0].amount'],
  ['a number of hours', financing, 'financing[0].hours'],
  ['a contribution to a target', targets, 'targets[0].contribution'],
])('%s', (_, page, field) => {
  it.each(notAmounts)('is refused as %s beside the field, keeping it', (typed) => refused(page, field, typed));
});

describe('an amount', () => {
  it.each([
    ['1.234.567,50', 123_456_750n],
    ['1234567,5', 123_456_750n],
    ['1 234 567', 123_456_700n],
    ['1.000 kr.', 100_000n],
    ['0,01', 1n],
    ['999.999.999.999,99', 99_999_999_999_999n],
  ])('written %s is stored to the øre', async (typed, oere) => {
    await save(budget, { 'costs[0].amount': typed }).expect(303);
    const [line] = await sql<{ oere: string }>('SELECT amount_oere AS oere FROM cost_line WHERE application_id = $1', [application.id]);
    expect(BigInt(line!.oere)).toBe(oere);
  });

  it('is refused one øre above the largest, and the message says the largest', async () => {
    expect(await refused(budget, 'costs[0].amount', '1.000.000.000.000')).toContain('højst være 999.999.999.999,99 kr.');
  });
});

describe('a CVR number', () => {
  it.each([
    ['1374813', 'skal have 8 cifre. Du har skrevet 7.'],
    ['137481360', 'skal have 8 cifre. Du har skrevet 9.'],
    ['1374813A', 'må kun bestå af cifre'],
    ['00000000', 'må ikke være 00000000'],
    ['12345678', 'kontrolcifferet passer ikke'],
    ['１３７４８１３６', 'må kun bestå af cifre'],
    ['١٣٧٤٨١٣٦', 'må kun bestå af cifre'],
  ])('is refused as %s', async (typed, why) => {
    expect(await refused(partners, 'partners[0].cvr', typed)).toContain(why);
  });

  it.each(['13 74 81 36', 'DK13748136', ' 13748136 '])('is taken as %j', async (typed) => {
    await save(partners, { 'partners[0].cvr': typed }).expect(303);
    expect(await sql('SELECT cvr FROM partner WHERE application_id = $1', [application.id])).toEqual([{ cvr: '13748136' }]);
  });

  it('stands once in an application', async () => {
    const second = { 'partners[1].name': 'Tvilling', 'partners[1].sector': 'company', 'partners[1].cvr': '13748136' };
    const { status, text } = await save(partners, second);
    expect([status, errorBeside(text, 'partners[1].cvr')]).toEqual([422, 'CVR-nummer 13748136 står allerede ved Fyrvæsenet. Hver partner må kun stå på listen én gang.']);
  });
});

describe.each([
  ['title', project, 'title', 'title', 'SELECT title AS text FROM application WHERE id = $1'],
  ['summary', project, 'summary', 'summary', 'SELECT summary AS text FROM application WHERE id = $1'],
  ['purpose', project, 'purpose', 'purpose', 'SELECT purpose AS text FROM application WHERE id = $1'],
  ['activities', project, 'activities', 'activities', 'SELECT activities AS text FROM application WHERE id = $1'],
  ['answer', answer, 'answer', 'criterion', `SELECT body AS text FROM application_answer WHERE application_id = $1 AND criterion_id = 'sustainability'`],
  ['explanation', targets, 'targets[0].explanation', 'contribution', 'SELECT explanation AS text FROM application_target WHERE application_id = $1'],
  ['partner’s name', partners, 'partners[0].name', 'partnerName', 'SELECT name AS text FROM partner WHERE application_id = $1'],
  ['partner’s role', partners, 'partners[0].role', 'partnerRole', 'SELECT role AS text FROM partner WHERE application_id = $1'],
  ['cost’s description', budget, 'costs[0].description', 'costDescription', 'SELECT description AS text FROM cost_line WHERE application_id = $1'],
  ['source’s name', elsewhere, 'financing[0].sourceName', 'sourceName', 'SELECT source_name AS text FROM financing_line WHERE application_id = $1 AND source_name <> $$$$'],
] as const)('the %s', (_, page, field, limit, stored) => {
  it('is taken exactly as long as its limit, and refused with one character more, kept whole', async () => {
    const longest = '🏮'.repeat(limits[limit]);
    await save(page, { [field]: longest }).expect(303);
    expect(await sql(stored, [application.id])).toEqual([{ text: longest }]);
    expect(await refused(page, field, `${longest}å`)).toContain(`højst være på ${limits[limit]} tegn. Du har skrevet ${limits[limit] + 1}, så fjern mindst 1.`);
  });

  it('counts a line break of a browser as one character', async () => {
    const lines = `${'a'.repeat(18)}\r\n`.repeat(Math.floor(limits[limit] / 20));
    await save(page, { [field]: `${lines.slice(0, -2)}b` }).expect(303);
    const [row] = await sql<{ text: string }>(stored, [application.id]);
    expect(row!.text).not.toContain('\r');
  });

  it('keeps emoji, composes å and drops what nobody can see', async () => {
    await save(page, { [field]: 'Fa\u030Ar 👩‍🔬 pa\u200Br\u202Etn\u0000er\ufeff' }).expect(303);
    expect(await sql(stored, [application.id])).toEqual([{ text: 'Får 👩‍🔬 partner' }]);
  });
});

describe('rows', () => {
  it('that claim the same partner twice make one of them new, and take nothing from anybody else', async () => {
    const [mine, stranger] = [await aReadyApplication(), await aReadyApplication()];
    const again = { 'partners[1].id': mine.partnerId, 'partners[1].name': 'Den anden', 'partners[1].sector': 'company' };
    const theirs = { 'partners[2].id': stranger.partnerId, 'partners[2].name': 'Den tredje', 'partners[2].sector': 'company' };
    await save(partners, { ...again, ...theirs }, mine).expect(303);
    const names = (of: ReadyApplication) => sql<{ name: string }>('SELECT name FROM partner WHERE application_id = $1 ORDER BY position', [of.id]);
    expect(await names(mine)).toEqual([{ name: 'Fyrvæsenet' }, { name: 'Den anden' }, { name: 'Den tredje' }]);
    expect(await names(stranger)).toEqual([{ name: 'Fyrvæsenet' }]);
  });

  it('name a partner of another application in vain', async () => {
    const stranger = await aReadyApplication();
    for (const [page, field] of [[budget, 'costs[0].partnerId'], [financing, 'financing[0].partnerId']] as const) {
      const { status, text } = await save(page, { [field]: stranger.partnerId });
      expect([status, errorBeside(text, field)]).toEqual([422, expect.any(String)]);
    }
  });

  it('may not name a fund that the round does not have', async () => {
    await save(financing, { 'fund.no-such-fund': '5', 'fund.__proto__': '6' }).expect(303);
    const funds = await sql<{ id: string }>('SELECT fund_id AS id FROM financing_line WHERE application_id = $1 AND fund_id IS NOT NULL', [application.id]);
    expect(funds).toEqual([{ id: fundId }]);
  });
});

describe('fields that nobody asked for', () => {
  it.each([project, answer, targets, partners, budget, financing])('are never bound: $path', async (page) => {
    const mine = await aReadyApplication();
    const row = async () => (await sql(`SELECT id, number, state, round_id, initiative_id, created_at, reopened_at, shared_at, (SELECT array_agg(account_id) FROM member WHERE application_id = a.id) FROM application a WHERE id = $1`, [mine.id]))[0];
    const before = await row();
    const extra = { status: 'decided', state: 'decided', ownerId: application.owner.id, owner_id: application.owner.id, number: 'X-1', id: application.id, applicationId: application.id, roundId: '2011-1', submittedAt: '2001-01-01', createdAt: '2001-01-01', 'partners[0].applicationId': application.id, 'costs[0].applicationId': application.id };
    await save(page, extra, mine).expect(303);
    expect(await row()).toEqual(before);
    for (const table of ['partner', 'cost_line', 'financing_line']) {
      expect(await sql(`SELECT 1 FROM ${table} WHERE application_id = $1`, [mine.id])).not.toHaveLength(0);
    }
  });
});
