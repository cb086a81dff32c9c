import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { Clock } from '../../src/platform/clock.js';
import { anApp } from '../support/app.js';
import { aReadyApplication, type ReadyApplication } from '../builders/ready-application.js';
import { aRound, browserOf, databaseUrl, jwtSecret, portalUrl, sql } from '../support/portal.js';
import { startPortal } from '../support/start-portal.mjs';

const closesAt = async (roundId: string): Promise<Date> => (await sql<{ at: Date }>('SELECT closes_at AS at FROM round WHERE id = $1', [roundId]))[0]!.at;
const versions = async ({ id }: ReadyApplication): Promise<{ receivedAt: Date }[]> => sql('SELECT received_at AS "receivedAt" FROM submission WHERE application_id = $1', [id]);

describe('the instant that decides', () => {
  let portal: Awaited<ReturnType<typeof anApp>>;
  let url = '';
  beforeAll(async () => {
    portal = await anApp();
    const app = portal.app as unknown as { listen(port: number, host: string): Promise<unknown>; getUrl(): Promise<string> };
    await app.listen(0, '127.0.0.1');
    url = (await app.getUrl()).replace('[::1]', '127.0.0.1');
  });
  afterAll(() => portal.close());

  it.each([
    [-1, 303],
    [0, 303],
    [1, 422],
  ])('%d ms after the deadline is answered with %d', async (byMs, status) => {
    const application = await aReadyApplication();
    const deadline = await closesAt(application.roundId);
    const clock = portal.app.get(Clock);
    clock.hold(() => new Date(deadline.getTime() + byMs));
    const answer = await application.submit(url);
    expect(answer.status).toBe(status);
    expect((await versions(application)).map(({ receivedAt }) => receivedAt.getTime() - deadline.getTime())).toEqual(status === 303 ? [byMs] : []);
    if (status === 422) expect(answer.text).toContain('0,001 sekund');
  });

  it.each([
    ['in summer', '2026-07-01T10:00:00.000Z'],
    ['in winter', '2026-12-01T11:00:00.000Z'],
    ['the first time it is 02:30 the night the clock is set back', '2026-10-25T00:30:00.000Z'],
    ['the second time it is 02:30 that night', '2026-10-25T01:30:00.000Z'],
    ['when the clock goes from 01:59:59 to 03:00 the night it is set forward', '2027-03-28T01:00:00.000Z'],
    ['half an hour after that', '2027-03-28T01:30:00.000Z'],
  ])('is the same for a deadline %s', async (_, instant) => {
    const application = await aReadyApplication();
    await sql(`UPDATE round SET closes_at = $2, opens_at = $2::timestamptz - interval '30 days', meeting_on = '2027-06-15' WHERE id = $1`, [application.roundId, instant]);
    const clock = portal.app.get(Clock);
    const lateBy: number[] = [];
    for (const byMs of [1, 3_600_000]) {
      clock.hold(() => new Date(Date.parse(instant) + byMs));
      await application.submit(url).expect(422);
    }
    // The same time on the wall an hour later is an hour late.
    for (const { statement } of await sql<{ statement: string }>('SELECT statement FROM receipt WHERE application_id = $1 ORDER BY position', [application.id])) lateBy.push((JSON.parse(statement) as { lateByMs: number }).lateByMs);
    expect(lateBy).toEqual([1, 3_600_000]);
    clock.hold(() => new Date(Date.parse(instant) - 3_600_000));
    await browserOf(application.owner, { url }).get(`/ansoegninger/${application.id}/opsummering`).expect(200);
    clock.hold(() => new Date(instant));
    await application.submit(url).expect(303);
  });
});

/** A POST whose body leaves as it is told, and the first line of its answer. */
function aSlowPost({ id, owner }: ReadyApplication, part: string, type: string, body: Buffer) {
  const { hostname, port, origin } = new URL(portalUrl);
  const head = [`POST /ansoegninger/${id}/${part} HTTP/1.1`, `Host: ${hostname}:${port}`, `Origin: ${origin}`, `Cookie: ${owner.cookie}`, `Content-Type: ${type}`, `Content-Length: ${body.length}`, 'Connection: close', '', ''].join('\r\n');
  const socket = connect({ port: Number(port), host: hostname, noDelay: true });
  const answer = new Promise<string>((resolve, reject) => {
    let text = '';
    socket.on('data', (chunk) => (text += chunk.toString()));
    socket.on('end', () => resolve(text.split('\r\n')[0]!));
    socket.on('error', reject);
  });
  let at = 0;
  return {
    begin: () => socket.write(head),
    send: (bytes: number) => socket.write(body.subarray(at, (at += bytes))),
    end: () => socket.write(body.subarray(at)),
    bytes: body.length,
    answer,
  };
}

const aForm = (application: ReadyApplication) => aSlowPost(application, 'indsendelse', 'application/x-www-form-urlencoded', Buffer.from('declaration=1&padding=xxxxxxxxxxxxxxxxxxxx'));

function anUpload(application: ReadyApplication) {
  const parts = ['--mark', 'Content-Disposition: form-data; name="file"; filename="bilag.txt"', 'Content-Type: text/plain', '', 'Et bilag.\n'.repeat(2_000), '--mark--', ''];
  return aSlowPost(application, 'bilag', 'multipart/form-data; boundary=mark', Buffer.from(parts.join('\r\n')));
}

const wait = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms));

describe('a request under way when the deadline passes', () => {
  it('is late when its last byte comes after it, however early it began', async () => {
    const application = await aReadyApplication({ roundId: await aRound({ closesInMs: 1_500 }) });
    const slow = aForm(application);
    slow.begin();
    slow.send(5);
    await wait(2_000);
    slow.end();
    expect(await slow.answer).toBe('HTTP/1.1 422 Unprocessable Entity');
    expect(await versions(application)).toEqual([]);
  });

  it.each([
    ['in time when the last of its single bytes comes before it', 60_000, 303],
    ['late when only the last of its single bytes comes after it', 1_500, 422],
  ])('is %s', async (_, closesInMs, status) => {
    const application = await aReadyApplication({ roundId: await aRound({ closesInMs }) });
    const deadline = await closesAt(application.roundId);
    const slow = aForm(application);
    slow.begin();
    for (let sent = 1; sent < slow.bytes; sent += 1) {
      slow.send(1);
      await wait(5);
    }
    if (status === 422) while (Date.now() <= deadline.getTime() + 200) await wait(50);
    slow.end();
    expect(await slow.answer).toContain(` ${status} `);
    expect(await versions(application)).toHaveLength(status === 303 ? 1 : 0);
  });

  it.each([
    ['is kept when it has arrived whole before it', 60_000, 1],
    ['is not kept when its last byte comes after it', 3_000, 0],
  ])('with a file for what was sent in and reopened %s', async (_, closesInMs, kept) => {
    const application = await aReadyApplication({ roundId: await aRound({ closesInMs }) });
    const deadline = await closesAt(application.roundId);
    await application.submit().expect(303);
    await browserOf(application.owner).post(`/ansoegninger/${application.id}/genaabning`).expect(303);
    const slow = anUpload(application);
    slow.begin();
    slow.send(slow.bytes - 10);
    if (kept === 0) while (Date.now() <= deadline.getTime() + 200) await wait(50);
    slow.end();
    expect(await slow.answer).toContain(' 303 ');
    expect(await sql('SELECT FROM attachment WHERE application_id = $1', [application.id])).toHaveLength(kept);
  });

  it('is in time when it had arrived whole, however long the portal takes over it', async () => {
    const application = await aReadyApplication({ roundId: await aRound({ closesInMs: 1_500 }) });
    const deadline = await closesAt(application.roundId);
    const holder = new pg.Client({ connectionString: databaseUrl });
    await holder.connect();
    try {
      await holder.query('BEGIN');
      await holder.query('SELECT FROM application WHERE id = $1 FOR UPDATE', [application.id]);
      const sent = application.submit().then(({ status }) => status);
      await wait(3_000);
      expect(await versions(application)).toEqual([]);
      await holder.query('ROLLBACK');
      expect(await sent).toBe(303);
    } finally {
      await holder.end();
    }
    const [{ receivedAt }] = (await versions(application)) as [{ receivedAt: Date }];
    expect(receivedAt.getTime()).toBeLessThanOrEqual(deadline.getTime());
  });

  it('waits for whoever is closing the round, and is late when that came before it', async () => {
    const application = await aReadyApplication();
    const officer = new pg.Client({ connectionString: databaseUrl });
    await officer.connect();
    try {
      await officer.query('BEGIN');
      await officer.query(`UPDATE round SET closed_at = clock_timestamp() - interval '30 seconds' WHERE id = $1`, [application.roundId]);
      const sent = application.submit().then(({ status }) => status);
      const waits = async (): Promise<boolean> => (await sql(`SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%FOR SHARE OF r%'`)).length > 0;
      while (!(await waits())) await wait(20);
      await officer.query('COMMIT');
      expect(await sent).toBe(422);
    } finally {
      await officer.end();
    }
    expect(await versions(application)).toEqual([]);
  });

  it('is in time when it had arrived while the portal stood still, however late it was looked at', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'fyrtaarn-stall-'));
    const own = await startPortal({ databaseUrl, folder, jwtSecret });
    try {
      const application = await aReadyApplication({ roundId: await aRound({ closesInMs: 3_000 }) });
      const other = await aReadyApplication({ roundId: application.roundId });
      const deadline = await closesAt(application.roundId);
      // Somebody has been there before, so that nothing is done for the first time.
      await browserOf(application.owner, { url: own.url }).get(`/ansoegninger/${application.id}/opsummering`).expect(200);
      process.kill(own.pid!, 'SIGSTOP');
      expect(Date.now()).toBeLessThan(deadline.getTime());
      const sent = application.submit(own.url).then(({ status }) => status);
      while (Date.now() <= deadline.getTime() + 1_000) await wait(50);
      process.kill(own.pid!, 'SIGCONT');
      expect(await sent).toBe(303);
      const [{ receivedAt }] = (await versions(application)) as [{ receivedAt: Date }];
      expect(receivedAt.getTime()).toBeLessThanOrEqual(deadline.getTime());
      // Soon afterwards nothing is credited any more.
      await wait(300);
      await other.submit(own.url).expect(422);
    } finally {
      await own.kill();
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('keeps what others write after it apart from what was sent in', async () => {
    const application = await aReadyApplication();
    const at = `/ansoegninger/${application.id}`;
    const whole = { title: 'Skrevet samtidig', summary: 'Resumé.', purpose: 'Formål.', activities: 'Aktiviteter.', startsOnDay: 1, startsOnMonth: 1, startsOnYear: 2030, endsOnDay: 31, endsOnMonth: 12, endsOnYear: 2032 };
    const [sent] = await Promise.all([application.submit(), browserOf(application.owner).post(`${at}/projekt`, whole)]);
    expect(sent.status).toBe(303);
    const [row] = await sql<{ title: string; snapshot: string; state: string }>('SELECT a.title, a.state, s.snapshot FROM application a JOIN submission s ON s.application_id = a.id WHERE a.id = $1', [application.id]);
    expect(row!.state).toBe('submitted');
    expect((JSON.parse(row!.snapshot) as { project: { title: string } }).project.title).toBe(row!.title);
  });
});
