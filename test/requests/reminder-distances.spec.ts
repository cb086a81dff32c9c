import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { INestApplication } from '@nestjs/common';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { ReminderService } from '../../src/calendar/index.js';
import { Db } from '../../src/platform/db/index.js';
import { readyApplication } from '../builders/ready-application.js';
import { anApp } from '../support/app.js';
import { aDatabase } from '../support/database.js';
import { errorBeside, textOf, valueOf } from '../support/html.js';
import { aPerson, aRound, browserOf, type Fields, type Person, type sql } from '../support/portal.js';

const address = '/kalender/paamindelser/afstande';
const DAY = 86_400_000;

/** Distances are the same for all rounds: a portal of its own, so that no other test meets them. */
let client: pg.Pool;
let url: string;
let reminders: ReminderService;
let db: Db;
let close: () => Promise<void>;
let officer: Person;
const ask: typeof sql = async <Row extends object>(text: string, params: unknown[] = []) => (await client.query(text, params)).rows as Row[];

beforeAll(async () => {
  const databaseUrl = await aDatabase();
  client = new pg.Pool({ connectionString: databaseUrl, max: 2, allowExitOnIdle: true });
  const started = await anApp({ DATABASE_URL: databaseUrl });
  const app = started.app as INestApplication;
  close = started.close;
  reminders = app.get(ReminderService);
  db = app.get(Db);
  await app.listen(0, '127.0.0.1');
  url = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`;
  officer = await aPerson(['officer'], {}, ask);
});
afterAll(async () => {
  await close();
  await client.end();
});
beforeEach(async () => {
  await ask(`DELETE FROM reminder_rule`);
  await ask(`INSERT INTO reminder_rule (kind, minutes_before, since) VALUES ('deadline', 4320, '1970-01-01Z'), ('panel', 1440, '1970-01-01Z')`);
});

const show = async (lang: 'da' | 'en' = 'da') => (await browserOf(officer, { url, lang }).get(address).expect(200)).text;
const add = (fields: Fields, lang: 'da' | 'en' = 'da') => browserOf(officer, { url, lang }).post(address, { kind: 'deadline', unit: 'days', ...fields });
const remove = (fields: Fields) => browserOf(officer, { url }).post(`${address}/fjern`, fields).expect(303);
const rules = async () => (await ask<{ rule: string }>(`SELECT kind || ' ' || minutes_before AS rule FROM reminder_rule ORDER BY kind, minutes_before`)).map(({ rule }) => rule);
const events = () => ask<{ kind: string; facts: object; actor: string }>(`SELECT kind, facts, actor_id AS actor FROM event WHERE subject = 'reminders' ORDER BY id DESC`);
const mailsTo = async (person: Person) => (await ask('SELECT 1 FROM mail_outbox WHERE to_address = $1', [person.email])).length;
const coming = (html: string) => textOf(html.slice(html.indexOf('id="coming-reminders"')));

describe('the distances of reminders', () => {
  it('are added and removed by an officer, and each change leaves a trace', async () => {
    await add({ amount: '36', unit: 'hours' }).expect(303);
    expect(await rules()).toEqual(['deadline 2160', 'deadline 4320', 'panel 1440']);
    expect((await events())[0]).toEqual({ kind: 'reminder.distance-added', facts: { kind: 'deadline', minutes: 2160 }, actor: officer.id });
    expect(textOf(await show())).toContain('3 dage før Fjern 3 dage før: Frist for ansøgninger 1 dag og 12 timer før');
    await remove({ kind: 'deadline', minutes: '2160' });
    expect(await rules()).toEqual(['deadline 4320', 'panel 1440']);
    expect((await events())[0]).toMatchObject({ kind: 'reminder.distance-removed', facts: { kind: 'deadline', minutes: 2160 } });
  });

  it('that are not there, or are none, are not removed', async () => {
    const before = (await events()).length;
    for (const fields of [{}, { kind: 'deadline', minutes: '1' }, { kind: 'x', minutes: '4320' }, { kind: 'deadline', minutes: '1e99' }, { kind: 'deadline', minutes: 'NaN' }, { kind: 'deadline', minutes: '99999999999999' }] as Fields[]) await remove(fields);
    expect(await rules()).toEqual(['deadline 4320', 'panel 1440']);
    expect(await events()).toHaveLength(before);
  });

  it.each([
    [{ amount: '0' }, 'amount', 'Mailen skal sendes mindst 1 dag eller 1 time før. Du har skrevet 0.'],
    [{ amount: '-3' }, 'amount', 'Mailen skal sendes mindst 1 dag eller 1 time før. Du har skrevet -3.'],
    [{ amount: '1e9' }, 'amount', 'Skriv et helt tal uden komma, fx 3. Du har skrevet »1e9«.'],
    [{ amount: '1000000000' }, 'amount', 'Mailen kan højst sendes 365 dage før. Du har skrevet 1000000000.'],
    [{ amount: '8.761', unit: 'hours' }, 'amount', 'Mailen kan højst sendes 8760 timer før. Du har skrevet 8.761.'],
    [{ amount: '' }, 'amount', 'Skriv, hvor længe før datoen mailen skal sendes, fx 3.'],
    [{ amount: '72', unit: 'hours' }, 'amount', '3 dage før er der allerede. Skriv et andet tal.'],
    [{ amount: '5', unit: 'weeks' }, 'unit', 'Vælg dage eller timer.'],
    [{ amount: '5', kind: 'x' }, 'kind', 'Vælg, hvad der skal mindes om.'],
  ])('%j is refused beside the field, with what was typed', async (fields, field, message) => {
    const { text } = await add(fields).expect(422);
    expect(errorBeside(text, field)).toBe(message);
    expect(valueOf(text, 'amount')).toBe(fields.amount);
    expect(await rules()).toEqual(['deadline 4320', 'panel 1440']);
  });

  it('are ten of a kind at most, also where two add at once', async () => {
    for (let n = 0; n < 8; n += 1) await add({ amount: String(100 + n) }).expect(303);
    const answers = await Promise.all([add({ amount: '200' }), add({ amount: '201' }), add({ amount: '202' })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422, 422]);
    const { text } = await add({ amount: '203' }).expect(422);
    expect(errorBeside(text, 'kind')).toBe('Der er allerede 10 afstande af den slags, og flere kan der ikke være. Fjern en, før du tilføjer en ny.');
    await add({ kind: 'hearing', amount: '203' }).expect(303);
  });

  it('say what goes out next, when, and to how many people it would go now', async () => {
    const roundId = await aRound({ closesInMs: 20 * DAY }, ask);
    await ask(`UPDATE round SET closes_at = '2098-02-01T11:00:00Z', meeting_on = '2098-05-01' WHERE id = $1`, [roundId]);
    const { id } = await readyApplication(client, url, { roundId });
    for (const off of [false, true]) {
      const writer = await aPerson(['applicant'], {}, ask);
      await ask(`INSERT INTO member (application_id, account_id, role) VALUES ($1, $2, 'writer')`, [id, writer.id]);
      if (off) await ask(`INSERT INTO reminder_off VALUES ($1, 'deadline')`, [writer.id]);
    }
    expect(coming(await show())).toContain(`29. januar 2098 kl. 12.00 Frist for ansøgninger Prøverunde ${roundId} 3 dage før 1. februar 2098 kl. 12.00 2`);
    expect(coming(await show('en'))).toContain(`29 January 2098 at 12:00 Deadline for applications Test round ${roundId} 3 days before 1 February 2098 at 12:00 2`);
    await ask(`UPDATE round SET closes_at = '2098-02-05T11:00:00Z' WHERE id = $1`, [roundId]);
    expect(coming(await show())).toContain(`2. februar 2098 kl. 12.00 Frist for ansøgninger Prøverunde ${roundId}`);
    await ask(`UPDATE round SET closed_at = clock_timestamp() WHERE id = $1`, [roundId]);
    expect(coming(await show())).not.toContain(`Frist for ansøgninger Prøverunde ${roundId}`);
    await ask(`UPDATE round SET published_at = NULL WHERE id = $1`, [roundId]);
    expect(await show()).not.toContain(roundId);
  });

  it('that are added when their time has passed remind nobody of that date', async () => {
    const roundId = await aRound({ closesInMs: 2 * DAY }, ask);
    const { owner } = await readyApplication(client, url, { roundId });
    await ask(`UPDATE member SET joined_at = now() - interval '20 days' WHERE account_id = $1`, [owner.id]);
    await ask(`DELETE FROM reminder_rule`);
    await add({ amount: '10' }).expect(303);
    await reminders.send(new Date());
    expect(await mailsTo(owner)).toBe(0);
    await add({ amount: '47', unit: 'hours' }).expect(303);
    await reminders.send(new Date(Date.now() + DAY));
    expect(await mailsTo(owner)).toBe(1);
  });

  it('none of which is left are said to be none, to the officer and to whoever would get the mails', async () => {
    await remove({ kind: 'deadline', minutes: '4320' });
    await remove({ kind: 'panel', minutes: '1440' });
    const html = textOf(await show());
    expect(html.split('portalen sender ingen påmindelser af den slags')).toHaveLength(4);
    expect(html).toContain('Ingen påmindelser venter');
    const applicant = await aPerson(['applicant'], {}, ask);
    expect(textOf((await browserOf(applicant, { url }).get('/kalender/paamindelser').expect(200)).text)).toContain('har for tiden slået disse påmindelser fra for alle');
  });

  it('are shown in as many queries for many rounds and people as for one', async () => {
    await ask(`INSERT INTO reminder_rule (kind, minutes_before, since) VALUES ('hearing', 60, '1970-01-01Z')`);
    const aBusyRound = async () => {
      const roundId = await aRound({}, ask);
      await ask('UPDATE round SET hearing_until = meeting_on - 30 WHERE id = $1', [roundId]);
      const [, sent] = [await readyApplication(client, url, { roundId }), await readyApplication(client, url, { roundId })];
      await ask(`UPDATE application SET state = 'submitted' WHERE id = $1`, [sent.id]);
    };
    const spies = [jest.spyOn(db, 'query'), jest.spyOn(db, 'one')];
    const queries = async () => {
      await show();
      for (const spy of spies) spy.mockClear();
      await show();
      return spies.reduce((sum, spy) => sum + spy.mock.calls.length, 0);
    };
    await aBusyRound();
    const few = await queries();
    for (let n = 0; n < 3; n += 1) await aBusyRound();
    expect(await queries()).toBe(few);
    expect(few).toBeGreaterThan(5);
    for (const spy of spies) spy.mockRestore();
  });
});
