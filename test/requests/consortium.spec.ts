import { describe, expect, it } from '@jest/globals';
import { JwtService } from '@nestjs/jwt';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import supertest from 'supertest';
import { jwtOptions } from '../../src/accounts/account.module.js';
import { aReadyApplication } from '../builders/ready-application.js';
import { aMemberOf, anAddress, anInvitation, invite, linkTo, mailsTo, rolesIn, teamEvents, teamOf, theMember } from '../builders/consortium.js';
import { aPerson, browserOf, jwtSecret, portalUrl, sql } from '../support/portal.js';
import { errorBeside, valueOf } from '../support/html.js';

const nobody = browserOf(null);

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
    expect(await rolesIn(application)).toContainEqual({ name: person.name, role: 'signatory' });
    expect((await mailsTo(application.owner.email)).at(-1)!.subject).toBe(`${person.name} deltager nu i ansøgning ${application.number}`);
    expect(await teamEvents(application)).toEqual(['consortium.invited', 'consortium.opened', 'consortium.joined']);
    const history = await browserOf(person).get(`/ansoegninger/${application.id}/historik`);
    expect(history.text).not.toContain('Sagen blev opdateret');
  });

  it('is opened once, by looking alone, and joins nobody who only looks', async () => {
    const application = await aReadyApplication();
    const { link, person } = await anInvitation(application);
    for (const _ of [1, 2, 3]) await browserOf(person).get(link).expect(200);
    expect((await teamEvents(application)).filter((kind) => kind === 'consortium.opened')).toHaveLength(1);
    expect(await rolesIn(application)).toHaveLength(1);
  });

  it('makes the account and joins in one go, with the address it was sent to', async () => {
    const application = await aReadyApplication();
    const email = anAddress();
    await invite(application, { email, role: 'signatory', partner: application.partnerId }).expect(303);
    const link = await linkTo(email);
    const page = await nobody.get(link).expect(200);
    expect([valueOf(page.text, 'name'), valueOf(page.text, 'organisation'), valueOf(page.text, 'email')]).toEqual(['Åse Ærø', 'Fyrvæsenet', email]);
    const short = await nobody.post(`${link}/bruger`, { name: 'Åse', organisation: 'Værket', password: 'kort', email: anAddress() });
    expect([short.status, errorBeside(short.text, 'password'), valueOf(short.text, 'name'), valueOf(short.text, 'organisation')]).toEqual([422, 'Adgangskoden skal være på mindst 12 tegn.', 'Åse', 'Værket']);
    const done = await nobody.post(`${link}/bruger`, { name: 'Åse\nBcc: x@evil.example', organisation: 'Værket', password: 'en lang sætning her', email: anAddress(), roles: 'admin' });
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
    expect(await rolesIn(application)).toHaveLength(1);
  });

  it('never joins another person who is signed in', async () => {
    const application = await aReadyApplication();
    const { link, person } = await anInvitation(application);
    const other = await aPerson(['applicant']);
    const page = await browserOf(other).get(link).expect(200);
    expect(page.text).toContain('Invitationen er til en anden');
    expect(page.text).toContain('action="/log-ud"');
    for (const path of [link, `${link}/bruger`]) expect((await browserOf(other).post(path, { name: 'X', organisation: 'Y', password: 'en lang sætning her' })).status).toBe(422);
    expect(await rolesIn(application)).toHaveLength(1);
    await browserOf(person).post(link).expect(303);
  });

  it('used again leads to the application, and accepted twice at once makes one member', async () => {
    const application = await aReadyApplication();
    const { link, person } = await anInvitation(application);
    const answers = await Promise.all([1, 2, 3, 4].map(() => browserOf(person).post(link)));
    expect(answers.map(({ status, headers }) => [status, headers.location])).toEqual(answers.map(() => [303, `/ansoegninger/${application.id}`]));
    expect((await sql('SELECT 1 FROM member WHERE application_id = $1', [application.id]))).toHaveLength(2);
    await browserOf(person).get(link).expect(303).expect('Location', `/ansoegninger/${application.id}`);
    const email = anAddress();
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
    expect(await rolesIn(application)).toHaveLength(1);
    expect((await browserOf(application.owner).get(teamOf(application))).text).toMatch(/>Udløbet<[\s\S]*>Trukket tilbage</);
    // A new one opens the door again.
    await invite(application, { email: removed.person.email }).expect(303);
    await browserOf(removed.person).post(await linkTo(removed.person.email)).expect(303);
    expect(await rolesIn(application)).toHaveLength(2);
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
    await aMemberOf(application, member, 'reader');
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
    expect(await refused({ name: 'Vind https://evil.example' }, 'name')).toBe('Navnet må ikke indeholde en webadresse. Skriv kun personens navn.');
    expect(await refused({ role: 'lead' }, 'role')).toContain('Vælg, hvilken rolle');
    expect(await refused({ role: 'signatory' }, 'partner')).toContain('Vælg den partner');
    expect(await refused({ role: 'signatory', partner: stranger.partnerId }, 'partner')).toContain('ikke med i ansøgningen længere');
    expect(await refused({ partner: '\u0000__proto__' }, 'partner')).toContain('ikke med i ansøgningen længere');
    await sql(`INSERT INTO invitation (application_id, email, name, role, language, invited_by, sent_at, expires_at)
               SELECT $1, n || '@test.example', 'N', 'reader', 'da', $2, now(), now() + interval '14 days' FROM generate_series(1, 49) n`, [application.id, application.owner.id]);
    expect(await refused({}, 'email')).toBe('Der er 50 invitationer, som er ubesvarede eller sendt inden for et døgn, og der kan højst være 50. Vent til i morgen, eller på et svar.');
  });

  it('puts nothing of a name into the mail’s head', async () => {
    const application = await aReadyApplication({ title: 'Fyr' });
    const email = anAddress();
    await invite(application, { email, name: 'Bo\r\nBcc: evil@evil.example\r\n\r\nHej' }).expect(303);
    const [mail] = await sql<{ name: string; subject: string }>('SELECT to_name AS name, subject FROM mail_outbox WHERE to_address = $1', [email]);
    expect(mail).toEqual({ name: 'Bo Bcc: evil@evil.example Hej', subject: `Invitation til ansøgning ${application.number}` });
    expect(await mailsTo('evil@evil.example')).toEqual([]);
  });

  it('twice at the same instant makes one', async () => {
    const application = await aReadyApplication();
    const email = anAddress();
    const answers = await Promise.all([invite(application, { email }), invite(application, { email })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422]);
    expect(await mailsTo(email)).toHaveLength(1);
  });
});
