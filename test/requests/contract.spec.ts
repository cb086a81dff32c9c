import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Clock } from '../../src/platform/clock.js';
import { aReadyApplication, type ReadyApplication } from '../builders/ready-application.js';
import { anApp } from '../support/app.js';
import { aPerson, browserOf, sql } from '../support/portal.js';

const HOUR = 3_600_000;

/** What a round declares, in milliseconds from its deadline. */
interface Declared {
  readonly graceMs?: number;
  readonly closed?: number;
  readonly exempt?: number;
}

let portal: Awaited<ReturnType<typeof anApp>>;
let url = '';
let folder = '';
beforeAll(async () => {
  portal = await anApp();
  const app = portal.app as unknown as { listen(port: number, host: string): Promise<unknown>; getUrl(): Promise<string> };
  await app.listen(0, '127.0.0.1');
  url = (await app.getUrl()).replace('[::1]', '127.0.0.1');
  folder = mkdtempSync(join(tmpdir(), 'contract-'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await portal.close();
});

/** A whole application in a round that declares this, and the portal's clock moved to an instant around its deadline. */
async function aTry({ graceMs = 0, closed, exempt }: Declared, deadline: string | null = null): Promise<{ application: ReadyApplication; closesAt: Date; at(byMs: number): void }> {
  const application = await aReadyApplication();
  const [round] = await sql<{ closesAt: Date }>(
    `UPDATE round SET grace_ms = $2, closes_at = coalesce($4, closes_at), opens_at = coalesce($4, closes_at) - interval '30 days', meeting_on = (coalesce($4, closes_at) + interval '60 days')::date,
            closed_at = coalesce($4, closes_at) + $3::int * interval '1 millisecond' WHERE id = $1 RETURNING closes_at AS "closesAt"`,
    [application.roundId, graceMs, closed ?? null, deadline],
  );
  const { closesAt } = round!;
  if (exempt !== undefined) await exempted(application, new Date(closesAt.getTime() + exempt));
  return { application, closesAt, at: (byMs) => portal.app.get(Clock).hold(() => new Date(closesAt.getTime() + byMs)) };
}

async function exempted({ id }: ReadyApplication, until: Date): Promise<void> {
  const [one, other] = [await aPerson(['officer']), await aPerson(['officer'])];
  await sql(
    `INSERT INTO deadline_exemption (application_id, until, reason, asked_by, asked_at, outcome, decided_by, decided_at)
     VALUES ($1, $2, 'Strømafbrydelse.', $3, clock_timestamp(), 'granted', $4, clock_timestamp())`,
    [id, until, one.id, other.id],
  );
}

const statements = async ({ id }: ReadyApplication) =>
  (await sql<{ statement: string }>('SELECT statement FROM receipt WHERE application_id = $1 ORDER BY position', [id])).map(({ statement }) => JSON.parse(statement) as { kind: string; why?: string; ground?: string; lateByMs?: number; round: { closesAt: string; openUntil?: string } });

describe('the contract at a portal', () => {
  it.each<[string, Declared, number, object]>([
    ['at the deadline', {}, 0, { kind: 'submission' }],
    ['a millisecond later', {}, 1, { kind: 'refusal', why: 'late', lateByMs: 1 }],
    ['a millisecond later, with a millisecond of grace', { graceMs: 1 }, 1, { kind: 'submission', ground: 'grace' }],
    ['at the end of an hour of grace', { graceMs: HOUR }, HOUR, { kind: 'submission', ground: 'grace' }],
    ['a millisecond after an hour of grace', { graceMs: HOUR }, HOUR + 1, { kind: 'refusal', why: 'late', lateByMs: 1 }],
    ['a millisecond before it was closed by hand', { closed: -HOUR }, -HOUR - 1, { kind: 'submission' }],
    ['when it was closed by hand', { closed: -HOUR }, -HOUR, { kind: 'refusal', why: 'late', lateByMs: 1 }],
    ['in the grace, when it was closed by hand there', { graceMs: HOUR, closed: 1000 }, 999, { kind: 'submission', ground: 'grace' }],
    ['in the grace, after it was closed by hand there', { graceMs: HOUR, closed: 1000 }, 1000, { kind: 'refusal', why: 'late', lateByMs: 1 }],
    ['at the end of its own leave', { exempt: 24 * HOUR }, 24 * HOUR, { kind: 'submission', ground: 'exemption' }],
    ['a millisecond after its own leave', { exempt: 24 * HOUR }, 24 * HOUR + 1, { kind: 'refusal', why: 'late', lateByMs: 1 }],
    ['within everybody’s grace, though it has leave as well', { graceMs: HOUR, exempt: 24 * HOUR }, HOUR, { kind: 'submission', ground: 'grace' }],
    ['with leave in a round that was closed by hand', { closed: -HOUR, exempt: 1000 }, 0, { kind: 'submission', ground: 'exemption' }],
    ['with leave that ended before everybody’s deadline', { exempt: -HOUR }, 0, { kind: 'submission' }],
  ])('%s', async (_, declared, byMs, expected) => {
    const { application, closesAt, at } = await aTry(declared);
    at(byMs);
    await application.submit(url).expect('kind' in expected && expected.kind === 'submission' ? 303 : 422);
    const [statement, ...others] = await statements(application);
    expect(others).toEqual([]);
    expect(statement).toMatchObject(expected);
    expect(statement!.ground).toBe((expected as { ground?: string }).ground);
    const until = Math.max(Math.min(declared.graceMs ?? 0, (declared.closed ?? Infinity) - 1), declared.exempt ?? -Infinity);
    expect(statement!.round).toEqual({ id: application.roundId, closesAt: closesAt.toISOString(), ...(until !== 0 && { openUntil: new Date(closesAt.getTime() + until).toISOString() }) });
  });

  it('counts the deadline as it stands when the request has arrived, wherever it was moved from', async () => {
    const { application, at } = await aTry({});
    at(1);
    await application.submit(url).expect(422);
    await sql(`UPDATE round SET closes_at = closes_at + interval '1 hour' WHERE id = $1`, [application.roundId]);
    await application.submit(url).expect(303);
    expect((await statements(application)).map(({ kind }) => kind)).toEqual(['refusal', 'submission']);
  });

  it.each(['2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z', '2027-03-28T01:00:00.000Z'])('keeps its grace through the night of %s', async (deadline) => {
    const { application, at } = await aTry({ graceMs: HOUR }, deadline);
    at(HOUR + 1);
    await application.submit(url).expect(422);
    at(HOUR);
    await application.submit(url).expect(303);
  });
});

describe('pages of an application', () => {
  const look = async ({ id, owner }: ReadyApplication, lang: 'da' | 'en' = 'da', path = '') => (await browserOf(owner, { url, lang }).get(`/ansoegninger/${id}${path}`).expect(200)).text;

  it('count to the announced deadline, and say in the grace until when it lasts', async () => {
    const { application, closesAt, at } = await aTry({ graceMs: 5 * 60_000 });
    at(-1000);
    expect(await look(application)).toContain(`data-countdown="${closesAt.toISOString()}"`);
    at(1);
    const text = await look(application);
    expect(text).toContain('Rundens respit gælder alle');
    expect(text).toContain(`data-countdown="${new Date(closesAt.getTime() + 5 * 60_000).toISOString()}"`);
    expect(await look(application, 'en', '/opsummering')).toContain('The round’s grace is the same for all');
    expect((await browserOf(application.owner, { url }).get('/ansoegninger').expect(200)).text).toContain('Rundens respit løber til og med');
    expect((await browserOf(null, { url }).get(`/runder/${application.roundId}`).expect(200)).text).toContain('ingen, men rundens respit løber til og med');
    at(5 * 60_000 + 1);
    expect(await look(application)).toContain('og er udløbet');
  });

  it('say what leave it has, while everybody else’s round is closed', async () => {
    const { application, at } = await aTry({ exempt: 24 * HOUR });
    at(HOUR);
    expect(await look(application)).toContain('I har dispensation');
    expect((await browserOf(null, { url }).get(`/runder/${application.roundId}`).expect(200)).text).not.toContain('data-countdown');
    await application.submit(url).expect(303);
    expect((await application.receipt(url).expect(200)).text).toContain('ansøgningen har dispensation til at komme senere end fristen');
    const [mail] = await sql<{ body: string }>(`SELECT body FROM mail_outbox WHERE to_address = $1 AND subject LIKE 'Kvittering%'`, [application.owner.email]);
    expect(mail!.body).toContain('ansøgningen har dispensation');
  });

  it('say who is asked when it is too late, how late, and where the try stands in the log', async () => {
    const { application, at } = await aTry({ graceMs: 60_000 });
    await sql(`UPDATE round SET contact = 'Fyrpasseren, 11 22 33 44' WHERE id = $1`, [application.roundId]);
    at(60_000 + 90_000);
    const { text } = await application.submit(url).expect(422);
    for (const said of ['Rundens respit løb til og med', '1 minut og 30 sekunder', 'Fyrpasseren, 11 22 33 44', 'Forsøgets plads i kvitteringsloggen', `/ansoegninger/${application.id}/dialog`, '/fristloefte']) expect(text).toContain(said);
    const closed = await aTry({ closed: -HOUR });
    closed.at(0);
    const late = (await closed.application.submit(url).expect(422)).text;
    expect(late).toContain('Runden blev lukket');
    expect(late).toContain('sekretariat@fyrtaarn.example');
    expect(await look(closed.application)).toContain('før fristen');
  });

  it('and the receipt is verified with its ground, without the portal', async () => {
    const { application, at } = await aTry({ graceMs: 1000 });
    at(1000);
    await application.submit(url).expect(303);
    const { text } = await browserOf(application.owner, { url }).get(`/ansoegninger/${application.id}/kvittering/underskrevet.json`).buffer(true).expect(200);
    const verified = (receipt: string) => {
      writeFileSync(join(folder, 'receipt.json'), receipt);
      return spawnSync(process.execPath, ['scripts/verify.mjs', join(folder, 'receipt.json')], { encoding: 'utf8', env: { PATH: process.env.PATH } });
    };
    expect(verified(text)).toMatchObject({ status: 0, stdout: expect.stringContaining('in time within the declared grace') });
    expect(verified(text.replace('"ground":"grace"', '"ground":"exemption"'))).toMatchObject({ status: 1 });
  });
});

describe('who may apply', () => {
  it('is said when it is created, beside the partners, and when somebody else would send it in', async () => {
    const { application, at } = await aTry({});
    await sql(`UPDATE round SET open_to = '{company,knowledge}' WHERE id = $1`, [application.roundId]);
    at(-HOUR);
    const browser = browserOf(application.owner, { url });
    expect((await browser.get(`/ansoegninger/${application.id}/partnere`).expect(200)).text).toContain('Kun virksomheder og videninstitutioner kan være leadpartner');
    expect((await browser.get('/ansoegninger/ny').expect(200)).text).toContain('Kun virksomheder og videninstitutioner kan være leadpartner');
    expect((await browserOf(null, { url, lang: 'en' }).get(`/runder/${application.roundId}`).expect(200)).text).toContain('Only companies and knowledge institutions can be lead partner');
    const { text } = await application.submit(url).expect(422);
    expect(text).toContain('Fyrvæsenet står som »Offentlig myndighed«');
    await sql(`UPDATE partner SET sector = 'knowledge' WHERE application_id = $1`, [application.id]);
    const lacks = (await browser.get(`/ansoegninger/${application.id}/opsummering`).expect(200)).text;
    expect(lacks).not.toContain('kan være leadpartner i denne runde, og');
  });
});

describe('the public promise', () => {
  it('states the clock with its offset, and each open round’s last instant, in both languages', async () => {
    const { application, closesAt, at } = await aTry({ graceMs: 90_000 }, '2027-02-01T11:00:00.000Z');
    at(-HOUR);
    const plain = (text: string): string => text.replaceAll('\u00a0', ' ');
    const da = plain((await browserOf(null, { url }).get('/fristloefte').expect(200)).text);
    expect(da).toContain(`/runder/${application.roundId}`);
    for (const said of ['90 sekunder', '1. februar 2027 kl. 12.01.30,000', 'over 15 minutter inden for de sidste 4 timer', 'databasens ur, målt for', '/kvitteringer']) expect(da).toContain(said);
    const en = plain((await browserOf(null, { url, lang: 'en' }).get('/fristloefte').expect(200)).text);
    expect(en).toContain('1 February 2027 at 12:01:30.000');
    expect(closesAt.toISOString()).toBe('2027-02-01T11:00:00.000Z');
  });

  it('is part of every call, with what has been changed in it and why', async () => {
    const { application, at } = await aTry({ graceMs: 60_000 });
    const officer = await aPerson(['officer']);
    await sql(`UPDATE round SET call_da = E'Søg nu:\n\n- et\n- to', panel_from = '2027-03-01', panel_until = '2027-03-20', hearing_until = '2027-04-02', contact = 'Fyrpasseren' WHERE id = $1`, [application.roundId]);
    await sql(
      `INSERT INTO round_change (round_id, kind, at, account_id, reason, before, after)
       VALUES ($1, 'extended', '2027-01-05T12:00:00Z', $2, 'Portalen var nede.', '{"closesAt":"2027-01-05T11:00:00.000Z","callDa":"a"}', '{"closesAt":"2027-01-06T11:00:00.000Z","callDa":"b"}')`,
      [application.roundId, officer.id],
    );
    at(-HOUR);
    const { text } = await browserOf(null, { url }).get(`/runder/${application.roundId}`).expect(200);
    for (const said of ['<li>et</li>', '1. marts 2027 – 20. marts 2027', '2. april 2027', 'Fyrpasseren', 'Fristen har 1 minut respit', '/fristloefte', 'Fristen er udskudt for alle', 'fra 5. januar 2027 kl. 12.00.00 til 6. januar 2027 kl. 12.00.00', 'Opslagets tekst er ændret.', 'Begrundelse: Portalen var nede.']) expect(text).toContain(said);
    expect(text).not.toContain(officer.name);
  });
});
