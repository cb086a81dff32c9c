import { describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import supertest from 'supertest';
import { aPerson, browserOf, portalUrl, sql } from '../support/portal.js';

const someone = () => ({ name: 'Åse Ærø', organisation: 'Prøvested', email: `${randomUUID()}@test.example`, password: 'en lang sætning her' });
const nobody = browserOf(null);

/** Registers over HTTP; the answer's cookie is the new session. */
async function registered(person = someone()) {
  const answer = await nobody.post('/opret-bruger', person);
  expect(answer.status).toBe(303);
  return { person, cookie: sessionIn(answer) };
}

function sessionIn(answer: supertest.Response): string {
  const cookies = answer.get('Set-Cookie') ?? [];
  return cookies.find((cookie) => cookie.startsWith('fyrtaarn_session='))?.split(';')[0] ?? '';
}

describe('signing in', () => {
  it('opens a session in a cookie that scripts cannot read and other sites cannot send', async () => {
    const { person } = await registered();
    const answer = await nobody.post('/log-ind', { email: person.email.toUpperCase(), password: person.password, retur: '/runder' });
    expect(answer.status).toBe(303);
    expect(answer.headers.location).toBe('/runder');
    const cookie = answer.get('Set-Cookie')!.find((each) => each.startsWith('fyrtaarn_session='))!;
    expect(cookie).toContain('HttpOnly');
    expect(cookie).toContain('SameSite=Lax');
  });

  it.each([
    ['an unknown address', { email: 'ukendt@test.example', password: 'forkert men lang' }],
    ['a wrong password', { password: 'forkert men lang' }],
  ])('is refused with %s, in the same words, keeping the address typed', async (_, wrong) => {
    const { person } = await registered();
    const typed = { email: person.email, ...wrong };
    const answer = await nobody.post('/log-ind', typed);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('passer ikke sammen');
    expect(answer.text).toContain(`value="${typed.email}"`);
    expect(answer.text).not.toContain(typed.password);
  });

  it('is closed for a while after ten wrong tries, also to the right password', async () => {
    const { person } = await registered();
    for (let time = 0; time < 10; time += 1) await nobody.post('/log-ind', { email: person.email, password: 'forkert' });
    const answer = await nobody.post('/log-ind', { email: person.email, password: person.password });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('for mange gange');
  });

  it.each(['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)'])('never leads to another site: %s', async (retur) => {
    const { person } = await registered();
    const answer = await nobody.post('/log-ind', { email: person.email, password: person.password, retur });
    expect(answer.headers.location).toBe('/');
  });

  it('ends at once when the session is revoked or the account is disabled', async () => {
    const { person, cookie } = await registered();
    const page = () => supertest(portalUrl).get('/ansoegninger').set('Cookie', cookie);
    expect((await page()).status).toBe(200);
    const signOut = await supertest(portalUrl).post('/log-ud').set('Cookie', cookie).set('Origin', portalUrl);
    expect(signOut.status).toBe(303);
    expect((await page()).headers.location).toBe('/log-ind?retur=%2Fansoegninger');

    const again = sessionIn(await nobody.post('/log-ind', { email: person.email, password: person.password }));
    await sql('UPDATE account SET disabled_at = now() WHERE email = $1', [person.email]);
    expect((await supertest(portalUrl).get('/ansoegninger').set('Cookie', again)).status).toBe(303);
    expect((await nobody.post('/log-ind', { email: person.email, password: person.password })).status).toBe(422);
  });

  it('is not fooled by a token signed with another key', async () => {
    const forged = 'eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0.eyJzaWQiOiIxIn0.';
    const answer = await supertest(portalUrl).get('/ansoegninger').set('Cookie', `fyrtaarn_session=${forged}`);
    expect(answer.status).toBe(303);
  });
});

describe('registering', () => {
  it('gives every field its own message and keeps what was typed', async () => {
    const answer = await nobody.post('/opret-bruger', { name: '', organisation: 'Prøvested', email: 'ikke en adresse', password: 'kort' });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('Indtast dit navn.');
    expect(answer.text).toContain('Indtast en e-mailadresse');
    expect(answer.text).toContain('mindst 12 tegn');
    expect(answer.text).toContain('value="ikke en adresse"');
    expect(answer.text).toContain('value="Prøvested"');
  });

  it('never binds a role or an id that somebody adds to the form', async () => {
    const person = someone();
    await nobody.post('/opret-bruger', { ...person, roles: 'admin', role: 'admin', id: randomUUID(), disabledAt: '' });
    const rows = await sql<{ role: string }>('SELECT role FROM account_role r JOIN account a ON a.id = r.account_id WHERE a.email = $1', [person.email]);
    expect(rows).toEqual([{ role: 'applicant' }]);
  });

  it('twice with one address makes one account, also when both arrive at once', async () => {
    const person = someone();
    const answers = await Promise.all([nobody.post('/opret-bruger', person), nobody.post('/opret-bruger', person)]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([303, 422]);
    expect(await sql('SELECT 1 FROM account WHERE email = $1', [person.email])).toHaveLength(1);
  });

  it('keeps the password as an argon2id hash only', async () => {
    const { person } = await registered();
    const [row] = await sql<{ hash: string }>('SELECT password_hash AS hash FROM account WHERE email = $1', [person.email]);
    expect(row!.hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });
});

describe('roles', () => {
  it('given by an administrator hold from the next request and leave a trace', async () => {
    const [admin, person] = [await aPerson(['admin']), await aPerson(['applicant'])];
    expect((await browserOf(person).get('/sager')).status).toBe(403);
    const saved = await browserOf(admin).post(`/administration/brugere/${person.id}`, { roles: ['applicant', 'officer'] });
    expect(saved.status).toBe(303);
    expect((await browserOf(person).get('/sager')).status).toBe(200);
    const [event] = await sql<{ from: string; to: string; actor: string }>(
      `SELECT from_state AS "from", to_state AS "to", actor_id AS actor FROM event WHERE subject = $1 AND kind = 'account.roles-changed'`,
      [person.id],
    );
    expect(event).toEqual({ from: 'applicant', to: 'applicant officer', actor: admin.id });
  });

  it('cannot be taken from oneself by the last click of an administrator', async () => {
    const admin = await aPerson(['admin']);
    const answer = await browserOf(admin).post(`/administration/brugere/${admin.id}`, { roles: ['officer'] });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('Du kan ikke tage administratorrollen fra dig selv');
  });

  it('that do not exist are refused', async () => {
    const [admin, person] = [await aPerson(['admin']), await aPerson(['applicant'])];
    const answer = await browserOf(admin).post(`/administration/brugere/${person.id}`, { roles: ['applicant', 'king'] });
    expect(answer.status).toBe(422);
    expect(await sql('SELECT role FROM account_role WHERE account_id = $1', [person.id])).toEqual([{ role: 'applicant' }]);
  });
});
