import { afterEach, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { Sweep } from '../../src/platform/files/index.js';
import { readyApplication, type ReadyApplication } from '../builders/ready-application.js';
import { aPdf } from '../builders/routes-world.js';
import { anApp } from '../support/app.js';
import { aDatabase } from '../support/database.js';
import { errorBeside } from '../support/html.js';
import { browserOf, jwtSecret } from '../support/portal.js';
import { startPortal, type StartedPortal } from '../support/start-portal.mjs';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** A portal, a database and a folder of files that nothing else uses. */
async function aDoomedPortal() {
  const databaseUrl = await aDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'fyrtaarn-upload-'));
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  closing.push(() => client.end());
  const start = async (): Promise<StartedPortal> => {
    const portal = await startPortal({ databaseUrl, folder, jwtSecret });
    closing.push(() => portal.stop());
    return portal;
  };
  const uploads = join(folder, 'uploads');
  const files = (): string[] => {
    try {
      return readdirSync(uploads).sort();
    } catch {
      return [];
    }
  };
  /** What the job does, at once and without its safe age. */
  const sweep = async () => {
    const { app, close } = await anApp({ DATABASE_URL: databaseUrl, UPLOADS_DIR: uploads });
    const swept = await app.get(Sweep).sweep(0);
    await close();
    return swept;
  };
  const named = async (): Promise<string[]> => (await client.query<{ key: string }>('SELECT storage_key AS key FROM attachment ORDER BY 1')).rows.map(({ key }) => key);
  return { start, client, databaseUrl, files, sweep, named };
}

const attach = ({ id, owner }: ReadyApplication, url: string, name: string, content = aPdf) => browserOf(owner, { url }).upload(`/ansoegninger/${id}/bilag`, { name, content });

/** Begins an upload and stops in the middle of the body. `done` says how it ended: with a status, or broken. */
function halfAnUpload({ id, owner }: ReadyApplication, url: string) {
  const headers = { Cookie: owner.cookie, Origin: url, 'Content-Type': 'multipart/form-data; boundary=x', 'Content-Length': '2000000' };
  const sending = request(`${url}/ansoegninger/${id}/bilag`, { method: 'POST', headers });
  const done = new Promise<number | 'broken'>((resolve) => {
    sending.on('response', ({ statusCode }) => resolve(statusCode!));
    sending.on('error', () => resolve('broken'));
  });
  sending.write('--x\r\nContent-Disposition: form-data; name="file"; filename="halv.pdf"\r\n\r\n');
  sending.write(Buffer.concat([aPdf, Buffer.alloc(500_000, 0x20)]));
  return { done, hangUp: () => void sending.destroy() };
}

describe('an upload that is broken off', () => {
  it('by the sender leaves nothing', async () => {
    const { start, client, files, named } = await aDoomedPortal();
    const portal = await start();
    const application = await readyApplication(client, portal.url);
    const upload = halfAnUpload(application, portal.url);
    await until(() => files().some((name) => name.endsWith('.part')));
    upload.hangUp();
    await until(() => files().length === 0);
    expect(await named()).toEqual([]);
  });

  it('by kill -9 while the body is coming leaves a part that the sweep takes, and nothing else', async () => {
    const { start, client, files, sweep, named } = await aDoomedPortal();
    const portal = await start();
    const application = await readyApplication(client, portal.url);
    await attach(application, portal.url, 'hel.pdf').expect(303);
    const upload = halfAnUpload(application, portal.url);
    await until(() => files().some((name) => name.endsWith('.part')));
    await portal.kill();
    expect(await upload.done).toBe('broken');
    expect(await sweep()).toEqual({ loose: 0, parts: 1, missing: [], unknown: [] });
    expect(files()).toEqual(await named());
    expect(await named()).toHaveLength(1);
  });

  it('by kill -9 between file and row leaves a file without a row, which the sweep takes', async () => {
    const { start, client, databaseUrl, files, sweep, named } = await aDoomedPortal();
    const portal = await start();
    const application = await readyApplication(client, portal.url);
    await attach(application, portal.url, 'hel.pdf').expect(303);
    const holder = new pg.Client({ connectionString: databaseUrl });
    await holder.connect();
    closing.push(() => holder.end());
    await holder.query('BEGIN; LOCK TABLE stored_file IN EXCLUSIVE MODE');
    const upload = attach(application, portal.url, 'uden-raekke.pdf').then(({ status }) => status, () => 'broken');
    await until(async () => (await client.query(`SELECT 1 FROM pg_locks WHERE NOT granted AND relation = 'stored_file'::regclass`)).rows.length > 0);
    await portal.kill();
    expect(await upload).toBe('broken');
    await holder.query('ROLLBACK');
    await until(async () => (await client.query(`SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND state = 'idle in transaction'`)).rows.length === 0);
    expect(files()).toHaveLength(2);
    expect(await sweep()).toEqual({ loose: 1, parts: 0, missing: [], unknown: [] });
    expect(files()).toEqual(await named());
    expect(await named()).toHaveLength(1);

    const again = await start();
    await attach(application, again.url, 'igen.pdf').expect(303);
    expect(files()).toEqual(await named());
  });
});

/**
 * Two ways to have too little room. A mounted folder of one megabyte is the real thing, but needs a kernel that lets
 * ordinary people mount; a limit on what one process may write to a file is refused by every kernel, in the same place.
 */
const ways = {
  'a folder that holds no more': (uploads: string) => ['unshare', '-Urm', 'sh', '-c', 'mkdir -p "$0" && mount -t tmpfs -o size=1m,mode=0777 none "$0" && exec "$@"', uploads],
  'a limit on the size of files': () => ['sh', '-c', 'ulimit -f 2048 && exec "$@"', 'sh'],
} as const;
const mayMount = spawnSync('unshare', ['-Urm', 'sh', '-c', 'mount -t tmpfs none /tmp']).status === 0;
const possible = (Object.keys(ways) as (keyof typeof ways)[]).filter((way) => way !== 'a folder that holds no more' || mayMount);

describe.each(possible)('a full disk: %s', (way) => {
  it('is said beside the field, leaves no half file and loses nothing that was stored', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'fyrtaarn-full-'));
    const { client, named, databaseUrl } = await aDoomedPortal();
    const portal = await startPortal({ databaseUrl, folder, jwtSecret, under: ways[way](join(folder, 'uploads')) });
    closing.push(() => portal.stop());
    const application = await readyApplication(client, portal.url);
    // The mount is seen from inside the portal's own process only.
    const files = (): string[] => readdirSync(`/proc/${portal.pid}/root${join(folder, 'uploads')}`).sort();
    await attach(application, portal.url, 'lille.pdf').expect(303);
    const kept = await named();

    const large = Buffer.concat([aPdf, Buffer.alloc(3 * 1024 * 1024, 0x20)]);
    for (let attempt = 0; attempt < 2; attempt += 1) {
      const { status, text } = await attach(application, portal.url, 'stor.pdf', large);
      expect([status, errorBeside(text, 'file')]).toEqual([422, expect.stringContaining('Filen »stor.pdf« kunne ikke gemmes, fordi portalens lager er fuldt.')]);
      expect(await named()).toEqual(kept);
      expect(files()).toEqual(kept);
    }
    const [row] = (await client.query<{ id: string }>('SELECT id FROM attachment')).rows;
    const back = await browserOf(application.owner, { url: portal.url }).get(`/ansoegninger/${application.id}/bilag/${row!.id}`).buffer(true).expect(200);
    expect(createHash('sha256').update(back.body as Buffer).digest('hex')).toBe(createHash('sha256').update(aPdf).digest('hex'));
    await attach(application, portal.url, 'ogsaa-lille.pdf').expect(303);
    expect(files()).toEqual(await named());
    expect(readFileSync(join(folder, 'portal.log'), 'utf8')).toMatch(/ENOSPC|EFBIG/);
  });
});

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 400; tries += 1) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('It did not come to that');
}
