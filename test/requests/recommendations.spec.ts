import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anAssessedApplication, type AssessedApplication } from '../builders/assessed-application.js';
import { aPerson, aRound, browserOf, sessionCookie, sql, type Fields, type Person } from '../support/portal.js';

const regional = 'regional-development-funds';
const euRegional = 'eu-regional-fund';
const kroner = 100n;

let officer: Person;
let forum: Person;
let council: Person;
let agency: Person;

beforeAll(async () => {
  [officer, forum, council, agency] = (await Promise.all((['officer', 'forum', 'council', 'agency'] as const).map((role) => aPerson([role])))) as [Person, Person, Person, Person];
});

const text = { resume: 'Kort fortalt.', casePresentation: 'Sagen er denne.' };
const lineFields = (fund: string, fields: Fields): Fields => Object.fromEntries(Object.entries(fields).map(([name, value]) => [`${name}.${fund}`, value]));
const day = (date: string): Fields => {
  const [year = '', month = '', number = ''] = date.split('-');
  return { decidedOnDay: Number(number), decidedOnMonth: Number(month), decidedOnYear: year };
};
const reasons = { reasonRules: 'Regler.', reasonConsiderations: 'Hensyn.', reasonFacts: 'Oplysninger.', complaintGuidance: 'Sådan klager I.' };

/** As one officer who has just opened the form. */
async function seenBy(application: AssessedApplication): Promise<string> {
  const [row] = await sql<{ at: Date }>('SELECT changed_at AS at FROM recommendation WHERE application_id = $1', [application.id]);
  return row?.at.toISOString() ?? '';
}
const write = (application: AssessedApplication, fields: Fields) => browserOf(officer).post(`/sager/${application.id}/indstilling`, { ...text, ...fields });
const place = (application: AssessedApplication) => browserOf(officer).post(`/sager/${application.id}/dagsordenspunkt`);
const record = (application: AssessedApplication, fields: Fields, by = officer) =>
  browserOf(by).post(`/sager/${application.id}/beslutning`, { ...day('2011-04-01'), ...fields });
const decide = (application: AssessedApplication, fund: string, fields: Fields, by: Person) =>
  browserOf(by).post(`/afgoerelser/${application.id}/${fund}`, { ...day('2011-05-01'), ...fields });

const state = async ({ id }: AssessedApplication) => (await sql<{ state: string }>('SELECT state FROM application WHERE id = $1', [id]))[0]!.state;
const kinds = async ({ id }: AssessedApplication) => (await sql<{ kind: string }>('SELECT kind FROM event WHERE subject = $1 ORDER BY id', [id])).map(({ kind }) => kind);
const mails = ({ number }: AssessedApplication) => sql<{ subject: string; body: string }>(`SELECT subject, body FROM mail_outbox WHERE subject LIKE '%' || $1 || '%' ORDER BY created_at, id`, [number]);

/** Recommended by the officer with everything applied for, and on the agenda. */
async function onAgenda(given: Parameters<typeof anAssessedApplication>[0] = {}): Promise<AssessedApplication> {
  const application = await anAssessedApplication(given);
  const funds = given.funds ?? { [regional]: 1_000_000n * kroner };
  const amounts = Object.entries(funds).map(([fund, oere]) => lineFields(fund, { recommended: String(oere / kroner) }));
  await write(application, Object.assign({}, ...amounts) as Fields).expect(303);
  await place(application).expect(303);
  return application;
}

async function recommended(given: { funds: Readonly<Record<string, bigint>>; roundId?: string }): Promise<AssessedApplication> {
  const application = await onAgenda(given);
  const lines = Object.entries(given.funds).map(([fund, oere]) => lineFields(fund, { outcome: 'recommended', amount: String(oere / kroner) }));
  await record(application, Object.assign({}, ...lines) as Fields).expect(303);
  return application;
}

describe('the recommendation', () => {
  it('is drafted from the application and the assessment, in Danish', async () => {
    const application = await anAssessedApplication();
    const form = await browserOf(officer).get(`/sager/${application.id}/indstilling`).expect(200);
    expect(form.text).toContain(`Resumé af ${application.title}`);
    expect(form.text).toContain('De bidrager selv med 1.000.000 kr. kontant og med 2.000 arbejdstimer til en værdi af 500.000 kr.');
    expect(form.text).toContain('er 2,50.');
    expect(form.text).toMatch(/gennemsnit på en skala fra 0 til 5 er: [^;]+ 4,00;/);
  });

  it('takes exactly what was applied for, and refuses an øre more with the limit, keeping every word', async () => {
    const application = await anAssessedApplication();
    const refused = await write(application, lineFields(regional, { recommended: '1.000.000,01', reason: 'Min begrundelse' })).expect(422);
    expect(refused.text).toContain('Beløbet 1.000.000,01 kr. er højere end det, der er søgt. Det må højst være 1.000.000 kr.; sæt det mindst 0,01 kr. ned.');
    expect(refused.text).toContain('Min begrundelse');
    expect(await sql('SELECT 1 FROM recommendation WHERE application_id = $1', [application.id])).toEqual([]);
    await write(application, lineFields(regional, { recommended: '1.000.000' })).expect(303);
  });

  it('is saved half-written, and put on the agenda only when whole', async () => {
    const application = await anAssessedApplication();
    await write(application, lineFields(regional, { recommended: '' })).expect(303);
    expect((await place(application).expect(422)).text).toContain('Indtast et beløb. Skriv 0');
    await write(application, { seen: await seenBy(application), ...lineFields(regional, { recommended: '999.999,99' }) }).expect(303);
    expect((await place(application).expect(422)).text).toContain('Skriv en begrundelse. Der gives 999.999,99 kr., og der er søgt 1.000.000 kr.');
    expect(await state(application)).toBe('assessment');
    await write(application, { seen: await seenBy(application), ...lineFields(regional, { recommended: '999.999,99', reason: 'Rejser kan ikke støttes.' }) }).expect(303);
    await place(application).expect(303);
    expect(await state(application)).toBe('agenda');
  });

  it('is never written over unawares by a second officer, whose own text is kept', async () => {
    const application = await anAssessedApplication();
    const seen = async () => /name="seen" value="([^"]*)"/.exec((await browserOf(officer).get(`/sager/${application.id}/indstilling`)).text)![1]!;
    const opened = await seen();
    await write(application, { seen: opened, resume: 'Den førstes.' }).expect(303);
    const late = await write(application, { seen: opened, resume: 'Den andens.' }).expect(422);
    expect(late.text).toContain('En anden har gemt indstillingen');
    expect(late.text).toContain('Den andens.');
    const again = /name="seen" value="([^"]*)"/.exec(late.text)![1]!;
    await write(application, { seen: again, resume: 'Den andens.' }).expect(303);
    const [row] = await sql<{ resume: string }>('SELECT resume FROM recommendation WHERE application_id = $1', [application.id]);
    expect(row!.resume).toBe('Den andens.');
  });

  it('waits for every assessment and says whose is missing', async () => {
    const application = await anAssessedApplication({ missing: 1 });
    await write(application, lineFields(regional, { recommended: '1000000' })).expect(303);
    const refused = await place(application).expect(422);
    expect(refused.text).toContain(`Der mangler 1 vurdering: ${application.panel[2]!.name}.`);
    expect(await state(application)).toBe('assessment');
  });

  it('tells the applicant, with the panel’s assessment where less than everything is recommended', async () => {
    const all = await onAgenda();
    const [allMail] = await mails(all);
    expect(allMail!.subject).toBe(`Jeres ansøgning ${all.number} er på Vækstforums dagsorden`);
    expect(allMail!.body).not.toContain('Panelets vurdering');
    const less = await anAssessedApplication();
    await write(less, lineFields(regional, { recommended: '1', reason: 'For dyrt.' })).expect(303);
    await place(less).expect(303);
    const [lessMail] = await mails(less);
    expect(lessMail!.body).toContain('Har I bemærkninger til den, så svar på denne mail inden mødet den 1. april 2011.');
    expect(lessMail!.body).toContain('En begrundelse, der er lang nok.');
  });

  it('is on the agenda once, however often the button is pressed, and numbers follow each other', async () => {
    const roundId = await aRound();
    const [one, two] = await Promise.all([anAssessedApplication({ roundId }), anAssessedApplication({ roundId })]);
    for (const application of [one, two]) await write(application, lineFields(regional, { recommended: '1000000' })).expect(303);
    const answers = await Promise.all([place(one), place(two), place(one), place(two)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 303, 422, 422]);
    const items = await sql<{ item_number: number }>('SELECT item_number FROM recommendation WHERE round_id = $1 ORDER BY 1', [roundId]);
    expect(items.map((item) => item.item_number)).toEqual([1, 2]);
    const late = await write(one, lineFields(regional, { recommended: '5' })).expect(422);
    expect(late.text).toContain('Sagen står nu som »På dagsorden«');
  });
});

describe('the meeting', () => {
  it('says so when nothing is on the agenda, and answers 404 for an unknown round', async () => {
    const roundId = await aRound();
    expect((await browserOf(forum).get(`/runder/${roundId}/moede`).expect(200)).text).toContain('Der er ingen punkter på dagsordenen endnu.');
    await browserOf(forum).get('/runder/ukendt/moede').expect(404);
  });

  it('shows an item in the shape of a recommendation, and the minute after the meeting', async () => {
    const funds = { [regional]: 1_000_000n * kroner, [euRegional]: 500_000n * kroner };
    const application = await onAgenda({ funds });
    const before = await browserOf(forum).get(`/runder/${application.roundId}/moede`).expect(200);
    const headings = [...before.text.matchAll(/<h3[^>]*>(\d\. [^<]+)</g)].map(([, heading]) => heading);
    expect(headings).toEqual(['1. Indstilling', '2. Resumé', '3. Sagsfremstilling', '4. Økonomiske konsekvenser', '5. Beslutningskompetence', '6. Bilag']);
    expect(before.text).toContain('anbefaler overfor Regionsrådet, at der gives tilsagn om 1.000.000 kr. (Regionale erhvervsfremmemidler).');
    expect(before.text).toContain('Vækstforum indstiller, Erhvervs- og Byggestyrelsen afgør efter legalitetskontrol.');
    const lines = { ...lineFields(regional, { outcome: 'conditional', amount: '900000', conditions: 'revisor godkendes', reason: 'Rejser.', minority: 'V og C stemte imod vilkåret' }), ...lineFields(euRegional, { outcome: 'not-recommended', amount: '500000', reason: 'Uden for formålet.' }) };
    await record(application, { ...lines, absent: 'Anne Prøve' }).expect(303);
    const after = await browserOf(forum).get(`/runder/${application.roundId}/moede`).expect(200);
    expect(after.text).toContain('Vækstforum den 1. april 2011:');
    expect(after.text).toContain('Anbefalet med 900.000 kr., forudsat at: revisor godkendes');
    expect(after.text).toContain('Mindretal: V og C stemte imod vilkåret');
    expect(after.text).toContain('Ikke til stede under punktet: Anne Prøve');
  });

  it('is closed to applicants and panel members', async () => {
    const { roundId, id } = await onAgenda();
    for (const role of ['applicant', 'panel', 'admin'] as const) {
      const browser = browserOf(await aPerson([role]));
      for (const path of ['/moeder', `/runder/${roundId}/moede`, `/sager/${id}`, '/sager', '/afgoerelser']) await browser.get(path).expect(403);
    }
  });
});

describe('the forum’s decision', () => {
  it('moves the case, leaves a line and an event a fund, and sends one mail with reasons and what happens next', async () => {
    const funds = { [regional]: 1_000_000n * kroner, [euRegional]: 500_000n * kroner };
    const application = await onAgenda({ funds });
    await record(application, { ...lineFields(regional, { outcome: 'recommended', amount: '1000000' }), ...lineFields(euRegional, { outcome: 'not-recommended', reason: 'Uden for formålet.' }) }).expect(303);
    expect(await state(application)).toBe('recommended');
    expect(await kinds(application)).toEqual(['application.agenda', 'application.recommended', 'forum.recommended', 'forum.not-recommended']);
    const owner = { ...officer, cookie: await sessionCookie(application.ownerId) };
    const history = await browserOf(owner).get(`/ansoegninger/${application.id}/historik`).expect(200);
    expect(history.text).toContain('Regionale erhvervsfremmemidler: Vækstforum indstillede 1.000.000 kr.');
    expect(history.text).toContain('ikke indstillet');
    expect(history.text).not.toContain(officer.name);
    const mail = (await mails(application)).at(-1)!;
    expect(mail.body).toContain('Regionale erhvervsfremmemidler: Vækstforum indstiller, at I får 1.000.000 kr. I søgte 1.000.000 kr.');
    expect(mail.body).toContain('Begrundelse:\nUden for formålet.');
    expect(mail.body).toContain('Nu afgør Regionsrådet, om I får pengene.');
  });

  it('ends the case where nothing is recommended', async () => {
    const application = await onAgenda();
    await record(application, lineFields(regional, { outcome: 'not-recommended', reason: 'For smalt.' })).expect(303);
    expect(await state(application)).toBe('not-recommended');
    expect((await mails(application)).at(-1)!.body).toContain('Sagen slutter her. I kan søge igen i en senere runde.');
  });

  it('names every problem at once and stores nothing', async () => {
    const application = await onAgenda();
    const wrong = await record(application, { decidedOnDay: '31', decidedOnMonth: '4', ...lineFields(regional, { outcome: 'recommended', amount: '1,234,567', conditions: 'Vilkår' }) }).expect(422);
    expect(wrong.text).toContain('Indtast en dato, der findes');
    expect(wrong.text).toContain('Brug punktum mellem tusinder og komma foran ørerne');
    const above = await record(application, lineFields(regional, { outcome: 'recommended', amount: '1000000,01', conditions: 'Vilkår' })).expect(422);
    expect(above.text).toContain('Det må højst være 1.000.000 kr.');
    expect(await sql('SELECT 1 FROM forum_decision WHERE application_id = $1', [application.id])).toEqual([]);
  });

  it('is recorded once when two officers record it at the same instant', async () => {
    const application = await onAgenda();
    const second = await aPerson(['officer']);
    const fields = lineFields(regional, { outcome: 'recommended', amount: '1000000' });
    const answers = await Promise.all([record(application, fields), record(application, fields, second), record(application, fields), record(application, fields, second)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422, 422, 422]);
    expect(answers.find(({ status }) => status === 422)!.text).toContain('Sagen står nu som »Indstillet«');
    expect((await kinds(application)).filter((kind) => kind.startsWith('forum.'))).toHaveLength(1);
    expect(await mails(application)).toHaveLength(2);
  });
});

describe('a fund’s decision', () => {
  const both = { [regional]: 1_000_000n * kroner, [euRegional]: 500_000n * kroner };
  const legality = { legalityConfirmed: '1', legalityNote: 'Formål og støtteret er kontrolleret.' };

  it('is the deciding body’s own: council and agency do not find each other’s lines', async () => {
    const application = await recommended({ funds: both });
    await browserOf(council).get(`/afgoerelser/${application.id}/${euRegional}`).expect(404);
    await browserOf(agency).get(`/afgoerelser/${application.id}/${regional}`).expect(404);
    await decide(application, euRegional, { outcome: 'granted', amount: '1' }, council).expect(404);
    expect((await browserOf(council).get('/afgoerelser').expect(200)).text).not.toContain(`/${euRegional}`);
  });

  it('needs legality control for EU money, and the case is decided with its last line', async () => {
    const application = await recommended({ funds: both });
    await decide(application, regional, { outcome: 'granted', amount: '1000000' }, council).expect(303);
    expect(await state(application)).toBe('recommended');
    const refused = await decide(application, euRegional, { outcome: 'granted', amount: '500000' }, agency).expect(422);
    expect(refused.text).toContain('Bekræft legalitetskontrollen. Uden den kan der ikke gives tilsagn.');
    expect(refused.text).toContain('Skriv, hvad legalitetskontrollen har omfattet og vist.');
    await decide(application, euRegional, { outcome: 'granted', amount: '500000', ...legality }, agency).expect(303);
    expect(await state(application)).toBe('decided');
    expect((await kinds(application)).slice(-3)).toEqual(['fund.granted', 'fund.granted', 'application.decided']);
    const [event] = await sql<{ facts: object }>(`SELECT facts FROM event WHERE subject = $1 AND kind = 'fund.granted' ORDER BY id`, [application.id]);
    expect(event!.facts).toEqual({ fundId: regional, fundNameDa: 'Regionale erhvervsfremmemidler', fundNameEn: 'Regional business development funds', amountOere: '100000000', conditions: '' });
  });

  it('needs reasons and guidance on complaint for less than everything, and the applicant gets them', async () => {
    const application = await recommended({ funds: { [regional]: 1_000_000n * kroner } });
    const bare = await decide(application, regional, { outcome: 'rejected' }, council).expect(422);
    for (const message of ['Skriv, hvilke regler', 'Skriv, hvad der er lagt vægt på', 'Skriv, hvilke oplysninger', 'Skriv, hvordan ansøgeren kan klage']) expect(bare.text).toContain(message);
    await decide(application, regional, { outcome: 'granted', amount: '999.999,99', ...reasons }, council).expect(303);
    const mail = (await mails(application)).at(-1)!;
    expect(mail.subject).toBe(`Tilsagn til jeres ansøgning ${application.number}`);
    expect(mail.body).toContain('Regionsrådet giver jer tilsagn om 999.999,99 kr. (Regionale erhvervsfremmemidler). I søgte 1.000.000 kr.');
    expect(mail.body).not.toContain('kr..');
    for (const part of ['Regler.', 'Hensyn.', 'Oplysninger.', 'Sådan klager I.']) expect(mail.body).toContain(part);
  });

  it('is made once, and the second is told so', async () => {
    const application = await recommended({ funds: { [regional]: 1_000_000n * kroner } });
    const answers = await Promise.all([1, 2, 3].map(() => decide(application, regional, { outcome: 'granted', amount: '1000000' }, council)));
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422, 422]);
    expect(answers.find(({ status }) => status === 422)!.text).toContain('Afgørelsen er allerede truffet.');
  });

  it('may not exceed the forum’s recommendation', async () => {
    const application = await onAgenda();
    await record(application, lineFields(regional, { outcome: 'recommended', amount: '800000', reason: 'Rejser.' })).expect(303);
    const refused = await decide(application, regional, { outcome: 'granted', amount: '800.000,01', ...reasons }, council).expect(422);
    expect(refused.text).toContain('Beløbet 800.000,01 kr. er højere end de 800.000 kr., Vækstforum har indstillet. Det må højst være 800.000 kr.');
  });
});

describe('a pool', () => {
  const fund = 'eu-social-fund';
  const amount = 1_000_000n * kroner;
  const legality = { legalityConfirmed: '1', legalityNote: 'Set.' };
  let filler: AssessedApplication;

  /** Leaves room in the pool for exactly one of two grants. */
  beforeAll(async () => {
    filler = await recommended({ funds: { [fund]: amount } });
    await sql(
      `INSERT INTO fund_decision (application_id, fund_id, outcome, granted_oere, decided_on, decided_by)
       SELECT $1, id, 'granted', pool_oere - $3::bigint - (SELECT coalesce(sum(granted_oere), 0) FROM fund_decision WHERE fund_id = $2), '2011-05-01', $4 FROM fund WHERE id = $2`,
      [filler.id, fund, amount, agency.id],
    );
  });
  afterAll(() => sql('DELETE FROM fund_decision WHERE fund_id = $1', [fund]));

  it('is never overspent by two grants at the same instant, and the loser learns what is left', async () => {
    const rivals = [await recommended({ funds: { [fund]: amount } }), await recommended({ funds: { [fund]: amount } })];
    const answers = await Promise.all(rivals.map((application) => decide(application, fund, { outcome: 'granted', amount: '1000000', ...legality }, agency)));
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422]);
    expect(answers.find(({ status }) => status === 422)!.text).toContain('højere end de 0 kr., der er tilbage i puljen. Det må højst være 0 kr.');
    const [pool] = await sql<{ left: string }>(
      'SELECT (pool_oere - (SELECT sum(granted_oere) FROM fund_decision WHERE fund_id = $1))::text AS left FROM fund WHERE id = $1',
      [fund],
    );
    expect(pool!.left).toBe('0');
  });

  it('is shown to everyone with what is left', async () => {
    const page = await browserOf(null).get('/puljer').expect(200);
    expect(page.text).toContain('147.000.000 kr. af 147.000.000 kr. er givet som tilsagn');
    expect(page.text).not.toContain('kr..');
  });
});

describe('the cases', () => {
  it('say what each waits for, and are filtered by round and state', async () => {
    const roundId = await aRound();
    await anAssessedApplication({ roundId, missing: 2 });
    const placed = await onAgenda({ roundId });
    const all = await browserOf(officer).get(`/sager?runde=${roundId}`).expect(200);
    expect(all.text).toContain('Afventer 2 vurderinger');
    expect(all.text).toContain('Registrér mødets beslutning om punkt 1');
    const some = await browserOf(officer).get(`/sager?runde=${roundId}&tilstand=agenda`).expect(200);
    expect(some.text).toContain(placed.title);
    expect(some.text).not.toContain('Afventer 2 vurderinger');
    const none = await browserOf(officer).get(`/sager?runde=${roundId}&tilstand=decided`).expect(200);
    expect(none.text).toContain('Der er ingen indsendte ansøgninger, der passer til valget.');
  });

  it('show one case with its next step, its money and its history with names', async () => {
    const application = await recommended({ funds: { [regional]: 1_000_000n * kroner } });
    const page = await browserOf(officer).get(`/sager/${application.id}`).expect(200);
    expect(page.text).toContain('Vækstforum har indstillet sagen til støtte. Nu afgør: Regionsrådet.');
    expect(page.text).toContain('Sat på Vækstforums dagsorden');
    expect(page.text).toContain(officer.name);
    await browserOf(council).get(`/sager/${application.id}`).expect(200);
  });

  it('are not read by forum and bodies before they are on an agenda', async () => {
    const application = await anAssessedApplication();
    for (const person of [forum, council, agency]) await browserOf(person).get(`/sager/${application.id}`).expect(404);
    await browserOf(officer).get(`/sager/${application.id}`).expect(200);
  });
});
