import { beforeAll, describe, expect, it } from '@jest/globals';
import { aReadyApplication, type ReadyApplication } from '../builders/ready-application.js';
import { errorBeside, textOf } from '../support/html.js';
import { browserOf, portalUrl, sql } from '../support/portal.js';
import { aCost, aRawWorkbook, aTextCell, aWorkbook, costHead, manyRows, sheetOf } from '../support/workbooks.js';

let application: ReadyApplication;
beforeAll(async () => {
  application = await aReadyApplication();
  await sql(`INSERT INTO partner (application_id, position, name, cvr, sector, role, is_lead) SELECT $1, n, 'Partner med et langt navn nummer ' || n, NULL, 'public', '', false FROM generate_series(1, 25) n`, [application.id]);
});

const path = () => `/ansoegninger/${application.id}/regneark`;
const upload = (content: Buffer, name = 'budget.xlsx') => browserOf(application.owner).upload(path(), { name, content });
const fyr = 'Fyrvæsenet;Løn;;;Løn;;;;1;';

/** What it came to, how often somebody else was answered meanwhile, and which share of the time the slowest answer took. */
async function besides<Made>(working: PromiseLike<Made>): Promise<{ made: Made; answered: number; share: number }> {
  const began = performance.now();
  let [isDone, answered, longest] = [false, 0, 0];
  const made = Promise.resolve(working).finally(() => (isDone = true));
  made.catch(() => undefined);
  while (!isDone) {
    const from = performance.now();
    expect((await fetch(`${portalUrl}/healthz`)).status).toBe(200);
    longest = Math.max(longest, performance.now() - from);
    answered += 1;
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  return { made: await made, answered, share: longest / (performance.now() - began) };
}

/** A heading and that many rows below it, with whatever stands after the rows. */
function heavySheet(rows: string, after = ''): string {
  return sheetOf(`<row r="1">${costHead.map((word, at) => aTextCell(`${String.fromCharCode(65 + at)}1`, word)).join('')}</row>${rows}`, after);
}

const first = `<row r="2">${aTextCell('A2', 'Fyrvæsenet')}${aTextCell('B2', 'Løn')}<c r="I2"><v>1</v></c></row>`;
/** A text that stands in the file once and in three cells of each row. */
const shared = (text: string, inRows: number): Buffer => {
  const rows = Array.from({ length: inRows }, (_, at) => `<row r="${at + 2}">${['A', 'B', 'E'].map((column) => `<c r="${column}${at + 2}" t="s"><v>0</v></c>`).join('')}<c r="I${at + 2}"><v>1</v></c></row>`).join('');
  return aRawWorkbook(heavySheet(rows), [], text);
};

describe('a small file that is heavy', () => {
  it.each<[string, () => Buffer, string, string]>([
    ['a row of 1.2 million columns', () => Buffer.from(`${costHead.join(';')}\n${fyr}${';x'.repeat(1_200_000)}\n`), 'a.csv', 'Filen har 1.200.010 kolonner. Portalen læser højst 40'],
    ['nine thousand rows of partners nobody knows', () => Buffer.from(`${costHead.join(';')}\n${Array.from({ length: 9_000 }, (_, at) => `Ukendt partner med et langt navn nummer ${at} ${'x'.repeat(60)};Lønn;;;Løn;;;;1;`).join('\n')}\n`), 'b.csv', '18000 steder i filen skal rettes først'],
    ['three hundred thousand merged cells', () => aRawWorkbook(heavySheet(first, `<mergeCells>${Array.from({ length: 300_000 }, (_, at) => `<mergeCell ref="A${at + 2}:B${at + 2}"/>`).join('')}</mergeCells>`)), 'c.xlsx', 'Cellerne er flettet'],
    ['one text of 5,001 characters in 27,000 cells', () => shared('x'.repeat(5_001), 9_000), 'd.xlsx', 'har mere end 5.000 tegn'],
    ['one text of 5,000 characters in 27,000 cells', () => shared('x'.repeat(5_000), 9_000), 'e.xlsx', 'uforholdsmæssigt meget pakket ud'],
    ['one text of 80,000 characters in 27,000 cells', () => shared('x'.repeat(80_000), 9_000), 'f.xlsx', 'har mere end 5.000 tegn'],
  ])('is refused, and everybody else is answered meanwhile: %s', async (_, content, name, message) => {
    const file = content();
    const { made, answered, share } = await besides(upload(file, name).expect(422));
    expect(textOf(made.text)).toContain(message);
    // Where it is read or judged on and on where pages are answered, one request waits for nearly all of it.
    expect(answered).toBeGreaterThan(5);
    expect(share).toBeLessThan(0.8);
  });

  it('is read where its weight lies outside the table: hidden rows below it', async () => {
    const rows = Array.from({ length: 400_000 }, (_, at) => `<row r="${at + 3}" hidden="1"/>`).join('');
    const read = await besides(upload(aRawWorkbook(heavySheet(first + rows))).expect(303));
    expect(read.share).toBeLessThan(0.8);
    const shown = await browserOf(application.owner).get(read.made.headers['location']!).expect(200);
    expect(textOf(shown.text)).not.toContain('skjult');
    const [kept] = await sql<{ length: number }>('SELECT length(sheets::text) FROM budget_import WHERE application_id = $1 ORDER BY created_at DESC LIMIT 1', [application.id]);
    expect(kept!.length).toBeLessThan(2_000);
  });

  it('pasted in is read like a file', async () => {
    const to = (pasted: string) => browserOf(application.owner).post(path(), { pasted, assumed: 'costs', mode: 'add' });
    expect(errorBeside((await to(`${fyr}${';x'.repeat(60)}`).expect(422)).text, 'pasted')).toContain('Filen har 70 kolonner');
    const preview = (await to(fyr).expect(303)).headers['location']!;
    expect(textOf((await browserOf(application.owner).get(preview).expect(200)).text)).toContain('Udgifter 1 0 0 0');
  });
});

describe('what a file has beyond what is read', () => {
  it('is refused, not cut off: rows of a sheet whose part lies elsewhere in the file', async () => {
    const elsewhere = aRawWorkbook(manyRows(12_000), [], null, 'blad.xml');
    expect(errorBeside((await upload(elsewhere).expect(422)).text, 'file')).toContain('Filen har 12.000 rækker');
    const disguised = aRawWorkbook(manyRows(10_001), [], null, 'sheets/one.bin');
    expect(errorBeside((await upload(disguised).expect(422)).text, 'file')).toContain('Filen har 10.001 rækker');
  });

  it('is refused, not taken for absent: a heading beyond column AN', async () => {
    const row = (at: number, cells: string) => `<row r="${at}">${cells}</row>`;
    const heads = costHead.map((word, at) => aTextCell(`${word === 'Beskrivelse' ? 'AP' : String.fromCharCode(65 + at)}1`, word)).sort((a, b) => Number(a.includes('AP1')) - Number(b.includes('AP1'))).join('');
    const far = aRawWorkbook(sheetOf(row(1, heads) + row(2, `${aTextCell('A2', 'Fyrvæsenet')}${aTextCell('B2', 'Løn')}<c r="I2"><v>1</v></c>${aTextCell('AP2', 'Lamper')}`)));
    expect(textOf((await upload(far).expect(422)).text)).toContain('Udgifter!AP1 Overskrifterne når til kolonne AP. Portalen læser højst 40 kolonner');
  });

  it('is told of: a hidden sheet never stands before a visible one', async () => {
    const hidden = { name: 'Udgifter', hidden: true, rows: [costHead, aCost('Fyrvæsenet', 666)] };
    const { writeXlsx } = await import('hucre/xlsx');
    const both = Buffer.from(await writeXlsx({ sheets: [hidden, { name: 'Budget 2031', rows: [costHead, aCost('Fyrvæsenet', 5)] }] }));
    const preview = (await upload(both).expect(303)).headers['location']!;
    const words = textOf((await browserOf(application.owner).get(preview).expect(200)).text);
    expect(words).toContain('Budget i alt 2.000.000,00 5,00');
    expect(words).toContain('Udgifter Arket er skjult og er ikke læst. Arket »Budget 2031« er læst.');
    const only = Buffer.from(await writeXlsx({ sheets: [{ name: 'Noter', rows: [['Husk']] }, hidden] }));
    const told = (await upload(only).expect(303)).headers['location']!;
    expect(textOf((await browserOf(application.owner).get(told).expect(200)).text)).toContain('Udgifter Arket er skjult, men er læst med.');
  });
});

it('of the files an account looked at and did not apply, the latest five are kept', async () => {
  const own = await aReadyApplication();
  const content = await aWorkbook([aCost('Fyrvæsenet', 1)]);
  const kept: string[] = [];
  for (let at = 0; at < 7; at += 1) kept.push((await browserOf(own.owner).upload(`/ansoegninger/${own.id}/regneark`, { name: 'a.xlsx', content }).expect(303)).headers['location']!);
  expect(await sql('SELECT count(*)::int AS n FROM budget_import WHERE application_id = $1', [own.id])).toEqual([{ n: 5 }]);
  await browserOf(own.owner).get(kept[1]!).expect(404);
  await browserOf(own.owner).get(kept[2]!).expect(200);
});
