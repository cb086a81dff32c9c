import { describe, expect, it } from '@jest/globals';
import { JwtService } from '@nestjs/jwt';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import supertest from 'supertest';
import { jwtOptions } from '../../src/accounts/account.module.js';
import { aReadyApplication, type ReadyApplication } from '../builders/ready-application.js';
import { anInvitation, linkTo, theMember } from '../builders/consortium.js';
import { aPerson, browserOf, jwtSecret, portalUrl, sql, type Person } from '../support/portal.js';
import { errorBeside, valueOf } from '../support/html.js';

const nobody = browserOf(null);
const address = (): string => `${randomUUID()}@test.example`;
const teamOf = ({ id }: ReadyApplication, part = ''): string => `/ansoegninger/${id}/deltagere${part}`;
const roles = ({ id }: ReadyApplication) => sql<{ name: string; role: string }>(`SELECT a.name, m.role FROM member m JOIN account a ON a.id = m.account_id WHERE m.application_id = $1 AND m.left_at IS NULL ORDER BY m.role, a.name`, [id]);
const kinds = async ({ id }: ReadyApplication) => (await sql<{ kind: string }>(`SELECT kind FROM event WHERE subject = $1 AND kind LIKE 'consortium.%' ORDER BY id`, [id])).map(({ kind }) => kind);
const mailsTo = async (email: string) => sql<{ subject: string; body: string }>('SELECT subject, body FROM mail_outbox WHERE to_address = $1 ORDER BY created_at, id', [email]);
const wish = (more: Record<string, string> = {}) => ({ name: 'Åse Ærø', email: address(), role: 'writer', partner: '', language: 'da', ...more });
const invite = (application: ReadyApplication, more: Record<string, string> = {}, by = application.owner) => browserOf(by).post(teamOf(application, '/invitation'), wish(more));

describe('an invitation', () => {
  it('goes out in the language of the one invited, and shows when it was sent, opened and accepted', async () => {
    const application = await aReadyApplication({ title: 'Fyr på Læsø' });
    const person = await aPerson(['applicant']);
    await invite(application, { email: person.email.toUpperCase(), language: 'en', role: 'signatory', partner: application.partnerId }).expect(303);
    const [mail] = await mailsTo(person.email);
    expect([mail!.subject, mail!.body]).toEqual([`Invitation to application ${application.number}`, expect.stringContaining('as signatory for Fyrvæsenet')]);
    const lead = () => browserOf(application.owner).get(teamOf(application));
    expect((await lead()).text).toContain('>Sendt</span>');
    const link = await linkTo(person.email);
    const page = await browserOf(person).get(link).expect(200);
    for (const shown of [application.owner.name, 'Fyr på Læsø', 'Underskriver for en partner', 'Taler for Fyrvæsenet', 'Frist']) expect(page.text).toContain(shown);
    expect((await lead()).text).toContain('>Åbnet</span>');
    await browserOf(person).post(link).expect(303).expect('Location', `/ansoegninger/${application.id}`);
    expect((await lead()).text).toContain('>Accepteret</span>');
    expect(await roles(application)).toContainEqual({ name: person.name, role: 'signatory' });
    expect((await mailsTo(application.owner.email)).at(-1)!.subject).toBe(`${person.name} deltager nu i ansøgning ${application.number}`);
    expect(await kinds(application)).toEqual(['consortium.invited', 'consortium.opened', 'consortium.joined']);
    const history = await browserOf(person).get(`/ansoegninger/${application.id}/historik`);
    expect(history.text).not.toContain('Sagen blev opdateret');
  });

  it('is opened once, by looking alone, and joins nobody who only looks', async () => {
    const application = await aReadyApplication();
    const { link, person } = await anInvitation(application);
    for (const _ of [1, 2, 3]) await browserOf(person).get(link).expect(200);
    expect((await kinds(application)).filter((kind) => kind === 'consortium.opened')).toHaveLength(1);
    expect(await roles(application)).toHaveLength(1);
  });

  it('makes the account and joins in one go, with the address it was sent to', async () => {
    const application = await aReadyApplication();
    const email = address();
    await invite(application, { email, role: 'signatory', partner: application.partnerId }).expect(303);
    const link = await linkTo(email);
    const page = await nobody.get(link).expect(200);
    expect([valueOf(page.text, 'name'), valueOf(page.text, 'organisation'), valueOf(page.text, 'email')]).toEqual(['Åse Ærø', 'Fyrvæsenet', email]);
    const short = await nobody.post(`${link}/bruger`, { name: 'Åse', organisation: 'Værket', password: 'kort', email: address() });
    expect([short.status, errorBeside(short.text, 'password'), valueOf(short.text, 'name'), valueOf(short.text, 'organisation')]).toEqual([422, 'Adgangskoden skal være på mindst 12 tegn.', 'Åse', 'Værket']);
    const done = await nobody.post(`${link}/bruger`, { name: 'Åse\nBcc: x@evil.example', organisation: 'Værket', password: 'en lang sætning her', email: address(), roles: 'admin' });
    expect([done.status, done.headers.location]).toEqual([303, `/ansoegninger/${application.id}`]);
    const cookie = done.get('Set-Cookie')!.find((one) => one.startsWith('fyrtaarn_session='))!.split(';')[0]!;
    await supertest(portalUrl).get(`/ansoegninger/${application.id}`).set('Cookie', cookie).expect(200);
    expect(await sql('SELECT a.name, r.role FROM account a JOIN account_role r ON r.account_id = a.id WHERE a.email = $1', [email])).toEqual([{ name: 'Åse Bcc: x@evil.example', role: 'applicant' }]);
    expect((await nobody.get(link)).text).toContain('allerede brugt');
  });

  it('to somebody with an account leads through signing in, and back', async () => {
    const application = await aReadyApplication();
    const { link } = await anInvitation(application);
    const page = await nobody.get(link).expect(200);
    expect(page.text).toContain(`href="/log-ind?retur&#x3D;${encodeURIComponent(link).replaceAll('=', '&#x3D;')}`);
    expect((await nobody.post(link)).status).toBe(422);
    expect((await nobody.post(`${link}/bruger`, { name: 'X', organisation: 'Y', password: 'en lang sætning her' })).status).toBe(422);
    expect(await roles(application)).toHaveLength(1);
  });

  it('never joins another person who is signed in', async () => {
    const application = await aReadyApplication();
    const { link, person } = await anInvitation(application);
    const other = await aPerson(['applicant']);
    const page = await browserOf(other).get(link).expect(200);
    expect(page.text).toContain('Invitationen er til en anden');
    expect(page.text).toContain('action="/log-ud"');
    for (const path of [link, `${link}/bruger`]) expect((await browserOf(other).post(path, { name: 'X', organisation: 'Y', password: 'en lang sætning her' })).status).toBe(422);
    expect(await roles(application)).toHaveLength(1);
    await browserOf(person).post(link).expect(303);
  });

  it('used again leads to the application, and accepted twice at once makes one member', async () => {
    const application = await aReadyApplication();
    const { link, person } = await anInvitation(application);
    const answers = await Promise.all([1, 2, 3, 4].map(() => browserOf(person).post(link)));
    expect(answers.map(({ status, headers }) => [status, headers.location])).toEqual(answers.map(() => [303, `/ansoegninger/${application.id}`]));
    expect((await sql('SELECT 1 FROM member WHERE application_id = $1', [application.id]))).toHaveLength(2);
    await browserOf(person).get(link).expect(303).expect('Location', `/ansoegninger/${application.id}`);
    const email = address();
    await invite(application, { email }).expect(303);
    const path = `${await linkTo(email)}/bruger`;
    const newcomers = await Promise.all([1, 2, 3].map(() => nobody.post(path, { name: 'Bo', organisation: 'B', password: 'en lang sætning her' })));
    expect(newcomers.map(({ status }) => status).sort()).toEqual([303, 422, 422]);
  });

  it('that has expired, been revoked or belongs to somebody removed says so, whom to ask, and joins nobody', async () => {
    const application = await aReadyApplication();
    const [expired, revoked, removed] = [await anInvitation(application), await anInvitation(application), await anInvitation(application)];
    await sql('UPDATE invitation SET expires_at = now() - interval \'1 second\' WHERE id = $1', [expired.id]);
    await browserOf(application.owner).post(teamOf(application, `/invitation/${revoked.id}/tilbagekald`)).expect(303);
    await browserOf(removed.person).post(removed.link).expect(303);
    await browserOf(application.owner).post(teamOf(application, `/person/${await theMember(application, removed.person)}/fjernelse`)).expect(303);
    for (const [{ link, person }, words] of [[expired, 'Invitationen er udløbet'], [revoked, 'Invitationen er trukket tilbage'], [removed, 'Du deltager ikke længere']] as const) {
      for (const answer of [await browserOf(person).get(link), await browserOf(person).post(link), await nobody.get(link)]) {
        expect(answer.text).toContain(words);
        expect(answer.text).toContain(application.owner.email);
      }
    }
    expect(await roles(application)).toHaveLength(1);
    expect((await browserOf(application.owner).get(teamOf(application))).text).toMatch(/>Udløbet<[\s\S]*>Trukket tilbage</);
    // A new one opens the door again.
    await invite(application, { email: removed.person.email }).expect(303);
    await browserOf(removed.person).post(await linkTo(removed.person.email)).expect(303);
    expect(await roles(application)).toHaveLength(2);
  });

  it('can be sent again, not twice in ten minutes, and holds fourteen days from then', async () => {
    const application = await aReadyApplication();
    const { id, person, link } = await anInvitation(application);
    const again = () => browserOf(application.owner).post(teamOf(application, `/invitation/${id}/gensend`)).expect(303);
    await again();
    expect(await mailsTo(person.email)).toHaveLength(1);
    await sql(`UPDATE invitation SET sent_at = now() - interval '20 days', expires_at = now() - interval '6 days' WHERE id = $1`, [id]);
    await again();
    expect(await mailsTo(person.email)).toHaveLength(2);
    expect(await linkTo(person.email)).toBe(link);
    const [row] = await sql<{ days: number }>(`SELECT round(extract(epoch FROM expires_at - now()) / 86400)::int AS days FROM invitation WHERE id = $1`, [id]);
    expect(row!.days).toBe(14);
    await browserOf(person).post(link).expect(303);
    await again();
    expect(await mailsTo(person.email)).toHaveLength(2);
  });

  it('warns somebody who handles cases, makes them an applicant too, and keeps them from this case', async () => {
    const application = await aReadyApplication();
    const officer = await aPerson(['officer']);
    await invite(application, { email: officer.email }).expect(303);
    const link = await linkTo(officer.email);
    const page = await browserOf(officer).get(link);
    expect(page.text).toContain('Du kan ikke både søge og behandle');
    await browserOf(officer).post(link).expect(303);
    await browserOf(officer).get(`/ansoegninger/${application.id}`).expect(200);
    await application.submit().expect(303);
    expect((await browserOf(officer).get(`/sager/${application.id}`)).status).toBe(403);
  });
});

describe('a link that is no invitation of ours', () => {
  it('looks the same whether tampered with, made for another purpose, made up or cut short', async () => {
    const application = await aReadyApplication();
    const { link } = await anInvitation(application);
    const token = link.replace('/invitation/', '');
    const [head, body, signature] = token.split('.') as [string, string, string];
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as Record<string, unknown>;
    const other = Buffer.from(JSON.stringify({ ...claims, jti: randomUUID() })).toString('base64url');
    const { secret } = jwtOptions(jwtSecret);
    const signed = (audience: string, jti: string, key = secret) => new JwtService({}).signAsync({}, { secret: key as unknown as string, algorithm: 'HS256', issuer: 'fyrtaarn', audience, jwtid: jti });
    const session = application.owner.cookie.replace('fyrtaarn_session=', '');
    const forged = [
      'x', 'x.y.z', token.slice(0, -2), `${head}.${other}.${signature}`, `${Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url')}.${body}.`, session,
      await signed('fyrtaarn-session', String(claims.jti)), await signed('fyrtaarn-invitation', randomUUID()), await signed('fyrtaarn-invitation', application.id), '__proto__', '%F0%9F%92%A5', 'æøå', 'x'.repeat(300),
    ];
    const pages = new Set<string>();
    for (const one of forged) {
      const path = `/invitation/${one === '%F0%9F%92%A5' ? one : encodeURIComponent(one)}`;
      const answers = [await nobody.get(path), await nobody.post(path), await nobody.post(`${path}/bruger`, { name: 'X', organisation: 'Y', password: 'en lang sætning her' })];
      expect([one, ...answers.map(({ status }) => status)]).toEqual([one, 404, 404, 404]);
      pages.add(/<main[\s\S]*<\/main>/.exec(answers[0]!.text)![0]);
    }
    expect(pages.size).toBe(1);
    // Nor the other way round: the link opens no session.
    await supertest(portalUrl).get('/ansoegninger').set('Cookie', `fyrtaarn_session=${token}`).expect(303);
  });

  it('and one that is does not stand in the request log', async () => {
    const { link, person } = await anInvitation(await aReadyApplication());
    const { headers } = await browserOf(person).get(link).expect(200);
    const log = async () => readFile(join(process.env.TEST_FOLDER!, 'portal.log'), 'utf8');
    for (const until = Date.now() + 10_000; !(await log()).includes(headers['x-request-id']!) && Date.now() < until; ) await new Promise((resolve) => setTimeout(resolve, 50));
    expect((await log()).split('\n').find((line) => line.includes(headers['x-request-id']!))).toContain('/invitation/…');
    expect(await log()).not.toContain(link);
  });
});

describe('inviting', () => {
  it('refuses with words and keeps what was typed', async () => {
    const application = await aReadyApplication();
    const { person } = await anInvitation(application);
    const member = await aPerson(['applicant']);
    await joined(application, member, 'reader');
    const stranger = await aReadyApplication();
    const refused = async (more: Record<string, string>, field: string) => {
      const answer = await invite(application, more);
      expect([answer.status, valueOf(answer.text, 'name')]).toEqual([422, more.name ?? 'Åse Ærø']);
      return errorBeside(answer.text, field);
    };
    expect(await refused({ email: application.owner.email }, 'email')).toContain('din egen adresse');
    expect(await refused({ email: member.email.toUpperCase() }, 'email')).toContain(`${member.name} deltager allerede`);
    expect(await refused({ email: person.email }, 'email')).toContain('Der blev sendt en invitation til denne adresse');
    expect(await refused({ email: 'Bo <bo@test.example>' }, 'email')).toContain('Indtast en e-mailadresse');
    expect(await refused({ email: 'bo@test.example\r\nBcc: evil@evil.example' }, 'email')).toContain('Indtast en e-mailadresse');
    expect(await refused({ name: 'æ'.repeat(300) }, 'name')).toContain('højst være på 120 tegn');
    expect(await refused({ role: 'lead' }, 'role')).toContain('Vælg, hvilken rolle');
    expect(await refused({ role: 'signatory' }, 'partner')).toContain('Vælg den partner');
    expect(await refused({ role: 'signatory', partner: stranger.partnerId }, 'partner')).toContain('ikke med i ansøgningen længere');
    expect(await refused({ partner: '\u0000__proto__' }, 'partner')).toContain('ikke med i ansøgningen længere');
    await sql(`INSERT INTO invitation (application_id, email, name, role, language, invited_by, sent_at, expires_at)
               SELECT $1, n || '@test.example', 'N', 'reader', 'da', $2, now(), now() + interval '14 days' FROM generate_series(1, 49) n`, [application.id, application.owner.id]);
    expect(await refused({}, 'email')).toBe('Der er 50 ubesvarede invitationer, og en ansøgning kan højst have 50. Træk en tilbage, eller vent på et svar.');
  });

  it('puts nothing of a name into the mail’s head', async () => {
    const application = await aReadyApplication({ title: 'Fyr' });
    const email = address();
    await invite(application, { email, name: 'Bo\r\nBcc: evil@evil.example\r\n\r\nHej' }).expect(303);
    const [mail] = await sql<{ name: string; subject: string }>('SELECT to_name AS name, subject FROM mail_outbox WHERE to_address = $1', [email]);
    expect(mail).toEqual({ name: 'Bo Bcc: evil@evil.example Hej', subject: `Invitation til ansøgning ${application.number}` });
    expect(await mailsTo('evil@evil.example')).toEqual([]);
  });

  it('twice at the same instant makes one', async () => {
    const application = await aReadyApplication();
    const email = address();
    const answers = await Promise.all([invite(application, { email }), invite(application, { email })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422]);
    expect(await mailsTo(email)).toHaveLength(1);
  });
});

/** Straight to the table, as if an invitation had been accepted. */
async function joined(application: ReadyApplication, person: Person, role: string, partnerId: string | null = null): Promise<string> {
  const [row] = await sql<{ id: string }>('INSERT INTO member (application_id, account_id, role, partner_id) VALUES ($1, $2, $3, $4) RETURNING id', [application.id, person.id, role, partnerId]);
  return row!.id;
}

describe('members', () => {
  it('get another role, with a mail in their language, from the next request on', async () => {
    const application = await aReadyApplication();
    const emily = await aPerson(['applicant'], { language: 'en' });
    const memberId = await joined(application, emily, 'reader');
    const page = teamOf(application, `/person/${memberId}`);
    await browserOf(application.owner).get(page).expect(200);
    expect((await browserOf(application.owner).post(page, { role: 'signatory', partner: '' })).status).toBe(422);
    await browserOf(application.owner).post(page, { role: 'signatory', partner: application.partnerId }).expect(303);
    expect((await mailsTo(emily.email)).map(({ subject }) => subject)).toEqual([`Your role in application ${application.number} has changed`]);
    await browserOf(emily).get(`/ansoegninger/${application.id}/underskrift`).expect(200);
    // The same once more is no change and no mail.
    await browserOf(application.owner).post(page, { role: 'signatory', partner: application.partnerId }).expect(303);
    expect(await mailsTo(emily.email)).toHaveLength(1);
  });

  it('who are removed find nothing at the next request; those who leave neither', async () => {
    const application = await aReadyApplication();
    const [removed, left] = [await aPerson(['applicant']), await aPerson(['applicant'])];
    const memberId = await joined(application, removed, 'writer');
    await joined(application, left, 'signatory', application.partnerId);
    await browserOf(removed).get(teamOf(application)).expect(200);
    expect((await browserOf(application.owner).get(teamOf(application, `/person/${memberId}/fjernelse`))).text).toContain(`Vil du fjerne ${removed.name}`);
    await browserOf(application.owner).post(teamOf(application, `/person/${memberId}/fjernelse`)).expect(303);
    await browserOf(left).get(teamOf(application, '/udtraeden')).expect(200);
    await browserOf(left).post(teamOf(application, '/udtraeden')).expect(303);
    for (const person of [removed, left]) {
      for (const path of ['', '/deltagere', '/underskrift', '/projekt', '/historik']) await browserOf(person).get(`/ansoegninger/${application.id}${path}`).expect(404);
      await browserOf(person).post(`/ansoegninger/${application.id}/underskrift`, { title: 'x', declaration: '1', sha256: 'x' }).expect(404);
    }
    expect((await mailsTo(removed.email)).map(({ subject }) => subject)).toEqual([`Du deltager ikke længere i ansøgning ${application.number}`]);
    expect((await mailsTo(application.owner.email)).at(-1)!.subject).toBe(`${left.name} har forladt ansøgning ${application.number}`);
    // Pressed once more by somebody who still has the page: the list as it is now.
    await browserOf(application.owner).post(teamOf(application, `/person/${memberId}/fjernelse`)).expect(303);
    expect((await kinds(application)).filter((kind) => kind === 'consortium.removed')).toHaveLength(1);
  });

  it('take over the lead one at a time, also when it is handed to two at once', async () => {
    const application = await aReadyApplication();
    const [anna, bo] = [await aPerson(['applicant']), await aPerson(['applicant'])];
    const ids = [await joined(application, anna, 'writer'), await joined(application, bo, 'reader')];
    const answers = await Promise.all(ids.map((id) => browserOf(application.owner).post(teamOf(application, `/person/${id}/overdragelse`))));
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 403]);
    const now = await roles(application);
    expect(now.filter(({ role }) => role === 'lead')).toHaveLength(1);
    expect(now).toContainEqual({ name: application.owner.name, role: 'writer' });
    const lead = now.find(({ role }) => role === 'lead')!.name === anna.name ? anna : bo;
    expect((await mailsTo(lead.email)).map(({ subject }) => subject)).toEqual([`Du er nu ansvarlig for ansøgning ${application.number}`]);
    expect((await mailsTo(application.owner.email)).at(-1)!.subject).toBe(`Du har overdraget ansvaret for ansøgning ${application.number}`);
    expect((await application.submit()).status).toBe(403);
    await browserOf(lead).post(`/ansoegninger/${application.id}/indsendelse`, { declaration: '1' }).expect(303);
    // Somebody must answer for the case, also once it is sent in.
    const back = await theMember(application, application.owner);
    await browserOf(lead).post(teamOf(application, `/person/${back}/overdragelse`)).expect(303);
    expect((await roles(application)).find(({ role }) => role === 'lead')!.name).toBe(application.owner.name);
  });

  it('who lead can neither leave, be removed nor get another role', async () => {
    const application = await aReadyApplication();
    const own = await theMember(application, application.owner);
    for (const path of ['/udtraeden', `/person/${own}`, `/person/${own}/fjernelse`, `/person/${own}/overdragelse`]) {
      await browserOf(application.owner).post(teamOf(application, path), { role: 'reader', partner: '' }).expect(303).expect('Location', teamOf(application));
    }
    expect(await roles(application)).toEqual([{ name: application.owner.name, role: 'lead' }]);
    expect(await kinds(application)).toEqual([]);
  });

  it('of another application cannot be reached through one’s own', async () => {
    const [mine, other] = [await aReadyApplication(), await aReadyApplication()];
    const memberId = await joined(other, await aPerson(['applicant']), 'writer');
    const { id } = await anInvitation(other);
    const lead = browserOf(mine.owner);
    for (const path of [`/person/${memberId}`, `/person/${memberId}/fjernelse`, `/person/${memberId}/overdragelse`, `/invitation/${id}/gensend`, `/invitation/${id}/tilbagekald`]) {
      await lead.post(teamOf(mine, path), { role: 'reader', partner: '' }).expect(303);
      await lead.post(teamOf(other, path), { role: 'reader', partner: '' }).expect(404);
    }
    expect((await roles(other)).map(({ role }) => role)).toEqual(['lead', 'writer']);
    expect(await sql('SELECT revoked_at FROM invitation WHERE id = $1', [id])).toEqual([{ revoked_at: null }]);
  });

  it('who do not lead see the consortium and change nobody', async () => {
    const application = await aReadyApplication();
    const target = await joined(application, await aPerson(['applicant']), 'writer');
    const { id, person } = await anInvitation(application);
    for (const role of ['writer', 'signatory', 'reader']) {
      const member = await aPerson(['applicant']);
      await joined(application, member, role, role === 'signatory' ? application.partnerId : null);
      const page = await browserOf(member).get(teamOf(application)).expect(200);
      expect([page.text.includes(person.email), page.text.includes('Send igen'), page.text.includes(`/person/${target}`)]).toEqual([true, false, false]);
      for (const path of ['/invitation', `/invitation/${id}/gensend`, `/invitation/${id}/tilbagekald`, `/person/${target}`, `/person/${target}/fjernelse`, `/person/${target}/overdragelse`]) {
        expect([path, (await browserOf(member).post(teamOf(application, path), wish())).status]).toEqual([path, 403]);
      }
    }
    expect((await roles(application)).map(({ role }) => role)).toEqual(['lead', 'reader', 'signatory', 'writer', 'writer']);
  });

  it('are told the consortium no longer grows once the application is sent in', async () => {
    const application = await aReadyApplication();
    const { link, person, id } = await anInvitation(application);
    await application.submit().expect(303);
    expect((await browserOf(person).get(link)).text).toContain('Ansøgningen er indsendt');
    expect((await browserOf(person).post(link)).status).toBe(422);
    await invite(application).expect(303).expect('Location', teamOf(application));
    await browserOf(application.owner).post(teamOf(application, `/invitation/${id}/gensend`)).expect(303);
    expect(await sql('SELECT 1 FROM invitation WHERE application_id = $1', [application.id])).toHaveLength(1);
    expect(await roles(application)).toHaveLength(1);
  });
});

describe('signing', () => {
  /** A second partner with a cost line, and its signatory. */
  async function withSignatory(): Promise<{ application: ReadyApplication; signatory: Person; partnerId: string; memberId: string; signing: string; seen(): Promise<string> }> {
    const application = await aReadyApplication();
    const [row] = await sql<{ id: string }>(`INSERT INTO partner (application_id, position, name, sector, role) VALUES ($1, 1, 'Ærøskøbing Værft', 'company', 'Bygger') RETURNING id`, [application.id]);
    await sql(`INSERT INTO cost_line (application_id, position, partner_id, category, description, amount_oere) VALUES ($1, 1, $2, 'staff', 'Løn på værftet', 123456789)`, [application.id, row!.id]);
    await sql(`INSERT INTO financing_line (application_id, position, kind, partner_id, amount_oere) VALUES ($1, 2, 'cash', $2, 123456789)`, [application.id, row!.id]);
    const signatory = await aPerson(['applicant']);
    const memberId = await joined(application, signatory, 'signatory', row!.id);
    const signing = `/ansoegninger/${application.id}/underskrift`;
    const seen = async () => /name="sha256" value="(\w{64})"/.exec((await browserOf(signatory).get(signing).expect(200)).text)![1]!;
    return { application, signatory, partnerId: row!.id, memberId, signing, seen };
  }
  const stateIn = async (application: ReadyApplication, name: string) => new RegExp(`${name}</th>[\\s\\S]*?state-\\w+">([^<]+)<`).exec((await browserOf(application.owner).get(teamOf(application))).text)?.[1];
  const signed = (application: ReadyApplication) => sql<{ title: string; sha256: string; part: string }>('SELECT title, sha256, part FROM partner_signature WHERE application_id = $1', [application.id]);

  it('covers exactly the own part, which stays signed whatever changes elsewhere, and goes stale when it changes itself', async () => {
    const { application, signatory, partnerId, signing, seen } = await withSignatory();
    const page = await browserOf(signatory).get(signing);
    for (const shown of ['Ærøskøbing Værft', 'Løn på værftet', '1.234.567,89']) expect(page.text).toContain(shown);
    expect(page.text).not.toContain('Fyrvæsenet');
    const sha256 = await seen();
    await browserOf(signatory).post(signing, { title: 'direktør', declaration: '1', sha256 }).expect(303);
    const [row] = await signed(application);
    expect([row!.title, row!.sha256, row!.part]).toEqual(['direktør', sha256, expect.stringContaining('"123456789"')]);
    await sql(`UPDATE cost_line SET amount_oere = 7 WHERE application_id = $1 AND partner_id = $2`, [application.id, application.partnerId]);
    expect(await stateIn(application, 'Ærøskøbing Værft')).toBe('Underskrevet');
    await sql(`UPDATE cost_line SET amount_oere = amount_oere + 1 WHERE partner_id = $1`, [partnerId]);
    expect(await stateIn(application, 'Ærøskøbing Værft')).toBe('Ændret siden');
    expect((await browserOf(signatory).get(signing)).text).toContain('Delen er ændret, siden den blev underskrevet');
    await browserOf(signatory).post(signing, { title: 'direktør', declaration: '1', sha256: await seen() }).expect(303);
    expect(await stateIn(application, 'Ærøskøbing Værft')).toBe('Underskrevet');
    expect(await signed(application)).toHaveLength(2);
  });

  it('of a part that was changed while it was read is refused, with the new part shown and the title kept', async () => {
    const { application, signatory, partnerId, signing, seen } = await withSignatory();
    const sha256 = await seen();
    await sql(`UPDATE cost_line SET description = 'Nyt beløb til løn' WHERE partner_id = $1`, [partnerId]);
    const answer = await browserOf(signatory).post(signing, { title: 'direktør på værftet', declaration: '1', sha256 });
    expect([answer.status, valueOf(answer.text, 'title')]).toEqual([409, 'direktør på værftet']);
    expect(answer.text).toContain('Nyt beløb til løn');
    expect(errorBeside(answer.text, 'declaration')).toContain('blev ændret, mens du læste den');
    expect(answer.text).not.toMatch(/type="checkbox"[^>]* checked/);
    expect(await signed(application)).toEqual([]);
  });

  it('asks for title and declaration, and keeps what was typed', async () => {
    const { signatory, signing, seen } = await withSignatory();
    const sha256 = await seen();
    const none = await browserOf(signatory).post(signing, { title: '', declaration: '', sha256 });
    expect([none.status, errorBeside(none.text, 'title'), errorBeside(none.text, 'declaration')]).toEqual([422, expect.stringContaining('tegningsberettiget'), expect.stringContaining('Sæt kryds')]);
    const long = await browserOf(signatory).post(signing, { title: 'å'.repeat(300), declaration: '1', sha256 });
    expect([long.status, errorBeside(long.text, 'title'), valueOf(long.text, 'title')]).toEqual([422, 'Titlen må højst være på 160 tegn.', 'å'.repeat(300)]);
  });

  it('ends with the role, the membership and the partner', async () => {
    const { application, signatory, memberId, partnerId, signing, seen } = await withSignatory();
    const fields = { title: 'direktør', declaration: '1', sha256: await seen() };
    await sql('UPDATE member SET role = $2 WHERE id = $1', [memberId, 'reader']);
    await browserOf(signatory).post(signing, fields).expect(303).expect('Location', teamOf(application));
    await sql('UPDATE member SET role = $2 WHERE id = $1', [memberId, 'signatory']);
    await sql('DELETE FROM cost_line WHERE partner_id = $1', [partnerId]);
    await sql('DELETE FROM financing_line WHERE partner_id = $1', [partnerId]);
    await sql('DELETE FROM partner WHERE id = $1', [partnerId]);
    await browserOf(signatory).post(signing, fields).expect(303).expect('Location', teamOf(application));
    expect((await browserOf(application.owner).get(teamOf(application))).text).toContain('Mangler en partner');
    await browserOf(application.owner).post(teamOf(application, `/person/${memberId}/fjernelse`)).expect(303);
    await browserOf(signatory).post(signing, fields).expect(404);
    expect(await signed(application)).toEqual([]);
  });

  it('is the lead’s for the lead partner, and no signatory’s for another', async () => {
    const { application, signatory, signing, seen } = await withSignatory();
    const lead = await browserOf(application.owner).get(signing).expect(200);
    expect(lead.text).toContain('Underskriv for Fyrvæsenet');
    const leads = /name="sha256" value="(\w{64})"/.exec(lead.text)![1]!;
    // The other part's hash, and another partner named: the own part is what is signed, or nothing.
    expect((await browserOf(signatory).post(signing, { title: 'x', declaration: '1', sha256: leads, partner: application.partnerId })).status).toBe(409);
    await browserOf(signatory).post(signing, { title: 'x', declaration: '1', sha256: await seen(), partner: application.partnerId, partnerId: application.partnerId }).expect(303);
    expect(await stateIn(application, 'Fyrvæsenet')).toBe('Mangler');
    await browserOf(application.owner).post(signing, { title: 'fyrmester', declaration: '1', sha256: leads }).expect(303);
    expect(await stateIn(application, 'Fyrvæsenet')).toBe('Underskrevet');
    expect((await browserOf(application.owner).get(teamOf(application))).text).toContain('Ingen. Alle, der er inviteret, har svaret');
  });

  it('pressed twice at once makes one signature', async () => {
    const { application, signatory, signing, seen } = await withSignatory();
    const sha256 = await seen();
    const answers = await Promise.all([1, 2, 3].map(() => browserOf(signatory).post(signing, { title: 'direktør', declaration: '1', sha256 })));
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
    expect(await signed(application)).toHaveLength(1);
  });
});
