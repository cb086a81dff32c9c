import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { readyApplication, type ReadyApplication } from '../builders/ready-application.js';
import { aDatabase } from '../support/database.js';
import { aRound, browserOf, jwtSecret } from '../support/portal.js';
import { pressUntilAnswered } from '../support/press.js';
import { aProxy } from '../support/proxy.js';
import { faultsInLog } from '../support/receipt-audit.js';
import { startPortal, type StartedPortal } from '../support/start-portal.mjs';
import { until } from '../support/until.js';

let folder = '';
let databaseUrl = '';
let pool: pg.Pool;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rolling-'));
  databaseUrl = await aDatabase();
  pool = new pg.Pool({ connectionString: databaseUrl, max: 4 });
});
afterAll(async () => {
  await pool.end();
  rmSync(folder, { recursive: true, force: true });
});

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const sql = async <Row extends object>(text: string, params: unknown[] = []): Promise<Row[]> => (await pool.query(text, params)).rows as Row[];

/** Several on one machine: one secret, one key, one folder of files. `main`: the program of a newer version. */
async function aPortal(main?: string): Promise<StartedPortal> {
  const portal = await startPortal({ databaseUrl, folder, jwtSecret, ...(main && { main }) });
  closing.push(() => portal.stop());
  return portal;
}

/** The version that is deployed: this one and a migration that keeps everybody from what is sent in for a while. */
function theNextVersion(): string {
  const next = join(folder, 'next');
  for (const part of ['dist', 'migrations', 'views', 'package.json']) cpSync(part, join(next, part), { recursive: true });
  symlinkSync(resolve('node_modules'), join(next, 'node_modules'));
  writeFileSync(join(next, 'migrations', '9999999999999-next.sql'), `ALTER TABLE submission ADD COLUMN note text NOT NULL DEFAULT ''; ALTER TABLE application ADD COLUMN note text NOT NULL DEFAULT ''; SELECT pg_sleep(1.5);`);
  return join(next, 'dist', 'main.js');
}

describe('a new version put in place at the deadline', () => {
  it('loses no submission and no receipt while one portal ends, another begins and the tables change', async () => {
    const [a, b] = [await aPortal(), await aPortal()];
    const proxy = await aProxy([a.url, b.url]);
    closing.push(() => proxy.close());
    const main = theNextVersion();
    const openRound = await aRound({}, sql);
    const closingRound = await aRound({ closesInMs: 6_000 }, sql);
    const presses: { application: ReadyApplication; isOpen: boolean; statuses: number[] }[] = [];
    let isOver = false;
    const sender = async (): Promise<void> => {
      for (let turn = 0; !isOver; turn += 1) {
        const isOpen = turn % 3 > 0;
        const application = await readyApplication(pool, proxy.url, { roundId: isOpen ? openRound : closingRound });
        presses.push({ application, isOpen, statuses: await pressUntilAnswered(application, proxy.url) });
      }
    };
    const sent = (portal: StartedPortal): number => proxy.passed.filter(({ target, method, status }) => target === portal.url && method === 'POST' && status === 303).length;
    const senders = Promise.all(Array.from({ length: 4 }, sender));
    try {
      await until(() => sent(a) > 3 && sent(b) > 3);
      await a.stop();
      const before = sent(b);
      const starting = aPortal(main);
      await until(() => sent(b) > before + 3);
      const c = await starting;
      proxy.remove(a.url);
      proxy.add(c.url);
      await until(() => sent(c) > 3);
      await b.stop();
      const soFar = sent(c);
      await until(() => sent(c) > soFar + 3);
    } finally {
      isOver = true;
      await senders;
    }
    const found = await sql<{ id: string; versions: number; receipts: number }>(
      `SELECT a.id, (SELECT count(*)::int FROM submission s WHERE s.application_id = a.id) AS versions, (SELECT count(*)::int FROM receipt r WHERE r.application_id = a.id) AS receipts FROM application a`,
    );
    const byId = new Map(found.map(({ id, versions, receipts }) => [id, { versions, receipts }]));
    for (const { application, isOpen, statuses } of presses) {
      const last = statuses.at(-1)!;
      if (isOpen) expect(last).toBe(303);
      else expect([303, 422]).toContain(last);
      const { versions, receipts } = byId.get(application.id)!;
      // A late one whose answer was lost is refused once more.
      expect([versions, receipts]).toEqual(last === 303 ? [1, 1] : [0, expect.any(Number)]);
      expect(receipts).toBeGreaterThan(0);
    }
    expect(await faultsInLog(sql)).toEqual([]);
    // The portals themselves never failed: only a connection that ended under a request may have.
    expect(proxy.passed.filter(({ status }) => status >= 500 && status !== 502)).toEqual([]);
    expect(await sql('SELECT id FROM receipt_key')).toHaveLength(1);
  });

  it('what a portal that ends has begun it finishes, it takes nothing new, and it keeps nobody’s connection', async () => {
    const portal = await aPortal();
    const application = await readyApplication(pool, portal.url);
    const [idle, busy] = [aConnection(portal.url), aConnection(portal.url)];
    closing.push(async () => [idle, busy].forEach(({ end }) => end()));
    idle.send('GET /healthz HTTP/1.1');
    await until(() => idle.heard().includes('"ok"'));

    const holder = new pg.Client({ connectionString: databaseUrl });
    await holder.connect();
    closing.push(() => holder.end());
    await holder.query('BEGIN');
    await holder.query('SELECT FROM application WHERE id = $1 FOR UPDATE', [application.id]);
    const body = 'declaration=1';
    busy.send(`POST /ansoegninger/${application.id}/indsendelse HTTP/1.1`, [`Origin: ${portal.url}`, `Cookie: ${application.owner.cookie}`, 'Content-Type: application/x-www-form-urlencoded', `Content-Length: ${body.length}`], body);
    await until(async () => (await sql(`SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`)).length > 0);

    const stopped = portal.stop();
    await until(() => idle.isClosed());
    await until(() => fetch(`${portal.url}/healthz`).then(() => false, () => true));
    expect(busy.heard()).toBe('');
    await holder.query('ROLLBACK');
    // Not until somebody tires of a connection that is kept open: it is told to be the last answer.
    await until(() => busy.heard() !== '');
    expect(busy.heard()).toMatch(/^HTTP\/1\.1 303 /);
    expect(busy.heard()).toMatch(/^connection: close\r$/im);
    await stopped;
    expect(await sql('SELECT version FROM submission WHERE application_id = $1', [application.id])).toEqual([{ version: 1 }]);
  });

  it('a session is the same at both, and ends at both', async () => {
    const [a, b] = [await aPortal(), await aPortal()];
    const { owner } = await readyApplication(pool, a.url);
    for (const { url } of [a, b]) await browserOf(owner, { url }).get('/ansoegninger').expect(200);
    await browserOf(owner, { url: a.url }).post('/log-ud').expect(303);
    await until(async () => (await browserOf(owner, { url: b.url }).get('/ansoegninger')).status === 303);
  });
});

/** A browser's connection, which it would keep open. */
function aConnection(url: string) {
  const { hostname, port, host } = new URL(url);
  const socket = connect(Number(port), hostname);
  let heard = '';
  let isClosed = false;
  socket.on('data', (chunk) => (heard += chunk.toString()));
  socket.on('error', () => undefined);
  socket.on('close', () => (isClosed = true));
  return {
    send: (line: string, headers: readonly string[] = [], body = '') => void socket.write([line, `Host: ${host}`, ...headers, '', body].join('\r\n')),
    heard: () => heard,
    isClosed: () => isClosed,
    end: () => void socket.destroy(),
  };
}
