import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { readyApplication, type ReadyApplication } from '../builders/ready-application.js';
import { aDatabase } from '../support/database.js';
import { startPortal, type StartedPortal } from '../support/start-portal.mjs';
import { aRound, browserOf, jwtSecret } from '../support/portal.js';
import { faultsInLog } from '../support/receipt-audit.js';
import { until } from '../support/until.js';
import { aWire } from '../support/wire.js';

let folder = '';
let wire: Awaited<ReturnType<typeof aWire>>;
let portal: StartedPortal;
let databaseUrl = '';
let pool: pg.Pool;
beforeAll(async () => {
  databaseUrl = await aDatabase();
  pool = new pg.Pool({ connectionString: databaseUrl, max: 2 });
  pool.on('error', () => undefined);
  folder = mkdtempSync(join(tmpdir(), 'wire-'));
  wire = await aWire(databaseUrl);
  portal = await startPortal({ databaseUrl: wire.url, folder, jwtSecret });
});
afterAll(async () => {
  await portal.stop();
  await wire.close();
  await pool.end();
  rmSync(folder, { recursive: true, force: true });
});

const sql = async <Row extends object>(text: string, params: unknown[] = []): Promise<Row[]> => (await pool.query(text, params)).rows as Row[];
/** Somebody else's transaction, which a test opens, uses and ends. */
async function aHolder(): Promise<pg.Client> {
  const holder = new pg.Client({ connectionString: databaseUrl });
  await holder.connect();
  await holder.query('BEGIN');
  return holder;
}
const waitsForLocks = async (): Promise<number> => (await sql(`SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`)).length;
const anApplication = async (closesInMs = 60_000): Promise<ReadyApplication> => readyApplication(pool, portal.url, { roundId: await aRound({ closesInMs }, sql) });
const found = async ({ id }: ReadyApplication) =>
  (await sql<{ versions: number; receipts: number; inTime: boolean }>(
    `SELECT (SELECT count(*)::int FROM submission s WHERE s.application_id = a.id) AS versions, (SELECT count(*)::int FROM receipt r WHERE r.application_id = a.id) AS receipts,
            (SELECT bool_and(s.received_at <= r.closes_at) FROM submission s JOIN round r ON r.id = a.round_id WHERE s.application_id = a.id) AS "inTime" FROM application a WHERE a.id = $1`,
    [id],
  ))[0];
const wait = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms));

describe('a submission that had arrived before the deadline', () => {
  it('stands when the database goes away and comes back after the deadline', async () => {
    const application = await anApplication(2_000);
    wire.cut();
    const sent = application.submit(portal.url).then(({ status }) => status);
    await wait(3_000);
    wire.mend();
    expect(await sent).toBe(303);
    expect(await found(application)).toEqual({ versions: 1, receipts: 1, inTime: true });
  });

  it.each(['before', 'after'] as const)('stands exactly once when the connection breaks right %s its commit reaches the database', async (when) => {
    const application = await anApplication(2_000);
    wire.cutAt('COMMIT', when, '"submittedBy":');
    const sent = application.submit(portal.url).then(({ status }) => status);
    while (!wire.isCut()) await wait(20);
    await wait(2_500);
    wire.mend();
    expect(await sent).toBe(303);
    expect(await found(application)).toEqual({ versions: 1, receipts: 1, inTime: true });
  });

  it('stands when another holds the application longer than a lock is waited for', async () => {
    const application = await anApplication(2_000);
    const holder = await aHolder();
    await holder.query('SELECT FROM application WHERE id = $1 FOR UPDATE', [application.id]);
    const sent = application.submit(portal.url).then(({ status }) => status);
    // A lock is waited for ten seconds; then the statement fails.
    await wait(11_500);
    await holder.end();
    expect(await sent).toBe(303);
    expect(await found(application)).toEqual({ versions: 1, receipts: 1, inTime: true });
  });

  it('stands when the database ends every connection at once', async () => {
    const application = await anApplication();
    const sent = Promise.all([application.submit(portal.url), sql(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`)]);
    expect((await sent)[0].status).toBe(303);
    expect(await found(application)).toMatchObject({ versions: 1, receipts: 1 });
  });

  it('stands when the database is away longer than a page would wait, before anybody knows who it is', async () => {
    const application = await anApplication();
    wire.cut();
    const sent = application.submit(portal.url).then(({ status }) => status);
    await wait(8_000);
    wire.mend();
    expect(await sent).toBe(303);
    expect(await found(application)).toMatchObject({ versions: 1, receipts: 1 });
  });

  it('waits its turn when every connection and every place is taken by others who wait, and stands', async () => {
    const held = await Promise.all(Array.from({ length: 16 }, () => anApplication()));
    const free = await anApplication();
    const holder = await aHolder();
    await holder.query('SELECT FROM application WHERE id = ANY($1) FOR UPDATE', [held.map(({ id }) => id)]);
    const sent = held.map((application) => application.submit(portal.url).then(({ status }) => status));
    const saved = held.map(({ id, owner }) => browserOf(owner, { url: portal.url }).post(`/ansoegninger/${id}/genaabning`).then(({ status }) => status));
    // As many as the portal lets in wait for what is held; then it is no more.
    let waiting = 0;
    await until(async () => {
      const before = waiting;
      waiting = await waitsForLocks();
      await wait(300);
      return waiting > 0 && waiting === before;
    });
    let isAnswered = false;
    const last = free.submit(portal.url).then(({ status }) => {
      isAnswered = true;
      return status;
    });
    await wait(500);
    expect(isAnswered).toBe(false);
    await holder.end();
    expect(new Set(await Promise.all([...sent, last]))).toEqual(new Set([303]));
    expect((await Promise.all(saved)).every((status) => status < 500)).toBe(true);
    for (const application of [...held, free]) expect(await found(application)).toMatchObject({ versions: 1, receipts: 1 });
  });

  it('stands when the database ends it to undo a deadlock', async () => {
    const application = await anApplication();
    const holder = await aHolder();
    // Whoever has waited that long looks for a deadlock and is ended for it: never this one.
    await holder.query(`SET LOCAL deadlock_timeout = '10min'; SELECT pg_advisory_xact_lock(hashtextextended('receipt log', 0))`);
    const sent = application.submit(portal.url).then(({ status }) => status);
    await until(async () => (await waitsForLocks()) === 1);
    const [before] = await sql<{ deadlocks: string }>('SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()');
    await holder.query('SELECT FROM application WHERE id = $1 FOR UPDATE', [application.id]);
    await until(async () => (await sql<{ deadlocks: string }>('SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()'))[0]!.deadlocks !== before!.deadlocks);
    await holder.end();
    expect(await sent).toBe(303);
    expect(await found(application)).toMatchObject({ versions: 1, receipts: 1 });
  });

  it.each([
    ['while it writes', 'TRIGGER trouble BEFORE INSERT ON submission FOR EACH ROW'],
    ['at its commit', 'CONSTRAINT TRIGGER trouble AFTER INSERT ON submission DEFERRABLE INITIALLY DEFERRED FOR EACH ROW'],
  ])('stands when the database cannot put it in a row with others %s, twice', async (_, trigger) => {
    // What a sequence has given out is not taken back when a transaction is undone, so it counts the tries.
    await sql(`CREATE SEQUENCE tries; CREATE FUNCTION trouble() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      IF nextval('tries') <= 2 THEN RAISE EXCEPTION 'could not serialize access' USING ERRCODE = '40001'; END IF; RETURN NEW; END $$; CREATE ${trigger} EXECUTE FUNCTION trouble()`);
    const application = await anApplication();
    expect((await application.submit(portal.url)).status).toBe(303);
    expect(await sql(`SELECT nextval('tries')::int AS next`)).toEqual([{ next: 4 }]);
    expect(await found(application)).toMatchObject({ versions: 1, receipts: 1 });
    await sql('DROP TRIGGER trouble ON submission; DROP FUNCTION trouble; DROP SEQUENCE tries');
  });

  it('has its place in a log without gaps, after all of this', async () => {
    expect(await faultsInLog(sql)).toEqual([]);
  });
});
