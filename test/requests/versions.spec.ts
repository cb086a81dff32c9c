import { describe, expect, it } from '@jest/globals';
import { aReadyApplication, type ReadyApplication } from '../builders/ready-application.js';
import { aMember } from '../builders/member.js';
import { eventsOf, press, projectForm, saveProject, stateOf } from '../builders/resubmission.js';
import { anAttachment } from '../builders/routes-world.js';
import { aPerson, aRound, browserOf, sql } from '../support/portal.js';
import { valueOf } from '../support/html.js';

async function sentIn(given: Parameters<typeof aReadyApplication>[0] = {}): Promise<ReadyApplication> {
  const application = await aReadyApplication(given);
  await application.submit().expect(303);
  return application;
}

const closeRound = (roundId: string) => sql(`UPDATE round SET closes_at = clock_timestamp() - interval '30 seconds' WHERE id = $1`, [roundId]);
const pageOf = async ({ id, owner }: ReadyApplication, path = '', person = owner): Promise<string> => (await browserOf(person).get(`/ansoegninger/${id}${path}`).expect(200)).text;
const mailsTo = async (email: string): Promise<string[]> => (await sql<{ subject: string }>('SELECT subject FROM mail_outbox WHERE to_address = $1 ORDER BY created_at, id', [email])).map(({ subject }) => subject);
const snapshotTitle = async (id: string, version: number): Promise<string> => (await sql<{ title: string }>(`SELECT snapshot::jsonb->'project'->>'title' AS title FROM submission WHERE application_id = $1 AND version = $2`, [id, version]))[0]!.title;

describe('sending in again', () => {
  it('makes a new version, and the last counts; the first stays as it was', async () => {
    const application = await sentIn();
    const { id, owner } = application;
    await press(application, 'genaabning').expect(303);
    expect(await stateOf(application)).toEqual({ state: 'submitted', reopened: true, versions: 1 });
    await saveProject(application, owner, { title: 'Fyr 2' });
    await application.submit().expect(303);
    expect(await stateOf(application)).toEqual({ state: 'submitted', reopened: false, versions: 2 });
    expect([await snapshotTitle(id, 1), await snapshotTitle(id, 2)]).toEqual(['Fyr', 'Fyr 2']);
    expect(await eventsOf(application)).toEqual(['application.submitted', 'application.reopened', 'application.submitted']);
    const list = await pageOf(application, '/versioner');
    expect(list.indexOf('Version 2')).toBeLessThan(list.indexOf('Version 1<'));
    expect([list.match(/>Gælder</g)?.length, list.match(/>Erstattet</g)?.length]).toEqual([1, 1]);
    const hashes = await sql<{ sha256: string }>('SELECT sha256 FROM submission WHERE application_id = $1 ORDER BY version', [id]);
    for (const [at, { sha256 }] of hashes.entries()) {
      expect(await pageOf(application, `/kvittering?version=${at + 1}`)).toContain(sha256);
      expect((await browserOf(owner).get(`/ansoegninger/${id}/kvittering/indsendt.json?version=${at + 1}`).buffer(true)).text).toContain(`"version":${at + 1}`);
    }
    expect(await pageOf(application, '/kvittering?version=1')).toContain('er trådt i stedet');
    expect(await pageOf(application, '/versioner/1')).toContain('Erstattet');
    for (const path of ['/kvittering?version=3', '/kvittering?version=x', '/kvittering/indsendt.json?version=0', '/versioner/3', '/versioner/nul']) await browserOf(owner).get(`/ansoegninger/${id}${path}`).expect(404);
  });

  it('is said on the way: which version counts, since when, and what happens if nothing more is sent', async () => {
    const application = await sentIn();
    await press(application, 'genaabning').expect(303);
    const tasks = await pageOf(application);
    expect(tasks).toMatch(/Version 1, indsendt [^<]*, gælder stadig\. Sender I ikke en ny version ind inden fristen [^<]*, er det den, der behandles/);
    expect(await pageOf(application, '/opsummering')).toContain('gælder stadig');
  });

  it('until the deadline: what had been reopened and not sent counts as it was sent, and the page says where the rest is', async () => {
    const application = await sentIn();
    const { id, owner, roundId } = application;
    await press(application, 'genaabning').expect(303);
    await saveProject(application, owner, { title: 'For sent' });
    await closeRound(roundId);
    await application.submit().expect(422);
    expect(await stateOf(application)).toEqual({ state: 'submitted', reopened: true, versions: 1 });
    const course = await pageOf(application);
    expect(course).toContain('De seneste rettelser er ikke indsendt');
    expect(course).toContain(`/ansoegninger/${id}/versioner/sammenligning?fra&#x3D;1&amp;til&#x3D;udkast`);
    expect(await pageOf(application, '/versioner/sammenligning?fra=1&til=udkast')).toContain('For sent');
    for (const what of ['genaabning', 'fortrydelse', 'tilbagetraekning'] as const) expect((await press(application, what).expect(409)).text).toContain('er udløbet');
  });

  it('shows the secretariat what was sent in, never what is being written', async () => {
    const application = await sentIn({ title: 'Indsendt titel' });
    await press(application, 'genaabning').expect(303);
    await saveProject(application, application.owner, { title: 'Hemmelig titel' });
    const officer = browserOf(await aPerson(['officer']));
    for (const path of [`/sager/${application.id}`, `/sager?runde=${application.roundId}`, `/sager/${application.id}/panel`]) {
      const { text } = await officer.get(path).expect(200);
      expect([text.includes('Indsendt titel'), text.includes('Hemmelig titel')]).toEqual([true, false]);
    }
  });
});

describe('dropping the changes', () => {
  it('puts every section and file back to what was sent in, and loses nothing that was typed', async () => {
    const application = await aReadyApplication();
    const { id, owner, partnerId } = application;
    const file = await anAttachment(application, 'sendt.pdf');
    await application.submit().expect(303);
    const tables = async () => sql(
      `SELECT title, summary,
              (SELECT jsonb_agg(to_jsonb(p) ORDER BY p.id) FROM partner p WHERE p.application_id = a.id) AS partners,
              (SELECT jsonb_agg(to_jsonb(c) ORDER BY c.id) FROM cost_line c WHERE c.application_id = a.id) AS costs,
              (SELECT jsonb_agg(to_jsonb(f) - 'id' ORDER BY f.kind, f.amount_oere) FROM financing_line f WHERE f.application_id = a.id) AS financing,
              (SELECT jsonb_agg(to_jsonb(t)) FROM attachment t WHERE t.application_id = a.id AND t.removed_at IS NULL) AS files
         FROM application a WHERE a.id = $1`,
      [id],
    );
    const before = await tables();
    await press(application, 'genaabning').expect(303);
    await saveProject(application, owner, { title: 'Ny titel', summary: 'Noget, som ingen må miste.' });
    const browser = browserOf(owner);
    // A new partner with a line of its own: it can only go after its line has gone.
    const partners = { 'partners[0].id': partnerId, 'partners[0].name': 'Fyrvæsenet', 'partners[0].cvr': '13748136', 'partners[0].sector': 'public', 'partners[0].role': 'Leder', 'partners[0].isLead': '1', 'partners[1].id': '00000000-0000-4000-8000-00000000000a', 'partners[1].name': 'Ny partner', 'partners[1].sector': 'company', 'partners[1].role': 'Med' };
    await browser.post(`/ansoegninger/${id}/partnere`, { ...partners, basis: 99 }).expect(303);
    const [added] = await sql<{ id: string }>(`SELECT id FROM partner WHERE application_id = $1 AND name = 'Ny partner'`, [id]);
    await browser.post(`/ansoegninger/${id}/budget`, { 'costs[0].id': '00000000-0000-4000-8000-00000000000b', 'costs[0].partnerId': added!.id, 'costs[0].category': 'staff', 'costs[0].description': 'Ny linje', 'costs[0].amount': '5', basis: 99 }).expect(303);
    await browser.post(`/ansoegninger/${id}/bilag/${file.id}/fjernelse`).expect(303);
    await anAttachment(application, 'senere.pdf');

    const asked = await pageOf(application, '/fortrydelse');
    for (const what of ['Ny titel', 'Ny partner', 'Ny linje', 'senere.pdf', 'sendt.pdf']) expect(asked).toContain(what);
    await press(application, 'fortrydelse').expect(303);
    expect(await tables()).toEqual(before);
    expect(await stateOf(application)).toEqual({ state: 'submitted', reopened: false, versions: 1 });
    const typed = await sql<{ after: string }>('SELECT after FROM field_edit WHERE application_id = $1', [id]);
    for (const text of ['Ny titel', 'Noget, som ingen må miste.', 'Ny partner', 'Ny linje']) expect(typed.map(({ after }) => after)).toContain(text);
    expect(await eventsOf(application)).toEqual(expect.arrayContaining(['application.changes-dropped', 'application.file-added', 'application.file-removed']));
    expect(await pageOf(application)).not.toContain('gælder stadig');
    // The file that came later is out of the application, but not destroyed.
    expect(await sql(`SELECT 1 FROM attachment WHERE application_id = $1 AND file_name = 'senere.pdf' AND removed_at IS NOT NULL`, [id])).toHaveLength(1);
  });

  it('twice, or in an application that was never reopened, changes nothing more', async () => {
    const application = await sentIn();
    await press(application, 'genaabning').expect(303);
    await saveProject(application, application.owner, { title: 'X' });
    const answers = await Promise.all([press(application, 'fortrydelse'), press(application, 'fortrydelse')]);
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    expect((await eventsOf(application)).filter((kind) => kind === 'application.changes-dropped')).toHaveLength(1);
  });
});

describe('withdrawing', () => {
  it('asks first; then nothing counts until it is sent in again, and everybody is told once', async () => {
    const application = await sentIn();
    const writer = await aMember(application.id, 'writer', { language: 'en' });
    expect(await pageOf(application, '/tilbagetraekning')).toContain('gælder ikke længere');
    expect(await stateOf(application)).toMatchObject({ state: 'submitted' });
    await Promise.all([press(application, 'tilbagetraekning').expect(303), press(application, 'tilbagetraekning').expect(303)]);
    expect(await stateOf(application)).toEqual({ state: 'draft', reopened: false, versions: 1 });
    expect((await eventsOf(application)).filter((kind) => kind === 'application.withdrawn')).toHaveLength(1);
    expect((await mailsTo(application.owner.email)).filter((subject) => subject.includes('trukket tilbage'))).toHaveLength(1);
    expect((await mailsTo(writer.email)).filter((subject) => subject.includes('withdrawn'))).toHaveLength(1);
    const officer = browserOf(await aPerson(['officer']));
    await officer.get(`/sager/${application.id}`).expect(404);
    expect(await pageOf(application)).toContain('Ansøgningen er trukket tilbage');
    expect(await pageOf(application, '/versioner')).toContain('Trukket tilbage');
    expect(await pageOf(application, '/kvittering')).toContain('Ansøgningen er trukket tilbage');
    await application.submit().expect(303);
    expect(await stateOf(application)).toEqual({ state: 'submitted', reopened: false, versions: 2 });
    await officer.get(`/sager/${application.id}`).expect(200);
  });

  it.each(['genaabning', 'fortrydelse', 'tilbagetraekning'] as const)('and the like are the lead’s alone: %s', async (what) => {
    const application = await sentIn();
    const before = await stateOf(application);
    for (const role of ['writer', 'reader'] as const) await press(application, what, await aMember(application.id, role)).expect(403);
    await press(application, what, await aPerson(['applicant'])).expect(404);
    expect(await stateOf(application)).toEqual(before);
  });
});

describe('at the same time', () => {
  it('a reopening and a panel: whichever comes first, the version sent in is what is handled', async () => {
    const application = await sentIn();
    const officer = browserOf(await aPerson(['officer']));
    const panel = await Promise.all([1, 2, 3].map(() => aPerson(['panel'])));
    const [reopened, appointed] = await Promise.all([press(application, 'genaabning'), officer.post(`/sager/${application.id}/panel`, { members: panel.map(({ id }) => id) })]);
    expect([303, 409]).toContain(reopened.status);
    const after = await stateOf(application);
    if (appointed.status === 303 && after.state === 'assessment') {
      expect((await press(application, 'genaabning').expect(409)).text).toContain('begyndt at behandle');
      await application.submit().expect(303);
      expect(await stateOf(application)).toMatchObject({ versions: 1 });
    }
    expect(after.versions).toBe(1);
  });

  it('two leads’ tabs: one reopening, one event', async () => {
    const application = await sentIn();
    const answers = await Promise.all([1, 2, 3].map(() => press(application, 'genaabning')));
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
    expect((await eventsOf(application)).filter((kind) => kind === 'application.reopened')).toHaveLength(1);
  });

  it('a withdrawal and a resubmission end in one of the two, whole', async () => {
    const application = await sentIn();
    await press(application, 'genaabning').expect(303);
    await Promise.all([press(application, 'tilbagetraekning'), application.submit()]);
    const { state, reopened, versions } = await stateOf(application);
    expect([['draft', 1], ['draft', 2], ['submitted', 2]]).toContainEqual([state, versions]);
    expect(reopened).toBe(false);
  });

  it('what a writer typed while the lead sent in comes back on a page that says who did and when, and is not in the version', async () => {
    const application = await aReadyApplication();
    const writer = await aMember(application.id, 'writer');
    const form = await projectForm(application, writer, { summary: 'Min lange tekst, skrevet kl. 11.59.' });
    await application.submit().expect(303);
    const { text } = await browserOf(writer).post(`/ansoegninger/${application.id}/projekt`, form).expect(409);
    expect(valueOf(text, 'summary')).toBe('Min lange tekst, skrevet kl. 11.59.');
    expect(text).toMatch(new RegExp(`${application.owner.name} indsendte ansøgningen .* Version 1 er indsendt uden det`));
    expect(await sql(`SELECT 1 FROM submission WHERE application_id = $1 AND snapshot LIKE '%11.59%'`, [application.id])).toEqual([]);
    expect(await sql('SELECT 1 FROM field_edit WHERE application_id = $1', [application.id])).toEqual([]);
    // Once it has been reopened, the same page can be saved.
    await press(application, 'genaabning').expect(303);
    await browserOf(writer).post(`/ansoegninger/${application.id}/projekt`, form).expect(303);
  });

  it('a change saved just before the lead sends in never stops it; receipt and mail say what it was and whose', async () => {
    const application = await aReadyApplication();
    const writer = await aMember(application.id, 'writer', { language: 'en' });
    const summary = await pageOf(application, '/opsummering');
    const hidden = (name: string): string => new RegExp(`name="${name}" value="([^"]*)"`).exec(summary)![1]!;
    const seen = { basis: hidden('basis'), seen: hidden('seen'), declaration: '1' };
    await saveProject(application, writer, { purpose: 'Et nyt formål, kl. 11.59.' });
    await anAttachment(application, 'sidste-øjeblik.pdf');
    await browserOf(application.owner).post(`/ansoegninger/${application.id}/indsendelse`, seen).expect(303);
    const receipt = await pageOf(application, '/kvittering');
    expect(receipt).toContain('Ændret, mens du var ved at indsende');
    for (const what of ['Formål', 'Et nyt formål, kl. 11.59.', writer.name, 'sidste-øjeblik.pdf']) expect(receipt).toContain(what);
    const [mail] = await sql<{ body: string }>(`SELECT body FROM mail_outbox WHERE to_address = $1`, [writer.email]);
    expect(mail!.body).toMatch(/saved after the summary was shown[\s\S]*Purpose[\s\S]*sidste-øjeblik\.pdf/);
    // The next version had nothing of the kind, and the first one's receipt still says so.
    await press(application, 'genaabning').expect(303);
    await application.submit().expect(303);
    expect(await pageOf(application, '/kvittering')).not.toContain('Ændret, mens');
    expect(await pageOf(application, '/kvittering?version=1')).toContain('Ændret, mens');
  });
});

describe('a comparison', () => {
  it('shows changed fields only, marked word by word, with exact amounts and sums', async () => {
    const application = await sentIn({ roundId: await aRound() });
    const { id, owner, partnerId } = application;
    await press(application, 'genaabning').expect(303);
    await saveProject(application, owner, { summary: 'Resumé, nu længere.' });
    const [line] = await sql<{ id: string }>('SELECT id FROM cost_line WHERE application_id = $1', [id]);
    await browserOf(owner).post(`/ansoegninger/${id}/budget`, { 'costs[0].id': line!.id, 'costs[0].partnerId': partnerId, 'costs[0].category': 'staff', 'costs[0].description': 'Løn', 'costs[0].amount': '1.999.999,99', basis: 99 }).expect(303);
    const text = await pageOf(application, '/versioner/sammenligning?fra=1&til=udkast');
    expect(text).toMatch(/<ins><span class="sr-only"> \[tilføjet: <\/span>, nu længere/);
    expect(text).toMatch(/<del>[\s\S]{0,60}2\.000\.000 kr\./);
    expect(text.match(/1\.999\.999,99 kr\./g)).toHaveLength(2);
    expect(text).not.toContain('Aktiviteter.');
    expect(await pageOf(application, '/versioner/sammenligning?fra=1&til=1')).toContain('Der er ingen forskelle');
    await browserOf(owner).get(`/ansoegninger/${id}/versioner/sammenligning?fra=1&til=7`).expect(404);
  });

  it('is the members’ alone', async () => {
    const application = await sentIn();
    const stranger = browserOf(await aPerson(['applicant']));
    for (const path of ['/versioner', '/versioner/1', '/versioner/sammenligning?fra=1&til=udkast', '/kvittering?version=1', '/historik']) await stranger.get(`/ansoegninger/${application.id}${path}`).expect(404);
    await browserOf(await aMember(application.id, 'reader')).get(`/ansoegninger/${application.id}/versioner`).expect(200);
  });
});
