import { describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import supertest from 'supertest';
import { aCaseOnTheAgenda, aPdf, aRecommendedCase, anAttachment, fundId } from '../builders/routes-world.js';
import { anAssessedApplication, declares, inPanel } from '../builders/assessed-application.js';
import { aReadyApplication } from '../builders/ready-application.js';
import { aPerson, browserOf, portalUrl, sql, type Person } from '../support/portal.js';

const nobody = browserOf(null);
const someone = () => ({ name: 'Prøve', organisation: 'Prøvested', email: `${randomUUID()}@test.example`, password: 'en lang sætning her' });
const sessionIn = (answer: supertest.Response): string => (answer.get('Set-Cookie') ?? []).find((cookie) => cookie.startsWith('fyrtaarn_session='))?.split(';')[0] ?? '';

describe('guessing passwords', () => {
  it('is stopped after ten tries, also when forty arrive at the same instant', async () => {
    const person = someone();
    await nobody.post('/opret-bruger', person).expect(303);
    const answers = await Promise.all(Array.from({ length: 40 }, () => nobody.post('/log-ind', { email: person.email, password: 'forkert forkert' })));
    expect(answers.filter(({ text }) => text.includes('passer ikke sammen')).length).toBeLessThanOrEqual(10);
    expect((await nobody.post('/log-ind', { email: person.email, password: person.password })).text).toContain('for mange gange');
  });

  it('starts from nothing again after signing in', async () => {
    const person = someone();
    await nobody.post('/opret-bruger', person).expect(303);
    for (const _ of [1, 2, 3]) {
      for (const wrong of ['1', '2', '3', '4', '5']) await nobody.post('/log-ind', { email: person.email, password: wrong }).expect(422);
      await nobody.post('/log-ind', { email: person.email, password: person.password }).expect(303);
    }
  });
});

describe('an e-mail address', () => {
  it('with capital letters that are not English is one and the same', async () => {
    const person = { ...someone(), email: `ÅSE-${randomUUID()}@test.example` };
    await nobody.post('/opret-bruger', person).expect(303);
    await nobody.post('/log-ind', { email: person.email, password: person.password }).expect(303);
    expect((await nobody.post('/opret-bruger', { ...person, email: person.email.toLowerCase() })).status).toBe(422);
  });
});

describe('a session', () => {
  it('planted before signing in is not the one that is signed in', async () => {
    const attacker = await aPerson(['applicant']);
    const person = someone();
    await nobody.post('/opret-bruger', person).expect(303);
    const signedIn = await supertest(portalUrl).post('/log-ind').set({ Cookie: attacker.cookie, Origin: portalUrl }).type('form').send(new URLSearchParams({ email: person.email, password: person.password }).toString()).expect(303);
    expect(sessionIn(signedIn)).not.toBe('');
    expect(sessionIn(signedIn)).not.toBe(attacker.cookie);
    expect((await browserOf(attacker).get('/')).text).toContain(attacker.name);
  });

  it('keeps no right that was taken away, from the very next request', async () => {
    const admin = browserOf(await aPerson(['admin']));
    const officer = await aPerson(['officer', 'applicant']);
    for (const _ of [1, 2, 3, 4, 5]) {
      await browserOf(officer).get('/sager').expect(200);
      await admin.post(`/administration/brugere/${officer.id}`, { roles: ['applicant'] }).expect(303);
      await browserOf(officer).get('/sager').expect(403);
      await admin.post(`/administration/brugere/${officer.id}`, { roles: ['officer', 'applicant'] }).expect(303);
    }
    await browserOf(officer).post('/log-ud').expect(303);
    await browserOf(officer).get('/sager').expect(303).expect('Location', '/log-ind?retur=%2Fsager');
  });

  it('says nothing in its token that somebody could rewrite into another role or person', async () => {
    const person = await aPerson(['applicant']);
    const [head, body, signature] = person.cookie.replace('fyrtaarn_session=', '').split('.') as [string, string, string];
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as Record<string, unknown>;
    const other = await aPerson(['admin']);
    const forged = [`${head}.${Buffer.from(JSON.stringify({ ...claims, sub: other.id })).toString('base64url')}.${signature}`, `${Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url')}.${body}.`, `${head}.${body}.${signature.slice(0, -4)}AAAA`];
    for (const token of forged) await supertest(portalUrl).get('/ansoegninger').set('Cookie', `fyrtaarn_session=${token}`).expect(303);
  });
});

/** A submitted application with a file, whose panel of three has been appointed and has declared nothing. */
async function aCaseWithFile(): Promise<{ id: string; sha256: string; seats: { person: Person; id: string }[] }> {
  const application = await aReadyApplication();
  const { sha256 } = await anAttachment(application);
  await application.submit().expect(303);
  const panel = await Promise.all([1, 2, 3].map(() => aPerson(['panel'])));
  for (const { id } of panel) await inPanel(application.roundId, id);
  await browserOf(await aPerson(['officer'])).post(`/sager/${application.id}/panel`, { members: panel.map(({ id }) => id) }).expect(303);
  const rows = await sql<{ id: string; member: string }>('SELECT id, account_id AS member FROM panel_seat WHERE application_id = $1', [application.id]);
  return { id: application.id, sha256, seats: panel.map((person) => ({ person, id: rows.find(({ member }) => member === person.id)!.id })) };
}

describe('a file of a case', () => {
  it('is for the panel member who has declared, not before, not after a conflict, not at another’s seat', async () => {
    const { sha256, seats } = await aCaseWithFile();
    const [one, two, three] = seats as [(typeof seats)[0], (typeof seats)[0], (typeof seats)[0]];
    const fetched = (by: Person, seat: string) => browserOf(by).get(`/panel/${seat}/bilag/${sha256}`);
    await fetched(one.person, one.id).expect(404);
    await browserOf(one.person).post(`/panel/${one.id}/habilitet`, { declaration: 'none' }).expect(303);
    expect((await fetched(one.person, one.id).buffer(true).expect(200)).body).toEqual(aPdf);
    await fetched(two.person, one.id).expect(404);
    await browserOf(one.person).post(`/panel/${two.id}/habilitet`, { declaration: 'none' }).expect(404);
    await browserOf(three.person).post(`/panel/${three.id}/habilitet`, { declaration: 'conflict', ground: '3' }).expect(303);
    await fetched(three.person, three.id).expect(404);
    await browserOf(three.person).post(`/panel/${three.id}/habilitet`, { declaration: 'none' }).expect(404);
    await fetched(three.person, three.id).expect(404);
  });

  it('is not for the forum and the deciding bodies before the case is on an agenda', async () => {
    const { id, sha256 } = await aCaseWithFile();
    for (const role of ['forum', 'council', 'agency'] as const) await browserOf(await aPerson([role])).get(`/sager/${id}/bilag/${sha256}`).expect(404);
  });
});

describe('a line of money', () => {
  it('cannot be added by naming a fund that was not applied for', async () => {
    const officer = browserOf(await aPerson(['officer']));
    const { id } = await anAssessedApplication();
    const others = { 'recommended.eu-social-fund': '5', 'conditions.eu-social-fund': 'x', 'recommended.__proto__': '5' };
    await officer.post(`/sager/${id}/indstilling`, { resume: 'R', casePresentation: 'S', [`recommended.${fundId}`]: '1000000', ...others }).expect(303);
    expect(await sql('SELECT fund_id FROM recommendation_line WHERE application_id = $1', [id])).toEqual([{ fund_id: fundId }]);
    await officer.post(`/sager/${id}/dagsordenspunkt`).expect(303);
    const minute = { decidedOnDay: 1, decidedOnMonth: 4, decidedOnYear: 2011, [`outcome.${fundId}`]: 'recommended', [`amount.${fundId}`]: '1000000', 'outcome.eu-social-fund': 'recommended', 'amount.eu-social-fund': '5' };
    await officer.post(`/sager/${id}/beslutning`, minute).expect(303);
    expect(await sql('SELECT fund_id FROM forum_decision WHERE application_id = $1', [id])).toEqual([{ fund_id: fundId }]);
    const council = browserOf(await aPerson(['council']));
    for (const fund of ['eu-social-fund', '__proto__', 'no-such-fund']) await council.post(`/afgoerelser/${id}/${fund}`, { outcome: 'granted', amount: '5' }).expect(404);
  });

  it('is not decided by the other body, nor by any before the forum', async () => {
    const fields = { outcome: 'granted', amount: '1', decidedOnDay: 1, decidedOnMonth: 5, decidedOnYear: 2011 };
    const [waiting, recommended] = [await aCaseOnTheAgenda(), await aRecommendedCase()];
    await browserOf(await aPerson(['council'])).post(`/afgoerelser/${waiting}/${fundId}`, fields).expect(404);
    await browserOf(await aPerson(['agency'])).post(`/afgoerelser/${recommended}/${fundId}`, fields).expect(404);
    expect(await sql('SELECT 1 FROM fund_decision WHERE application_id = ANY($1)', [[waiting, recommended]])).toEqual([]);
  });
});

describe('nobody handles a case of their own', () => {
  const addresses = (id: string) => [`/sager/${id}`, `/sager/${id}/indstilling`, `/sager/${id}/vurderinger`, `/sager/${id}/panel`, `/afgoerelser/${id}/${fundId}`];

  it('not its applicant, whatever other roles that person has', async () => {
    const owner = await aPerson(['applicant', 'officer', 'council', 'agency', 'forum']);
    const { id } = await anAssessedApplication({ ownerId: owner.id });
    for (const address of addresses(id)) expect([address, (await browserOf(owner).get(address)).status]).toEqual([address, 403]);
    expect((await browserOf(owner).post(`/sager/${id}/dagsordenspunkt`)).status).toBe(403);
    const [row] = await sql<{ state: string }>('SELECT state FROM application WHERE id = $1', [id]);
    expect(row!.state).toBe('assessment');
  });

  it('not a member of its panel while the assessments are blind, nor one who has declared a conflict', async () => {
    const { id, panel } = await anAssessedApplication();
    const member = panel[0]!;
    await sql(`INSERT INTO account_role VALUES ($1, 'officer'), ($1, 'forum')`, [member.id]);
    expect((await browserOf(member).get(`/sager/${id}/vurderinger`)).status).toBe(403);
    const other = await aPerson(['officer']);
    expect((await browserOf(other).get(`/sager/${id}/vurderinger`)).status).toBe(200);
    await declares(id, member.id, 'disqualified');
    await sql(`UPDATE application SET state = 'decided' WHERE id = $1`, [id]);
    expect((await browserOf(member).get(`/sager/${id}`)).status).toBe(403);
  });
});
