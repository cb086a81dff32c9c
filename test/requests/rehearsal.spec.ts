import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { Report } from '../../src/rehearsal/report.rules.js';
import { aDatabase } from '../support/database.js';
import { textOf } from '../support/html.js';
import { aPerson, aRound, browserOf, jwtSecret, type Person } from '../support/portal.js';
import { startPortal } from '../support/start-portal.mjs';

const folder = mkdtempSync(join(tmpdir(), 'fyrtaarn-rehearsals-'));
let databaseUrl = '';
let portal: Awaited<ReturnType<typeof startPortal>>;
let client: pg.Client;
let officer: Person;

const ask = async <Row extends object>(text: string, params: unknown[] = []): Promise<Row[]> => (await client.query(text, params)).rows as Row[];
const start = (): ReturnType<typeof startPortal> => startPortal({ databaseUrl, folder, jwtSecret, env: { PROBE_SECONDS: '0' } });
const as = (lang: 'da' | 'en' = 'da') => browserOf(officer, { url: portal.url, lang });

beforeAll(async () => {
  databaseUrl = await aDatabase();
  portal = await start();
  client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  officer = await aPerson(['officer'], {}, ask);
});
afterAll(async () => {
  await portal.stop();
  await client.end();
});

interface Row {
  readonly id: string;
  readonly state: string;
  readonly error: string;
  readonly failed: number;
  readonly report: Report | null;
}
const rowOf = async (id: string): Promise<Row> => (await ask<Row>('SELECT id, state, error, failed, report FROM rehearsal WHERE id = $1', [id]))[0]!;
const databases = async (): Promise<string[]> => (await ask<{ name: string }>(`SELECT datname AS name FROM pg_database WHERE datname LIKE 'fyrtaarn_rehearsal_%'`)).map(({ name }) => name);
const nameOf = (id: string): string => `fyrtaarn_rehearsal_${id.replaceAll('-', '')}`;
const codes = ({ report }: Row, outcome: string): string[] => report!.chapters.flatMap(({ checks }) => checks.filter((check) => check.outcome === outcome).map(({ code }) => code));

async function until<T>(look: () => Promise<T>, isRight: (found: T) => boolean): Promise<T> {
  for (;;) {
    const found = await look();
    if (isRight(found)) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function begun(roundId: string, applicants = '1'): Promise<string> {
  const { headers } = await as().post(`/rundeadministration/${roundId}/generalproeve`, { applicants }).expect(303);
  return headers['location']!.split('/').at(-1)!;
}
const over = (id: string): Promise<Row> => until(() => rowOf(id), ({ state }) => state !== 'running');
const gone = (id: string): Promise<string[]> => until(databases, (names) => !names.includes(nameOf(id)));

describe('a rehearsal', () => {
  it('plays a whole life, finds that the meeting comes before the panel is done, and touches nothing of the round', async () => {
    const roundId = await aRound({ ruleSet: 'growth-forum-2026-commitments' }, ask);
    await ask(`UPDATE round SET published_at = NULL, grace_ms = 2000, panel_from = (closes_at + interval '3 days')::date, panel_until = meeting_on + 2, call_da = 'Søg.', call_en = 'Apply.' WHERE id = $1`, [roundId]);
    const before = await ask('SELECT to_jsonb(r) AS round, (SELECT count(*) FROM application) AS applications, (SELECT count(*) FROM mail_outbox) AS mails, (SELECT count(*) FROM account) AS people FROM round r WHERE id = $1', [roundId]);
    const id = await begun(roundId);

    // Meanwhile there is one at most, wherever it is asked for.
    const second = await as().post(`/rundeadministration/2011-1/generalproeve`, { applicants: '8' }).expect(409);
    expect(second.text).toContain('Der kan kun være én ad gangen');
    const progress = await as('en').get(`/rundeadministration/${roundId}/generalproeve/${id}`).expect(200);
    expect(progress.headers['refresh']).toBe('3');

    const row = await over(id);
    expect({ state: row.state, error: row.error }).toEqual({ state: 'done', error: '' });
    expect(codes(row, 'failed')).toEqual(['panel-before-meeting', 'meeting-day']);
    expect(row.report!.unplayed).toEqual([]);
    expect(codes(row, 'held')).toEqual(expect.arrayContaining(['opened', 'confirmed', 'reminded', 'in-time', 'in-grace', 'late-refused', 'receipts-valid', 'refusals-signed', 'conflict-closes', 'ranked', 'letters', 'mail-sent', 'mail-inside']));
    expect(row.report!.mails.length).toBeGreaterThan(50);
    await gone(id);
    expect(await ask('SELECT to_jsonb(r) AS round, (SELECT count(*) FROM application) AS applications, (SELECT count(*) FROM mail_outbox) AS mails, (SELECT count(*) FROM account) AS people FROM round r WHERE id = $1', [roundId])).toEqual(before);

    for (const [lang, words] of [['da', ['gik galt', 'Panelet er først færdigt', 'Læs de']], ['en', ['went wrong', 'The panel is not done until', 'Read the']]] as const) {
      await as(lang).get(`/rundeadministration/${roundId}/generalproeve/${id}`).expect(303);
      const report = textOf((await as(lang).get(`/rundeadministration/${roundId}/generalproeve/${id}/rapport`).expect(200)).text);
      for (const word of words) expect(report).toContain(word);
      const mails = textOf((await as(lang).get(`/rundeadministration/${roundId}/generalproeve/${id}/post`).expect(200)).text);
      expect(mails).toContain('ansoeger-1@oevelse.example');
    }
    expect((await as().get(`/rundeadministration/${roundId}/generalproeve`).expect(200)).text).toContain('2 fejl');
    const events = await ask<{ kind: string }>('SELECT kind FROM event WHERE subject = $1 ORDER BY id', [roundId]);
    expect(events.map(({ kind }) => kind)).toEqual(['rehearsal.started', 'rehearsal.finished']);
  });

  it('of a round without funds goes as far as it can, and says what was not played', async () => {
    const roundId = await aRound({}, ask);
    await ask('DELETE FROM round_fund WHERE round_id = $1', [roundId]);
    const row = await over(await begun(roundId));
    expect(codes(row, 'failed')).toEqual(['funds', 'ready', 'early-sent', 'in-time']);
    expect(row.report!.unplayed).toEqual(['panel', 'ranking', 'agenda', 'meeting', 'decisions']);
    const report = textOf((await as().get(`/rundeadministration/${roundId}/generalproeve/${row.id}/rapport`).expect(200)).text);
    expect(report).toContain('Vælg mindst én fond');
    expect(report).toContain('Ikke spillet, fordi noget tidligere gik galt');
  });

  it.each(['', '0', '201', 'mange', '1,5'])('of %p applicants is refused with the limits, keeping what was typed', async (applicants) => {
    const { text } = await as().post('/rundeadministration/2011-1/generalproeve', { applicants }).expect(422);
    expect(text).toContain('Skriv et helt tal fra 1 til 200.');
    expect(text).toContain(`value="${applicants}"`);
  });

  it('is found under its own round alone', async () => {
    const [known] = await ask<{ id: string; round: string }>(`SELECT id, round_id AS round FROM rehearsal LIMIT 1`);
    await as().get(`/rundeadministration/2011-1/generalproeve/${known!.id}/rapport`).expect(404);
    await as().get(`/rundeadministration/${known!.round}/generalproeve/${randomUUID()}`).expect(404);
    await as().get('/rundeadministration/findes-ikke/generalproeve').expect(404);
    await as().post('/rundeadministration/findes-ikke/generalproeve', { applicants: '8' }).expect(404);
  });
});

describe('a rehearsal that does not come to its end', () => {
  it.each(['stop', 'kill'] as const)('since the portal was ended (%s) says so, and its database is gone', async (how) => {
    const id = await begun('2011-1');
    await until(databases, (names) => names.includes(nameOf(id)));
    await portal[how]();
    const row = await over(id);
    expect({ state: row.state, error: row.error }).toEqual({ state: 'failed', error: 'stopped' });
    await gone(id);
    portal = await start();
    expect(textOf((await as().get(`/rundeadministration/2011-1/generalproeve/${id}/rapport`).expect(200)).text)).toContain('Generalprøven blev afbrudt');
  });

  it('and left no word is given up at the next start', async () => {
    await portal.stop();
    const [{ id }] = (await ask<{ id: string }>(`INSERT INTO rehearsal (round_id, started_at, heard_at, applicants) VALUES ('2011-1', clock_timestamp(), clock_timestamp() - interval '61 seconds', 8) RETURNING id`)) as [{ id: string }];
    await ask(`CREATE DATABASE ${nameOf(id)} TEMPLATE template0`);
    portal = await start();
    expect((await over(id)).error).toBe('silent');
    await gone(id);
  });

  it('for want of the right to make databases says which right it is', async () => {
    const role = `no_databases_${randomUUID().slice(0, 8)}`;
    await ask(`CREATE ROLE ${role} LOGIN PASSWORD 'x'`);
    await ask(`GRANT ALL ON SCHEMA public TO ${role}; GRANT ALL ON ALL TABLES IN SCHEMA public TO ${role}; GRANT ALL ON ALL SEQUENCES IN SCHEMA public TO ${role}`);
    const url = new URL(databaseUrl);
    [url.username, url.password] = [role, 'x'];
    const { status, stderr } = spawnSync(process.execPath, ['dist/rehearse.js', '--round=2011-1'], { env: { DATABASE_URL: url.href, JWT_SECRET: jwtSecret, DATA_DIR: folder }, encoding: 'utf8' });
    expect(stderr).toContain('ALTER ROLE ... CREATEDB');
    expect(status).toBe(1);
    const [row] = await ask<Row>('SELECT id, state, error, failed, report FROM rehearsal ORDER BY started_at DESC LIMIT 1');
    expect(row).toMatchObject({ state: 'failed', error: 'no-database' });
  });
});
