import { describe, expect, it } from '@jest/globals';
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
  it('makes every recorded ranking again, and ends with 1 and the first difference where somebody has had the database in hand', async () => {
    const databaseUrl = await aDatabase();
    expect(run('seed/main', ['--stage=assessed'], databaseUrl).stderr).toBe('');
    expect(run('replay', [], databaseUrl)).toEqual({ status: 0, stdout: 'rankings 1, equal 1\n', stderr: '' });

    await tampering(databaseUrl, `UPDATE assessment_version SET scores = jsonb_set(scores, '{0,halfPoints}', to_jsonb((scores->0->>'halfPoints')::int + 1)) WHERE seat_id = (SELECT seat_id FROM assessment_version ORDER BY seat_id LIMIT 1)`);
    const { status, stdout } = run('replay', [], databaseUrl);
    expect(stdout).toMatch(/^The first difference: round \S+, ranking 1, assessment at \[\d\]\.assessments\[\d\]\.scores\.\S+\n {2}recorded: \d+\n {2}replayed: \d+\nrankings 1, equal 0\n$/);
    expect(status).toBe(1);
  });

  it('plays a demo round where there is none, and leaves nothing of it behind', async () => {
    const empty = await aDatabase();
    const unknown = run('replay', ['--round=1999-1'], empty);
    expect(unknown.status).toBe(1);
    expect(unknown.stderr).toContain('No ranking of the round 1999-1 has been recorded.');
    const { status, stdout } = run('replay', [], empty);
    expect(stdout).toBe('No ranking has been recorded; a demo round is played.\nrankings 1, equal 1\n');
    expect(status).toBe(0);
    const client = new pg.Client({ connectionString: empty });
    await client.connect();
    const left = await client.query('SELECT count(*)::int AS accounts FROM account');
    await client.end();
    expect(left.rows).toEqual([{ accounts: 0 }]);
  });
});
