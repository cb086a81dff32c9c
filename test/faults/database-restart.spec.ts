import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../src/platform/db/embedded-postgres.js';
import { readyApplication, type ReadyApplication } from '../builders/ready-application.js';
import { jwtSecret } from '../support/portal.js';
import { pressUntilAnswered } from '../support/press.js';
import { faultsInLog } from '../support/receipt-audit.js';
import { startPortal, type StartedPortal } from '../support/start-portal.mjs';
import { until } from '../support/until.js';
import { aWire } from '../support/wire.js';

let folder = '';
let postgres: EmbeddedPostgres;
let wire: Awaited<ReturnType<typeof aWire>>;
let portal: StartedPortal;

/** The server of these tests, on a port of its own at each start. */
const start = (): Promise<EmbeddedPostgres> => startEmbeddedPostgres({ dataDir: join(folder, 'postgres'), log: () => undefined });
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'restart-'));
  // As root, PostgreSQL runs under another account and must get in.
  chmodSync(folder, 0o755);
  postgres = await start();
  wire = await aWire(postgres.url);
  portal = await startPortal({ databaseUrl: wire.url, folder, jwtSecret });
  // Room for the portal and for a few others, once it has been started again.
  await sql('ALTER SYSTEM SET max_connections = 40');
});
afterAll(async () => {
  await portal.stop();
  await wire.close();
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function aClient(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: postgres.url });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

async function sql<Row extends object>(text: string, params: unknown[] = []): Promise<Row[]> {
  const client = await aClient();
  try {
    return (await client.query(text, params)).rows as Row[];
  } finally {
    await client.end();
  }
}

async function applications(count: number): Promise<ReadyApplication[]> {
  const client = await aClient();
  const made: ReadyApplication[] = [];
  while (made.length < count) made.push(await readyApplication(client, portal.url));
  await client.end();
  return made;
}

const versionsOf = async (ids: readonly string[]): Promise<number[]> =>
  (await sql<{ versions: number }>('SELECT (SELECT count(*)::int FROM submission s WHERE s.application_id = a.id) AS versions FROM application a WHERE id = ANY($1)', [ids])).map(({ versions }) => versions);

describe('a database server that ends while many send in, and comes back', () => {
  it.each<[string, NodeJS.Signals]>([['is started anew', 'SIGINT'], ['crashes', 'SIGQUIT']])('after it %s everything that was acknowledged is there, and everything that was sent, once', async (_, signal) => {
    const all = await applications(24);
    const [postmaster] = await sql<{ pid: number }>(`SELECT split_part(pg_read_file('postmaster.pid'), E'\\n', 1)::int AS pid`);
    let answered = 0;
    const sent = Promise.all(all.map((application) => pressUntilAnswered(application, portal.url, (status) => (answered += status === 303 ? 1 : 0))));
    await until(() => answered >= 3);
    process.kill(postmaster!.pid, signal);
    await until(() => !isAlive(postmaster!.pid));
    postgres = await start();
    wire.lead(postgres.url);
    const answers = await sent;
    expect(new Set(answers.map((statuses) => statuses.at(-1)))).toEqual(new Set([303]));
    expect(await versionsOf(all.map(({ id }) => id))).toEqual(all.map(() => 1));
    for (const application of all) await application.receipt().expect(200);
    expect(await faultsInLog(sql)).toEqual([]);
  });

  it('that has no connection left for the portal keeps a submission waiting, and it stands', async () => {
    const [application] = await applications(1);
    const others: pg.Client[] = [];
    let isFull = false;
    while (!isFull) {
      await others.at(-1)?.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND NOT pid = ANY($1) AND datname = current_database()', [others.map((one) => (one as unknown as { processID: number }).processID)]);
      await aClient().then(
        (client) => others.push(client),
        (error: { code?: string }) => (isFull = error.code === '53300'),
      );
    }
    let isAnswered = false;
    const sent = pressUntilAnswered(application!, portal.url, () => (isAnswered = true));
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(isAnswered).toBe(false);
    await Promise.all(others.map((one) => one.end()));
    expect((await sent).at(-1)).toBe(303);
    expect(await versionsOf([application!.id])).toEqual([1]);
  });
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
