import { describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aDatabase } from '../support/database.js';
import { jwtSecret } from '../support/portal.js';

const folder = mkdtempSync(join(tmpdir(), 'fyrtaarn-rehearse-'));

function rehearse(databaseUrl: string, ...args: string[]) {
  const env = { PATH: process.env.PATH, DATABASE_URL: databaseUrl, JWT_SECRET: jwtSecret, DATA_DIR: folder };
  const { status, stdout, stderr } = spawnSync(process.execPath, ['dist/rehearse.js', ...args], { env, encoding: 'utf8' });
  return { status, stdout, stderr };
}

describe('npm run rehearse', () => {
  it('plays the first round of 2011 without a fault and ends with one line', async () => {
    const { status, stdout, stderr } = rehearse(await aDatabase(), '--round=2011-1', '--applicants=1');
    expect(stderr).toBe('');
    expect(stdout).not.toContain('FAILED');
    expect(stdout.trimEnd().split('\n').at(-1)).toMatch(/^rehearsal 2011-1: \d\d checks, 0 failed$/);
    expect(status).toBe(0);
  });

  it('says what it wants to know', async () => {
    const databaseUrl = await aDatabase();
    expect(rehearse(databaseUrl).stderr).toContain('npm run rehearse -- --round=2011-1');
    const unknown = rehearse(databaseUrl, '--round=1999-1');
    expect(unknown).toMatchObject({ status: 1, stderr: 'There is no round 1999-1\n' });
  });
});
