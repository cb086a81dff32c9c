import { afterEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startPortal, type StartedPortal } from '../support/start-portal.mjs';
import { browserOf, jwtSecret } from '../support/portal.js';
import { aDatabase } from '../support/database.js';
import { faultsInLog } from '../support/receipt-audit.js';
import { until } from '../support/until.js';
import { aWire } from '../support/wire.js';
import { readyApplication, type ReadyApplication } from '../builders/ready-application.js';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** A portal and a database that nothing else uses, so that it can be killed. */
async function aDoomedPortal() {
  const databaseUrl = await aDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'fyrtaarn-kill-'));
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  closing.push(() => client.end());
  const start = async (url = databaseUrl): Promise<StartedPortal> => {
    const portal = await startPortal({ databaseUrl: url, folder, jwtSecret });
    closing.push(() => portal.stop());
    return portal;
  };
  const sql = async <Row extends object>(text: string, params: unknown[] = []): Promise<Row[]> => (await client.query(text, params)).rows as Row[];
  return { start, client, databaseUrl, sql };
}

const traces = `SELECT a.state,
  (SELECT count(*)::int FROM submission s WHERE s.application_id = a.id) AS submissions,
  (SELECT count(*)::int FROM receipt r WHERE r.application_id = a.id) AS receipts,
  (SELECT count(*)::int FROM event e WHERE e.subject = a.id::text AND e.kind = 'application.submitted') AS events,
  (SELECT count(*)::int FROM mail_outbox) AS mails
  FROM application a WHERE a.id = $1`;
const whole = { state: 'submitted', submissions: 1, receipts: 1, events: 1, mails: 1 };
const none = { state: 'draft', submissions: 0, receipts: 0, events: 0, mails: 0 };
const isStillOpen = `SELECT FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in transaction%'`;

describe('kill -9 while an application is being submitted', () => {
  it('before the commit leaves a draft and no trace, and the same application can be submitted after the restart', async () => {
    const { start, client, databaseUrl, sql } = await aDoomedPortal();
    const first = await start();
    const application = await readyApplication(client, first.url);

    // The mail goes into its table shortly before the commit: holding that stops the submission just short of the end.
    const holder = new pg.Client({ connectionString: databaseUrl });
    await holder.connect();
    closing.push(() => holder.end());
    await holder.query('BEGIN; LOCK TABLE mail_outbox IN EXCLUSIVE MODE');
    const broken = application.submit().then(
      () => 'answered',
      () => 'broken',
    );
    await until(async () => (await sql(`SELECT FROM pg_locks WHERE NOT granted AND relation = 'mail_outbox'::regclass AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`)).length > 0);
    await first.kill();
    expect(await broken).toBe('broken');
    await holder.query('ROLLBACK');

    const second = await start();
    await until(async () => (await sql(isStillOpen)).length === 0);
    expect(await sql(traces, [application.id])).toEqual([none]);

    const answer = await application.submit(second.url);
    expect(answer.status).toBe(303);
    expect(await sql(traces, [application.id])).toEqual([whole]);
    expect(await faultsInLog(sql)).toEqual([]);
  });

  it('after the commit, before the answer, leaves it whole; whoever presses again, then or later, is led to that receipt', async () => {
    const { start, client, databaseUrl, sql } = await aDoomedPortal();
    const wire = await aWire(databaseUrl);
    closing.push(() => wire.close());
    const first = await start(wire.url);
    const application = await readyApplication(client, first.url);
    const key = randomUUID();
    const press = (url: string) => browserOf(application.owner, { url }).post(`/ansoegninger/${application.id}/indsendelse`, { declaration: '1', key });
    // The database has the commit; the portal never hears of it.
    wire.cutAt('COMMIT', 'after', '"submittedBy":');
    const broken = press(first.url).then(
      () => 'answered',
      () => 'broken',
    );
    await until(async () => (await sql<typeof whole>(traces, [application.id]))[0]!.submissions === 1);
    await first.kill();
    expect(await broken).toBe('broken');
    const signed = async (url: string): Promise<string> => (await browserOf(application.owner, { url }).get(`/ansoegninger/${application.id}/kvittering/underskrevet.json`).buffer(true).expect(200)).text;

    const second = await start();
    const receipt = await signed(second.url);
    await press(second.url).expect(303).expect('Location', `/ansoegninger/${application.id}/kvittering`);
    await application.submit(second.url).expect(303);
    expect(await sql(traces, [application.id])).toEqual([whole]);
    expect(await signed(second.url)).toBe(receipt);
    expect(await faultsInLog(sql)).toEqual([]);
  });

  it('at any moment leaves each whole with its receipt, or none, and the log without gaps', async () => {
    const { start, client, sql } = await aDoomedPortal();
    let portal = await start();
    const ids: ReadyApplication[] = [];
    for (const answered of [0, 2, 5]) {
      const applications: ReadyApplication[] = [];
      for (let n = 0; n < 10; n += 1) applications.push(await readyApplication(client, portal.url));
      await client.query('DELETE FROM mail_outbox');
      let heard = 0;
      const sent = applications.map((application) => application.submit().then(({ status }) => (heard += 1, status), () => null));
      await until(() => heard >= answered);
      await portal.kill();
      const statuses = await Promise.all(sent);
      portal = await start();
      await until(async () => (await sql(isStillOpen)).length === 0);
      for (const [at, application] of applications.entries()) {
        const [row] = await sql<typeof whole>(traces, [application.id]);
        const { mails: _, ...left } = row!;
        const { mails: __, ...all } = whole;
        const { mails: ___, ...nothing } = none;
        expect([all, nothing]).toContainEqual(left);
        // Whoever was told that it went well can see the receipt afterwards.
        if (statuses[at] === 303) expect(left).toEqual(all);
        await application.receipt(portal.url).expect(left.submissions === 1 ? 200 : 404);
        // Pressed again it is there once, however it was.
        await application.submit(portal.url).expect(303);
      }
      const mails = await sql('SELECT FROM mail_outbox');
      expect(mails).toHaveLength(applications.length);
      ids.push(...applications);
    }
    expect(await sql('SELECT FROM submission')).toHaveLength(ids.length);
    expect(await faultsInLog(sql)).toEqual([]);
  });
});
