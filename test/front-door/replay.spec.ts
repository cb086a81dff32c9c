import { beforeAll, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { aDatabase } from '../support/database.js';
import { jwtSecret } from '../support/portal.js';

const folder = mkdtempSync(join(tmpdir(), 'fyrtaarn-replay-'));

function run(command: string, args: readonly string[], databaseUrl: string) {
  const env = { PATH: process.env.PATH, DATA_DIR: folder, JWT_SECRET: jwtSecret, DATABASE_URL: databaseUrl };
  const { status, stdout, stderr } = spawnSync(process.execPath, [`dist/${command}.js`, ...args], { env, encoding: 'utf8' });
  return { status, stdout, stderr };
}

/** Runs statements past the triggers that keep records, as somebody would who has the database in hand. */
async function tampering(databaseUrl: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(`SET session_replication_role = replica; ${sql}`);
  await client.end();
}

describe('a replay', () => {
  let databaseUrl = '';

  beforeAll(async () => {
    databaseUrl = await aDatabase();
    expect(run('seed/main', ['--stage=assessed'], databaseUrl).stderr).toBe('');
  });

  it('makes every recorded ranking again, or the one round’s', async () => {
    expect(run('replay', [], databaseUrl)).toEqual({ status: 0, stdout: 'rankings 1, equal 1\n', stderr: '' });
    const unknown = run('replay', ['--round=1999-1'], databaseUrl);
    expect(unknown.status).toBe(1);
    expect(unknown.stderr).toContain('No ranking of the round 1999-1 has been recorded.');
  });

  it.each([
    ['a score that was handed in', `UPDATE assessment_version SET scores = jsonb_set(scores, '{0,halfPoints}', to_jsonb((scores->0->>'halfPoints')::int - 1))`, 'assessment at'],
    ['a record that was taken out', 'DELETE FROM assessment_version WHERE seat_id = (SELECT seat_id FROM assessment_version ORDER BY seat_id LIMIT 1)', 'assessment at'],
    ['a rank', `UPDATE ranking SET result = replace(result, '"rank":1,', '"rank":2,')`, 'result at'],
    ['what went in', `UPDATE ranking SET inputs = regexp_replace(inputs, '"halfPoints"|"sustainability":\\d', '"sustainability":0')`, ''],
    ['a weight', `UPDATE rule_set SET values = jsonb_set(values, '{weights,sustainability}', '3')`, 'rules at rules'],
    ['a name on it', `UPDATE ranking SET made_by = (SELECT id FROM account WHERE email LIKE 'birk%')`, 'seal at sha256'],
    ['the seal too', `UPDATE event SET facts = '{}' WHERE kind = 'ranking.finalised'`, 'event at sha256'],
  ])('shows %s that was changed afterwards', async (_, sql, shown) => {
    const copy = await aCopy(databaseUrl);
    await tampering(copy, sql);
    const { status, stdout } = run('replay', [], copy);
    expect(stdout).toMatch(/^The first difference: round \S+, ranking 1, /);
    expect(stdout).toContain(shown);
    expect(stdout.endsWith('rankings 1, equal 0\n')).toBe(true);
    expect(status).toBe(1);
  });

  it('plays a demo round where there is none, and leaves nothing of it behind', async () => {
    const empty = await aDatabase();
    const { status, stdout } = run('replay', [], empty);
    expect(stdout).toBe('No ranking has been recorded; a demo round is played.\nrankings 1, equal 1\n');
    expect(status).toBe(0);
    const client = new pg.Client({ connectionString: empty });
    await client.connect();
    const left = await client.query(`SELECT (SELECT count(*)::int FROM account) AS accounts`);
    await client.end();
    expect(left.rows).toEqual([{ accounts: 0 }]);
  });
});

async function aCopy(url: string): Promise<string> {
  const address = new URL(await aDatabase());
  const [name, from] = [address.pathname.slice(1), new URL(url).pathname.slice(1)];
  const server = new URL(url);
  server.pathname = '/postgres';
  const client = new pg.Client({ connectionString: server.href });
  await client.connect();
  await client.query(`DROP DATABASE ${client.escapeIdentifier(name)} WITH (FORCE)`);
  await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)} TEMPLATE ${client.escapeIdentifier(from)}`);
  await client.end();
  return address.href;
}
