import { beforeAll, describe, expect, it } from '@jest/globals';
import { writeXlsx } from 'hucre/xlsx';
import { anOpenDocument, anOfficeFile, images } from '../builders/file-contents.js';
import { aReadyApplication, type ReadyApplication } from '../builders/ready-application.js';
import { errorBeside, textOf } from '../support/html.js';
import { aPerson, browserOf, portalUrl, sql, type Person } from '../support/portal.js';
import { aCompoundFile, aCost, aPackedZip, aRawWorkbook, aWorkbook, costHead, manyRows } from '../support/workbooks.js';

let application: ReadyApplication;
beforeAll(async () => {
  application = await aReadyApplication();
});

const upload = (content: Buffer, name = 'budget.xlsx', as: Person = application.owner, fields: Record<string, string> = {}) => browserOf(as).upload(`/ansoegninger/${application.id}/regneark`, { name, content }, fields);
const stored = () => sql<{ costs: number; imports: number; edits: number }>(
  `SELECT (SELECT count(*) FROM cost_line WHERE application_id = $1)::int AS costs, (SELECT count(*) FROM budget_import WHERE application_id = $1)::int AS imports,
          (SELECT count(*) FROM field_edit WHERE application_id = $1)::int AS edits`,
  [application.id],
);

/** The file is refused with this message, and nothing is stored. */
async function refusedWith(content: Buffer, message: string, name?: string): Promise<void> {
  const before = await stored();
  const { status, text } = await upload(content, name);
  expect([status, errorBeside(text, 'file')]).toEqual([422, expect.stringContaining(message)]);
  expect(await stored()).toEqual(before);
}

describe('a file that is no workbook the portal can read', () => {
  it.each<[string, () => Buffer | Promise<Buffer>, string, string?]>([
    ['nothing at all', () => Buffer.alloc(0), 'Filen er tom'],
    ['a workbook without a single value', async () => Buffer.from(await writeXlsx({ sheets: [{ name: 'Ark1', rows: [] }] })), 'Filen er tom'],
    ['an empty text', () => Buffer.from('\ufeff\r\n\r\n'), 'Filen er tom', 'a.csv'],
    ['a password, as Excel puts it', async () => Buffer.from(await writeXlsx({ sheets: [{ name: 'a', rows: [[1]] }], encryption: { password: 'hemmelig', spinCount: 10 } })), 'beskyttet med adgangskode'],
    ['a password on the zip file', () => aPackedZip([{ name: 'xl/workbook.xml', content: '<x/>', locked: true }]), 'beskyttet med adgangskode'],
    ['old Excel', () => aCompoundFile('Workbook'), 'gamle Excel-format (.xls)', 'gammel.xls'],
    ['OpenDocument', () => anOpenDocument('spreadsheet'), 'OpenDocument-format (.ods)', 'a.ods'],
    ['macros', () => aRawWorkbook(manyRows(3), [{ name: 'xl/vbaProject.bin', content: 'x' }]), 'indeholder makroer', 'a.xlsm'],
    ['a document', () => anOfficeFile('docx'), 'ikke et regneark'],
    ['a picture', () => images.png, 'ikke et regneark', 'budget.xlsx'],
    ['a letter', () => Buffer.from('Kære sekretariat'), 'ikke et regneark', 'a.csv'],
    ['a zip file cut short', async () => (await aWorkbook([aCost('Fyrvæsenet', 1)])).subarray(0, 900), 'Filen er beskadiget'],
    ['a zip file with holes', async () => hollow(await aWorkbook([aCost('Fyrvæsenet', 1)])), 'Filen er beskadiget'],
    ['XML that is none', () => aRawWorkbook('<worksheet><sheetData><row r="1"><c r="A1"><v>1</v>'), 'Filen er'],
    ['a zip bomb, whatever its table claims', () => aRawWorkbook(Buffer.alloc(140 * 1024 * 1024, 0x20)), 'uforholdsmæssigt meget pakket ud'],
    ['a hundred thousand rows', () => aRawWorkbook(manyRows(100_000)), 'Filen har 100.000 rækker. Portalen læser højst 10.000'],
    ['a row at the bottom of the world', () => aRawWorkbook('<worksheet><sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'), 'Filen har 1.048.576 rækker'],
    ['twenty thousand lines of text', () => Buffer.from('Partner;Art;Beløb\n' + 'x;y;1\n'.repeat(20_000)), 'Filen har 20.001 rækker', 'a.csv'],
    ['commas between cells', () => Buffer.from('Partner,Art,Beløb\nx,y,1\n'), 'adskilt af komma', 'a.csv'],
    ['more bytes than there is room for', () => Buffer.alloc(5 * 1024 * 1024 + 1, 0x61), 'fylder mere end 5 MB', 'a.csv'],
  ])('is refused with what to do about it: %s', async (_, content, message, ...[name]) => refusedWith(await content(), message, name));

  it('is refused in English too', async () => {
    const { text } = await browserOf(application.owner, { lang: 'en' }).upload(`/ansoegninger/${application.id}/regneark`, { name: 'a.xls', content: aCompoundFile('Workbook') }).expect(422);
    expect(errorBeside(text, 'file')).toContain('the old Excel format (.xls)');
  });

  it('keeps nobody else waiting while it is read', async () => {
    const heavy = aRawWorkbook(manyRows(100_000));
    const reading = Promise.all([upload(heavy), upload(heavy)]);
    const waits: number[] = [];
    let done = false;
    void reading.finally(() => (done = true)).catch(() => undefined);
    while (!done) {
      const from = performance.now();
      expect((await fetch(`${portalUrl}/healthz`)).status).toBe(200);
      waits.push(performance.now() - from);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    expect((await reading).map(({ status }) => status)).toEqual([422, 422]);
    // Were they parsed where pages are answered, hardly any other request would have been answered meanwhile.
    expect(waits.length).toBeGreaterThan(10);
  });
});

function hollow(content: Buffer): Buffer {
  const copy = Buffer.from(content);
  copy.fill(0xaa, 60, 400);
  return copy;
}

/** What the page says of each place. */
async function told(content: Buffer, name?: string, as?: Person): Promise<string> {
  const before = await stored();
  const { status, text } = await upload(content, name, as);
  expect([status, await stored()]).toEqual([422, before]);
  return textOf(text);
}

describe('a workbook with a cell that is wrong', () => {
  it.each<[string, unknown[], string]>([
    ['a partner that does not exist', aCost('Fyrvæsnet', 1), 'Udgifter!A2 »Partner«: »Fyrvæsnet« findes ikke. Mener I »Fyrvæsenet«?'],
    ['one that resembles none', aCost('I alt', 1), 'Udgifter!A2 »Partner«: »I alt« findes ikke. Vælg mellem: Fyrvæsenet.'],
    ['no partner', aCost('', 1), 'Udgifter!A2 »Partner« er tom'],
    ['an unknown category', aCost('Fyrvæsenet', 1, { category: 'Lønn' }), 'Udgifter!B2 »Art«: »Lønn« findes ikke. Mener I »Løn«?'],
    ['a year outside the project', aCost('Fyrvæsenet', 1, { year: 2029 }), 'Udgifter!D2 Året 2029 ligger uden for projektets periode. Vælg et år fra 2030 til 2032.'],
    ['no year at all', aCost('Fyrvæsenet', 1, { year: 'snart' }), 'Udgifter!D2 »År«: »snart« er ikke et tal'],
    ['an unknown activity', ['Fyrvæsenet', 'Løn', 'Bygerri', null, '', null, null, null, 1, null], 'Udgifter!C2 »Aktivitet«: »Bygerri« findes ikke. Mener I »Byggeri«?'],
    ['text where a number should be', aCost('Fyrvæsenet', 'ca. 5.000'), 'Udgifter!I2 »Beløb«: »ca. 5.000« er ikke et tal'],
    ['a decimal point in a text', aCost('Fyrvæsenet', '1234.50'), 'Udgifter!I2 »Beløb«: »1234.50« har punktum som decimaltegn'],
    ['a negative number', aCost('Fyrvæsenet', -5), 'Udgifter!I2 »Beløb«: -5 er negativt'],
    ['three decimals', aCost('Fyrvæsenet', 1.005), 'Udgifter!I2 »Beløb«: »1,005« har mere end to decimaler'],
    ['what no øre comes to', aCost('Fyrvæsenet', 1234.5600000001), 'Udgifter!I2 »Beløb«: 1234,5600000001 er ikke et helt antal øre'],
    ['no amount', aCost('Fyrvæsenet', null), 'Udgifter!I2 »Beløb« er tom'],
    ['too large an amount', aCost('Fyrvæsenet', 1e15), 'Udgifter!I2 »Beløb«: 1000000000000000 er for stort'],
    ['a date', aCost('Fyrvæsenet', new Date('2030-05-01')), 'Udgifter!I2 »Beløb«: cellen er en dato (2030-05-01)'],
    ['too long a text', aCost('Fyrvæsenet', 1, { description: 'x'.repeat(5000) }), 'Udgifter!E2 »Beskrivelse« har 5000 tegn'],
    ['hours where there are none', ['Fyrvæsenet', 'Rejser', null, null, '', null, 5, null, 1, null], 'Udgifter!G2 Personer, timer og løn hører kun til løn'],
    ['a salary without hours', ['Fyrvæsenet', 'Løn', null, null, '', null, null, 500_000, 1, null], 'Udgifter!H2 Der er en løn pr. årsværk, men ingen timer'],
    ['an amount that hours contradict', ['Fyrvæsenet', 'Løn', null, null, '', null, 410, 620_000, 147_792.7, null], 'Udgifter!I2 Beløbet regnes ud af timerne og er 147.790,70 kr., men cellen siger 147.792,70 kr.'],
  ])('is refused whole with that cell named: %s', async (_, row, message) => {
    expect(await told(await aWorkbook([row as never, aCost('Fyrvæsenet', 5)]))).toContain(message);
  });

  it.each<[string, unknown[], string]>([
    ['an unknown kind', ['Fyrvæsenet', null, 'Kontanter', null, null, null, null, 1, null], 'Finansiering!C2 »Bidragets form«: »Kontanter« findes ikke. Mener I »Kontant«?'],
    ['an outside source without a name', ['En kilde uden for partnerskabet', null, 'Kontant', null, null, null, null, 1, null], 'Finansiering!B2 Skriv navnet på kilden'],
    ['a partner with a source', ['Fyrvæsenet', 'Fonden', 'Kontant', null, null, null, null, 1, null], 'Finansiering!B2 Rækken har både en partner og en kilde'],
    ['hours that are cash', ['Fyrvæsenet', null, 'Kontant', null, null, null, 4, 1, null], 'Finansiering!G2 Timer hører kun til arbejdstimer'],
    ['a fund that is none', ['Fyrvæsenet', null, 'Fond', null, null, null, null, 1, null], 'Finansiering!C2 Skriv fonden som bidragyder'],
  ])('is refused whole, in financing: %s', async (_, row, message) => {
    expect(await told(await aWorkbook(null, [row as never]))).toContain(message);
  });

  it('names every bad cell, and says how many more there are than it shows', async () => {
    const words = await told(await aWorkbook(Array.from({ length: 70 }, () => aCost('Fyrvæsenet', -1))));
    expect(words).toContain('70 steder i filen skal rettes først');
    for (const place of ['Udgifter!I2 ', 'Udgifter!I51 ', 'Der er 20 steder mere']) expect(words).toContain(place);
    expect(words).not.toContain('Udgifter!I52 ');
  });

  it('refuses a line id in two rows, and a partner’s name that two partners have', async () => {
    const [line] = await sql<{ id: string }>('SELECT id FROM cost_line WHERE application_id = $1', [application.id]);
    expect(await told(await aWorkbook([aCost('Fyrvæsenet', 1, { id: line!.id }), aCost('Fyrvæsenet', 2, { id: line!.id })]))).toContain('Udgifter!J3 Linje-id’et står også i række 2');
    const twins = await aReadyApplication({ owner: application.owner });
    await sql(`INSERT INTO partner (application_id, position, name, cvr, sector, role, is_lead) VALUES ($1, 1, 'Fyrvæsenet', '10150817', 'public', '', false)`, [twins.id]);
    const to = (content: Buffer) => browserOf(twins.owner).upload(`/ansoegninger/${twins.id}/regneark`, { name: 'a.xlsx', content });
    expect(textOf((await to(await aWorkbook([aCost('Fyrvæsenet', 1)])).expect(422)).text)).toContain('flere hedder »Fyrvæsenet«. Skriv hvilken: Fyrvæsenet (13748136) / Fyrvæsenet (10150817)');
    await to(await aWorkbook([aCost('Fyrvæsenet (10150817)', 1), aCost('13748136', 2)])).expect(303);
  });

  it('refuses merged cells, a missing column and two sheets of a kind', async () => {
    expect(await told(await aWorkbook([aCost('Fyrvæsenet', 1), aCost('Fyrvæsenet', 2)], null, { merges: [{ startRow: 1, startCol: 0, endRow: 2, endCol: 0 }] }))).toContain('Udgifter!A2:A3 Cellerne er flettet');
    const without = Buffer.from(await writeXlsx({ sheets: [{ name: 'Udgifter', rows: [costHead.filter((one) => one !== 'Beløb'), ['Fyrvæsenet', 'Løn']] }] }));
    expect(await told(without)).toContain('Udgifter!1 Kolonnen »Beløb« mangler');
    const twice = Buffer.from(await writeXlsx({ sheets: ['Ark1', 'Ark2'].map((name) => ({ name, rows: [costHead, aCost('Fyrvæsenet', 1)] })) }));
    expect(await told(twice)).toContain('Arkene »Ark1« og »Ark2« er begge læst som »Udgifter«');
    const none = Buffer.from(await writeXlsx({ sheets: [{ name: 'Ark1', rows: [['Navn', 'Adresse'], ['a', 'b']] }] }));
    expect(await told(none)).toContain('Overskrifterne blev ikke fundet');
  });

  it('reads a formula’s value with a remark, and refuses one without a value or with an error', async () => {
    const head = costHead.map((word, at) => `<c r="${String.fromCharCode(65 + at)}1" t="inlineStr"><is><t>${word}</t></is></c>`).join('');
    const sheet = (cell: string): string => `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">${head}</row><row r="2" hidden="1"><c r="A2" t="inlineStr"><is><t>Fyrvæsenet</t></is></c><c r="B2" t="inlineStr"><is><t>Løn</t></is></c>${cell}</row></sheetData></worksheet>`;
    expect(await told(aRawWorkbook(sheet('<c r="I2"><f>SUM(K1:K9)</f></c>')))).toContain('Udgifter!I2 »Beløb«: formlen »=SUM(K1:K9)« har ingen værdi');
    expect(await told(aRawWorkbook(sheet('<c r="I2" t="e"><f>1/0</f><v>#DIV/0!</v></c>')))).toContain('Udgifter!I2 »Beløb«: cellen viser fejlen #DIV/0!');
    expect(await told(aRawWorkbook(sheet('<c r="I2" t="e"><v>#REF!</v></c>')))).toContain('cellen viser fejlen #REF!');
    const fine = await upload(aRawWorkbook(sheet('<c r="I2"><f>2+2</f><v>4</v></c>'))).expect(303);
    const words = textOf((await browserOf(application.owner).get(fine.headers['location']!).expect(200)).text);
    expect(words).toContain('Udgifter!I2 1 celle er en formel: I2');
    expect(words).toContain('Udgifter!2 1 skjult række er læst med: 2');
  });
});

describe('a signatory', () => {
  it('imports the own partner’s lines, and no others', async () => {
    const own = await aReadyApplication();
    const [partner] = await sql<{ id: string }>(`INSERT INTO partner (application_id, position, name, cvr, sector, role, is_lead) VALUES ($1, 1, 'Lampeværket', '10150817', 'company', '', false) RETURNING id`, [own.id]);
    const signatory = await aPerson(['applicant']);
    await sql(`INSERT INTO member (application_id, account_id, role, partner_id) VALUES ($1, $2, 'signatory', $3)`, [own.id, signatory.id, partner!.id]);
    const [others] = await sql<{ id: string }>('SELECT id FROM cost_line WHERE application_id = $1', [own.id]);
    const browser = browserOf(signatory);
    const to = (content: Buffer) => browser.upload(`/ansoegninger/${own.id}/regneark`, { name: 'a.xlsx', content });
    const fund = ['De regionale udviklingsmidler', null, 'Fond', null, null, null, null, 5, null];
    const refused = textOf((await to(await aWorkbook([aCost('Fyrvæsenet', 1), aCost('Lampeværket', 1, { id: others!.id })], [fund])).expect(422)).text);
    expect(refused).toContain('Udgifter!A2 Linjen hører til en anden partner. Du kan kun læse linjer ind for Lampeværket');
    expect(refused).toContain('Udgifter!J3 Linje-id’et hører til en anden partners linje på 2.000.000 kr.');
    expect(refused).toContain('Finansiering!C2 Kun leadpartneren skriver, hvad der søges fra fondene');

    const page = await browser.get(`/ansoegninger/${own.id}/regneark`).expect(200);
    expect(textOf(page.text)).toContain('Kun Lampeværkets linjer');
    const preview = (await to(await aWorkbook([aCost('Lampeværket', 7, { description: 'Glas' })], [['Lampeværket', null, 'Kontant', null, null, null, null, 3, null]])).expect(303)).headers['location']!;
    const shown = await browser.get(preview).expect(200);
    expect(textOf(shown.text)).toContain('Udgifter 1 0 0 0');
    await browser.post(preview, { seen: /name="seen" value="(\d+)"/.exec(shown.text)![1]! }).expect(303);
    const lines = await sql('SELECT p.name, c.amount_oere::text AS oere FROM cost_line c JOIN partner p ON p.id = c.partner_id WHERE c.application_id = $1 ORDER BY c.position', [own.id]);
    expect(lines).toEqual([{ name: 'Fyrvæsenet', oere: '200000000' }, { name: 'Lampeværket', oere: '700' }]);
    expect(await sql('SELECT count(*)::int AS n FROM financing_line WHERE application_id = $1', [own.id])).toEqual([{ n: 3 }]);
  });

  it('and a reader may not import at all', async () => {
    const reader = await aPerson(['applicant']);
    await sql(`INSERT INTO member (application_id, account_id, role) VALUES ($1, $2, 'reader')`, [application.id, reader.id]);
    expect((await browserOf(reader).get(`/ansoegninger/${application.id}/regneark`).expect(200)).text).not.toContain('name="file"');
    await upload(await aWorkbook([aCost('Fyrvæsenet', 1)]), 'a.xlsx', reader).expect(403);
  });
});

it('a file of ten thousand lines comes in and goes out again', async () => {
  const own = await aReadyApplication();
  const browser = browserOf(own.owner);
  const rows = Array.from({ length: 9_600 }, (_, at) => aCost('Fyrvæsenet', at + 0.25, { description: `Linje ${at}`, year: 2030 + (at % 3) }));
  const contributions = Array.from({ length: 9_600 }, (_, at) => ['Fyrvæsenet', null, 'Kontant', null, null, null, null, at, null]);
  const preview = (await browser.upload(`/ansoegninger/${own.id}/regneark`, { name: 'stor.xlsx', content: await aWorkbook(rows, contributions) }).expect(303)).headers['location']!;
  const shown = await browser.get(preview).expect(200);
  expect(textOf(shown.text)).toContain('Udgifter 9600 0 0 1');
  await browser.post(preview, { seen: /name="seen" value="(\d+)"/.exec(shown.text)![1]! }).expect(303);
  expect(await sql('SELECT count(*)::int AS n, sum(amount_oere)::text AS oere FROM cost_line WHERE application_id = $1', [own.id])).toEqual([{ n: 9_600, oere: String(9_600 * 25 + (9_599 * 9_600 * 100) / 2) }]);
  const back = await browser.get(`/ansoegninger/${own.id}/regneark/budget-xlsx`).buffer(true).expect(200);
  expect(Number(back.headers['content-length'])).toBeGreaterThan(100_000);
});

