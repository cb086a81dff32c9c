import { beforeEach, describe, expect, it } from '@jest/globals';
import { aMember, aPartner } from '../builders/member.js';
import { aReadyApplication, type ReadyApplication } from '../builders/ready-application.js';
import { errorBeside, valueOf } from '../support/html.js';
import { browserOf, sql, type Fields, type Person } from '../support/portal.js';

const dates = { startsOnDay: '1', startsOnMonth: '1', startsOnYear: '2030', endsOnDay: '31', endsOnMonth: '12', endsOnYear: '2032' };
const stored = { title: 'Fyr', summary: 'Resumé.', purpose: 'Formål.', activities: 'Aktiviteter.', ...dates };

let application: ReadyApplication;
let anna: Person;
let bo: Person;

beforeEach(async () => {
  application = await aReadyApplication();
  anna = application.owner;
  bo = await aMember(application.id, 'writer', { name: 'Bo Prøve' });
});

const address = (page = 'projekt') => `/ansoegninger/${application.id}/${page}`;

/** Somebody opens a page, and can then send it with other values than it had. */
async function opened(person: Person, page?: string) {
  const { text } = await browserOf(person).get(address(page)).expect(200);
  const origin = { basis: valueOf(text, 'basis')!, page: valueOf(text, 'page')! };
  return { text, origin, send: (fields: Fields) => browserOf(person).post(address(page), { ...origin, ...fields }) };
}

const project = async () => (await sql<Record<string, string>>('SELECT title, summary, purpose, activities FROM application WHERE id = $1', [application.id]))[0]!;
const edits = (field: string) => sql<{ before: string; after: string }>('SELECT before, after FROM field_edit WHERE application_id = $1 AND field = $2 ORDER BY id', [application.id, field]);

describe('two people on one page', () => {
  it('who change different fields both have their change', async () => {
    const [one, other] = [await opened(anna), await opened(bo)];
    await one.send({ ...stored, title: 'Annas titel' }).expect(303);
    await other.send({ ...stored, summary: 'Bos resumé' }).expect(303);
    expect(await project()).toMatchObject({ title: 'Annas titel', summary: 'Bos resumé' });
  });

  it('who change the same field see both values, with name and time, and nothing is stored', async () => {
    const [one, other] = [await opened(anna), await opened(bo)];
    await one.send({ ...stored, title: 'Annas titel', purpose: 'Annas formål' }).expect(303);
    const { text } = await other.send({ ...stored, title: 'Bos titel', summary: 'Bos resumé' }).expect(409);
    expect(text).toContain('Din udgave');
    expect(text).toMatch(new RegExp(`${anna.name}, \\d+\\. \\S+ \\d{4} kl\\. \\d\\d\\.\\d\\d\\.\\d\\d`));
    expect(text).toContain('<p>Annas titel</p>');
    expect(text).toContain('<p>Bos titel</p>');
    expect(valueOf(text, 'title')).toBe('Bos titel');
    expect(valueOf(text, 'summary')).toBe('Bos resumé');
    expect(valueOf(text, 'purpose')).toBe('Annas formål');
    expect(await project()).toMatchObject({ title: 'Annas titel', summary: 'Resumé.' });
  });

  it.each([
    ['form', { title: 'Begges titel' }, 'Begges titel'],
    ['theirs', { title: 'Bos titel' }, 'Annas titel'],
  ])('choose %s, and everything else on the page is kept', async (choice, typed, title) => {
    const [one, other] = [await opened(anna), await opened(bo)];
    await one.send({ ...stored, title: 'Annas titel', purpose: 'Annas formål' }).expect(303);
    const { text } = await other.send({ ...stored, title: 'Bos titel', summary: 'Bos resumé' }).expect(409);
    const again = { basis: valueOf(text, 'basis')!, page: valueOf(text, 'page')!, disagreement: '/title', purpose: 'Annas formål', activities: 'Aktiviteter.', summary: 'Bos resumé', ...dates };
    await browserOf(bo).post(address(), { ...again, ...typed, 'choice./title': choice }).expect(303);
    expect(await project()).toMatchObject({ title, summary: 'Bos resumé', purpose: 'Annas formål' });
  });

  it('who choose nothing are asked again', async () => {
    const [one, other] = [await opened(anna), await opened(bo)];
    await one.send({ ...stored, title: 'Annas titel' }).expect(303);
    const { text } = await other.send({ ...stored, title: 'Bos titel' }).expect(409);
    const again = await browserOf(bo).post(address(), { ...stored, title: 'Bos titel', basis: valueOf(text, 'basis')!, page: valueOf(text, 'page')!, disagreement: '/title' }).expect(409);
    expect(errorBeside(again.text, 'choice./title')).toBe('Vælg, hvilken af de to udgaver der skal gælde');
    expect(await project()).toMatchObject({ title: 'Annas titel' });
  });

  it('break no rule together that neither breaks alone', async () => {
    const [one, other] = [await opened(anna), await opened(bo)];
    await one.send({ ...stored, endsOnYear: '2030' }).expect(303);
    const { text } = await other.send({ ...stored, startsOnYear: '2031' }).expect(422);
    expect(errorBeside(text, 'endsOn')).toContain('1. januar 2031');
    expect(text).toContain('value="2030"');
  });

  it('are the same person in two windows', async () => {
    const [one, other] = [await opened(anna), await opened(anna)];
    await one.send({ ...stored, title: 'Første' }).expect(303);
    const { text } = await other.send({ ...stored, title: 'Anden' }).expect(409);
    expect(text).toContain('Dig selv i et andet vindue');
  });
});

describe('one page', () => {
  it('that saves without leaving goes on from its own revision', async () => {
    const page = await opened(anna);
    const { body } = await page.send({ ...stored, title: 'Kladde', then: 'autosave' }).expect(200);
    expect(body).toEqual({ revision: 1, saved: expect.stringMatching(/^Gemt kl\. \d\d\.\d\d\.\d\d$/) });
    await page.send({ ...stored, title: 'Kladde igen', then: 'autosave' }).expect(200);
    expect(await edits('title')).toEqual([{ before: 'Fyr', after: 'Kladde' }, { before: 'Kladde', after: 'Kladde igen' }]);
  });

  it('whose answer got lost does not make its new rows twice', async () => {
    const page = await opened(anna, 'budget');
    const row = { 'costs[1].id': 'f0000000-0000-4000-8000-000000000000', 'costs[1].partnerId': application.partnerId, 'costs[1].category': 'travel', 'costs[1].amount': '100' };
    const first = { 'costs[0].id': valueOf(page.text, 'costs[0].id')!, 'costs[0].partnerId': application.partnerId, 'costs[0].category': 'staff', 'costs[0].description': 'Løn', 'costs[0].amount': '2.000.000' };
    await page.send({ ...first, ...row, then: 'autosave' }).expect(200);
    await page.send({ ...first, ...row, 'costs[1].amount': '150' }).expect(303);
    expect(await sql('SELECT amount_oere::int AS oere FROM cost_line WHERE application_id = $1 ORDER BY position', [application.id])).toEqual([{ oere: 200_000_000 }, { oere: 15_000 }]);
  });

  it('is not undone by a request of its own that was held up on the way', async () => {
    const page = await opened(anna);
    await page.send({ ...stored, title: 'Nyere', turn: '2', then: 'autosave' }).expect(200);
    await page.send({ ...stored, title: 'Ældre', turn: '1', then: 'autosave' }).expect(200);
    expect(await project()).toMatchObject({ title: 'Nyere' });
    await page.send({ ...stored, title: 'Nyest', turn: '3', then: 'autosave' }).expect(200);
    expect(await project()).toMatchObject({ title: 'Nyest' });
  });

  it('that changes nothing leaves no trace', async () => {
    await (await opened(anna)).send(stored).expect(303);
    expect(await sql('SELECT revision FROM application WHERE id = $1', [application.id])).toEqual([{ revision: 0 }]);
    expect(await edits('title')).toEqual([]);
  });
});

describe('rows', () => {
  const line = (at: number, cells: Record<string, string>) => Object.fromEntries(Object.entries(cells).map(([cell, value]) => [`costs[${at}].${cell}`, value]));
  const amounts = async () => (await sql<{ oere: number }>('SELECT amount_oere::int AS oere FROM cost_line WHERE application_id = $1 ORDER BY position', [application.id])).map(({ oere }) => oere);

  it('removed by one while another changes them are asked about', async () => {
    const [one, other] = [await opened(anna, 'budget'), await opened(bo, 'budget')];
    const first = { id: valueOf(one.text, 'costs[0].id')!, partnerId: application.partnerId, category: 'staff', description: 'Løn' };
    await one.send(line(0, { ...first, amount: '3.000.000' })).expect(303);
    const { text } = await other.send({}).expect(409);
    expect(text).toContain('Linjen er fjernet.');
    expect(text).toContain('Beløb: 3.000.000 kr.');
    expect(await amounts()).toEqual([300_000_000]);
    const again = { basis: valueOf(text, 'basis')!, page: valueOf(text, 'page')!, disagreement: `${first.id}/`, ...line(0, { ...first, amount: '3.000.000' }) };
    await browserOf(bo).post(address('budget'), { ...again, [`choice.${first.id}/`]: 'remove' }).expect(303);
    expect(await amounts()).toEqual([]);
  });

  it('added by two people are both there', async () => {
    const [one, other] = [await opened(anna, 'budget'), await opened(bo, 'budget')];
    const first = line(0, { id: valueOf(one.text, 'costs[0].id')!, partnerId: application.partnerId, category: 'staff', description: 'Løn', amount: '2.000.000' });
    const more = (id: string, amount: string) => line(1, { id, partnerId: application.partnerId, category: 'travel', amount });
    await one.send({ ...first, ...more('a0000000-0000-4000-8000-000000000000', '1') }).expect(303);
    await other.send({ ...first, ...more('b0000000-0000-4000-8000-000000000000', '2') }).expect(303);
    expect(await amounts()).toEqual([200_000_000, 100, 200]);
  });
});

describe('a signatory', () => {
  it('changes the own partner’s rows and nothing else, whatever is posted', async () => {
    const own = await aPartner(application.id, 'Havnen');
    const cleo = await aMember(application.id, 'signatory', { partnerId: own });
    const page = await opened(cleo, 'budget');
    expect(page.text).not.toContain('Fyrvæsenet</option>');
    const [others] = await sql<{ id: string }>('SELECT id FROM cost_line WHERE application_id = $1', [application.id]);
    const forged = { 'costs[0].id': others!.id, 'costs[0].partnerId': own, 'costs[0].category': 'travel', 'costs[0].amount': '5' };
    await page.send(forged).expect(303);
    expect(await sql(`SELECT partner_id AS partner, amount_oere::int AS oere FROM cost_line WHERE application_id = $1 ORDER BY position`, [application.id])).toEqual([
      { partner: application.partnerId, oere: 200_000_000 },
      { partner: own, oere: 500 },
    ]);
    const { text } = await page.send({ ...forged, 'costs[0].partnerId': application.partnerId }).expect(422);
    expect(errorBeside(text, 'costs[0].partnerId')).not.toBeNull();
  });

  it('can neither leave the partnership nor take the lead by the own page', async () => {
    const own = await aPartner(application.id, 'Havnen');
    const cleo = await aMember(application.id, 'signatory', { partnerId: own });
    await (await opened(cleo, 'partnere')).send({}).expect(303);
    await (await opened(cleo, 'partnere')).send({ 'partners[0].id': own, 'partners[0].name': 'Havnen A/S', 'partners[0].sector': 'company', 'partners[0].role': 'Vært', 'partners[0].isLead': '1' }).expect(303);
    expect(await sql('SELECT name, is_lead AS lead FROM partner WHERE application_id = $1 ORDER BY position', [application.id])).toEqual([
      { name: 'Fyrvæsenet', lead: true },
      { name: 'Havnen A/S', lead: false },
    ]);
  });

  it('reads the texts and writes in none', async () => {
    const cleo = await aMember(application.id, 'signatory', { partnerId: await aPartner(application.id, 'Havnen') });
    await browserOf(cleo).get(address()).expect(303).expect('Location', address('opsummering'));
    await browserOf(cleo).post(address(), stored).expect(403);
  });
});

describe.each(['writer', 'signatory', 'reader'] as const)('a %s', (role) => {
  it('does not send the application in', async () => {
    const person = await aMember(application.id, role);
    expect((await browserOf(person).get(address('opsummering')).expect(200)).text).not.toContain('name="declaration"');
    await browserOf(person).post(address('indsendelse'), { declaration: '1' }).expect(403);
    await browserOf(person).post(address('indsendelse')).expect(403);
  });
});

it('a reader reads', async () => {
  const reader = await aMember(application.id, 'reader');
  await browserOf(reader).get(`/ansoegninger/${application.id}`).expect(200);
  for (const page of ['projekt', 'budget', 'partnere', 'kriterier/sustainability']) {
    await browserOf(reader).get(address(page)).expect(303);
    await browserOf(reader).post(address(page), stored).expect(403);
  }
});

it('who has left finds nothing any more', async () => {
  const page = await opened(bo);
  await sql('UPDATE member SET left_at = clock_timestamp() WHERE account_id = $1', [bo.id]);
  await page.send(stored).expect(404);
  await browserOf(bo).get(address()).expect(404);
});
