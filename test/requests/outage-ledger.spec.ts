import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { aDatabase } from '../support/database.js';
import { textOf } from '../support/html.js';
import { startPortal, type StartedPortal } from '../support/start-portal.mjs';
import { aPerson, browserOf, jwtSecret, type Person } from '../support/portal.js';
import { aWire } from '../support/wire.js';

let folder = '';
let wire: Awaited<ReturnType<typeof aWire>>;
let portal: StartedPortal;
let pool: pg.Pool;
let officer: Person;
const sql = async <Row extends object>(text: string, params: unknown[] = []): Promise<Row[]> => (await pool.query(text, params)).rows as Row[];

/** A portal that tries itself every second, on a database that a test can take away. */
beforeAll(async () => {
  const databaseUrl = await aDatabase();
  pool = new pg.Pool({ connectionString: databaseUrl, max: 2 });
  pool.on('error', () => undefined);
  folder = mkdtempSync(join(tmpdir(), 'ledger-'));
  wire = await aWire(databaseUrl);
  portal = await startPortal({ databaseUrl: wire.url, folder, jwtSecret, env: { PROBE_SECONDS: '1' } });
  officer = await aPerson(['officer'], {}, sql);
});
afterAll(async () => {
  await portal.stop();
  await wire.close();
  await pool.end();
  rmSync(folder, { recursive: true, force: true });
});

interface Line {
  readonly id: string;
  readonly portal: string;
  readonly began: Date;
  readonly ended: Date;
  readonly fault: string;
}
const ledger = () => sql<Line>('SELECT id, portal, began_at AS began, ended_at AS ended, fault FROM probe_try ORDER BY began_at');
const until = async <T>(found: () => Promise<T | undefined | false>): Promise<T> => {
  for (;;) {
    const value = await found();
    if (value) return value;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
};

describe('the synthetic submission', () => {
  it('comes again and again, leaves a signed row and a line in the ledger, and touches nothing of the applicants’', async () => {
    const lines = await until(async () => {
      const found = await ledger();
      return found.length >= 3 && found;
    });
    expect(new Set(lines.map(({ portal: id }) => id)).size).toBe(1);
    expect(lines.map(({ fault }) => fault)).toEqual(lines.map(() => ''));
    const probes = await sql<{ id: string; receivedAt: Date; content: string; signature: string }>('SELECT id, received_at AS "receivedAt", content, signature FROM probe');
    for (const { id, began, ended } of lines) {
      const probe = probes.find((one) => one.id === id);
      // Where the portal stood still as it came, it counts from before.
      expect(probe!.receivedAt.getTime()).toBeGreaterThanOrEqual(began.getTime() - 5_000);
      expect(probe!.receivedAt.getTime()).toBeLessThanOrEqual(ended.getTime());
      expect(JSON.parse(probe!.content)).toMatchObject({ schema: 1, project: { title: 'Prøveindsendelse' } });
      expect(probe!.signature).toMatch(/^[\w-]{86}$/);
    }
    const untouched = await sql(`SELECT (SELECT count(*)::int FROM application) AS applications, (SELECT count(*)::int FROM submission) AS submissions, (SELECT count(*)::int FROM receipt) AS receipts,
      (SELECT count(*)::int FROM mail_outbox) AS mails, (SELECT count(*)::int FROM event WHERE kind LIKE 'application.%') AS events`);
    expect(untouched).toEqual([{ applications: 0, submissions: 0, receipts: 0, mails: 0, events: 0 }]);
  });

  it('has an entrance that nobody else finds', async () => {
    const id = '00000000-0000-0000-0000-000000000009';
    const at = `/proeveindsendelse/${id}`;
    await browserOf(null, { url: portal.url }).post(at, { declaration: '1' }).expect(404);
    for (const secret of ['x', 'A'.repeat(43)]) await browserOf(officer, { url: portal.url }).post(at, { declaration: '1' }).set('x-fyrtaarn-proeve', secret).expect(404);
    await browserOf(null, { url: portal.url }).get(at).expect(404);
    expect(await sql('SELECT 1 FROM probe WHERE id = $1', [id])).toEqual([]);
  });

  it('that fails while the database is away is written down when it is back, with the cause', async () => {
    const went = (await ledger()).length;
    // Longer than a submission is tried for: what comes back sooner is no outage, since nobody would have been refused.
    wire.cut();
    const log = join(folder, 'portal.log');
    const { readFileSync } = await import('node:fs');
    await until(async () => readFileSync(log, 'utf8').includes('the synthetic submission failed'));
    wire.mend();
    const after = await until(async () => {
      const found = (await ledger()).slice(went);
      return found.at(-1)?.fault === '' && found.some(({ fault }) => fault !== '') && found;
    });
    expect(after.filter(({ fault }) => fault !== '').every(({ fault }) => fault === 'database')).toBe(true);
  });

  it('that succeeds again after the database was away for some seconds only is no outage', async () => {
    const went = (await ledger()).length;
    wire.cut();
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    wire.mend();
    const after = await until(async () => {
      const found = (await ledger()).slice(went);
      return found.length >= 2 && found;
    });
    expect(after.map(({ fault }) => fault)).toEqual(after.map(() => ''));
  });
});

describe('the ledger page', () => {
  const page = async (lang: 'da' | 'en' = 'da', path = '/nedbrud') => textOf((await browserOf(officer, { url: portal.url, lang }).get(path).expect(200)).text);

  it('lists silences with and without failed tries, by any portal, newest first', async () => {
    await portal.stop();
    await sql('DELETE FROM probe_try');
    const now = Date.now();
    const at = (minutes: number): Date => new Date(now - minutes * 60_000);
    const other = '00000000-0000-0000-0000-0000000000aa';
    const tried = (minutes: number, fault = '', by = '00000000-0000-0000-0000-0000000000bb', detail = '') =>
      sql('INSERT INTO probe_try (portal, began_at, ended_at, fault, detail) VALUES ($1, $2, $2, $3, $4)', [by, at(minutes), fault, detail]);
    // From 100 to 80: nobody tried. From 60 to 50: this portal failed and so did the other. From 40 to 30: the other one was up.
    for (const minutes of [120, 119, 118, 80]) await tried(minutes);
    for (let minutes = 117; minutes >= 100; minutes -= 1) await tried(minutes);
    for (let minutes = 79; minutes >= 60; minutes -= 1) await tried(minutes);
    for (let minutes = 59; minutes > 50; minutes -= 1) await tried(minutes, 'refused', other, '500');
    for (let minutes = 50; minutes >= 40; minutes -= 1) await tried(minutes);
    for (let minutes = 40; minutes >= 30; minutes -= 1) {
      await tried(minutes, 'database');
      await tried(minutes, '', other);
    }
    for (let minutes = 29; minutes >= 0; minutes -= 1) await tried(minutes);
    portal = await startPortal({ databaseUrl: wire.url, folder, jwtSecret });
    const text = await page();
    expect(text).toContain('10 minutter Portalen svarede med en fejl 9 mislykkede prøver (500)');
    expect(text).toContain('20 minutter Portalen kørte ikke: der blev ikke gjort nogen prøve');
    expect(text.indexOf('10 minutter Portalen')).toBeLessThan(text.indexOf('20 minutter Portalen'));
    expect(text.match(/ \d+ minutter Portalen /g)).toHaveLength(2);
    // 30 of 120 minutes, and of those that have passed since.
    const shown = (pattern: RegExp, all: string): number => Number(pattern.exec(all)![1]!.replace(',', '.'));
    const english = shown(/Up in the last 7 days ([\d.]+)%/, await page('en'));
    const passed = (Date.now() - now) / 60_000;
    for (const percent of [shown(/I drift de sidste 7 dage ([\d,]+) %/, text), english]) {
      expect(percent).toBeGreaterThanOrEqual(75);
      expect(percent).toBeLessThanOrEqual((100 * (90 + passed)) / (120 + passed) + 0.05);
    }
    expect(text).toContain('Prøveindsendelser er slået fra');
  });

  it('says the same after old lines were folded', async () => {
    const rows = (await ledger()).length;
    const listed = (text: string) => /Nedbrud, det nyeste først.*Kontakt/.exec(text)![0];
    const before = listed(await page());
    const { LedgerStore } = await import('../../src/outages/ledger.store.js');
    const { Db } = await import('../../src/platform/db/index.js');
    const { anApp } = await import('../support/app.js');
    const started = await anApp({ DATABASE_URL: wire.url });
    const store = started.app.get(LedgerStore, { strict: false });
    await started.app.get(Db).transaction(() => store.fold(new Date(Date.now() - 45 * 60_000)));
    await started.close();
    expect((await ledger()).length).toBeLessThan(rows - 40);
    expect(listed(await page())).toBe(before);
  });

  it('is for the secretariat', async () => {
    await browserOf(await aPerson(['applicant'], {}, sql), { url: portal.url }).get('/nedbrud').expect(403);
  });

  it('begins empty and says so', async () => {
    await sql('DELETE FROM probe_try');
    expect(await page()).toContain('Der er endnu ikke gjort nogen prøve.');
    expect(await page('en', '/nedbrud?side=99')).toContain('No trial has been made yet.');
  });
});
