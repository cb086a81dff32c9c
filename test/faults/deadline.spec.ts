import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connect } from 'node:net';
import pg from 'pg';
import { Clock } from '../../src/platform/clock.js';
import { anApp } from '../support/app.js';
import { aReadyApplication, type ReadyApplication } from '../builders/ready-application.js';
import { aRound, browserOf, databaseUrl, portalUrl, sql } from '../support/portal.js';

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
    clock.now = () => new Date(deadline.getTime() + byMs);
    const answer = await application.submit(url);
    expect(answer.status).toBe(status);
    expect((await versions(application)).map(({ receivedAt }) => receivedAt.getTime() - deadline.getTime())).toEqual(status === 303 ? [byMs] : []);
    if (status === 422) expect(answer.text).toContain('0,001 sekund');
  });

  it('is the same for a summer and for a winter deadline, and through the night when the hour comes twice', async () => {
    // 25 October 2026: 02:30 comes at 00:30 UTC and again at 01:30 UTC.
    for (const instant of ['2026-07-01T10:00:00.000Z', '2026-12-01T11:00:00.000Z', '2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z']) {
      const application = await aReadyApplication();
      await sql(`UPDATE round SET closes_at = $2, opens_at = $2::timestamptz - interval '30 days', meeting_on = '2027-01-15' WHERE id = $1`, [application.roundId, instant]);
      const clock = portal.app.get(Clock);
      clock.now = () => new Date(Date.parse(instant) + 1);
      await application.submit(url).expect(422);
      clock.now = () => new Date(instant);
      await application.submit(url).expect(303);
    }
  });
});

/** Sends a submission byte by byte as it is told, and reads the whole answer. */
function aSlowSubmission({ id, owner }: ReadyApplication) {
  const { hostname, port, origin } = new URL(portalUrl);
  const body = 'declaration=1&padding=xxxxxxxxxxxxxxxxxxxx';
  const head = [`POST /ansoegninger/${id}/indsendelse HTTP/1.1`, `Host: ${hostname}:${port}`, `Origin: ${origin}`, `Cookie: ${owner.cookie}`, 'Content-Type: application/x-www-form-urlencoded', `Content-Length: ${body.length}`, 'Connection: close', '', ''].join('\r\n');
  const socket = connect(Number(port), hostname);
  const answer = new Promise<string>((resolve, reject) => {
    let text = '';
    socket.on('data', (chunk) => (text += chunk.toString()));
    socket.on('end', () => resolve(text.split('\r\n')[0]!));
    socket.on('error', reject);
  });
  return { begin: () => socket.write(head + body.slice(0, 5)), end: () => socket.write(body.slice(5)), answer };
}

const wait = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms));

describe('a request under way when the deadline passes', () => {
  it('is late when its last byte comes after it, however early it began', async () => {
    const application = await aReadyApplication({ roundId: await aRound({ closesInMs: 1_500 }) });
    const slow = aSlowSubmission(application);
    slow.begin();
    await wait(2_000);
    slow.end();
    expect(await slow.answer).toBe('HTTP/1.1 422 Unprocessable Entity');
    expect(await versions(application)).toEqual([]);
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
