import { beforeAll, describe, expect, it } from '@jest/globals';
import { aReadyApplication, type ReadyApplication } from '../builders/ready-application.js';
import { ImportSweep } from '../../src/sheets/import.sweep.js';
import { anApp } from '../support/app.js';
import { textOf } from '../support/html.js';
import { aPerson, browserOf, sql } from '../support/portal.js';
import { aCost, aWorkbook, costHead, financingHead, sheetsIn } from '../support/workbooks.js';

let application: ReadyApplication;
beforeAll(async () => {
  application = await aReadyApplication();
});

const at = ({ id }: Pick<ReadyApplication, 'id'>, part = ''): string => `/ansoegninger/${id}/regneark${part}`;
const fetched = async (path: string, as = application.owner, lang: 'da' | 'en' = 'da') => browserOf(as, { lang }).get(path).responseType('blob').expect(200);
const costsOf = ({ id }: Pick<ReadyApplication, 'id'>) =>
  sql<{ id: string; description: string; category: string; year: number | null; oere: string }>('SELECT id, description, category, year, amount_oere::text AS oere FROM cost_line WHERE application_id = $1 ORDER BY position', [id]);

/** Uploads a workbook, looks at what it would change, and says yes. */
async function imported(to: ReadyApplication, content: Buffer, fields: Record<string, string> = {}, name = 'budget.xlsx') {
  const browser = browserOf(to.owner);
  const preview = (await browser.upload(at(to), { name, content }, fields).expect(303)).headers['location']!;
  const page = await browser.get(preview).expect(200);
  const seen = /name="seen" value="(\d+)"/.exec(page.text)?.[1] ?? '';
  return { preview, seen, page: page.text, apply: () => browser.post(preview, { seen }) };
}

describe('what can be fetched', () => {
  it('is a workbook of budget, financing and totals, with numbers that are numbers and each line’s id last', async () => {
    const answer = await fetched(at(application, '/budget-xlsx'));
    expect(answer.headers['content-disposition']).toContain(`budget-${application.number}-udkast.xlsx`);
    const sheets = await sheetsIn(answer.body as Buffer);
    expect(Object.keys(sheets)).toEqual(['Udgifter', 'Finansiering', 'Totaler', 'Lister']);
    const [line] = await costsOf(application);
    expect(sheets['Udgifter']).toEqual([costHead, ['Fyrvæsenet', 'Løn', null, null, 'Løn', null, null, null, 2_000_000, line!.id]]);
    expect(sheets['Finansiering']!.map((row) => [row[0], row[2], row[7]])).toEqual([[financingHead[0], financingHead[2], financingHead[7]], [expect.any(String), 'Fond', 1_000_000], ['Fyrvæsenet', 'Kontant', 1_000_000]]);
    expect(sheets['Totaler']).toEqual(expect.arrayContaining([['Budget i alt', 2_000_000], ['Forskel', 0]]));
  });

  it('speaks the reader’s language', async () => {
    const sheets = await sheetsIn((await fetched(at(application, '/budget-xlsx'), application.owner, 'en')).body as Buffer);
    expect([Object.keys(sheets), sheets['Costs']![0]![1], sheets['Costs']![1]![1]]).toEqual([['Costs', 'Financing', 'Totals', 'Lists'], 'Category', 'Staff']);
  });

  it('is CSV as Danish spreadsheets expect it', async () => {
    const { body, headers } = await fetched(at(application, '/udgifter-csv'));
    const [line] = await costsOf(application);
    expect((body as Buffer).toString()).toBe(`\ufeff${costHead.join(';')}\r\nFyrvæsenet;Løn;;;Løn;;;;2000000,00;${line!.id}\r\n`);
    expect(headers['content-disposition']).toContain(`udgifter-${application.number}-udkast.csv`);
    expect(((await fetched(at(application, '/finansiering-csv'))).body as Buffer).toString()).toContain('Fyrvæsenet;;Kontant;;Foreløbigt tilsagn;;;1000000,00;');
  });

  it('is an empty template that offers this application’s own partners, categories, activities and years', async () => {
    const answer = await fetched(at(application, '/skabelon-xlsx'));
    const sheets = await sheetsIn(answer.body as Buffer);
    expect(Object.keys(sheets)).toEqual(['Vejledning', 'Udgifter', 'Finansiering', 'Lister']);
    expect(sheets['Udgifter']).toEqual([costHead]);
    expect(sheets['Lister']![1]!.slice(0, 4)).toEqual(['Fyrvæsenet', 'Løn', 'Byggeri', 2030]);
    const { readXlsx } = await import('hucre/xlsx');
    const { sheets: read } = await readXlsx(answer.body as Buffer);
    const costs = read.find(({ name }) => name === 'Udgifter')!;
    expect(costs.freezePane).toEqual({ rows: 1 });
    expect(costs.dataValidations!.map(({ range, formula1 }) => [range, formula1]).slice(0, 2)).toEqual([['A2:A10000', 'Lister!$A$2:$A$2'], ['B2:B10000', 'Lister!$B$2:$B$7']]);
  });

  it('is a version that was sent in, as it was sent in', async () => {
    const sent = await aReadyApplication();
    await sent.submit().expect(303);
    await sql(`UPDATE cost_line SET amount_oere = 1 WHERE application_id = $1`, [sent.id]);
    const answer = await fetched(at(sent, '/budget-xlsx?version=1'), sent.owner);
    expect(answer.headers['content-disposition']).toContain(`budget-${sent.number}-version-1.xlsx`);
    expect((await sheetsIn(answer.body as Buffer))['Udgifter']![1]![8]).toBe(2_000_000);
    const page = await browserOf(sent.owner).get(at(sent)).expect(200);
    expect(page.text).toContain('?version&#x3D;1');
    expect(page.text).not.toContain('name="file"');
    await browserOf(sent.owner).get(at(sent, '/budget-xlsx?version=2')).expect(404);
  });

  it('is nothing to those who take no part', async () => {
    const stranger = browserOf(await aPerson(['applicant']));
    for (const part of ['', '/budget-xlsx', '/udgifter-csv', '/finansiering-csv', '/skabelon-xlsx']) await stranger.get(at(application, part)).expect(404);
    await stranger.upload(at(application), { name: 'a.xlsx', content: await aWorkbook([]) }).expect(404);
  });
});

describe('a text that a spreadsheet would run', () => {
  const texts = ['=1+1', '+45 12', '-5 kr.', '@SUM(A1)', "'=x", "''=y", "O'Hara", '=HYPERLINK("http://x.example";"y")'];

  it.each(['budget-xlsx', 'udgifter-csv'])('is neutralised on the way out and comes back as it was typed: %s', async (part) => {
    const own = await aReadyApplication();
    await sql('DELETE FROM cost_line WHERE application_id = $1', [own.id]);
    for (const [position, text] of texts.entries()) await sql(`INSERT INTO cost_line (application_id, position, partner_id, category, description, amount_oere) VALUES ($1, $2, $3, 'staff', $4, 100)`, [own.id, position, own.partnerId, text]);
    const before = await costsOf(own);
    const file = (await fetched(at(own, `/${part}`), own.owner)).body as Buffer;
    const shown = part === 'budget-xlsx' ? (await sheetsIn(file))['Udgifter']!.slice(1).map((row) => String(row[4])) : [];
    expect(shown.filter((text) => /^[=+\-@\t\r]/.test(text))).toEqual([]);
    if (part === 'udgifter-csv') expect(file.toString()).not.toMatch(/[;\n]"?[=+@-]/);
    const { page, apply } = await imported(own, file, {}, part === 'budget-xlsx' ? 'b.xlsx' : 'b.csv');
    expect(textOf(page)).toContain('Filen og ansøgningen siger det samme');
    await apply().expect(303);
    expect(await costsOf(own)).toEqual(before);
  });
});

describe('a file that is right', () => {
  it('shows what it would change, stores nothing until somebody says yes, and then all of it', async () => {
    const own = await aReadyApplication();
    const [line] = await costsOf(own);
    const content = await aWorkbook(
      [aCost('Fyrvæsenet', 0.1 + 0.2, { id: line!.id, year: 2030 }), aCost('fyrvæsenet ', '1.999.999,70', { category: 'udstyr', description: 'Lamper', year: '2031' })],
      [[(await fundName()), null, 'Fond', null, null, null, null, 1_000_000, null], ['Fyrvæsenet', null, 'Arbejdstimer', 'Offentlig', 'Underskrevet', 'ja', 400, 1_000_000, null]],
    );
    const before = await costsOf(own);
    const { page, preview, apply } = await imported(own, content);
    expect(await costsOf(own)).toEqual(before);
    const words = textOf(page);
    for (const text of ['Udgifter 1 1 0 0', 'Finansiering 1 0 1 1', 'Budget i alt 2.000.000,00 2.000.000,00', 'Lamper', 'Fyrvæsenet · Udstyr · 2031']) expect(words).toContain(text);
    const done = await apply().expect(303);
    expect(done.headers['location']).toBe(`/ansoegninger/${own.id}/budget`);
    expect(await costsOf(own)).toEqual([
      { id: line!.id, description: 'Løn', category: 'staff', year: 2030, oere: '30' },
      { id: expect.any(String), description: 'Lamper', category: 'equipment', year: 2031, oere: '199999970' },
    ]);
    const financing = await sql('SELECT kind, fund_id IS NOT NULL AS fund, origin, status, is_conditional AS conditional, hours::text, amount_oere::text AS oere FROM financing_line WHERE application_id = $1 ORDER BY position', [own.id]);
    expect(financing).toEqual([
      { kind: 'fund', fund: true, origin: '', status: 'promised', conditional: false, hours: null, oere: '100000000' },
      { kind: 'working-hours', fund: false, origin: 'public', status: 'signed', conditional: true, hours: '400.00', oere: '100000000' },
    ]);
    const edits = await sql('SELECT DISTINCT section FROM field_edit WHERE application_id = $1 AND account_id = $2 ORDER BY 1', [own.id, own.owner.id]);
    expect(edits).toEqual([{ section: 'budget' }, { section: 'financing' }]);
    const [event] = await sql<{ facts: object }>(`SELECT facts FROM event WHERE subject = $1 AND kind = 'budget.imported'`, [own.id]);
    expect(event!.facts).toEqual({ fileName: 'budget.xlsx', lines: 4, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
    const history = await browserOf(own.owner).get(`/ansoegninger/${own.id}/historik`).expect(200);
    expect(textOf(history.text)).toContain('Budget og finansiering blev læst ind fra »budget.xlsx« (4 linjer)');

    const again = await browserOf(own.owner).post(preview, { seen: '0' }).expect(303);
    expect(again.headers['location']).toBe(at(own));
    expect(await sql(`SELECT count(*)::int AS n FROM event WHERE subject = $1 AND kind = 'budget.imported'`, [own.id])).toEqual([{ n: 1 }]);
    expect(textOf((await browserOf(own.owner).get(preview).expect(200)).text)).toContain('Filen er allerede læst ind');
  });

  it('keeps every id and changes nothing when it is the workbook just fetched, in either language', async () => {
    const own = await aReadyApplication();
    const file = (await fetched(at(own, '/budget-xlsx'), own.owner, 'en')).body as Buffer;
    const before = await costsOf(own);
    const { page, apply } = await imported(own, file);
    expect(textOf(page)).toContain('Filen og ansøgningen siger det samme');
    await apply().expect(303);
    expect(await costsOf(own)).toEqual(before);
    expect(await sql('SELECT 1 FROM field_edit WHERE application_id = $1', [own.id])).toEqual([]);
  });

  it('only adds where that is asked for, and never touches a table that it does not have', async () => {
    const own = await aReadyApplication();
    const [line] = await costsOf(own);
    const content = await aWorkbook([aCost('Fyrvæsenet', 5, { id: line!.id }), aCost('Fyrvæsenet', 7, { description: 'Ny' })]);
    const { page, apply } = await imported(own, content, { mode: 'add' });
    expect(textOf(page)).toContain('Udgifter 1 0 0 0 1');
    await apply().expect(303);
    expect((await costsOf(own)).map(({ oere }) => oere)).toEqual(['200000000', '700']);
    expect(await sql('SELECT count(*)::int AS n FROM financing_line WHERE application_id = $1', [own.id])).toEqual([{ n: 2 }]);
  });

  it('gives new lines ids of their own, file after file', async () => {
    const own = await aReadyApplication();
    for (const round of [1, 2]) await (await imported(own, await aWorkbook([aCost('Fyrvæsenet', round, { description: `Nr. ${round}` })]), { mode: 'add' })).apply().expect(303);
    expect((await costsOf(own)).map(({ description }) => description)).toEqual(['Løn', 'Nr. 1', 'Nr. 2']);
  });

  it('is refused politely, with a fresh preview, when the draft has changed since it was shown', async () => {
    const own = await aReadyApplication();
    const { preview, apply } = await imported(own, await aWorkbook([aCost('Fyrvæsenet', 5)]));
    await sql('UPDATE application SET revision = revision + 1 WHERE id = $1', [own.id]);
    await sql(`UPDATE cost_line SET amount_oere = 123 WHERE application_id = $1`, [own.id]);
    const refused = await apply();
    expect([refused.status, textOf(refused.text)]).toEqual([409, expect.stringContaining('Ansøgningen er ændret, siden I så ændringerne')]);
    expect(textOf(refused.text)).toContain('Budget i alt 1,23 5,00');
    expect((await costsOf(own)).map(({ oere }) => oere)).toEqual(['123']);
    const seen = /name="seen" value="(\d+)"/.exec(refused.text)![1]!;
    await browserOf(own.owner).post(preview, { seen }).expect(303);
    expect((await costsOf(own)).map(({ oere }) => oere)).toEqual(['500']);
  });

  it('is judged anew by the draft as it stands: a partner that went meanwhile stops it', async () => {
    const own = await aReadyApplication();
    const { preview } = await imported(own, await aWorkbook([aCost('Fyrvæsenet', 5)]));
    await sql(`UPDATE partner SET name = 'Havnevæsenet' WHERE application_id = $1`, [own.id]);
    const page = await browserOf(own.owner).get(preview).expect(200);
    expect(textOf(page.text)).toContain('Udgifter!A2 »Partner«: »Fyrvæsenet« findes ikke. Mener I »Havnevæsenet«?');
    expect(page.text).not.toContain('Gem ændringerne');
  });

  it('is its reader’s own, and gone after a day', async () => {
    const own = await aReadyApplication();
    const { preview } = await imported(own, await aWorkbook([aCost('Fyrvæsenet', 5)]));
    const colleague = await aPerson(['applicant']);
    await sql(`INSERT INTO member (application_id, account_id, role) VALUES ($1, $2, 'writer')`, [own.id, colleague.id]);
    await browserOf(colleague).get(preview).expect(404);
    await browserOf(colleague).post(preview, { seen: '0' }).expect(404);
    const { app, close } = await anApp();
    const sweep = app.get(ImportSweep);
    await sql(`UPDATE budget_import SET created_at = clock_timestamp() - interval '23 hours 59 minutes' WHERE application_id = $1`, [own.id]);
    await sweep.sweep();
    await browserOf(own.owner).get(preview).expect(200);
    await sql(`UPDATE budget_import SET created_at = clock_timestamp() - interval '24 hours 1 minute' WHERE application_id = $1`, [own.id]);
    await sweep.sweep();
    await browserOf(own.owner).get(preview).expect(404);
    await close();
  });
});

describe('pasted rows', () => {
  const paste = (to: ReadyApplication, pasted: string, more: Record<string, string> = {}) => browserOf(to.owner).post(at(to), { pasted, ...more });

  it('are read as they are copied, with headings or, as what is chosen, without', async () => {
    const own = await aReadyApplication();
    const withHead = await paste(own, `Beløb\tPartner\tArt\tNoter\r\n"1.250,50"\tFyrvæsenet\tRejser\tx\r\n`).expect(303);
    const words = textOf((await browserOf(own.owner).get(withHead.headers['location']!).expect(200)).text);
    expect(words).toContain('Budget i alt 2.000.000,00 1.250,50');
    expect(words).toContain('Kolonnen »Noter« kendes ikke');
    const without = await paste(own, `Fyrvæsenet;;Kontant;;;;;500;`, { assumed: 'financing' }).expect(303);
    expect(textOf((await browserOf(own.owner).get(without.headers['location']!).expect(200)).text)).toContain('Medfinansiering i alt 1.000.000,00 500,00');
  });

  it('stay on the page when something is wrong with them', async () => {
    const answer = await paste(application, 'Partner\tArt\tBeløb\nFyrvæsenet\tLøn\tmange\n', { mode: 'add' });
    expect([answer.status, textOf(answer.text)]).toEqual([422, expect.stringContaining('Indsat!C2 »Beløb«: »mange« er ikke et tal')]);
    expect(answer.text).toContain('Fyrvæsenet\tLøn\tmange');
    expect(answer.text).toMatch(/value="add"[^>]*checked/);
  });

  it('or a file are needed, and not both', async () => {
    expect(textOf((await paste(application, ' ').expect(422)).text)).toContain('Vælg en fil, eller sæt rækker ind');
    const both = await browserOf(application.owner).upload(at(application), { name: 'a.csv', content: Buffer.from('a;b') }, { pasted: 'x\ty' }).expect(422);
    expect(textOf(both.text)).toContain('Du har gjort begge dele');
    expect(textOf((await paste(application, 'Partner,Art,Beløb').expect(422)).text)).toContain('adskilt af komma');
  });
});

async function fundName(): Promise<string> {
  const [fund] = await sql<{ name: string }>(`SELECT name_da AS name FROM fund WHERE id = 'regional-development-funds'`);
  return fund!.name;
}
