import { beforeAll, describe, expect, it } from '@jest/globals';
import { anAssessedApplication, declares, inPanel } from '../builders/assessed-application.js';
import { passDeadline } from '../builders/dialogue.js';
import { aSubmittedApplication, type SubmittedApplication } from '../builders/submitted-application.js';
import { aPerson, aRound, browserOf, sql, type Fields, type Person } from '../support/portal.js';

let officer: Person;
beforeAll(async () => {
  officer = await aPerson(['officer'], { name: 'Ole Afgører' });
});

const because = 'Fremgår af bestyrelsens årsrapport side 4.';

/** A closed round with these applications, and an expert who is in its panel. */
async function aRoundToDeclareOn(partners: readonly (readonly string[])[], given: { organisation?: string } = {}) {
  const roundId = await aRound();
  const applications: SubmittedApplication[] = [];
  for (const names of partners) applications.push(await aSubmittedApplication({ roundId, partners: names }));
  await passDeadline(roundId);
  const expert = await aPerson(['panel'], given);
  // Everybody here has one mail domain, and that would be a sign.
  await sql(`UPDATE account SET email = $2 WHERE id = $1`, [expert.id, expert.email.replace('test', 'ekspert')]);
  await inPanel(roundId, expert.id);
  return { roundId, applications, expert: { ...expert, email: expert.email.replace('test', 'ekspert') }, address: `/panelrunde/${roundId}/habilitet` };
}

/** A page's rows as somebody answers them; what is left out is not answered. */
const rowsOf = (applications: readonly Pick<SubmittedApplication, 'id'>[], answers: Readonly<Record<string, { answer: string; ground?: string; note?: string }>>): Fields =>
  Object.fromEntries(applications.flatMap(({ id }, at) => [[`rows[${at}].id`, id], ...Object.entries(answers[id] ?? {}).map(([key, value]) => [`rows[${at}].${key}`, value])]));

const statusOf = async (applicationId: string, accountId: string) =>
  (await sql<{ status: string; ground: string | null; note: string }>('SELECT status, ground, note FROM interest WHERE application_id = $1 AND account_id = $2', [applicationId, accountId]))[0] ?? null;
const kindsOf = async (applicationId: string) => (await sql<{ kind: string }>(`SELECT kind FROM event WHERE subject = $1 AND (kind LIKE 'interest.%' OR kind IN ('panel.declared', 'panel.conflict')) ORDER BY id`, [applicationId])).map(({ kind }) => kind);
const mailsTo = async ({ email }: Person) => (await sql<{ subject: string; body: string }>('SELECT subject, body FROM mail_outbox WHERE to_address = $1 ORDER BY created_at', [email])).map(({ subject, body }) => `${subject}\n${body}`);
const pairAt = (application: Pick<SubmittedApplication, 'id' | 'roundId'>, { id }: Person) => `/runder/${application.roundId}/habilitet/${application.id}/${id}`;
const decide = (by: Person, application: SubmittedApplication, about: Person, outcome: string, reason = because) => browserOf(by).post(`${pairAt(application, about)}/afgoerelse`, { outcome, reason });
const find = (by: Person, application: Pick<SubmittedApplication, 'id' | 'roundId'>, about: Person, fields: Fields = { ground: '3', source: because }) => browserOf(by).post(pairAt(application, about), fields);

describe('declaring on a whole round', () => {
  it('shows titles, numbers and partners, nothing of the content, and says how many remain', async () => {
    const { applications, expert, address } = await aRoundToDeclareOn([['Lyngbakke Kommune', 'Nordlys ApS'], ['Havnen A/S']]);
    const { text } = await browserOf(expert).get(address).expect(200);
    for (const { title, number } of applications) for (const shown of [title, number]) expect(text).toContain(shown);
    expect(text).toContain('Nordlys ApS');
    expect(text).toContain('Lyngbakke Kommune, leadpartner');
    expect(text).toContain('0 af 2. 2 mangler.');
    for (const hidden of ['Svar på kriterium', 'Resumé af', 'Formål']) expect(text).not.toContain(hidden);
  });

  it('is for accepted members of the panel only, and not while applications still come in', async () => {
    const { roundId, address } = await aRoundToDeclareOn([['A ApS']]);
    const stranger = await aPerson(['panel']);
    for (const answer of [browserOf(stranger).get(address), browserOf(stranger).post(address, { rest: '1' })]) await answer.expect(303).expect('Location', `/panelinvitation/${roundId}`);
    const early = await aSubmittedApplication();
    await inPanel(early.roundId, stranger.id);
    const { text } = await browserOf(stranger).get(`/panelrunde/${early.roundId}/habilitet`).expect(200);
    expect([text.includes('Runden tager imod ansøgninger til'), text.includes(early.title)]).toEqual([true, false]);
    await browserOf(stranger).get('/panelrunde/no-such-round/habilitet').expect(404);
  });

  it('keeps what is answered, leaves the rest, and never lets one answer for another', async () => {
    const { applications, expert, address } = await aRoundToDeclareOn([['A ApS'], ['B ApS'], ['C ApS']]);
    const [one, two, three] = applications as [SubmittedApplication, SubmittedApplication, SubmittedApplication];
    await browserOf(expert).post(address, rowsOf(applications, { [one.id]: { answer: 'none' }, [two.id]: { answer: 'declared', ground: '2', note: 'Min søster er direktør.' } })).expect(303);
    expect([await statusOf(one.id, expert.id), await statusOf(two.id, expert.id), await statusOf(three.id, expert.id)]).toEqual([{ status: 'none', ground: null, note: '' }, { status: 'declared', ground: '2', note: 'Min søster er direktør.' }, null]);
    expect([await kindsOf(one.id), await kindsOf(two.id)]).toEqual([['panel.declared'], ['panel.conflict']]);
    const { text } = await browserOf(expert).get(address).expect(200);
    expect(text).toContain('1 af 2. 1 mangler.');
    for (const hidden of [two.id, two.number, two.title]) expect(text).not.toContain(hidden);
    // What was shut, what another round has and what nobody has are all the same: nothing happens to them.
    const elsewhere = await aSubmittedApplication();
    await browserOf(expert).post(address, rowsOf([two, elsewhere], { [two.id]: { answer: 'none' }, [elsewhere.id]: { answer: 'none' } })).expect(422);
    expect([(await statusOf(two.id, expert.id))?.status, await statusOf(elsewhere.id, expert.id)]).toEqual(['declared', null]);
  });

  it('records each of the others when nothing stands in the way there, but never one with a sign', async () => {
    const { applications, expert, address } = await aRoundToDeclareOn([['A ApS'], ['B ApS'], ['Søholm Universitet']], { organisation: 'søholm  universitet' });
    const [one, two, near] = applications as [SubmittedApplication, SubmittedApplication, SubmittedApplication];
    const swept = await browserOf(expert).post(address, { ...rowsOf(applications, {}), rest: '1' }).expect(422);
    expect(swept.text).toContain(`Svar selv på ${near.number}: der er et tegn`);
    expect(await sql('SELECT 1 FROM interest WHERE account_id = $1', [expert.id])).toEqual([]);
    await browserOf(expert).post(address, { ...rowsOf(applications, { [near.id]: { answer: 'none' } }), rest: '1' }).expect(303);
    for (const { id } of [one, two, near]) expect([await statusOf(id, expert.id), await kindsOf(id)]).toEqual([{ status: 'none', ground: null, note: '' }, ['panel.declared']]);
    expect((await browserOf(expert).get(address).expect(200)).text).toContain('Du har erklæret dig om alle rundens 3 ansøgninger.');
  });

  it('answers a form with errors with all that was typed, and keeps nothing of it', async () => {
    const { applications, expert, address } = await aRoundToDeclareOn([['A ApS'], ['B ApS'], ['C ApS']]);
    const [one, two, three] = applications as [SubmittedApplication, SubmittedApplication, SubmittedApplication];
    const { text } = await browserOf(expert).post(address, rowsOf(applications, { [one.id]: { answer: 'none' }, [two.id]: { answer: 'declared', note: 'Min bror <b>' }, [three.id]: { answer: '', note: 'Noget' } })).expect(422);
    for (const shown of [`Vælg grunden for ${two.number}`, 'Min bror &lt;b&gt;', `Du har skrevet noget om ${three.number}, men ikke svaret.`]) expect(text).toContain(shown);
    expect((await browserOf(expert).post(address, rowsOf(applications, {})).expect(422)).text).toContain('Du har svaret på 0.');
    const long = await browserOf(expert).post(address, rowsOf([one], { [one.id]: { answer: 'declared', ground: '1', note: 'æ'.repeat(2003) } })).expect(422);
    expect(long.text).toContain('er 3 tegn for lang. Den må højst være på 2000.');
    expect(await sql('SELECT 1 FROM interest WHERE account_id = $1', [expert.id])).toEqual([]);
  });

  it('hides the applications one takes part in oneself', async () => {
    const { applications, expert, address } = await aRoundToDeclareOn([['A ApS'], ['B ApS']]);
    await sql(`INSERT INTO member (application_id, account_id, role, left_at) VALUES ($1, $2, 'reader', clock_timestamp())`, [applications[0]!.id, expert.id]);
    const { text } = await browserOf(expert).get(address).expect(200);
    expect([text.includes(applications[0]!.title), text.includes(applications[1]!.title), text.includes('0 af 1. 1 mangler.')]).toEqual([false, true, true]);
    await browserOf(expert).post(address, rowsOf(applications, { [applications[0]!.id]: { answer: 'none' } })).expect(422);
  });

  it('takes a late word when something has come to light, once, however often it is sent', async () => {
    const { applications, expert, address } = await aRoundToDeclareOn([['A ApS']]);
    const [one] = applications as [SubmittedApplication];
    const words = rowsOf(applications, { [one.id]: { answer: 'declared', ground: '5', note: '' } });
    await declares(one.id, expert.id, 'none');
    expect((await browserOf(expert).get(`${address}?sag=${one.id}`).expect(200)).text).toContain(`Er noget kommet frem om ${one.number}`);
    const answers = await Promise.all([1, 2, 3].map(() => browserOf(expert).post(`${address}?sag=${one.id}`, words)));
    expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
    expect(await kindsOf(one.id)).toEqual(['panel.conflict']);
  });
});

describe('signs of an interest', () => {
  it('come from employer, board, municipality, mail, earlier applications and names, for the person and for the secretariat', async () => {
    const { roundId, applications, expert, address } = await aRoundToDeclareOn([['Lyngbakke Kommune', 'Nordlys ApS', 'Havnen A/S']]);
    const [application] = applications as [SubmittedApplication];
    await sql(`INSERT INTO expert (account_id, employer_cvr, municipality, changed_at, changed_by) VALUES ($1, '10150817', 'Lyngbakke', clock_timestamp(), $1)`, [expert.id]);
    await sql(`UPDATE account SET organisation = 'Nordlys ApS', email = replace(email, 'ekspert', 'test') WHERE id = $1`, [expert.id]);
    const before = await aSubmittedApplication({ ownerId: application.ownerId });
    await sql(`INSERT INTO member (application_id, account_id, role) VALUES ($1, $2, 'reader')`, [before.id, expert.id]);
    const [{ name } = { name: '' }] = await sql<{ name: string }>('SELECT name FROM account WHERE id = $1', [application.ownerId]);
    const signs = ['Organisation med samme navn som en partner: Nordlys ApS og Nordlys ApS.', 'Samme kommune som en partner: Lyngbakke og Lyngbakke Kommune.', `Samme maildomæne som en ansøger: @test.example og ${name}.`, `Har før skrevet en ansøgning sammen med en ansøger: ${name}.`];
    for (const text of [(await browserOf(expert).get(address).expect(200)).text, (await browserOf(officer).get(pairAt(application, expert)).expect(200)).text]) {
      for (const sign of signs) expect(text).toContain(sign);
      expect(text).not.toContain(before.number);
    }
    expect((await browserOf(officer).get(`/runder/${roundId}/habilitet`).expect(200)).text).toContain('4 tegn');
  });

  it('are not told through an application the reader may know nothing of, nor through a draft', async () => {
    const { applications, expert } = await aRoundToDeclareOn([['A ApS']]);
    const [application] = applications as [SubmittedApplication];
    const through = await aSubmittedApplication({ ownerId: application.ownerId });
    await sql(`INSERT INTO member (application_id, account_id, role) VALUES ($1, $2, 'reader')`, [through.id, expert.id]);
    const seen = async () => (await browserOf(officer).get(pairAt(application, expert)).expect(200)).text.includes('Har før skrevet en ansøgning sammen');
    expect(await seen()).toBe(true);
    await declares(through.id, officer.id, 'declared');
    expect(await seen()).toBe(false);
    await declares(through.id, officer.id, 'undeclared');
    await sql(`UPDATE application SET state = 'draft' WHERE id = $1`, [through.id]);
    expect(await seen()).toBe(false);
  });
});

describe('deciding', () => {
  it('is somebody else’s, with a reason; what waits comes first, and the outcome leaves its trace and a mail that names no case', async () => {
    const { roundId, applications, expert, address } = await aRoundToDeclareOn([['A ApS'], ['B ApS']]);
    const [one, two] = applications as [SubmittedApplication, SubmittedApplication];
    await browserOf(expert).post(address, rowsOf(applications, { [one.id]: { answer: 'declared', ground: '3', note: 'Bestyrelsen' }, [two.id]: { answer: 'declared', ground: '4', note: '' } })).expect(303);
    const list = (await browserOf(officer).get(`/runder/${roundId}/habilitet`).expect(200)).text;
    for (const shown of [expert.name, one.number, two.number, 'Nr. 3: Sidder i ledelsen']) expect(list).toContain(shown);
    const short = await decide(officer, one, expert, 'disqualified', 'For kort').expect(422);
    expect(short.text).toContain('Skriv mindst 20 tegn. Du har skrevet 8, så der mangler 12.');
    expect((await decide(officer, one, expert, '').expect(422)).text).toContain('Vælg, om vedkommende er habil eller inhabil.');
    await decide(officer, one, expert, 'disqualified').expect(303);
    await decide(officer, two, expert, 'cleared').expect(303);
    expect([(await statusOf(one.id, expert.id))?.status, (await statusOf(two.id, expert.id))?.status]).toEqual(['disqualified', 'cleared']);
    const [event] = await sql<{ facts: object; actor_id: string }>(`SELECT facts, actor_id FROM event WHERE subject = $1 AND kind = 'interest.disqualified'`, [one.id]);
    expect(event).toEqual({ actor_id: officer.id, facts: { ground: '3', note: because, accountId: expert.id, member: expert.name } });
    const mails = await mailsTo(expert);
    expect(mails).toHaveLength(2);
    for (const mail of mails) for (const told of [one.number, one.title, one.id]) expect(mail).not.toContain(told);
    expect(mails.some((mail) => mail.includes(two.number))).toBe(true);
    expect((await decide(officer, one, expert, 'cleared').expect(422)).text).toContain('Intet venter på en afgørelse her længere.');
  });

  it('is never one’s own, nor that of an officer who has to do with the case', async () => {
    const { roundId, applications, expert } = await aRoundToDeclareOn([['A ApS'], ['B ApS']]);
    const [one, two] = applications as [SubmittedApplication, SubmittedApplication];
    const both = await aPerson(['officer', 'panel']);
    await declares(one.id, expert.id, 'declared');
    await declares(one.id, both.id, 'declared');
    for (const about of [both, expert]) {
      await browserOf(both).get(pairAt(one, about)).expect(404);
      await decide(both, one, about, 'cleared').expect(404);
      await find(both, one, about).expect(404);
    }
    const list = (await browserOf(both).get(`/runder/${roundId}/habilitet`).expect(200)).text;
    expect([list.includes(one.number), list.includes(one.title), list.includes(two.number), list.includes('Sager, du selv har del i, står ikke her.')]).toEqual([false, false, true, true]);
    expect([(await statusOf(one.id, both.id))?.status, (await statusOf(one.id, expert.id))?.status]).toEqual(['declared', 'declared']);
  });

  it('is told to the officers who may know of the case, and to no other', async () => {
    const { applications, expert, address } = await aRoundToDeclareOn([['A ApS']]);
    const [one] = applications as [SubmittedApplication];
    const shut = await aPerson(['officer']);
    await declares(one.id, shut.id, 'disqualified');
    await browserOf(expert).post(address, rowsOf(applications, { [one.id]: { answer: 'declared', ground: '1', note: '' } })).expect(303);
    expect((await mailsTo(officer)).filter((mail) => mail.includes(one.number))).toHaveLength(1);
    expect(await mailsTo(shut)).toEqual([]);
  });

  it('lets one of two officers at once decide', async () => {
    const { applications, expert } = await aRoundToDeclareOn([['A ApS']]);
    const [one] = applications as [SubmittedApplication];
    await declares(one.id, expert.id, 'declared');
    const other = await aPerson(['officer']);
    const answers = await Promise.all([decide(officer, one, expert, 'cleared'), decide(other, one, expert, 'disqualified')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422]);
    expect((await kindsOf(one.id)).filter((kind) => kind !== 'interest.found')).toHaveLength(1);
  });
});

describe('a late discovery', () => {
  const summary = async (id: string) => (await sql<{ seats: number; submitted: number; total_sum: number }>('SELECT seats, submitted, total_sum FROM assessment_summary WHERE application_id = $1', [id]))[0];

  it('takes the assessment out of the count at once, keeps what was said, and gives it back when cleared', async () => {
    const application = await anAssessedApplication();
    const [assessor] = application.panel as [Person];
    await find(officer, application, assessor).expect(303);
    expect([await statusOf(application.id, assessor.id), await summary(application.id)]).toEqual([{ status: 'declared', ground: '3', note: because }, { seats: 2, submitted: 2, total_sum: 128 }]);
    expect(await sql('SELECT 1 FROM assessment_version v JOIN panel_seat s ON s.id = v.seat_id WHERE s.application_id = $1', [application.id])).toHaveLength(3);
    expect(await kindsOf(application.id)).toEqual(['interest.found']);
    await decide(officer, application, assessor, 'cleared').expect(303);
    expect(await summary(application.id)).toEqual({ seats: 3, submitted: 3, total_sum: 192 });
    await find(officer, application, assessor).expect(303);
    await decide(officer, application, assessor, 'disqualified').expect(303);
    expect(await summary(application.id)).toEqual({ seats: 2, submitted: 2, total_sum: 128 });
    for (const mail of await mailsTo(assessor)) if (!mail.includes('habil i')) for (const told of [application.number, application.title]) expect(mail).not.toContain(told);
  });

  it('can be about a forum member or an officer, also oneself, and needs a ground and where it was found', async () => {
    const application = await anAssessedApplication();
    const [forum, self] = await Promise.all([aPerson(['forum']), aPerson(['officer'])]);
    expect((await find(officer, application, forum, { ground: '', source: because }).expect(422)).text).toContain('Vælg grunden.');
    expect((await find(officer, application, forum, { ground: '1', source: 'Kort' }).expect(422)).text).toContain('så der mangler 16');
    await find(officer, application, forum).expect(303).expect('Location', pairAt(application, forum));
    await find(self, application, self).expect(303).expect('Location', `/runder/${application.roundId}/habilitet`);
    await browserOf(self).get(pairAt(application, self)).expect(404);
    expect([(await statusOf(application.id, forum.id))?.status, (await statusOf(application.id, self.id))?.status]).toEqual(['declared', 'declared']);
    expect((await find(officer, application, forum).expect(422)).text).toContain('Sagen er allerede lukket for vedkommende.');
    await find(officer, application, await aPerson(['applicant'])).expect(404);
    expect((await mailsTo(forum)).some((mail) => mail.includes(application.number) || mail.includes(application.title))).toBe(false);
  });

  it('while the assessment is being handed in: either it counted first and is taken out, or it was never taken in', async () => {
    const application = await anAssessedApplication({ missing: 1 });
    const late = application.panel[2]!;
    const [seat] = await sql<{ id: string }>('SELECT id FROM panel_seat WHERE application_id = $1 AND account_id = $2', [application.id, late.id]);
    const criteria = await sql<{ number: number }>('SELECT number FROM criterion ORDER BY number');
    const scores = Object.fromEntries(criteria.flatMap(({ number }) => [[`scores[${number}].points`, '4'], [`scores[${number}].reason`, 'En begrundelse, der er lang nok til at tælle.']]));
    const [handedIn, found] = await Promise.all([browserOf(late).post(`/panel/${seat!.id}/indsendelse`, scores), find(officer, application, late)]);
    expect([[303, 404].includes(handedIn.status), found.status]).toEqual([true, 303]);
    expect(await summary(application.id)).toEqual({ seats: 2, submitted: 2, total_sum: 128 });
    await browserOf(late).get(`/panel/${seat!.id}`).expect(404);
    await browserOf(late).post(`/panel/${seat!.id}`, scores).expect(404);
  });
});
