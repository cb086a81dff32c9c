import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { readyApplication, type ReadyApplication } from '../builders/ready-application.js';
import { addDays, copenhagenDate } from '../../src/shared/dates.js';
import { aDatabase } from '../support/database.js';
import { errorBeside, textOf, valueOf } from '../support/html.js';
import { startPortal, type StartedPortal } from '../support/start-portal.mjs';
import * as shared from '../support/portal.js';
import { jwtSecret, type Person } from '../support/portal.js';

const minute = 60_000;
let folder = '';
let databaseUrl = '';
let portal: StartedPortal;
let pool: pg.Pool;
let officer: Person;
const sql = async <Row extends object>(text: string, params: unknown[] = []): Promise<Row[]> => (await pool.query(text, params)).rows as Row[];
const aPerson = (roles: Parameters<typeof shared.aPerson>[0]) => shared.aPerson(roles, {}, sql);
const browserOf = (person: Person | null, options: { lang?: 'da' | 'en' } = {}) => shared.browserOf(person, { ...options, url: portal.url });
const aReadyApplication = ({ roundId }: { roundId: string }) => readyApplication(pool, portal.url, { roundId });

/** A portal and a ledger of their own: what every page tells of must not stand on those of other tests. */
beforeAll(async () => {
  databaseUrl = await aDatabase();
  pool = new pg.Pool({ connectionString: databaseUrl, max: 4 });
  pool.on('error', () => undefined);
  folder = mkdtempSync(join(tmpdir(), 'extension-'));
  portal = await startPortal({ databaseUrl, folder, jwtSecret });
  officer = await aPerson(['officer']);
  // Tries that went well each minute for a day, but for half an hour that ended an hour ago.
  await sql(
    `INSERT INTO probe_try (portal, began_at, ended_at, fault) SELECT gen_random_uuid(), at, at, ''
       FROM generate_series(clock_timestamp() - interval '1 day', clock_timestamp() + interval '2 hours', interval '1 minute') AS at
      WHERE at NOT BETWEEN clock_timestamp() - interval '90 minutes' AND clock_timestamp() - interval '60 minutes'`,
  );
});

afterAll(async () => {
  await portal.stop();
  await pool.end();
  rmSync(folder, { recursive: true, force: true });
});

/** A round whose deadline is so many minutes from now, with the call's own rule of outages. */
async function aRoundAt(minutes: number, { limit = 15, window = 240 } = {}): Promise<string> {
  const id = await shared.aRound({ closesInMs: minutes * minute }, sql);
  await sql('UPDATE round SET outage_limit_minutes = $2, outage_window_minutes = $3 WHERE id = $1', [id, limit, window]);
  return id;
}
const closesAt = async (roundId: string): Promise<Date> => (await sql<{ at: Date }>('SELECT closes_at AS at FROM round WHERE id = $1', [roundId]))[0]!.at;
const changes = (roundId: string) => sql<{ kind: string; reason: string; reasonEn: string; actor: string }>('SELECT kind, reason, reason_en AS "reasonEn", account_id AS actor FROM round_change WHERE round_id = $1', [roundId]);
const pageOf = async (roundId: string, person = officer, lang: 'da' | 'en' = 'da') => (await browserOf(person, { lang }).get(`/nedbrud/runder/${roundId}`).expect(200)).text;

/** The form as a browser would send it back. */
function formOf(html: string): Record<string, string> {
  const names = ['closesOnDay', 'closesOnMonth', 'closesOnYear', 'closesTime', 'meetingOnDay', 'meetingOnMonth', 'meetingOnYear', 'reasonDa', 'reasonEn'];
  return { from: /name="from" value="([^"]+)"/.exec(html)![1]!, ...Object.fromEntries(names.map((name) => [name, valueOf(html, name)!])) };
}
const send = (roundId: string, form: Record<string, string>, person = officer) => browserOf(person).post(`/nedbrud/runder/${roundId}`, form);
const receipts = async ({ id }: ReadyApplication) => (await sql<{ kind: string }>('SELECT kind FROM receipt WHERE application_id = $1 ORDER BY position', [id])).map(({ kind }) => kind);

describe('a round before whose deadline the portal was away', () => {
  it('no longer than the call allows keeps its deadline, and the page says how long it was and what the limit is', async () => {
    const roundId = await aRoundAt(30, { limit: 60 });
    const html = await pageOf(roundId);
    expect(textOf(html)).toMatch(/Portalen var ude af drift i 3[12] minutter.* Opslagets grænse er 1 time, så fristen står/);
    expect(html).not.toContain('name="closesTime"');
    await send(roundId, { from: (await closesAt(roundId)).toISOString(), closesTime: '12.00' }).expect(422);
    expect(await changes(roundId)).toEqual([]);
  });

  it('outside the time that is looked at keeps it too', async () => {
    const html = textOf(await pageOf(await aRoundAt(30, { window: 60 }), officer, 'en'));
    expect(html).toContain('The portal has not been down in the time that is looked at.');
  });

  it('longer gets a proposal with its arithmetic, and the officer’s yes is one act, told on every page', async () => {
    const roundId = await aRoundAt(30);
    const draft = await aReadyApplication({ roundId });
    const before = await closesAt(roundId);
    const html = await pageOf(roundId);
    expect(textOf(html)).toContain('Rundet op til et helt kvarter bliver det');
    const form = formOf(html);
    await send(roundId, form).expect(303);
    const after = await closesAt(roundId);
    expect(after.getTime() % (15 * minute)).toBe(0);
    expect(after.getTime() - before.getTime()).toBeGreaterThanOrEqual(31 * minute);
    expect(await changes(roundId)).toEqual([{ kind: 'extended', reason: form['reasonDa'], reasonEn: form['reasonEn'], actor: officer.id }]);
    const mails = await sql<{ body: string }>('SELECT body FROM mail_outbox WHERE to_address = $1', [draft.owner.email]);
    expect(mails.filter(({ body }) => body.includes(form['reasonDa']!))).toHaveLength(1);
    expect(await sql(`SELECT 1 FROM event WHERE subject = $1 AND actor_id = $2`, [roundId, officer.id])).toHaveLength(1);
    // The banner is read every few seconds; the process that wrote it reads it at once.
    for (const [person, path] of [[null, '/'], [null, '/log-ind'], [draft.owner, `/ansoegninger/${draft.id}`], [null, '/findes-ikke']] as const) {
      const text = textOf((await browserOf(person).get(path)).text);
      expect(text).toContain(`Prøverunde ${roundId}: fristen er udskudt til`);
      expect(text).toContain(form['reasonDa']);
    }
    expect(textOf((await browserOf(null, { lang: 'en' }).get('/')).text)).toContain(form['reasonEn']);
    // Closed by hand afterwards: no page tells of a deadline that is none any more.
    await sql('UPDATE round SET closed_at = clock_timestamp() WHERE id = $1', [roundId]);
    while ((await browserOf(null).get('/')).text.includes(`Prøverunde ${roundId}: fristen`)) await new Promise((resolve) => setTimeout(resolve, 250));
    await sql('UPDATE round SET closed_at = NULL WHERE id = $1', [roundId]);
    // Made good: nothing is left to extend.
    expect(await pageOf(roundId)).not.toContain('name="closesTime"');
  });

  it('may get a later deadline than proposed, never an earlier one; the meeting stays after it', async () => {
    const roundId = await aRoundAt(30);
    const html = await pageOf(roundId);
    const form = formOf(html);
    const before = await closesAt(roundId);
    const [year, month, day] = copenhagenDate(before).split('-') as [string, string, string];
    const early = await send(roundId, { ...form, closesOnYear: year, closesOnMonth: month, closesOnDay: day, closesTime: before.toLocaleTimeString('da-DK', { timeZone: 'Europe/Copenhagen' }) }).expect(422);
    expect(errorBeside(early.text, 'closesOn')).toMatch(/er for tidligt.*eller senere/);
    const meeting = await send(roundId, { ...form, meetingOnYear: form['closesOnYear']!, meetingOnMonth: form['closesOnMonth']!, meetingOnDay: form['closesOnDay']! }).expect(422);
    expect(errorBeside(meeting.text, 'meetingOn')).toContain('ligger ikke efter den nye frist');
    const wild = await send(roundId, { ...form, closesTime: '25', closesOnMonth: '13', reasonDa: ' ', reasonEn: 'x'.repeat(1_001) }).expect(422);
    for (const field of ['closesOn', 'closesTime', 'reasonDa', 'reasonEn']) expect(errorBeside(wild.text, field)).not.toBeNull();
    expect(valueOf(wild.text, 'closesTime')).toBe('25');
    expect(await changes(roundId)).toEqual([]);
    await send(roundId, { ...form, closesTime: '23.59.59' }).expect(303);
    expect((await closesAt(roundId)).toISOString()).toMatch(/:59:59.000Z$/);
  });

  it('is extended once by two officers at once', async () => {
    const roundId = await aRoundAt(30);
    const other = await aPerson(['officer']);
    const form = formOf(await pageOf(roundId));
    const answers = await Promise.all([send(roundId, form), send(roundId, form, other), send(roundId, form), send(roundId, form, other)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409, 409, 409]);
    expect(answers.find(({ status }) => status === 409)!.text).toContain('Fristen er blevet flyttet');
    expect(await changes(roundId)).toHaveLength(1);
  });

  it('is for the secretariat, and unknown rounds are unknown', async () => {
    const roundId = await aRoundAt(30);
    await browserOf(await aPerson(['applicant'])).get(`/nedbrud/runder/${roundId}`).expect(403);
    await browserOf(officer).get('/nedbrud/runder/findes-ikke').expect(404);
    await browserOf(officer).post('/nedbrud/runder/findes-ikke').expect(404);
  });
});

it('a round that is closed by hand takes its notice off the pages at once, where it was closed', async () => {
  const roundId = await aRoundAt(30);
  await send(roundId, formOf(await pageOf(roundId))).expect(303);
  // The first page is asked for while the notices are read; the next one has them.
  const notice = async (): Promise<boolean> => {
    await browserOf(null).get('/runder');
    return textOf((await browserOf(null).get('/log-ind')).text).includes(`Prøverunde ${roundId}: fristen er udskudt til`);
  };
  expect(await notice()).toBe(true);
  const path = `/rundeadministration/${roundId}/luk`;
  const basis = valueOf((await browserOf(officer).get(path).expect(200)).text, 'basis')!;
  await browserOf(officer).post(path, { basis, reason: 'Der er ingen penge.', reasonEn: 'There is no money.', step: 'confirm' }).expect(303);
  expect(await notice()).toBe(false);
});

describe('the days that follow the deadline', () => {
  const dayOf = (html: string, name: string): string => ['Year', 'Month', 'Day'].map((part) => valueOf(html, `${name}${part}`)!.padStart(2, '0')).join('-');
  const dayFields = (name: string, date: string) => Object.fromEntries(['Year', 'Month', 'Day'].map((part, at) => [`${name}${part}`, date.split('-')[at]!]));

  it('are asked for where the round says them, may not come before the new one, and move with it in one act', async () => {
    const roundId = await aRoundAt(30);
    const yesterday = addDays(copenhagenDate(new Date()), -1);
    await sql(`UPDATE round SET panel_from = $2::date, panel_until = $2::date + 5, hearing_until = $2::date + 20 WHERE id = $1`, [roundId, yesterday]);
    const html = await pageOf(roundId);
    expect(textOf(html)).toMatch(/Panelets første dag Nu .*, som ikke ligger efter den foreslåede frist\. Vælg .* eller senere/);
    const closesOn = dayOf(html, 'closesOn');
    const form = { ...formOf(html), ...dayFields('panelFrom', yesterday), ...dayFields('panelUntil', addDays(closesOn, 9)), ...dayFields('hearingUntil', addDays(closesOn, 12)) };
    expect(errorBeside((await send(roundId, form).expect(422)).text, 'panelFrom')).toMatch(/er for tidligt.* eller senere/);
    const good = { ...form, ...dayFields('panelFrom', addDays(closesOn, 2)) };
    for (const [name, day, said] of [
      ['panelUntil', addDays(closesOn, 1), 'er for tidligt'],
      ['hearingUntil', addDays(closesOn, 8), 'er for tidligt'],
      ['hearingUntil', '2099-02-30', 'Skriv en dato'],
    ] as const) expect(errorBeside((await send(roundId, { ...good, ...dayFields(name, day) }).expect(422)).text, name)).toContain(said);
    expect(errorBeside((await send(roundId, { ...good, ...dayFields('meetingOn', addDays(closesOn, 12)) }).expect(422)).text, 'meetingOn')).toContain('høringens sidste dag');
    await send(roundId, good).expect(303);
    const [row] = await sql<Record<string, string>>('SELECT panel_from::text, panel_until::text, hearing_until::text FROM round WHERE id = $1', [roundId]);
    expect(Object.values(row!)).toEqual([2, 9, 12].map((days) => addDays(closesOn, days)));
    expect(await sql(`SELECT 1 FROM round_change WHERE round_id = $1 AND kind = 'extended' AND before ?& ARRAY['closesAt', 'panelFrom', 'panelUntil', 'hearingUntil'] AND NOT before ? 'meetingOn'`, [roundId])).toHaveLength(1);
  });

  it('are not asked for where the round is silent of them', async () => {
    const html = await pageOf(await aRoundAt(30));
    for (const name of ['panelFrom', 'panelUntil', 'hearingUntil']) expect(html).not.toContain(`name="${name}Day"`);
  });

  it('leave the meeting after the exemption one application has', async () => {
    const roundId = await aRoundAt(30);
    const { id } = await aReadyApplication({ roundId });
    const form = formOf(await pageOf(roundId));
    const until = new Date(Date.now() + 40 * 24 * 60 * minute);
    await sql(
      `INSERT INTO deadline_exemption (application_id, until, reason, asked_by, asked_at, outcome, decided_by, decided_at) VALUES ($1, $2, 'Brand', $3, clock_timestamp(), 'granted', $4, clock_timestamp())`,
      [id, until, officer.id, (await aPerson(['officer'])).id],
    );
    const refused = await send(roundId, { ...form, ...dayFields('meetingOn', copenhagenDate(until)) }).expect(422);
    expect(errorBeside(refused.text, 'meetingOn')).toMatch(/ikke efter den dispensation .* Vælg .* eller senere/);
    await send(roundId, form).expect(303);
  });
});

describe('a deadline that is not put off although the portal was away for too long', () => {
  it('is one in whose round the officer takes or took part: the page says so, and a colleague can', async () => {
    const roundId = await aRoundAt(30);
    const form = formOf(await pageOf(roundId));
    const { id } = await aReadyApplication({ roundId });
    const own = await aPerson(['officer']);
    await sql(`INSERT INTO member (application_id, account_id, role, left_at) VALUES ($1, $2, 'writer', clock_timestamp())`, [id, own.id]);
    const html = await pageOf(roundId, own);
    expect(textOf(html)).toContain('(forvaltningslovens § 3). Bed en kollega om det.');
    expect(html).not.toContain('name="closesTime"');
    expect(textOf(await pageOf(roundId, own, 'en'))).toContain('section 3 of the Danish Public Administration Act');
    const refused = await send(roundId, form, own).expect(403);
    expect(textOf(refused.text)).toContain('(forvaltningslovens § 3). Bed en kollega om det.');
    expect(await changes(roundId)).toEqual([]);
    await send(roundId, form).expect(303);
  });

  it('is one of whose applications one is being assessed or decided', async () => {
    const roundId = await aRoundAt(0);
    const form = formOf(await pageOf(roundId));
    const { id } = await aReadyApplication({ roundId });
    await sql(`UPDATE application SET state = 'assessment' WHERE id = $1`, [id]);
    const html = await pageOf(roundId);
    expect(textOf(html)).toContain('1 ansøgning i runden er under behandling eller afgjort');
    expect(html).not.toContain('name="closesTime"');
    expect(textOf((await send(roundId, form).expect(409)).text)).toContain('kan få dispensation i fristrummet');
    expect(await changes(roundId)).toEqual([]);
  });
});

describe('somebody who was refused before the deadline was put off', () => {
  it('has lost nothing: the draft, the receipt of the refusal, and then the one of the submission', async () => {
    const roundId = await aRoundAt(0);
    const application = await aReadyApplication({ roundId });
    const late = await application.submit().expect(422);
    expect(late.text).toContain('For sent med');
    expect(await receipts(application)).toEqual(['refusal']);
    await send(roundId, formOf(await pageOf(roundId))).expect(303);
    await application.submit().expect(303);
    await application.receipt().expect(200);
    expect(await receipts(application)).toEqual(['refusal', 'submission']);
    const [row] = await sql<{ inTime: boolean }>('SELECT s.received_at <= r.closes_at AS "inTime" FROM submission s JOIN application a ON a.id = s.application_id JOIN round r ON r.id = a.round_id WHERE a.id = $1', [application.id]);
    expect(row!.inTime).toBe(true);
  });

  it('at that very moment is refused with a receipt or taken, never both and never neither', async () => {
    const roundId = await aRoundAt(0);
    const form = formOf(await pageOf(roundId));
    const applications: ReadyApplication[] = [];
    for (let n = 0; n < 12; n += 1) applications.push(await aReadyApplication({ roundId }));
    const sent = applications.slice(0, 6).map((one) => one.submit().then(({ status }) => status));
    const extended = send(roundId, form).then(({ status }) => status);
    const more = applications.slice(6).map((one) => one.submit().then(({ status }) => status));
    expect(await extended).toBe(303);
    const statuses = await Promise.all([...sent, ...more]);
    for (const [at, application] of applications.entries()) {
      expect([303, 422]).toContain(statuses[at]);
      expect(await receipts(application)).toEqual([statuses[at] === 303 ? 'submission' : 'refusal']);
      if (statuses[at] === 422) await application.submit().expect(303);
    }
  });

  it('while the extension is held up waits for it too, and is then held against the deadline as it is', async () => {
    const roundId = await aRoundAt(0);
    const application = await aReadyApplication({ roundId });
    await application.submit().expect(422);
    const form = formOf(await pageOf(roundId));
    const holder = new pg.Client({ connectionString: databaseUrl });
    await holder.connect();
    try {
      await holder.query('BEGIN');
      await holder.query('SELECT FROM round WHERE id = $1 FOR UPDATE', [roundId]);
      const waiting = async (n: number): Promise<void> => {
        while ((await sql(`SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`)).length < n) await new Promise((done) => setTimeout(done, 10));
      };
      const extending = send(roundId, form).then(({ status }) => status);
      await waiting(1);
      const sending = application.submit().then(({ status }) => status);
      await waiting(2);
      await holder.query('ROLLBACK');
      expect([await extending, await sending]).toEqual([303, 303]);
    } finally {
      await holder.end();
    }
    expect(await receipts(application)).toEqual(['refusal', 'submission']);
  });
});
