import { beforeEach, describe, expect, it } from '@jest/globals';
import { aMember } from '../builders/member.js';
import { aReadyApplication, type ReadyApplication } from '../builders/ready-application.js';
import { controlNamed, readForm, successful, type Form } from '../../fuzz/form-reader.mjs';
import { errorBeside, valueOf } from '../support/html.js';
import { aRound, browserOf, sql, type Person } from '../support/portal.js';

let application: ReadyApplication;
let address: string;

beforeEach(async () => {
  application = await aReadyApplication();
  address = `/ansoegninger/${application.id}/budget`;
});

const form = (html: string): Form => readForm(html, address)!;
const opened = async (person: Person = application.owner): Promise<Form> => form((await browserOf(person).get(address).expect(200)).text);
const send = (page: Form, cells: Record<string, string> = {}, more: Record<string, string> = {}, person: Person = application.owner) => {
  const typed = Object.fromEntries(Object.entries(cells).map(([cell, value]) => [`costs[0].${cell}`, value]));
  return browserOf(person).post(address, { ...Object.fromEntries(successful(page)), ...typed, ...more });
};
const lines = () => sql<{ oere: string; hours: string | null; year: number | null }>('SELECT amount_oere::text AS oere, trim_scale(hours)::text AS hours, year FROM cost_line WHERE application_id = $1 ORDER BY position', [application.id]);
const saves = async () => (await sql<{ revision: number }>('SELECT revision FROM application WHERE id = $1', [application.id]))[0]!.revision;
/** 620,000 / 1,720 x 410 h. */
const hours = { hours: '410', annualCost: '620.000' };
const product = '147.790,70';

describe('an amount that follows from hours', () => {
  it.each([['', 'left empty'], [product, 'typed as it is reckoned'], ['2.000.000', 'left as it stood']])('%j, %s, is reckoned', async (amount) => {
    await send(await opened(), { ...hours, amount }).expect(303);
    expect(await lines()).toEqual([{ oere: '14779070', hours: '410', year: null }]);
    expect(valueOf((await browserOf(application.owner).get(address)).text, 'costs[0].amount')).toBe(product);
  });

  it('is not silently put in the place of another', async () => {
    const { text } = await send(await opened(), { ...hours, amount: '150.000' }).expect(422);
    expect(errorBeside(text, 'costs[0].amount')).toBe(`Timerne i linje 1 giver ${product} kr., men du har skrevet 150.000. Lad beløbet stå tomt, så regnes det ud, eller ret timerne. Slet timerne, hvis beløbet er det rigtige.`);
    expect(valueOf(text, 'costs[0].amount')).toBe('150.000');
    expect(await saves()).toBe(0);
  });

  it('follows where one changes the hours and another the annual cost', async () => {
    await send(await opened(), { ...hours, amount: '' }).expect(303);
    const bo = await aMember(application.id, 'writer');
    const [mine, theirs] = [await opened(), await opened(bo)];
    await send(theirs, { annualCost: '688.000' }, {}, bo).expect(303);
    await send(mine, { hours: '860' }).expect(303);
    expect(await lines()).toMatchObject([{ oere: '34400000', hours: '860' }]);
  });

  it('is missing, not 0, where two settle on hours that make none and on an amount that nobody typed', async () => {
    const bo = await aMember(application.id, 'writer');
    const [mine, theirs] = [await opened(), await opened(bo)];
    await send(theirs, { ...hours, amount: '' }, {}, bo).expect(303);
    const { text } = await send(mine, { hours: '100', amount: '150.000', description: 'Ledelse' }).expect(409);
    const page = form(text);
    const id = controlNamed(page, 'costs[0].id')!.value;
    const settled = { [`choice.${id}/hours`]: 'form', [`choice.${id}/amount`]: 'theirs' };
    const { text: asked } = await send(page, { annualCost: '' }, settled).expect(422);
    expect(errorBeside(asked, 'costs[0].amount')).toBe('Indtast beløbet i linje 1.');
    expect(['hours', 'annualCost', 'amount', 'description'].map((cell) => valueOf(asked, `costs[0].${cell}`))).toEqual(['100', '', '', 'Ledelse']);
    expect(await lines()).toMatchObject([{ oere: '14779070', hours: '410' }]);
    await send(form(asked), { amount: '150.000' }).expect(303);
    expect(await lines()).toMatchObject([{ oere: '15000000', hours: '100' }]);
  });

  it('is an amount like any other once the hours are gone', async () => {
    await send(await opened(), { ...hours, amount: '' }).expect(303);
    await send(await opened(), { hours: '', annualCost: '', amount: '150.000' }).expect(303);
    expect(await lines()).toMatchObject([{ oere: '15000000', hours: null }]);
  });
});

describe('hours', () => {
  it.each<[string, Record<string, string>, string, string]>([
    ['an annual cost without hours', { annualCost: '620.000' }, 'annualCost', 'Linje 1 har en løn pr. årsværk, men ingen timer.'],
    ['hours of equipment', { category: 'equipment', hours: '10' }, 'hours', 'Timerne i linje 1 hører kun til løn og arbejdstimer.'],
    ['half a person', { persons: '1,5' }, 'persons', 'skal være et helt tal fra 1 til 99999. Du har skrevet »1,5«.'],
    ['nobody', { persons: '0' }, 'persons', 'skal være et helt tal'],
    ['a thousandth of an hour', { hours: '0,005' }, 'hours', 'må højst have to decimaler'],
    ['an exponent', { hours: '1e9' }, 'hours', 'skal være et tal'],
    ['other digits', { hours: '٤١٠' }, 'hours', 'skal være et tal'],
    ['hours owed', { hours: '-1' }, 'hours', 'må ikke være negativt'],
    ['too large an annual cost', { hours: '1', annualCost: '9007199254740992' }, 'annualCost', 'må højst være 999.999.999.999,99 kr.'],
    ['too large a product', { hours: '999.999.999', annualCost: '999.999.999.999', amount: '' }, 'hours', 'Linje 1 giver mere end 999.999.999.999,99 kr.'],
    ['a year outside the project', { year: '2040' }, 'year', 'skal ligge i projektets periode, 2030-2032.'],
    ['a year that is none', { year: 'i fjor' }, 'year', 'skal ligge i projektets periode'],
    ['an activity of another application', { activityId: '00000000-0000-4000-8000-000000000000' }, 'activityId', 'Vælg aktiviteten i linje 1.'],
  ])('%s is refused beside the field', async (_, typed, cell, message) => {
    const { text } = await send(await opened(), typed).expect(422);
    expect(errorBeside(text, `costs[0].${cell}`)).toContain(message);
    expect(await saves()).toBe(0);
  });

  it('are read with a hard space between thousands', async () => {
    await send(await opened(), { hours: '1 410,50' }).expect(303);
    expect(await lines()).toMatchObject([{ hours: '1410.5', oere: '200000000' }]);
  });
});

it('a category the round does not support stays readable, says so, and stands until somebody changes it', async () => {
  await sql(`UPDATE cost_line SET category = 'depreciation' WHERE application_id = $1`, [application.id]);
  const { text } = await browserOf(application.owner).get(address).expect(200);
  expect(text).toContain('Runden giver ikke støtte til »Afskrivninger« på denne måde.');
  expect(controlNamed(form(text), 'costs[0].category')!.value).toBe('depreciation');
  await send(form(text), { description: 'Ny tekst' }).expect(303);
  expect(await sql('SELECT category, description FROM cost_line WHERE application_id = $1', [application.id])).toEqual([{ category: 'depreciation', description: 'Ny tekst' }]);
  const page = await opened();
  const added = { 'costs[1].partnerId': application.partnerId, 'costs[1].category': 'depreciation', 'costs[1].amount': '1' };
  expect(errorBeside((await send(page, {}, added).expect(422)).text, 'costs[1].category')).not.toBeNull();
});

it('the history calls every field what the form calls it, and each choice by its name', async () => {
  const [activity] = await sql<{ id: string }>('SELECT id FROM activity WHERE application_id = $1', [application.id]);
  await send(await opened(), { ...hours, amount: '', persons: '2', year: '2031', activityId: activity!.id }).expect(303);
  await browserOf(application.owner).post(`/ansoegninger/${application.id}/finansiering`, { 'financing[0].partnerId': application.partnerId, 'financing[0].kind': 'foundation', 'financing[0].amount': '100', 'financing[0].status': 'signed', 'financing[0].isConditional': '1', basis: 99 }).expect(303);
  const { text } = await browserOf(application.owner).get(`/ansoegninger/${application.id}/historik`).expect(200);
  const sittings = [...text.matchAll(/href="(\/ansoegninger\/[^"]*\/historik\/\d+)"/g)].map(([, href]) => href!);
  const pages = (await Promise.all(sittings.map((href) => browserOf(application.owner).get(href).expect(200)))).map((page) => page.text.replace(/<[^>]+>/g, ' ')).join('\n');
  for (const words of ['Timer i alt', '410', 'Løn pr. årsværk', '620.000 kr.', 'Antal personer', 'Aktivitet', 'Byggeri', '2031', 'Krone for krone', 'Underskrevet', 'Privat fond']) expect(pages).toContain(words);
  expect(pages).not.toContain('Feltet findes ikke');
});

describe('a year', () => {
  it.each([['2099', '2103', '2101', 422], ['2099', '2103', '2100', 303], ['1999', '2001', '1999', 422], ['2027', '2327', '2056', 303]])('of a project %s-%s: %s is answered %i', async (from, to, year, status) => {
    await sql('UPDATE application SET starts_on = $2, ends_on = $3 WHERE id = $1', [application.id, `${from}-01-01`, `${to}-12-31`]);
    expect((await send(await opened(), { year })).status).toBe(status);
  });
});

describe('the cost model', () => {
  const model = async () => (await sql<{ model: string }>('SELECT cost_model AS model FROM application WHERE id = $1', [application.id]))[0]!.model;
  beforeEach(async () => {
    application = await aReadyApplication({ roundId: await aRound({ ruleSet: 'structural-funds-2021-27-v2' }) });
    address = `/ansoegninger/${application.id}/budget`;
  });

  it('that one chooses is no matter for another who has not touched it', async () => {
    const bo = await aMember(application.id, 'writer');
    const [mine, theirs] = [await opened(), await opened(bo)];
    await send(theirs, {}, { costModel: 'staff-15' }, bo).expect(303);
    await send(mine, { description: 'Ny tekst' }).expect(303);
    expect(await model()).toBe('staff-15');
    await send(await opened(), {}, { costModel: 'direct-7' }).expect(303);
    expect(await model()).toBe('direct-7');
  });

  it('that two choose differently is asked about, and still is when the page was refused in between', async () => {
    const bo = await aMember(application.id, 'writer');
    const [mine, theirs] = [await opened(), await opened(bo)];
    await send(theirs, {}, { costModel: 'staff-15' }, bo).expect(303);
    const refused = form((await send(mine, { amount: 'ti' }, { costModel: 'staff-40' }).expect(422)).text);
    expect((await send(refused, { amount: '2.000.000' })).status).toBe(409);
    await send(refused, { amount: '2.000.000' }, { costModel: 'direct-7' }).expect(303);
    expect(await model()).toBe('staff-15');
  });
});

describe('"recalculate"', () => {
  it('shows what is typed with its figures, and stores nothing', async () => {
    const { text } = await send(await opened(), { ...hours, amount: '' }, { then: 'recalculate' }).expect(200);
    expect(text).toContain('Hele projektets økonomi med det, der står her på siden');
    expect(text).toMatch(/Budget i alt<\/dt>\s*<dd class="key-value"><span class="key-number">147\.790,70/);
    expect(valueOf(text, 'costs[0].amount')).toBe(product);
    expect(await saves()).toBe(0);
    await send(form(text)).expect(303);
    expect(await lines()).toMatchObject([{ oere: '14779070' }]);
  });

  it('says beside the field what it cannot read, and reckons with the rest', async () => {
    const { text } = await send(await opened(), { amount: 'mange' }, { then: 'recalculate', 'costs[1].partnerId': application.partnerId, 'costs[1].category': 'travel', 'costs[1].amount': '10' }).expect(422);
    expect(errorBeside(text, 'costs[0].amount')).not.toBeNull();
    expect(valueOf(text, 'costs[0].amount')).toBe('mange');
    expect(text).toMatch(/Budget i alt<\/dt>\s*<dd class="key-value"><span class="key-number">10<\/span>/);
  });

  it('tells a script figures, sums and reckoned amounts', async () => {
    const { body } = await send(await opened(), { ...hours, amount: '' }, { then: 'live' }).expect(200);
    expect(body).toMatchObject({ reckoned: { 'costs[0]': product }, sums: [{ label: 'Budget i alt', value: '147.790,70 kr.' }] });
    expect(body.figures[0]).toEqual({ label: 'Budget i alt', value: '147.790,70' });
    expect(await saves()).toBe(0);
  });
});

it('a year is copied to the next, typed text and all, and stored only when the page is', async () => {
  const page = await opened();
  const copied = await send(page, { year: '2030', amount: '1.234,5o' }, { copy: '2030' }).expect(200);
  expect(copied.text).toContain('1 linje fra 2030 er kopieret til 2031.');
  const again = form(copied.text);
  expect([controlNamed(again, 'costs[1].year')!.value, controlNamed(again, 'costs[1].amount')!.value]).toEqual(['2031', '1.234,5o']);
  expect(await saves()).toBe(0);
  await send(again, { amount: '1.000' }, { 'costs[1].amount': '1.100' }).expect(303);
  expect(await lines()).toEqual([{ oere: '100000', hours: null, year: 2030 }, { oere: '110000', hours: null, year: 2031 }]);
  expect((await opened()).buttons.filter(({ name }) => name === 'copy').map(({ value }) => value)).toEqual(['2030', '2031']);
});

describe('financing', () => {
  const at = (typed: Record<string, string>) => browserOf(application.owner).post(`/ansoegninger/${application.id}/finansiering`, Object.fromEntries(Object.entries({ partnerId: application.partnerId, kind: 'cash', amount: '100', ...typed }).map(([cell, value]) => [`financing[0].${cell}`, value])));

  it('keeps how firm, whose and on what condition it is', async () => {
    await at({ kind: 'other', origin: 'private', status: 'withdrawn', isConditional: '1' }).expect(303);
    expect(await sql(`SELECT kind, origin, status, is_conditional FROM financing_line WHERE application_id = $1 AND fund_id IS NULL`, [application.id])).toEqual([{ kind: 'other', origin: 'private', status: 'withdrawn', is_conditional: true }]);
    expect((await browserOf(application.owner).get(`/ansoegninger/${application.id}/finansiering`)).text).toContain('rows-group row-struck');
  });

  it.each([
    [{ kind: 'state', origin: 'private' }, 'origin', '»Statslig ordning« er altid offentlige penge'],
    [{ kind: 'municipal', origin: 'private' }, 'origin', 'kan ikke være privat'],
    [{ kind: 'foundation', origin: 'public' }, 'origin', 'aldrig offentlige'],
    [{ hours: '5' }, 'hours', 'er ikke arbejdstimer'],
    [{ status: 'maaske' }, 'status', 'Vælg hvor sikkert bidrag 1 er.'],
  ])('%j is refused', async (typed, cell, message) => {
    expect(errorBeside((await at(typed).expect(422)).text, `financing[0].${cell}`)).toContain(message);
    expect(await saves()).toBe(0);
  });
});
