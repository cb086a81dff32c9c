import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { readyApplication, type ReadyApplication } from '../builders/ready-application.js';
import { aDatabase } from '../support/database.js';
import { aMoodyMailServer, type Mood } from '../support/mail-server.js';
import { jwtSecret } from '../support/portal.js';
import { faultsInLog } from '../support/receipt-audit.js';
import { startPortal, type StartedPortal } from '../support/start-portal.mjs';
import { until } from '../support/until.js';

let folder = '';
let databaseUrl = '';
let pool: pg.Pool;
let mail: Awaited<ReturnType<typeof aMoodyMailServer>>;
let portal: StartedPortal;

const start = (): Promise<StartedPortal> => startPortal({ databaseUrl, folder, jwtSecret, env: { SMTP_URL: mail.url } });
beforeAll(async () => {
  databaseUrl = await aDatabase();
  pool = new pg.Pool({ connectionString: databaseUrl, max: 2 });
  folder = mkdtempSync(join(tmpdir(), 'mail-'));
  mail = await aMoodyMailServer();
  portal = await start();
});
afterAll(async () => {
  mail.speak();
  await portal.stop();
  await mail.close();
  await pool.end();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => mail.become('takes'));

const sql = async <Row extends object>(text: string, params: unknown[] = []): Promise<Row[]> => (await pool.query(text, params)).rows as Row[];

interface Letter {
  readonly attempts: number;
  readonly isSent: boolean;
  readonly error: string | null;
}
const letterTo = async ({ owner }: ReadyApplication): Promise<Letter> =>
  (await sql<Letter>('SELECT attempts, sent_at IS NOT NULL AS "isSent", last_error AS error FROM mail_outbox WHERE to_address = $1', [owner.email]))[0]!;
/** What waits a minute before it is tried again waits no longer. */
const tryAgain = (): Promise<object[]> => sql('UPDATE mail_outbox SET next_try_at = clock_timestamp() WHERE sent_at IS NULL');
const takenFor = ({ owner }: ReadyApplication): readonly { messageId: string }[] => mail.taken.filter(({ to }) => to === owner.email);

/** Sends in, and has the receipt on the screen and in a file, whatever becomes of the mail. */
async function aReceipt(): Promise<ReadyApplication> {
  const application = await readyApplication(pool, portal.url);
  await application.submit().expect(303);
  await application.receipt().expect(200);
  return application;
}

describe('a mail server', () => {
  it('that is down keeps nobody from the receipt; the mail goes out once when it is up', async () => {
    const application = await aReceipt();
    await until(async () => (await letterTo(application)).attempts === 1);
    expect(await letterTo(application)).toMatchObject({ isSent: false, error: expect.stringContaining('ECONNREFUSED') });
    await mail.open();
    await tryAgain();
    await until(async () => (await letterTo(application)).isSent);
    expect(takenFor(application)).toHaveLength(1);
    expect(await letterTo(application)).toMatchObject({ attempts: 2, error: null });
  });

  it('that does not answer holds up no submission, and what it took after all goes out once', async () => {
    mail.become('keeps silent');
    const first = await aReceipt();
    await until(mail.isWaitedFor);
    const others = [await aReceipt(), await aReceipt(), await aReceipt()];
    mail.become('takes');
    mail.speak();
    for (const application of [first, ...others]) {
      await until(async () => (await letterTo(application)).isSent);
      expect(takenFor(application)).toHaveLength(1);
    }
  });

  it('that refuses is told of beside the mail, which waits; nobody is mailed twice for it', async () => {
    mail.become('refuses');
    const refused = await aReceipt();
    await until(async () => (await letterTo(refused)).attempts === 1);
    expect(await letterTo(refused)).toMatchObject({ isSent: false, error: expect.stringContaining('550 5.1.1 no such mailbox') });
    mail.become('takes');
    const taken = await aReceipt();
    await until(async () => (await letterTo(taken)).isSent);
    expect([takenFor(refused), takenFor(taken)].map(({ length }) => length)).toEqual([0, 1]);
    await tryAgain();
    await until(async () => (await letterTo(refused)).isSent);
    expect(takenFor(refused)).toHaveLength(1);
  });

  it.each<[Mood, number]>([['breaks off', 1], ['takes and breaks off', 2]])('that %s in the middle of a mail is given it again, as the same mail', async (mood, times) => {
    mail.become(mood);
    const before = mail.begun();
    const application = await aReceipt();
    await until(async () => (await letterTo(application)).attempts === 1);
    expect(mail.begun()).toBe(before + 1);
    mail.become('takes');
    await tryAgain();
    await until(async () => (await letterTo(application)).isSent);
    // Whether it took the first one nobody can know; by its name a receiver sees that it is the same.
    expect(takenFor(application)).toHaveLength(times);
    expect(new Set(takenFor(application).map(({ messageId }) => messageId)).size).toBe(1);
  });

  it('that does not answer keeps a portal from ending no longer than people wait, and its mail goes out with the next', async () => {
    mail.become('keeps silent');
    const application = await aReceipt();
    await until(mail.isWaitedFor);
    await portal.stop();
    mail.become('takes');
    portal = await start();
    await until(async () => {
      await tryAgain();
      return (await letterTo(application)).isSent;
    });
    expect(takenFor(application)).toHaveLength(1);
    expect(await faultsInLog(sql)).toEqual([]);
  });
});
