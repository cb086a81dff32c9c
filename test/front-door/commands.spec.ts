import { describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { aDatabase } from '../support/database.js';
import { browserOf, jwtSecret } from '../support/portal.js';
import { startPortal } from '../support/start-portal.mjs';

const folder = mkdtempSync(join(tmpdir(), 'fyrtaarn-commands-'));

/** Runs one of the built commands as its own process, on a database of its own. */
function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv) {
  const base = { PATH: process.env.PATH, DATA_DIR: folder, JWT_SECRET: jwtSecret };
  const { status, stdout, stderr } = spawnSync(process.execPath, [`dist/${command}.js`, ...args], { env: { ...base, ...env }, encoding: 'utf8' });
  return { status, stdout, stderr };
}

async function rows(databaseUrl: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const answer = await client.query(sql);
  await client.end();
  return answer.rows as Record<string, unknown>[];
}

const admin = ['--email=drift@test.example', '--name=Drift Ansvarlig'];

describe('a database of one’s own', () => {
  it('gets no demo account and no demo data, and its first administrator from a command', async () => {
    const databaseUrl = await aDatabase();
    const portal = await startPortal({ databaseUrl, folder, jwtSecret, env: { DEMO: undefined } });
    expect(await rows(databaseUrl, 'SELECT 1 FROM account')).toEqual([]);
    expect(await rows(databaseUrl, 'SELECT id FROM round ORDER BY id')).toEqual(['2011-1', '2011-2', '2011-3', '2011-4'].map((id) => ({ id })));

    const made = run('admin', admin, { DATABASE_URL: databaseUrl });
    expect(made.status).toBe(0);
    const password = /^Password, shown only now: (\S{20,})$/m.exec(made.stdout)?.[1] ?? '';
    const signedIn = await browserOf(null, { url: portal.url }).post('/log-ind', { email: 'drift@test.example', password, retur: '/administration/brugere' });
    expect(signedIn.headers.location).toBe('/administration/brugere');
    expect((await browserOf(null, { url: portal.url }).get('/udvikler/post')).status).toBe(404);
    await portal.stop();

    const again = run('admin', admin, { DATABASE_URL: databaseUrl });
    expect(again.status).toBe(1);
    expect(again.stderr).toContain('There is already an account with the address drift@test.example');
  });

  it('is never filled with a story while it holds accounts', async () => {
    const databaseUrl = await aDatabase();
    run('admin', admin, { DATABASE_URL: databaseUrl });
    const refused = run('seed/main', ['--stage=open'], { DATABASE_URL: databaseUrl });
    expect(refused.status).toBe(1);
    expect(refused.stderr).toContain('--reset');
    expect(await rows(databaseUrl, 'SELECT email FROM account')).toEqual([{ email: 'drift@test.example' }]);
  });

  it('needs a secret, and says by which name', () => {
    const refused = run('main', [], { DATABASE_URL: 'postgres://127.0.0.1:1/x', JWT_SECRET: '' });
    expect(refused.status).toBe(1);
    expect(refused.stderr).toContain('JWT_SECRET must be set to at least 32 random characters');
  });
});

describe('the story', () => {
  it.each([
    ['open', ['draft', 'submitted']],
    ['closed', ['draft', 'submitted']],
    ['assessed', ['assessment', 'draft', 'submitted']],
    ['decided', ['agenda', 'assessment', 'decided', 'draft', 'not-recommended', 'recommended', 'submitted']],
  ])('up to the stage %s has applications in these states, and somebody in every role', async (stage, states) => {
    const databaseUrl = await aDatabase();
    const told = run('seed/main', [`--stage=${stage}`], { DATABASE_URL: databaseUrl });
    expect(told.stderr).toBe('');
    expect(await rows(databaseUrl, 'SELECT DISTINCT state FROM application ORDER BY state')).toEqual(states.map((state) => ({ state })));
    expect(await rows(databaseUrl, 'SELECT count(DISTINCT role)::int AS roles FROM account_role')).toEqual([{ roles: 7 }]);
    expect(await rows(databaseUrl, 'SELECT count(*)::int AS open FROM round WHERE clock_timestamp() BETWEEN opens_at AND closes_at')).toEqual([{ open: 1 }]);
  });

  it('of a volume has five whole assessments an application, and sums that recompute', async () => {
    const databaseUrl = await aDatabase();
    expect(run('seed/main', ['--volume=30'], { DATABASE_URL: databaseUrl }).status).toBe(0);
    const [counts] = await rows(databaseUrl, 'SELECT (SELECT count(*)::int FROM application) AS applications, (SELECT count(*)::int FROM panel_seat) AS seats, (SELECT count(*)::int FROM score) AS scores');
    expect(counts).toEqual({ applications: 30, seats: 150, scores: 1200 });
    const wrong = await rows(
      databaseUrl,
      `SELECT s.application_id FROM assessment_summary s JOIN panel_seat p USING (application_id) JOIN score c ON c.seat_id = p.id
        GROUP BY s.application_id, s.total_sum HAVING sum(c.half_points) <> s.total_sum`,
    );
    expect(wrong).toEqual([]);
  });
});
