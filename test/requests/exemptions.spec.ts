import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Clock } from '../../src/platform/clock.js';
import { addDays, copenhagenDate, endOfDayCopenhagen, formatDate, formatInstantPrecise } from '../../src/shared/dates.js';
import { declares } from '../builders/assessed-application.js';
import { aLateApplication, exemptionsOf } from '../builders/late-application.js';
import { aReadyApplication, type ReadyApplication } from '../builders/ready-application.js';
import { press, stateOf } from '../builders/resubmission.js';
import { aSubmittedApplication } from '../builders/submitted-application.js';
import { anApp } from '../support/app.js';
import { valueOf } from '../support/html.js';
import { aPerson, aRound, browserOf, sql, type Fields, type Person } from '../support/portal.js';

const at = ({ roundId, id }: Pick<ReadyApplication, 'roundId' | 'id'>): string => `/fristrum/${roundId}/dispensationer/${id}`;
const reason = 'Leadpartneren lå på hospitalet på fristdagen.';

/** Noon, so many days from today in Denmark. */
function wish(days = 1, more: Fields = {}): Fields {
  const [year, month, day] = addDays(copenhagenDate(new Date()), days).split('-').map(Number);
  return { untilDay: day!, untilMonth: month!, untilYear: year!, untilTime: '12.00', reason, ...more };
}

async function asked(application: ReadyApplication, officer?: Person): Promise<{ by: Person; id: string }> {
  const by = officer ?? (await aPerson(['officer']));
  await browserOf(by).post(at(application), wish()).expect(303);
  return { by, id: (await exemptionsOf(application)).at(-1)!.id };
}

async function granted(application: ReadyApplication): Promise<Date> {
  const { id } = await asked(application);
  await browserOf(await aPerson(['officer'])).post(`${at(application)}/afgoerelse`, { exemption: id, outcome: 'granted', decidedReason: '' }).expect(303);
  return (await exemptionsOf(application)).at(-1)!.until;
}

const mailsTo = (person: Person): Promise<{ subject: string; body: string }[]> => sql('SELECT subject, body FROM mail_outbox WHERE to_address = $1 ORDER BY created_at, id', [person.email]);

describe('an exemption', () => {
  it('is asked for by one officer and granted by another; the members hear of it in their language, and the application can be sent in', async () => {
    const application = await aLateApplication({ title: 'Den hemmelige titel' });
    const english = await aPerson(['applicant'], { language: 'en' });
    await sql(`INSERT INTO member (application_id, account_id, role) VALUES ($1, $2, 'reader')`, [application.id, english.id]);
    const [one, other] = [await aPerson(['officer']), await aPerson(['officer'], { language: 'en' })];
    const form = (await browserOf(one).get(at(application)).expect(200)).text;
    expect(form).not.toContain('Den hemmelige titel');
    expect(valueOf(form, 'untilTime')).toBe('12.00');
    await browserOf(one).post(at(application), wish()).expect(303);
    const [stored] = await exemptionsOf(application);
    expect(stored).toMatchObject({ reason, asked_by: one.id, outcome: null });
    expect((await mailsTo(other)).at(-1)).toMatchObject({ subject: `Fyrtårn: an exemption from the deadline for ${application.number} awaits a decision`, body: expect.stringContaining(at(application)) });
    expect(await mailsTo(one)).toEqual([]);
    await application.submit().expect(422);

    const page = (await browserOf(other).get(at(application)).expect(200)).text;
    expect(page).toContain(reason);
    expect(valueOf(page, 'exemption')).toBe(stored!.id);
    await browserOf(other).post(`${at(application)}/afgoerelse`, { exemption: stored!.id, outcome: 'granted', decidedReason: '' }).expect(303);
    expect(await exemptionsOf(application)).toEqual([expect.objectContaining({ outcome: 'granted', decided_by: other.id, decided_reason: '' })]);
    const { until } = stored!;
    expect((await mailsTo(application.owner)).at(-1)).toMatchObject({ subject: `Fyrtårn: I kan sende ansøgning ${application.number} ind alligevel`, body: expect.stringContaining(formatInstantPrecise(until, 'da')) });
    expect((await mailsTo(english)).at(-1)).toMatchObject({ subject: `Fyrtårn: you can submit application ${application.number} after all`, body: expect.stringContaining(formatInstantPrecise(until, 'en')) });
    const history = (await browserOf(application.owner).get(`/ansoegninger/${application.id}/historik`).expect(200)).text;
    expect(history).toContain(`Ansøgningen fik dispensation fra fristen og kan sendes ind til og med ${formatInstantPrecise(until, 'da')}`);
    expect(history).not.toContain(other.name);

    await application.submit().expect(303);
    const [version] = await sql<{ version: number }>('SELECT version FROM submission WHERE application_id = $1', [application.id]);
    expect(version).toEqual({ version: 1 });
    expect((await browserOf(one).get(at(application)).expect(200)).text).toContain('Version 1 gælder, så der er intet at dispensere fra.');
    await browserOf(one).post(at(application), wish(2)).expect(422);
    expect(await exemptionsOf(application)).toHaveLength(1);
  });

  it('is for one submission: what was sent in by it is neither reopened nor sent in again', async () => {
    const application = await aLateApplication();
    await granted(application);
    expect((await browserOf(application.owner).get(`/ansoegninger/${application.id}`).expect(200)).text).toContain('Den kan sendes ind én gang.');
    await application.submit().expect(303);
    expect((await application.receipt().expect(200)).text).toContain('Den gjaldt én indsendelse og er nu brugt.');
    expect((await browserOf(application.owner).get(`/ansoegninger/${application.id}`).expect(200)).text).not.toContain('Ret ansøgningen');
    for (const what of ['genaabning', 'tilbagetraekning'] as const) expect([(await press(application, what)).status, await stateOf(application)]).toEqual([409, { state: 'submitted', reopened: false, versions: 1 }]);
    // Reopened in some other way it is as late as everybody's.
    await sql('UPDATE application SET reopened_at = clock_timestamp() WHERE id = $1', [application.id]);
    await application.submit().expect(422);
    const [refusal] = await sql<{ statement: string }>(`SELECT statement FROM receipt WHERE application_id = $1 ORDER BY position DESC LIMIT 1`, [application.id]);
    expect(JSON.parse(refusal!.statement)).toMatchObject({ kind: 'refusal', why: 'late' });
    expect(await stateOf(application)).toMatchObject({ versions: 1 });
  });

  it('lets in changes to what was sent in before the deadline, once', async () => {
    const application = await aReadyApplication();
    await application.submit().expect(303);
    await press(application, 'genaabning').expect(303);
    await sql(`UPDATE round SET closes_at = (SELECT received_at FROM submission WHERE application_id = $2) + interval '1 millisecond' WHERE id = $1`, [application.roundId, application.id]);
    await application.submit().expect(422);
    await granted(application);
    await application.submit().expect(303);
    await press(application, 'genaabning').expect(409);
    expect(await stateOf(application)).toEqual({ state: 'submitted', reopened: false, versions: 2 });
  });

  it('is refused with a reason that the members get; then another one can be asked for', async () => {
    const application = await aLateApplication();
    const { id } = await asked(application);
    const other = browserOf(await aPerson(['officer']));
    const empty = await other.post(`${at(application)}/afgoerelse`, { exemption: id, outcome: 'refused', decidedReason: '  ' });
    expect([empty.status, empty.text.includes('Skriv, hvorfor der ikke gives dispensation.')]).toEqual([422, true]);
    await other.post(`${at(application)}/afgoerelse`, { exemption: id, outcome: 'maybe', decidedReason: 'x' }).expect(422);
    await other.post(`${at(application)}/afgoerelse`, { exemption: id, outcome: 'refused', decidedReason: 'Andre i samme situation fik nej.' }).expect(303);
    expect((await mailsTo(application.owner)).at(-1)).toMatchObject({ body: expect.stringContaining('Andre i samme situation fik nej.') });
    await application.submit().expect(422);
    await asked(application);
    expect((await exemptionsOf(application)).map(({ outcome }) => outcome)).toEqual(['refused', null]);
  });

  it('is decided neither by whoever asked for it, nor by a member, nor by somebody with a conflict of interest', async () => {
    const application = await aLateApplication();
    const { by, id } = await asked(application);
    const [member, left, partial] = await Promise.all([aPerson(['officer', 'applicant']), aPerson(['officer', 'applicant']), aPerson(['officer', 'panel'])]);
    await sql(`INSERT INTO member (application_id, account_id, role, left_at) VALUES ($1, $2, 'reader', NULL), ($1, $3, 'reader', clock_timestamp())`, [application.id, member.id, left.id]);
    await declares(application.id, partial.id, 'declared');
    const own = await browserOf(by).post(`${at(application)}/afgoerelse`, { exemption: id, outcome: 'granted', decidedReason: '' });
    expect([own.status, own.text.includes('En dispensation kræver to sagsbehandlere. Du har selv bedt om denne')]).toEqual([403, true]);
    for (const person of [member, left, partial]) {
      for (const answer of [browserOf(person).get(at(application)), browserOf(person).post(at(application), wish()), browserOf(person).post(`${at(application)}/afgoerelse`, { exemption: id, outcome: 'granted', decidedReason: '' })]) {
        const { status, text } = await answer;
        expect([status, text.includes('forvaltningslovens § 3'), text.includes(reason)]).toEqual([403, true, false]);
      }
    }
    expect(await exemptionsOf(application)).toEqual([expect.objectContaining({ id, outcome: null })]);
    const other = await aLateApplication({ roundId: application.roundId });
    for (const person of [member, left, partial]) {
      for (const address of [`/fristrum/${application.roundId}/dispensationer`, at(other)]) {
        const { text } = await browserOf(person).get(address).expect(200);
        expect([text.includes(application.number), text.includes(application.id), text.includes(reason)]).toEqual([false, false, false]);
      }
    }
    expect((await browserOf(by).get(at(other)).expect(200)).text).toContain(reason);
  });

  it('is told of to officers who may decide it, without its reason; those who may not hear nothing', async () => {
    const application = await aLateApplication();
    const [free, member, partial] = await Promise.all([aPerson(['officer']), aPerson(['officer', 'applicant']), aPerson(['officer', 'panel'])]);
    await sql(`INSERT INTO member (application_id, account_id, role, left_at) VALUES ($1, $2, 'reader', clock_timestamp())`, [application.id, member.id]);
    await declares(application.id, partial.id, 'disqualified');
    await asked(application);
    expect((await mailsTo(free)).map(({ body }) => [body.includes(application.number), body.includes(at(application)), body.includes(reason)])).toEqual([[true, true, false]]);
    expect([await mailsTo(member), await mailsTo(partial)]).toEqual([[], []]);
  });

  it('stays as it was asked for and decided, and its events name it and its instant', async () => {
    const application = await aLateApplication();
    const { id } = await asked(application);
    const change = (what: string): Promise<unknown> => sql(`UPDATE deadline_exemption SET ${what} WHERE id = $1`, [id]);
    const other = await aPerson(['officer']);
    const decided = (outcome: string): string => `outcome = '${outcome}', decided_by = '${other.id}', decided_at = clock_timestamp()`;
    const instead = [`until = until + interval '1 day'`, `reason = 'En anden'`, `asked_by = '${other.id}'`, `asked_at = asked_at - interval '1 day'`, `application_id = '${(await aLateApplication()).id}'`];
    for (const what of instead) for (const whole of [what, `${what}, ${decided('granted')}`]) await expect(change(whole)).rejects.toThrow(/decided once/);
    await browserOf(other).post(`${at(application)}/afgoerelse`, { exemption: id, outcome: 'granted', decidedReason: '' }).expect(303);
    for (const what of [decided('refused'), `decided_reason = 'Nyt'`, 'outcome = NULL, decided_by = NULL, decided_at = NULL']) await expect(change(what)).rejects.toThrow(/decided once/);
    await expect(sql('DELETE FROM deadline_exemption WHERE id = $1', [id])).rejects.toThrow(/append-only/);
    await expect(sql('TRUNCATE deadline_exemption')).rejects.toThrow(/append-only/);
    const [stored] = await exemptionsOf(application);
    const facts = { exemptionId: id, untilAt: stored!.until.toISOString() };
    const events = await sql<{ facts: object }>(`SELECT facts FROM event WHERE subject = $1 AND kind LIKE '%exemption%' ORDER BY id`, [application.id]);
    expect(events.map((event) => event.facts)).toEqual([expect.objectContaining(facts), expect.objectContaining(facts)]);
  });

  it('ends before the panel’s last day, the hearing’s and the meeting, whichever comes first', async () => {
    const [application, waiting] = [await aLateApplication(), await aLateApplication()];
    const day = (days: number): string => addDays(copenhagenDate(new Date()), days);
    const until = (panel: number, hearing: number): Promise<unknown> =>
      sql('UPDATE round SET panel_from = $2, panel_until = $2, hearing_until = $3 WHERE id = ANY($1)', [[application.roundId, waiting.roundId], day(panel), day(hearing)]);
    const officer = browserOf(await aPerson(['officer']));
    const { id } = await asked(waiting);
    await until(3, 2);
    const { text } = await officer.post(at(application), wish(2)).expect(422);
    expect(text).toContain(`Høringens sidste dag er ${formatDate(day(2), 'da')}, og dispensationen skal slutte før den. Vælg senest ${formatInstantPrecise(endOfDayCopenhagen(day(1)), 'da')}.`);
    await until(1, 2);
    const overtaken = await officer.post(`${at(waiting)}/afgoerelse`, { exemption: id, outcome: 'granted', decidedReason: '' }).expect(422);
    expect(overtaken.text).toContain('eller det ligger ikke før panelets sidste dag');
    await until(0, 2);
    expect((await officer.get(at(application)).expect(200)).text).toContain(`skal slutte før panelets sidste dag, som er ${formatDate(day(0), 'da')}. Den dag er kommet.`);
    expect((await officer.post(at(application), wish(1)).expect(422)).text).toContain('Den dag er kommet.');
    expect(await exemptionsOf(application)).toEqual([]);
  });

  it('asked for twice at once is one, and so is one decided twice at once', async () => {
    const application = await aLateApplication();
    const officers = await Promise.all([1, 2, 3, 4].map(() => aPerson(['officer'])));
    const asks = await Promise.all(officers.slice(0, 2).map((officer) => browserOf(officer).post(at(application), wish())));
    expect(asks.map(({ status }) => status).sort()).toEqual([303, 409]);
    expect(asks.find(({ status }) => status === 409)!.text).toContain('Der er allerede bedt om en dispensation');
    const [{ id } = { id: '' }, ...more] = await exemptionsOf(application);
    expect(more).toEqual([]);
    const before = (await mailsTo(application.owner)).length;
    const outcomes = ['granted', 'refused'];
    const answers = await Promise.all(officers.slice(2).map((officer, n) => browserOf(officer).post(`${at(application)}/afgoerelse`, { exemption: id, outcome: outcomes[n]!, decidedReason: 'Fordi.' })));
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
    expect(answers.find(({ status }) => status === 409)!.text).toContain('Den er allerede afgjort');
    const [decided] = await exemptionsOf(application);
    expect(decided!.outcome).toBe(outcomes[answers.findIndex(({ status }) => status === 303)]);
    expect((await mailsTo(application.owner)).length).toBe(before + 1);
    expect((await sql(`SELECT kind FROM event WHERE subject = $1 AND kind LIKE '%exemption%' ORDER BY id`, [application.id])).map((row) => (row as { kind: string }).kind)).toEqual(['exemption.asked', `application.exemption-${decided!.outcome}`]);
  });

  it.each<[string, string, (application: ReadyApplication) => Promise<unknown>]>([
    ['whose round is open again', 'Runden er åben for alle', ({ roundId }) => sql(`UPDATE round SET closes_at = clock_timestamp() + interval '1 hour' WHERE id = $1`, [roundId])],
    ['whose panel is appointed', 'Det sagkyndige panel er udpeget', ({ id }) => sql(`UPDATE application SET state = 'assessment' WHERE id = $1`, [id])],
    ['of a meeting with an agenda', 'Mødets dagsorden har 1 sag fra runden', async ({ roundId }) => sql(`UPDATE application SET state = 'agenda' WHERE id = $1`, [(await aSubmittedApplication({ roundId })).id])],
    ['that nobody leads', 'Ansøgningen har ingen leadpartner', ({ id }) => sql('UPDATE member SET left_at = clock_timestamp() WHERE application_id = $1', [id])],
  ])('is neither asked for nor granted for an application %s, but can be refused', async (_, why, change) => {
    const [unasked, waiting] = [await aLateApplication(), await aLateApplication()];
    const { id } = await asked(waiting);
    for (const application of [unasked, waiting]) await change(application);
    const officer = browserOf(await aPerson(['officer']));
    const ask = await officer.post(at(unasked), wish());
    expect([ask.status, ask.text.includes(why)]).toEqual([422, true]);
    const grant = await officer.post(`${at(waiting)}/afgoerelse`, { exemption: id, outcome: 'granted', decidedReason: '' });
    expect([grant.status, grant.text.includes(why)]).toEqual([422, true]);
    expect([await exemptionsOf(unasked), (await exemptionsOf(waiting))[0]!.outcome]).toEqual([[], null]);
    await officer.post(`${at(waiting)}/afgoerelse`, { exemption: id, outcome: 'refused', decidedReason: 'For sent.' }).expect(303);
  });

  it.each([
    ['a time that has passed', wish(-1), 'Tidspunktet er passeret'],
    ['the day of the meeting', wish(60, { untilTime: '00.00' }), 'og dispensationen skal slutte før den dag. Vælg senest'],
    ['no day', wish(1, { untilDay: '', untilMonth: '', untilYear: '' }), 'Skriv den sidste dag.'],
    ['31 April', wish(1, { untilDay: 31, untilMonth: 4 }), 'Dagen findes ikke.'],
    ['no time of day', wish(1, { untilTime: 'middag' }), 'Skriv klokkeslættet'],
    ['no reason', wish(1, { reason: '   ' }), 'Skriv, hvorfor netop denne ansøgning'],
    ['a reason of 2,001 characters', wish(1, { reason: 'å'.repeat(2001) }), 'Begrundelsen er 1 tegn for lang.'],
  ])('with %s is told what to mend, and what was typed stays', async (_, fields, message) => {
    const application = await aLateApplication();
    await sql(`UPDATE round SET meeting_on = $2 WHERE id = $1`, [application.roundId, addDays(copenhagenDate(new Date()), 60)]);
    const answer = await browserOf(await aPerson(['officer'])).post(at(application), fields);
    expect([answer.status, answer.text.includes(message)]).toEqual([422, true]);
    expect(valueOf(answer.text, 'untilTime')).toBe(String(fields.untilTime));
    expect(answer.text).toContain(String(fields.reason).trim());
    expect(await exemptionsOf(application)).toEqual([]);
  });

  it('whose time has passed while it waited is not granted', async () => {
    const application = await aLateApplication();
    const [{ id } = { id: '' }] = await sql<{ id: string }>(
      `INSERT INTO deadline_exemption (application_id, until, reason, asked_by, asked_at) VALUES ($1, clock_timestamp() - interval '1 second', 'Fordi', $2, clock_timestamp()) RETURNING id`,
      [application.id, (await aPerson(['officer'])).id],
    );
    const answer = await browserOf(await aPerson(['officer'])).post(`${at(application)}/afgoerelse`, { exemption: id, outcome: 'granted', decidedReason: '' });
    expect([answer.status, answer.text.includes('Tidspunktet kan ikke længere bruges')]).toEqual([422, true]);
  });

  it('is unknown where nobody was late: drafts are their consortium’s own', async () => {
    const [draft, late] = [await aReadyApplication({ roundId: await aRound({ closesInMs: -60_000 }) }), await aLateApplication()];
    const officer = browserOf(await aPerson(['officer']));
    await officer.get(at(draft)).expect(404);
    await officer.post(at(draft), wish()).expect(404);
    await officer.get(at({ ...late, roundId: draft.roundId })).expect(404);
    await officer.get('/fristrum/no-round/dispensationer').expect(404);
    expect((await officer.get(`/fristrum/${draft.roundId}/dispensationer`).expect(200)).text).toContain('Ingen har forsøgt at sende ind efter fristen.');
  });

  it('stands in the round’s list with those before it, so that like cases are treated alike', async () => {
    const first = await aLateApplication();
    const second = await aLateApplication({ roundId: first.roundId });
    await granted(first);
    const officer = browserOf(await aPerson(['officer']), { lang: 'en' });
    const [list, one] = [(await officer.get(`/fristrum/${first.roundId}/dispensationer`).expect(200)).text, (await officer.get(at(second)).expect(200)).text];
    for (const text of [list, one]) {
      expect(text).toContain(reason);
      expect(text).toContain(first.number);
      expect(text).toContain('the deadline must be put off for everybody instead');
    }
    expect(list).toContain(at(second));
  });
});

describe('the last instant of an exemption', () => {
  let portal: Awaited<ReturnType<typeof anApp>>;
  let url = '';
  beforeAll(async () => {
    portal = await anApp();
    const app = portal.app as unknown as { listen(port: number, host: string): Promise<unknown>; getUrl(): Promise<string> };
    await app.listen(0, '127.0.0.1');
    url = (await app.getUrl()).replace('[::1]', '127.0.0.1');
  });
  afterAll(() => portal.close());

  it.each([[0, 303], [1, 422]])('is in time, and %d ms after it is answered with %d', async (byMs, status) => {
    const application = await aLateApplication();
    const until = await granted(application);
    const clock = portal.app.get(Clock);
    clock.hold(() => new Date(until.getTime() + byMs));
    expect((await application.submit(url)).status).toBe(status);
    const received = await sql<{ at: Date }>('SELECT received_at AS at FROM submission WHERE application_id = $1', [application.id]);
    expect(received.map((row) => row.at)).toEqual(status === 303 ? [until] : []);
    const other = await aReadyApplication({ roundId: application.roundId });
    await other.submit(url).expect(422);
  });
});
