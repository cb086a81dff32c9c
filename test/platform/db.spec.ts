import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { Db } from '../../src/platform/db/index.js';
import { Events } from '../../src/platform/events/index.js';
import { anApp } from '../support/app.js';
import { sql } from '../support/portal.js';

let db: Db;
let events: Events;
let close: () => Promise<void>;

beforeAll(async () => {
  const started = await anApp();
  db = started.app.get(Db);
  events = started.app.get(Events);
  close = started.close;
});
afterAll(() => close());

const insert = `INSERT INTO mail_outbox (to_name, to_address, subject, body) VALUES ('x', 'x@test.example', $1, 'x')`;
const count = async (subject: string) => (await sql<{ n: number }>('SELECT count(*)::int AS n FROM mail_outbox WHERE subject = $1', [subject]))[0]!.n;

describe('Db', () => {
  it('refuses a write outside a transaction, whatever way it is sent', async () => {
    await expect(db.query(insert, ['outside'])).rejects.toThrow('read-only transaction');
    expect(() => db.entities).toThrow('A write needs a transaction');
    expect(await count('outside')).toBe(0);
  });

  it('commits a transaction whose result is kept, and undoes one whose result is not', async () => {
    const [kept, undone] = [randomUUID(), randomUUID()];
    await db.transactionThat(() => db.query(insert, [kept]), () => true);
    await db.transactionThat(() => db.query(insert, [undone]), () => false);
    expect([await count(kept), await count(undone)]).toEqual([1, 0]);
  });

  it('undoes a transaction that throws, and gives its connection back', async () => {
    const subject = randomUUID();
    for (let time = 0; time < 20; time += 1) {
      const work = db.transaction(async () => {
        await db.query(insert, [subject]);
        throw new Error('after the insert');
      });
      await expect(work).rejects.toThrow('after the insert');
    }
    expect(await count(subject)).toBe(0);
  });

  it('reads its own writes inside a transaction while others do not see them', async () => {
    const subject = randomUUID();
    await db.transaction(async () => {
      await db.query(insert, [subject]);
      expect(await db.query('SELECT 1 FROM mail_outbox WHERE subject = $1', [subject])).toHaveLength(1);
      expect(await count(subject)).toBe(0);
    });
    expect(await count(subject)).toBe(1);
  });

  it('answers queries asked side by side in one transaction, also after one of them failed', async () => {
    const answers = await db.transactionThat(
      () => Promise.allSettled([db.query('SELECT 1 AS n'), db.query('SELECT 2 AS n'), db.query('SELECT n FROM nowhere')]),
      () => false,
    );
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected']);
  });

  it('keeps transactions that run at the same time apart', async () => {
    const subjects = Array.from({ length: 8 }, () => randomUUID());
    await Promise.all(subjects.map((subject, at) => db.transactionThat(() => db.query(insert, [subject]), () => at % 2 === 0)));
    const counts = await Promise.all(subjects.map(count));
    expect(counts).toEqual([1, 0, 1, 0, 1, 0, 1, 0]);
  });
});

describe('events', () => {
  it('cannot be noted outside a transaction', async () => {
    await expect(events.note({ subject: 'x', kind: 'x', actorId: null })).rejects.toThrow('A write needs a transaction');
  });

  it('can be neither changed nor removed', async () => {
    const subject = randomUUID();
    await db.transaction(() => events.note({ subject, kind: 'test.noted', actorId: null, from: 'a', to: 'b', facts: { n: 1 } }));
    await expect(sql('UPDATE event SET kind = $2 WHERE subject = $1', [subject, 'other'])).rejects.toThrow('event is append-only');
    await expect(sql('DELETE FROM event WHERE subject = $1', [subject])).rejects.toThrow('event is append-only');
    await expect(sql('TRUNCATE event')).rejects.toThrow('event is append-only');
    const [event] = await events.of(subject);
    expect(event).toMatchObject({ kind: 'test.noted', from: 'a', to: 'b', facts: { n: 1 }, actorName: null });
  });
});
