import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { aReadyApplication, type ReadyApplication } from '../builders/ready-application.js';
import { startPortal, type StartedPortal } from '../support/start-portal.mjs';
import { aPerson, aRound, browserOf, databaseUrl, jwtSecret, sql, type Person } from '../support/portal.js';
import { until } from '../support/until.js';

/** One that is overloaded as soon as three requests are under way: from three on visitors wait, from six on pages, from eighteen on scripts. */
let portal: StartedPortal;
let roundId: string;
beforeAll(async () => {
  portal = await startPortal({ databaseUrl, folder: mkdtempSync(join(tmpdir(), 'fyrtaarn-overload-')), jwtSecret, env: { LOAD_REQUESTS: '3', LOAD_DELAY_MS: '60000' } });
  roundId = await aRound();
});
afterAll(() => portal.stop());

const application = (): Promise<ReadyApplication> => aReadyApplication({ roundId });
const levelOf = async (): Promise<number> => ((await (await fetch(`${portal.url}/readyz`)).json()) as { load: { level: number } }).load.level;

/** So many submissions that wait for rows somebody else holds, until they are let go. */
async function held(count: number, then: (all: { application: ReadyApplication; answer: Promise<{ status: number }> }[]) => Promise<void>): Promise<void> {
  const applications = await Promise.all(Array.from({ length: count }, application));
  const holder = new pg.Client({ connectionString: databaseUrl });
  await holder.connect();
  try {
    await holder.query('BEGIN');
    await holder.query('SELECT FROM application WHERE id = ANY($1) FOR UPDATE', [applications.map(({ id }) => id)]);
    const all = applications.map((one) => ({ application: one, answer: one.submit(portal.url).then(({ status }) => ({ status })) }));
    await until(async () => (await underWay()) >= count);
    await then(all);
    await holder.query('COMMIT');
    expect(await Promise.all(all.map(({ answer }) => answer))).toEqual(all.map(() => ({ status: 303 })));
  } finally {
    await holder.end();
  }
}
const underWay = async (): Promise<number> => ((await (await fetch(`${portal.url}/readyz`)).json()) as { load: { underWay: number } }).load.underWay - 1;

const lookedAt = (path: string, person: Person | null = null, lang: 'da' | 'en' = 'da') => browserOf(person, { url: portal.url, lang }).get(path);
const project = { title: 'Ændret', summary: 'S', purpose: 'P', activities: 'A', startsOnDay: 1, startsOnMonth: 1, startsOnYear: 2030, endsOnDay: 1, endsOnMonth: 1, endsOnYear: 2031, then: 'autosave' };
const saved = (of: ReadyApplication, title: string) => browserOf(of.owner, { url: portal.url }).post(`/ansoegninger/${of.id}/projekt`, { ...project, title });
const byScript = { 'Sec-Fetch-Mode': 'cors', 'Sec-Fetch-Site': 'same-origin' };
const versions = async ({ id }: ReadyApplication): Promise<number> => (await sql('SELECT FROM submission s JOIN receipt r ON r.application_id = s.application_id AND r.version = s.version WHERE s.application_id = $1', [id])).length;

describe('a portal that cannot keep up', () => {
  it('asks visitors to wait, and lets in whoever is signed in, signs in, writes, or sends in', async () => {
    const writer = await application();
    await held(3, async () => {
      const { status, headers, text } = await lookedAt('/runder');
      expect(status).toBe(503);
      expect(headers['retry-after']).toMatch(/^\d+$/);
      expect(headers.refresh).toBe(headers['retry-after']);
      expect(text).toContain(`om ${headers['retry-after']} sekunder`);
      await lookedAt('/log-ind').expect(200);
      await lookedAt('/ansoegninger', writer.owner).expect(200);
      await saved(writer, 'Gemt under pres').set(byScript).expect(200);
    });
    expect((await sql<{ title: string }>('SELECT title FROM application WHERE id = $1', [writer.id]))[0]!.title).toBe('Gemt under pres');
  });

  it('under more load asks pages to wait, never what is sent in, and every submission it acknowledged is there with its receipt', async () => {
    const [writer, sender] = [await application(), await application()];
    let sent: ReadyApplication[] = [];
    await held(6, async (all) => {
      sent = all.map(({ application: one }) => one);
      await lookedAt(`/ansoegninger/${writer.id}/projekt`, writer.owner).expect(503);
      // The way to the button stays open.
      for (const page of ['/ansoegninger', `/ansoegninger/${writer.id}`, `/ansoegninger/${writer.id}/opsummering`]) await lookedAt(page, writer.owner).expect(200);
      await lookedAt(`/ansoegninger/${writer.id}/opsummering`, writer.owner).expect(200);
      await saved(writer, 'Gemt af et script').set(byScript).expect(200);
      for (const path of ['/healthz', '/klokken', '/assets/app.css']) await lookedAt(path).expect(200);
    });
    await sender.submit(portal.url).expect(303);
    await sender.receipt(portal.url).expect(200);
    expect(await Promise.all([...sent, sender].map(versions))).toEqual([...sent, sender].map(() => 1));
  });

  it('under much more load puts off what a script will send again, and takes every form a person sends', async () => {
    const writer = await application();
    await held(18, async () => {
      const { body, headers, status } = await saved(writer, 'Af et script').set(byScript);
      expect([status, body]).toEqual([503, { retryAfterSeconds: Number(headers['retry-after']) }]);
      await saved(writer, 'Af et menneske').expect(200);
    });
    expect((await sql<{ title: string }>('SELECT title FROM application WHERE id = $1', [writer.id]))[0]!.title).toBe('Af et menneske');
  });

  it('lets everybody in again by itself when the load is gone', async () => {
    await held(3, async () => void (await lookedAt('/runder').expect(503)));
    expect(await levelOf()).toBeGreaterThan(0);
    await until(async () => (await levelOf()) === 0);
    await lookedAt('/runder').expect(200);
  });

  it.each([['da', 'Mange vil ind på portalen', 'en'], ['en', 'Many people want to use', 'da']] as const)('in %s says so on a page that needs nothing else', async (lang, words, other) => {
    await held(3, async () => {
      const { text, headers } = await lookedAt('/strategi', null, lang);
      expect(text).toContain(`<html lang="${lang}">`);
      expect(/<h1>([^<]+)/.exec(text)?.[1]).toContain(words);
      expect(text).toContain(`<section lang="${other}">`);
      expect(Buffer.byteLength(text)).toBeLessThan(3_000);
      expect(text).not.toMatch(/<script|src=|href="(?!"|data:|\/ansoegninger")/);
      expect(headers['content-security-policy']).toContain("default-src 'none'");
      expect(headers['set-cookie']).toBeUndefined();
    });
  });
});

describe('somebody who has pressed the button', () => {
  const status = (of: ReadyApplication, person = of.owner, lang: 'da' | 'en' = 'da') => lookedAt(`/ansoegninger/${of.id}/indsendelse/status`, person, lang);
  const facts = (of: ReadyApplication, key: string, person = of.owner) => status(of, person).query({ key }).set('Accept', 'application/json');

  it('sees when it was received and how many are ahead, and afterwards its receipt', async () => {
    const key = randomUUID();
    const mine = await application();
    let answer: Promise<{ status: number }> | undefined;
    await held(9, async () => {
      // Certainly after the nine, also where the portal stood still as they came.
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      answer = browserOf(mine.owner, { url: portal.url }).post(`/ansoegninger/${mine.id}/indsendelse`, { declaration: '1', key }).then(({ status: code }) => ({ status: code }));
      await until(async () => (await facts(mine, key)).body.text !== '');
      const { body } = await facts(mine, key).expect(200);
      expect(body.text).toMatch(/^Modtaget \d+\. \S+ \d{4} kl\. \d\d\.\d\d\.\d\d,\d{3}\. Nr\. 10 i køen\./);
      expect(body.href).toBeNull();
      expect((await status(mine)).text).toContain('Nr. 10 i køen');
      expect((await status(mine, mine.owner, 'en')).text).toContain('Number 10 in the queue');
      await status(mine, await aPerson(['applicant'])).expect(404);
      await facts(mine, key, await aPerson(['applicant'])).expect(404);
      // Another portal knows nothing of the queue here, and claims nothing.
      const elsewhere = (await browserOf(mine.owner).get(`/ansoegninger/${mine.id}/indsendelse/status`).expect(200)).text;
      expect(elsewhere).toContain('Der er ingen kvittering for ansøgningen endnu');
      expect(elsewhere).toContain('kan indsendelsen være på vej');
    });
    expect(await answer).toEqual({ status: 303 });
    const { body } = await facts(mine, key).expect(200);
    expect(body).toMatchObject({ href: `/ansoegninger/${mine.id}/kvittering?version=1`, label: 'Se kvitteringen' });
    expect((await facts(mine, randomUUID())).body).toMatchObject({ text: '', href: null });
    expect((await status(mine)).text).toContain('Der er kvittering for version 1');
  });

  it('and was refused sees that, and what to do', async () => {
    const mine = await aReadyApplication({ roundId: await aRound({ closesInMs: -30_000 }) });
    await mine.submit(portal.url).expect(422);
    const { text } = await status(mine).expect(200);
    expect(text).toContain('blev ikke taget imod');
    expect(text).toContain(`/ansoegninger/${mine.id}/opsummering`);
  });

  it('and goes away while it waits has sent it in all the same', async () => {
    const mine = await application();
    const { hostname, port, origin } = new URL(portal.url);
    await held(7, async () => {
      const socket = connect(Number(port), hostname);
      socket.write([`POST /ansoegninger/${mine.id}/indsendelse HTTP/1.1`, `Host: ${hostname}:${port}`, `Origin: ${origin}`, `Cookie: ${mine.owner.cookie}`, 'Content-Type: application/x-www-form-urlencoded', 'Content-Length: 13', '', 'declaration=1'].join('\r\n'));
      await until(async () => (await status(mine)).text.includes('i køen'));
      socket.destroy();
      expect(await versions(mine)).toBe(0);
    });
    await until(async () => (await versions(mine)) === 1);
  });

  it('at the same instant as thirty others has one version and one receipt like each of them', async () => {
    const all = await Promise.all(Array.from({ length: 31 }, application));
    const answers = await Promise.all(all.map((one) => one.submit(portal.url)));
    expect(answers.map(({ status: code }) => code)).toEqual(all.map(() => 303));
    expect(await Promise.all(all.map(versions))).toEqual(all.map(() => 1));
  });
});
