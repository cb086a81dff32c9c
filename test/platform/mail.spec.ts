import { afterEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { Db } from '../../src/platform/db/index.js';
import { Log } from '../../src/platform/logging/index.js';
import { Outbox, Postman } from '../../src/platform/mail/index.js';
import { anApp } from '../support/app.js';
import { aDatabase } from '../support/database.js';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** A mail server that keeps what it is sent, with the envelope's receivers; `refuse` makes it say no. */
async function aMailServer() {
  const received: { to: string[]; mail: Email }[] = [];
  const state = { refuse: false };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        if (state.refuse) return done(Object.assign(new Error('mailbox full'), { responseCode: 452 }));
        void PostalMime.parse(Buffer.concat(chunks)).then((mail) => {
          received.push({ to: session.envelope.rcptTo.map((receiver) => receiver.address), mail });
          done();
        });
        return undefined;
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => new Promise((resolve) => server.close(() => resolve())));
  return { url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`, received, state };
}

async function aPostman(smtpUrl: string | null, folder = mkdtempSync(join(tmpdir(), 'fyrtaarn-mail-'))) {
  const { app, source, close } = await anApp({ DATABASE_URL: await aDatabase() });
  closing.push(close);
  const outbox = app.get(Outbox);
  const postman = new Postman(outbox, { smtpUrl, from: { name: 'Fyrtårn', address: 'fra@test.example' }, folder, everyMs: 0 }, new Log('silent'));
  return { postman, outbox, db: app.get(Db), folder, sql: (text: string) => source.query<{ attempts: number; error: string; later: boolean }[]>(text) };
}

const letter = { toName: 'Ærø Åse', toAddress: 'modtager@test.example', subject: 'Kvittering på æøå', text: 'Hej\n\nDin ansøgning er modtaget.' };

describe('outgoing mail', () => {
  it('waits in the outbox and goes out over SMTP, once, word for word', async () => {
    const server = await aMailServer();
    const { postman, outbox, db } = await aPostman(server.url);
    await db.transaction(() => outbox.put(letter));
    expect(await postman.empty()).toEqual({ sent: 1, failed: 0 });
    expect(await postman.empty()).toEqual({ sent: 0, failed: 0 });
    expect(server.received).toHaveLength(1);
    expect(server.received[0]!.to).toEqual([letter.toAddress]);
    expect(server.received[0]!.mail.subject).toBe(letter.subject);
    expect(server.received[0]!.mail.text?.trim()).toBe(letter.text);
  });

  it('is never put in the outbox by a change that is undone', async () => {
    const { postman, outbox, db } = await aPostman(null);
    await db.transactionThat(() => outbox.put(letter), () => false);
    expect(await postman.empty()).toEqual({ sent: 0, failed: 0 });
  });

  it('is tried again later when the server refuses, and says why', async () => {
    const server = await aMailServer();
    server.state.refuse = true;
    const { postman, outbox, db, sql } = await aPostman(server.url);
    await db.transaction(() => outbox.put(letter));
    expect(await postman.empty()).toEqual({ sent: 0, failed: 1 });
    const [waiting] = await sql(
      `SELECT attempts, last_error AS error, next_try_at > clock_timestamp() AS later FROM mail_outbox WHERE sent_at IS NULL`,
    );
    expect(waiting).toMatchObject({ attempts: 1, later: true, error: expect.stringContaining('mailbox full') });
    server.state.refuse = false;
    await sql('UPDATE mail_outbox SET next_try_at = clock_timestamp() WHERE sent_at IS NULL');
    expect(await postman.empty()).toEqual({ sent: 1, failed: 0 });
  });

  it('waits unharmed while the mail server is down', async () => {
    const { postman, outbox, db } = await aPostman('smtp://127.0.0.1:1');
    await db.transaction(() => outbox.put(letter));
    expect(await postman.empty()).toEqual({ sent: 0, failed: 1 });
  });

  it('cannot be given a second receiver through a name or a subject', async () => {
    const server = await aMailServer();
    const { postman, outbox, db } = await aPostman(server.url);
    await db.transaction(() => outbox.put({ ...letter, toName: 'A\r\nBcc: evil@test.example', subject: 'S\r\nBcc: evil@test.example' }));
    await postman.empty();
    expect(server.received[0]!.to).toEqual([letter.toAddress]);
    expect(server.received[0]!.mail.bcc ?? []).toEqual([]);
  });

  it('becomes a file that can be read when no server is configured', async () => {
    const { postman, outbox, db, folder } = await aPostman(null);
    await db.transaction(() => outbox.put(letter));
    await postman.empty();
    const [file] = readdirSync(folder);
    const mail = await PostalMime.parse(readFileSync(join(folder, file!)));
    expect(mail.subject).toBe(letter.subject);
  });

  it('is sent by one of two postmen working at once, not by both', async () => {
    const server = await aMailServer();
    const one = await aPostman(server.url);
    const other = new Postman(one.outbox, { smtpUrl: server.url, from: { name: 'F', address: 'fra@test.example' }, folder: '', everyMs: 0 }, new Log('silent'));
    await one.db.transaction(async () => {
      for (let n = 0; n < 12; n += 1) await one.outbox.put({ ...letter, subject: `Brev ${n}` });
    });
    const results = await Promise.all([one.postman.empty(), other.empty()]);
    expect(results[0].sent + results[1].sent).toBe(12);
    expect(new Set(server.received.map(({ mail }) => mail.subject)).size).toBe(12);
  });
});
