import { afterEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startPortal, type StartedPortal } from '../support/start-portal.mjs';
import { jwtSecret } from '../support/portal.js';
import { aDatabase } from '../support/database.js';
import { readyApplication } from '../builders/ready-application.js';

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
  const start = async (): Promise<StartedPortal> => {
    const portal = await startPortal({ databaseUrl, folder, jwtSecret });
    closing.push(() => portal.stop());
    return portal;
  };
  return { start, client, databaseUrl };
}

const traces = `SELECT a.state,
  (SELECT count(*)::int FROM submission s WHERE s.application_id = a.id) AS submissions,
  (SELECT count(*)::int FROM event e WHERE e.subject = a.id::text AND e.kind = 'application.submitted') AS events,
  (SELECT count(*)::int FROM mail_outbox) AS mails
  FROM application a WHERE a.id = $1`;

describe('kill -9 while an application is being submitted', () => {
  it('before the commit leaves a draft and no trace, and the same application can be submitted after the restart', async () => {
    const { start, client, databaseUrl } = await aDoomedPortal();
    const first = await start();
    const application = await readyApplication(client, first.url);

    // The receipt mail is the transaction's last statement: holding its table stops the submission just short of the end.
    const holder = new pg.Client({ connectionString: databaseUrl });
    await holder.connect();
    closing.push(() => holder.end());
    await holder.query('BEGIN; LOCK TABLE mail_outbox IN EXCLUSIVE MODE');
    const broken = application.submit().then(
      () => 'answered',
      () => 'broken',
    );
    await until(async () => {
      const { rows } = await client.query(`SELECT 1 FROM pg_locks WHERE NOT granted AND relation = 'mail_outbox'::regclass`);
      return rows.length > 0;
    });
    await first.kill();
    expect(await broken).toBe('broken');
    await holder.query('ROLLBACK');

    const second = await start();
    await until(async () => (await client.query(`SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND state = 'idle in transaction'`)).rows.length === 0);
    expect((await client.query(traces, [application.id])).rows[0]).toEqual({ state: 'draft', submissions: 0, events: 0, mails: 0 });

    const answer = await application.submit(second.url);
    expect(answer.status).toBe(303);
    expect((await client.query(traces, [application.id])).rows[0]).toEqual({ state: 'submitted', submissions: 1, events: 1, mails: 1 });
  });

  it('at any moment leaves a whole submission with its receipt, or none', async () => {
    const { start, client } = await aDoomedPortal();
    let portal = await start();
    const outcomes: number[] = [];
    for (const wait of [0, 4, 8, 12, 16, 24]) {
      const application = await readyApplication(client, portal.url);
      await client.query('DELETE FROM mail_outbox');
      const sent = application.submit().then(
        (answer) => answer.status,
        () => null,
      );
      await new Promise((resolve) => setTimeout(resolve, wait));
      await portal.kill();
      const status = await sent;
      portal = await start();
      const { rows } = await client.query(traces, [application.id]);
      const whole = { state: 'submitted', submissions: 1, events: 1, mails: 1 };
      const none = { state: 'draft', submissions: 0, events: 0, mails: 0 };
      expect([whole, none]).toContainEqual(rows[0]);
      // Whoever was told that it went well can see the receipt afterwards.
      if (status === 303) expect(rows[0]).toEqual(whole);
      const receipt = await application.receipt(portal.url);
      expect(receipt.status).toBe(rows[0].submissions === 1 ? 200 : 404);
      outcomes.push(rows[0].submissions);
    }
    expect(outcomes).toHaveLength(6);
  });
});

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('It did not come to that');
}
