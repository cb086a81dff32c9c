import { beforeAll, describe, expect, it } from '@jest/globals';
import { readXlsx, writeXlsx, type CellValue } from 'hucre/xlsx';
import { anAssessedApplication, declares, inPanel, type AssessedApplication } from '../builders/assessed-application.js';
import { textOf } from '../support/html.js';
import { inOrder } from '../support/in-order.js';
import { aPerson, aRound, browserOf, sql, type Person } from '../support/portal.js';

let roundId: string;
let member: Person;
let cases: AssessedApplication[];
const at = (part: string, round = roundId): string => `/panelrunde/${round}/${part}`;
const reason = 'Projektet er tydeligt, og partnerne har sat både penge og timer af.';

/** A panel member with two applications to assess, the second begun. */
beforeAll(async () => {
  roundId = await aRound();
  member = await aPerson(['panel']);
  await inPanel(roundId, member.id);
  cases = [await anAssessedApplication({ roundId }), await anAssessedApplication({ roundId })].sort((a, b) => (a.number < b.number ? -1 : 1));
  for (const one of cases) {
    await sql('INSERT INTO panel_seat (application_id, account_id, appointed_by) VALUES ($1, $2, $2)', [one.id, member.id]);
    await declares(one.id, member.id);
  }
});

type Sheets = { name: string; rows: CellValue[][] }[];
async function fetched(as = member, round = roundId): Promise<Sheets> {
  const { body } = await browserOf(as).get(at('ark.xlsx', round)).responseType('blob').expect(200);
  return (await readXlsx(body as Buffer)).sheets.map(({ name, rows }) => ({ name, rows: rows.map((row) => [...row]) }));
}
const packed = async (sheets: Sheets): Promise<Buffer> => Buffer.from(await writeXlsx({ sheets }));
const upload = async (sheets: Sheets, as = member, round = roundId) => browserOf(as).upload(at('offline', round), { name: 'vurderinger.xlsx', content: await packed(sheets) });
const rowOf = (sheets: Sheets, { number }: AssessedApplication, criterion: number): CellValue[] => sheets[0]!.rows.find((row) => row[0] === number && row[2] === criterion)!;
const scoresOf = ({ id }: AssessedApplication) =>
  sql<{ number: number; half: number | null; reason: string }>(
    `SELECT k.number, c.half_points AS half, c.reason FROM score c JOIN panel_seat s ON s.id = c.seat_id JOIN criterion k ON k.id = c.criterion_id
      WHERE s.application_id = $1 AND s.account_id = $2 ORDER BY k.number`,
    [id, member.id],
  );

/** What the page says of a sheet that was not taken. */
async function refusal(change: (sheets: Sheets) => void): Promise<string> {
  const sheets = await fetched();
  change(sheets);
  const answer = await upload(sheets);
  expect(answer.status).toBe(422);
  return textOf(answer.text);
}

describe('an evening without the net', () => {
  it('has every application on paper, with criteria and answers, and a sheet with a row for each criterion', async () => {
    const page = textOf((await browserOf(member).get(at('offline')).expect(200)).text);
    expect(page).toContain('2 ansøgninger');
    const pack = textOf((await browserOf(member).get(at('pakke')).expect(200)).text);
    for (const { number, title } of cases) {
      expect(pack).toContain(number);
      expect(pack).toContain(`Svar på kriterium 8 i ${title}.`);
    }
    const [scores] = await fetched();
    expect(scores!.rows[0]).toEqual(['Ansøgning', 'Titel', 'Nr.', 'Kriterium', 'Point', 'Begrundelse']);
    expect(scores!.rows.slice(1).map((row) => [row[0], row[2]].join(' '))).toEqual(cases.flatMap(({ number }) => [1, 2, 3, 4, 5, 6, 7, 8].map((criterion) => `${number} ${criterion}`)));
  });

  it('shows what a sheet changes, saves nothing until the yes, and then all of it once', async () => {
    const [first, second] = cases as [AssessedApplication, AssessedApplication];
    const sheets = await fetched();
    Object.assign(rowOf(sheets, first, 1), { 4: 3.5, 5: reason });
    Object.assign(rowOf(sheets, second, 8), { 4: '0,5', 5: `${reason} Men.` });
    const preview = (await upload(sheets)).headers['location'] as string;
    const page = await browserOf(member).get(preview).expect(200);
    expect(textOf(page.text)).toContain('Arket ændrer 2 kriterier; 14 står uændret.');
    expect(await scoresOf(first)).toEqual([]);
    const seen = /name="set" value="([^"]*)"/.exec(page.text)![1]!;
    await browserOf(member).post(preview, { set: 'noget andet' }).expect(409);
    await browserOf(member).post(preview, { set: seen }).expect(303);
    await browserOf(member).post(preview, { set: seen }).expect(303);
    expect((await scoresOf(first)).filter(({ half }) => half !== null)).toEqual([{ number: 1, half: 7, reason }]);
    expect((await scoresOf(second)).filter(({ half }) => half !== null)).toEqual([{ number: 8, half: 1, reason: `${reason} Men.` }]);
    const again = await fetched();
    expect(rowOf(again, first, 1).slice(4)).toEqual([3.5, reason]);
    const same = await upload(again);
    expect(textOf((await browserOf(member).get(same.headers['location'] as string)).text)).toContain('Arket ændrer 0 kriterier; 16 står uændret.');
  });

  it('keeps what a blank cell stands for', async () => {
    const [first] = cases as [AssessedApplication];
    const before = await scoresOf(first);
    const sheets = await fetched();
    for (const row of sheets[0]!.rows.slice(1)) Object.assign(row, { 4: null, 5: null });
    const preview = (await upload(sheets)).headers['location'] as string;
    expect(textOf((await browserOf(member).get(preview)).text)).toContain('Arket ændrer 0 kriterier');
    expect(await scoresOf(first)).toEqual(before);
  });

  it.each([
    ['5,5', 'Skriv et tal fra 0 til 5'],
    [5.5, 'Skriv et tal fra 0 til 5'],
    [0.25, 'Skriv et tal fra 0 til 5'],
    ['-1', 'Skriv et tal fra 0 til 5'],
    ['fire', 'Skriv et tal fra 0 til 5'],
  ])('refuses the score %j beside its cell, and everything with it', async (score, words) => {
    const before = await scoresOf(cases[1]!);
    const told = await refusal((sheets) => {
      Object.assign(rowOf(sheets, cases[1]!, 2), { 4: score });
      Object.assign(rowOf(sheets, cases[1]!, 3), { 4: 4, 5: reason });
    });
    expect(told).toContain(words);
    expect(told).toContain('Vurderinger!E11');
    expect(await scoresOf(cases[1]!)).toEqual(before);
  });

  it('refuses a sheet for another round, another application, older criteria or from elsewhere', async () => {
    const number = 'FB-999';
    expect(await refusal((sheets) => void (sheets[2]!.rows[0]![1] = '2011-1'))).toContain('Arket hører til runde 2011-1');
    expect(await refusal((sheets) => void (rowOf(sheets, cases[0]!, 1)[0] = number))).toContain(`Ansøgning »${number}« er ikke en, du kan vurdere nu`);
    expect(await refusal((sheets) => void (sheets[2]!.rows[1]![1] = 'ældre'))).toContain('ikke længere vurderet efter de kriterier');
    expect(await refusal((sheets) => void sheets.splice(2, 1))).toContain('Filen er ikke hentet herfra');
    expect(await refusal((sheets) => void (rowOf(sheets, cases[0]!, 2)[2] = 9))).toContain('Kriterium »9« findes ikke. Skriv et nummer fra 1 til 8.');
    expect(await refusal((sheets) => void (rowOf(sheets, cases[0]!, 2)[2] = 1))).toContain('står allerede i række 2');
    expect(await refusal((sheets) => Object.assign(rowOf(sheets, cases[0]!, 1), { 5: 'x'.repeat(4900) }))).toMatch(/Begrundelsen er på 4900 tegn; den må højst være på \d+\. Forkort den med \d+\./);
    expect(await refusal((sheets) => void (sheets[0]!.rows[0]![4] = 'Karakter'))).toContain('Kolonnen »Point« mangler');
  });

  it('refuses what is no workbook, and says so at the field', async () => {
    const answer = await browserOf(member).upload(at('offline'), { name: 'x.xlsx', content: Buffer.from('PK nej') });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('error-summary');
    expect(textOf((await browserOf(member).post(at('offline')).expect(422)).text)).toContain('Vælg det udfyldte regneark.');
  });

  it('asks to look again when an assessment has changed since the page was seen', async () => {
    const own = cases[0]!;
    const sheets = await fetched();
    Object.assign(rowOf(sheets, own, 4), { 4: 2, 5: reason });
    const preview = (await upload(sheets)).headers['location'] as string;
    const seen = /name="set" value="([^"]*)"/.exec((await browserOf(member).get(preview)).text)![1]!;
    await sql('UPDATE panel_seat SET revision = revision + 1 WHERE application_id = $1 AND account_id = $2', [own.id, member.id]);
    const answer = await browserOf(member).post(preview, { set: seen }).expect(409);
    expect(textOf(answer.text)).toContain('er ændret, siden du så denne side');
    expect((await scoresOf(own)).find(({ number }) => number === 4)?.half ?? null).toBeNull();
  });

  it('writes nothing over what was saved between the look and the lock', async () => {
    const own = cases[0]!;
    const sheets = await fetched();
    Object.assign(rowOf(sheets, own, 6), { 4: 2, 5: reason });
    const preview = (await upload(sheets)).headers['location'] as string;
    const seen = /name="set" value="([^"]*)"/.exec((await browserOf(member).get(preview)).text)![1]!;
    const [seat] = await sql<{ id: string }>('SELECT id FROM panel_seat WHERE application_id = $1 AND account_id = $2', [own.id, member.id]);
    const [desk, sheet] = await inOrder(
      own.id,
      () => browserOf(member).post(`/panel/${seat!.id}`, { 'scores[6].points': '1', 'scores[6].reason': 'Skrevet imens.' }),
      () => browserOf(member).post(preview, { set: seen }),
    );
    expect([desk.status, sheet.status]).toEqual([303, 409]);
    expect((await scoresOf(own)).find(({ number }) => number === 6)).toEqual({ number: 6, half: 2, reason: 'Skrevet imens.' });
  });

  it('leaves out what was handed in or may not be seen, and is nobody else’s', async () => {
    const sheets = await fetched();
    Object.assign(rowOf(sheets, cases[1]!, 5), { 4: 1, 5: reason });
    const preview = (await upload(sheets)).headers['location'] as string;
    await browserOf(cases[0]!.panel[0]!).get(preview).expect(404);
    await declares(cases[1]!.id, member.id, 'declared');
    expect((await fetched())[0]!.rows.some((row) => row[0] === cases[1]!.number)).toBe(false);
    const pack = await browserOf(member).get(at('pakke')).expect(200);
    expect(pack.text).not.toContain(cases[1]!.title);
    expect((await upload(sheets)).status).toBe(422);
    const page = await browserOf(member).get(preview).expect(200);
    expect(page.text).not.toContain(cases[1]!.title);
    await declares(cases[1]!.id, member.id, 'none');
    const nobody = await aPerson(['panel']);
    await browserOf(nobody).get(at('ark.xlsx')).expect(404);
    expect(textOf((await browserOf(nobody).get(at('offline')).expect(200)).text)).toContain('Der er ingen ansøgninger');
  });
});
