import { describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import supertest from 'supertest';
import { aPerson, browserOf, portalUrl } from '../support/portal.js';

const nobody = browserOf(null);

describe('a form from another site', () => {
  it.each([
    ['another origin', { Origin: 'https://evil.example' }],
    ['no origin at all', {}],
    ['an opaque origin', { Origin: 'null' }],
    ['a browser that says cross-site', { Origin: portalUrl, 'Sec-Fetch-Site': 'cross-site' }],
    ['a browser that says same-site, not same-origin', { Origin: portalUrl, 'Sec-Fetch-Site': 'same-site' }],
  ])('is refused: %s', async (_, headers) => {
    const person = await aPerson(['applicant']);
    const answer = await supertest(portalUrl).post('/log-ud').set('Cookie', person.cookie).set(headers);
    expect(answer.status).toBe(403);
    expect((await browserOf(person).get('/ansoegninger')).status).toBe(200);
  });
});

describe('a form sent after the session ended', () => {
  it('gives everything typed back, ready to be sent again after signing in', async () => {
    const answer = await nobody.post('/ansoegninger/ny', { title: 'En <titel>', note: 'linje 1\nlinje 2', password: 'hemmelig' });
    expect(answer.status).toBe(401);
    expect(answer.text).toContain('action="/ansoegninger/ny"');
    expect(answer.text).toContain('En &lt;titel&gt;');
    expect(answer.text).toContain('linje 1\nlinje 2');
    expect(answer.text).not.toContain('hemmelig');
  });
});

describe('pages nobody meant to see', () => {
  it('an unknown address is a page in the design with a reference to quote', async () => {
    const answer = await nobody.get(`/${randomUUID()}`);
    expect(answer.status).toBe(404);
    expect(answer.text).toContain('Siden findes ikke');
    expect(answer.text).toContain(answer.headers['x-request-id']);
    expect(answer.text).toContain('class="skipnav"');
  });

  it('an address that is no id is as unknown as an id nobody has', async () => {
    const admin = browserOf(await aPerson(['admin']));
    for (const id of ['1', 'x', "1' OR '1'='1", randomUUID()]) {
      expect((await admin.get(`/administration/brugere/${encodeURIComponent(id)}`)).status).toBe(404);
    }
  });

  it('a broken address is refused politely', async () => {
    const answer = await nobody.get('/%E0%A4%A');
    expect([400, 404]).toContain(answer.status);
    expect(answer.text).toContain('<html');
  });

  it('an address with a NUL in it is unknown, wherever it stands', async () => {
    for (const path of ['/runder/a%00b', '/ideer?indsatsomraade=%00', '/log-ind?retur=%00', '/strategi/%00']) {
      expect((await nobody.get(path)).status).toBe(404);
    }
  });

  it('a body larger than any form is refused with a page', async () => {
    const answer = await nobody.post('/log-ind', { email: 'x'.repeat(3_000_000) });
    expect(answer.status).toBe(413);
    expect(answer.text).toContain('<html');
  });

  it('more fields than any form has are refused', async () => {
    const fields = Object.fromEntries(Array.from({ length: 12_001 }, (_, n) => [`f${n}`, '1']));
    expect((await nobody.post('/log-ind', fields)).status).toBe(413);
  });
});

describe('language', () => {
  it('is Danish for everyone who has not asked for another', async () => {
    const answer = await supertest(portalUrl).get('/log-ind');
    expect(answer.text).toContain('<html lang="da">');
  });

  it('follows a browser that asks for English', async () => {
    const answer = await supertest(portalUrl).get('/log-ind').set('Accept-Language', 'en-GB,en;q=0.9');
    expect(answer.text).toContain('<html lang="en">');
  });

  it('sticks once switched, and comes back to the same page', async () => {
    const agent = supertest.agent(portalUrl);
    const switched = await agent.get('/sprog/en?retur=/kriterier');
    expect(switched.headers.location).toBe('/kriterier');
    expect((await agent.get('/log-ind').set('Accept-Language', 'da')).text).toContain('<html lang="en">');
    await agent.get('/sprog/da?retur=/');
    expect((await agent.get('/log-ind').set('Accept-Language', 'en')).text).toContain('<html lang="da">');
  });

  it('never switches to another site', async () => {
    expect((await nobody.get('/sprog/en?retur=https://evil.example')).headers.location).toBe('/');
  });
});

describe('headers', () => {
  it('forbid scripts and styles from anywhere else, framing and sniffing', async () => {
    const { headers } = await nobody.get('/log-ind');
    expect(headers['content-security-policy']).toContain("default-src 'self'");
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers['content-security-policy']).not.toContain('unsafe');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['x-powered-by']).toBeUndefined();
  });
});

describe('health', () => {
  it('says that the process lives and that it can work', async () => {
    expect((await nobody.get('/healthz')).body).toEqual({ status: 'ok' });
    const ready = await nobody.get('/readyz');
    expect(ready.body).toMatchObject({ status: 'ready', database: 'ok' });
    expect(Math.abs(ready.body.clock.ms)).toBeLessThan(1000);
  });
});
