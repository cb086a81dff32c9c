import { describe, expect, it } from '@jest/globals';
import { aMemberOf } from '../builders/consortium.js';
import { aReadyApplication, type ReadyApplication } from '../builders/ready-application.js';
import { errorBeside, valueOf } from '../support/html.js';
import { aPerson, browserOf, sql } from '../support/portal.js';

const fund = 'regional-development-funds';

/** The names of the fields of a ready application, and what they hold. */
async function fieldsOf({ id }: Pick<ReadyApplication, 'id'>): Promise<{ cost: string; gift: string; form: Record<string, string> }> {
  const [cost] = await sql<{ id: string }>('SELECT id FROM cost_line WHERE application_id = $1 ORDER BY position LIMIT 1', [id]);
  const [gift] = await sql<{ id: string }>(`SELECT id FROM financing_line WHERE application_id = $1 AND kind = 'cash'`, [id]);
  const names = { cost: `cost.${cost!.id}`, gift: `gift.${gift!.id}` };
  const form = { [names.cost]: '2.000.000', [`was.${names.cost}`]: '2.000.000', [names.gift]: '1.000.000', [`was.${names.gift}`]: '1.000.000', [`fund.${fund}`]: '1.000.000', [`was.fund.${fund}`]: '1.000.000' };
  return { ...names, form };
}

const words = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/[\s\u00a0]+/g, ' ');
const url = ({ id }: Pick<ReadyApplication, 'id'>): string => `/ansoegninger/${id}/oekonomi/proev`;
const stored = async ({ id }: Pick<ReadyApplication, 'id'>) => {
  const [sums] = await sql<{ cost: string; financing: string; revision: number; edits: number }>(
    `SELECT (SELECT sum(amount_oere) FROM cost_line WHERE application_id = $1)::text AS cost, (SELECT sum(amount_oere) FROM financing_line WHERE application_id = $1)::text AS financing,
            (SELECT count(*)::int FROM field_edit WHERE application_id = $1) AS edits`,
    [id],
  );
  return sums!;
};

describe('other figures', () => {
  it('are reckoned beside the stored ones, with what that mends and breaks, and nothing is stored', async () => {
    const application = await aReadyApplication();
    const { cost, form } = await fieldsOf(application);
    const before = await stored(application);
    const answer = await browserOf(application.owner).post(url(application), { ...form, [cost]: '2.000.000,01', then: 'reckon' }).expect(200);
    const text = words(answer.text);
    expect(text).toContain('Budget i alt 2.000.000 2.000.000,01 +0,01');
    expect(text).toContain('Det her kommer til: Finansieringen er 2.000.000 kr. og budgettet 2.000.000,01 kr. Find 0,01 kr. mere');
    expect(valueOf(answer.text, cost)).toBe('2.000.000,01');
    expect(await stored(application)).toEqual(before);
    const mended = await browserOf(application.owner).post(url(application), { ...form, [cost]: '2.000.000,01', [`fund.${fund}`]: '1.000.000,01', then: 'reckon' }).expect(200);
    expect(words(mended.text)).toContain('Med de tal går økonomien op');
  });

  it('are kept as any other save: stored, and in the history as the person’s own', async () => {
    const application = await aReadyApplication();
    const { cost, gift, form } = await fieldsOf(application);
    const kept = await browserOf(application.owner).post(url(application), { ...form, [cost]: '2.400.000', [gift]: '1.200.000', [`fund.${fund}`]: '1.200.000', then: 'keep' }).expect(303);
    expect(kept.headers.location).toContain(`/ansoegninger/${application.id}/oekonomi`);
    expect(await stored(application)).toMatchObject({ cost: '240000000', financing: '240000000' });
    const edits = await sql<{ section: string; revision: number; account_id: string; before: string; after: string }>('SELECT section, revision, account_id, before, after FROM field_edit WHERE application_id = $1 ORDER BY id', [application.id]);
    expect(edits.map(({ section, revision, account_id, before, after }) => [section, revision, account_id === application.owner.id, before, after])).toEqual([
      ['budget', 1, true, '200000000', '240000000'],
      ['financing', 2, true, '100000000', '120000000'],
      ['financing', 2, true, '100000000', '120000000'],
    ]);
  });

  it('can seek a fund that was not sought, and stop seeking one', async () => {
    const application = await aReadyApplication();
    const { form } = await fieldsOf(application);
    await browserOf(application.owner).post(url(application), { ...form, [`fund.${fund}`]: '0', 'fund.eu-social-fund': '1.000.000', 'was.fund.eu-social-fund': '0', then: 'keep' }).expect(303);
    expect(await sql(`SELECT fund_id, amount_oere::text AS oere FROM financing_line WHERE application_id = $1 AND kind = 'fund'`, [application.id])).toEqual([{ fund_id: 'eu-social-fund', oere: '100000000' }]);
  });

  it('that cannot be read have a message beside them, and everything typed stands', async () => {
    const application = await aReadyApplication();
    const { cost, gift, form } = await fieldsOf(application);
    for (const then of ['reckon', 'keep']) {
      const answer = await browserOf(application.owner).post(url(application), { ...form, [cost]: '1e9', [gift]: '1.100.000', then }).expect(422);
      expect(errorBeside(answer.text, cost)).toContain('Beløbet i linje 1');
      expect([valueOf(answer.text, cost), valueOf(answer.text, gift)]).toEqual(['1e9', '1.100.000']);
      expect(words(answer.text)).toContain('Tal, der ikke kan læses, er ikke regnet med.');
    }
    for (const bad of ['٣', '-5', '0,005', '9007199254740993', '1 000 000 x']) {
      const answer = await browserOf(application.owner).post(url(application), { ...form, [cost]: bad, then: 'keep' }).expect(422);
      expect(valueOf(answer.text, cost)).toBe(bad);
    }
    expect(await stored(application)).toMatchObject({ cost: '200000000', edits: 0 });
  });

  it('never overwrite what somebody else has changed since: that is shown, and a second press keeps them', async () => {
    const application = await aReadyApplication();
    const { cost, gift, form } = await fieldsOf(application);
    await sql('UPDATE cost_line SET amount_oere = 210000000 WHERE application_id = $1', [application.id]);
    const asked = await browserOf(application.owner).post(url(application), { ...form, [cost]: '2.200.000', then: 'keep' }).expect(409);
    expect(words(asked.text)).toContain('Løn (Fyrvæsenet · Løn): var 2.000.000 kr., er nu 2.100.000 kr., og du har skrevet 2.200.000 kr.');
    expect([valueOf(asked.text, cost), valueOf(asked.text, `was.${cost}`)]).toEqual(['2.200.000', '2.100.000']);
    expect((await stored(application)).cost).toBe('210000000');
    // What was not touched here is taken as it is now, without a question.
    await browserOf(application.owner).post(url(application), { ...form, [gift]: '1.100.000', then: 'keep' }).expect(303);
    expect(await stored(application)).toMatchObject({ cost: '210000000', financing: '210000000' });
    await browserOf(application.owner).post(url(application), { [cost]: '2.200.000', [`was.${cost}`]: '2.100.000', then: 'keep' }).expect(303);
    expect((await stored(application)).cost).toBe('220000000');
  });

  it('of a line that is gone are not kept, and that is said', async () => {
    const application = await aReadyApplication();
    const { cost, gift, form } = await fieldsOf(application);
    await sql('DELETE FROM cost_line WHERE application_id = $1', [application.id]);
    const answer = await browserOf(application.owner).post(url(application), { ...form, [cost]: '1', [gift]: '5', then: 'keep' }).expect(409);
    expect(words(answer.text)).toContain('1 linje, du har ændret, er fjernet af andre');
    expect((await stored(application)).edits).toBe(0);
  });

  it('with nothing changed have nothing to keep', async () => {
    const application = await aReadyApplication();
    const { form } = await fieldsOf(application);
    expect(words((await browserOf(application.owner).post(url(application), { ...form, then: 'keep' }).expect(422)).text)).toContain('der er intet at beholde');
  });
});

describe('who may try and keep', () => {
  it('a reader tries and does not keep', async () => {
    const application = await aReadyApplication();
    const { cost, form } = await fieldsOf(application);
    const reader = await aPerson(['applicant']);
    await aMemberOf(application, reader, 'reader');
    const page = await browserOf(reader).post(url(application), { ...form, [cost]: '5', then: 'reckon' }).expect(200);
    expect(words(page.text)).toContain('Budget i alt 2.000.000 5');
    expect(page.text).not.toContain('Behold ændringerne');
    await browserOf(reader).post(url(application), { ...form, [cost]: '5', then: 'keep' }).expect(403);
  });

  it('a signatory keeps the own partner’s figures, and is told which are not', async () => {
    const application = await aReadyApplication();
    const { cost, gift, form } = await fieldsOf(application);
    const signatory = await aPerson(['applicant']);
    await aMemberOf(application, signatory, 'signatory', application.partnerId);
    const refused = await browserOf(signatory).post(url(application), { ...form, [cost]: '2.100.000', [`fund.${fund}`]: '1.100.000', then: 'keep' }).expect(422);
    expect(words(refused.text)).toContain('Du har også ændret: Regionale erhvervsfremmemidler.');
    expect((await stored(application)).edits).toBe(0);
    await browserOf(signatory).post(url(application), { ...form, [cost]: '2.100.000', [gift]: '1.100.000', then: 'keep' }).expect(303);
    expect(await stored(application)).toMatchObject({ cost: '210000000', financing: '210000000' });
  });

  it('nobody keeps anything in what was sent in, and strangers see nothing', async () => {
    const application = await aReadyApplication();
    const { cost, form } = await fieldsOf(application);
    const stranger = browserOf(await aPerson(['applicant']));
    await stranger.get(url(application)).expect(404);
    await stranger.post(url(application), { ...form, then: 'keep' }).expect(404);
    await application.submit().expect(303);
    await browserOf(application.owner).post(url(application), { ...form, [cost]: '5', then: 'keep' }).expect(403);
    expect((await browserOf(application.owner).get(url(application)).expect(200)).text).not.toContain('Behold ændringerne');
  });
});

it('a long budget is shown one partner at a time, and what was tried elsewhere still counts', async () => {
  const application = await aReadyApplication();
  const { id, partnerId, owner } = application;
  const { cost, form } = await fieldsOf(application);
  const [other] = await sql<{ id: string }>(`INSERT INTO partner (application_id, position, name, sector, role) VALUES ($1, 1, 'Lampeværket', 'company', 'Bygger') RETURNING id`, [id]);
  await sql(`INSERT INTO cost_line (application_id, position, partner_id, category, description, amount_oere) SELECT $1, 1 + n, $2, 'staff', 'Linje ' || n, 100 FROM generate_series(1, 60) n`, [id, other!.id]);
  const first = (await browserOf(owner).get(url(application)).expect(200)).text;
  expect(first).toContain('Udgifter hos Fyrvæsenet');
  expect(first).not.toContain('Linje 7');
  const then = (await browserOf(owner).post(url(application), { ...form, [cost]: '2.500.000', partner: other!.id, then: 'show' }).expect(200)).text;
  expect(then).toContain('Udgifter hos Lampeværket');
  expect(words(then)).toContain('Du har også ændret 1 tal, som ikke vises her');
  expect(words(then)).toContain('Budget i alt 2.000.060 2.500.060 +500.000');
  const back = (await browserOf(owner).post(url(application), { [cost]: '2.500.000', [`was.${cost}`]: '2.000.000', partner: partnerId, then: 'show' }).expect(200)).text;
  expect(valueOf(back, cost)).toBe('2.500.000');
});
