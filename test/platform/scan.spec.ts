import { afterEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { Db } from '../../src/platform/db/index.js';
import { Clamd, Files, Scanning } from '../../src/platform/files/index.js';
import { ScannerDown } from '../../src/platform/files/clamd.js';
import { eicar } from '../builders/file-contents.js';
import { aPdf } from '../builders/routes-world.js';
import { anApp } from '../support/app.js';
import { startClamd } from '../support/clamd.js';
import { aDatabase } from '../support/database.js';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function aScanner(at?: string) {
  const clamd = await startClamd(at);
  closing.push(() => clamd.stop());
  return clamd;
}

/** An address where nothing listens, and nothing soon will. */
async function aDeadAddress(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `tcp://127.0.0.1:${port}`;
}

const scan = (url: string, content: Buffer, timeoutMs = 5000) => new Clamd(url, timeoutMs).scan(Readable.from(content.length ? [content] : []));

describe('the scanner', () => {
  it.each([0, 1, 70_000, 5_000_000])('is sent all %s bytes of a content, and finds it clean', async (bytes) => {
    const clamd = await aScanner();
    const content = Buffer.alloc(bytes, 'abc');
    expect(await scan(clamd.url, content)).toEqual({ state: 'clean' });
    expect(clamd.seen.map((seen) => seen.equals(content))).toEqual([true]);
  });

  it('says what it found, wherever in the content', async () => {
    const clamd = await aScanner();
    const content = Buffer.concat([Buffer.alloc(200_000, 0x20), eicar, Buffer.alloc(200_000, 0x20)]);
    expect(await scan(clamd.url, content)).toEqual({ state: 'infected', finding: 'Eicar-Test-Signature' });
  });

  it('is reached through a socket file too', async () => {
    const clamd = await aScanner(join(mkdtempSync(join(tmpdir(), 'fyrtaarn-clamd-')), 'clamd.ctl'));
    expect(await scan(clamd.url, eicar)).toMatchObject({ state: 'infected' });
  });

  it('that takes no more than so much says so; that is about this file, not about the scanner', async () => {
    const clamd = await aScanner();
    clamd.maxBytes = 100_000;
    const answer = scan(clamd.url, Buffer.alloc(5_000_000));
    await expect(answer).rejects.toThrow('size limit exceeded');
    await expect(answer).rejects.not.toBeInstanceOf(ScannerDown);
  });

  it.each(['hang', 'hang-up'] as const)('that does a %s is down', async (mode) => {
    const clamd = await aScanner();
    clamd.mode = mode;
    await expect(scan(clamd.url, aPdf, 200)).rejects.toBeInstanceOf(ScannerDown);
  });

  it('that refuses the connection is down', async () => {
    await expect(scan(await aDeadAddress(), aPdf)).rejects.toBeInstanceOf(ScannerDown);
  });
});

interface Row {
  readonly state: string;
  readonly attempts: number;
  readonly error: string | null;
  /** Seconds until it is tried again. */
  readonly pause: number;
}

async function aPortal(clamdUrl: string | null, databaseUrl?: string) {
  const url = databaseUrl ?? (await aDatabase());
  const folder = mkdtempSync(join(tmpdir(), 'fyrtaarn-scan-'));
  const { app, source, close } = await anApp({ DATABASE_URL: url, UPLOADS_DIR: folder, CLAMD_URL: clamdUrl ?? '' });
  closing.push(close);
  const files = app.get(Files);
  const store = async (content: Buffer, name = 'a.pdf'): Promise<string> => {
    const result = await app.get(Db).transaction(() => files.store(content, { name }));
    if (!result.ok) throw new Error(result.refusal.code);
    return result.value.key;
  };
  const row = async (key: string): Promise<Row> => {
    const [found] = await source.query<Row[]>(
      `SELECT scan_state AS state, scan_attempts AS attempts, scan_error AS error, round(extract(epoch FROM next_scan_at - clock_timestamp()))::int AS pause FROM stored_file WHERE key = $1`,
      [key],
    );
    return found!;
  };
  const due = () => source.query('UPDATE stored_file SET next_scan_at = clock_timestamp()');
  return { app, source, files, scanning: app.get(Scanning), store, row, due, url, folder };
}

describe('the job that has files scanned', () => {
  it('gives nobody a file before it was found clean, and an infected one never', async () => {
    const clamd = await aScanner();
    const { files, scanning, store, row, source } = await aPortal(clamd.url);
    const [clean, infected] = [await store(aPdf), await store(eicar, 'a.txt')];
    await expect(files.read(clean)).rejects.toMatchObject({ why: 'pending', status: 409 });
    expect(await scanning.scan()).toEqual({ scanned: 2, failed: 0 });
    (await files.read(clean)).content.destroy();
    await expect(files.read(infected)).rejects.toMatchObject({ why: 'infected', status: 409 });
    expect(await files.about([infected])).toMatchObject([{ scan: 'infected', finding: 'Eicar-Test-Signature' }]);
    expect((await row(clean)).state).toBe('clean');
    expect(await source.query('SELECT kind FROM event WHERE subject = ANY($1::text[]) ORDER BY kind', [[clean, infected]])).toEqual([{ kind: 'file.clean' }, { kind: 'file.infected' }]);
    expect(await scanning.scan()).toEqual({ scanned: 0, failed: 0 });
  });

  it('waits longer each time while the scanner is down, and goes on when it is back', async () => {
    const { scanning, store, row, due, url, folder, source } = await aPortal(await aDeadAddress());
    const [one, other] = [await store(aPdf), await store(aPdf)];
    const pauses: number[] = [];
    for (let attempt = 1; attempt <= 8; attempt += 1) {
      // The first file shows that it is down; the other is not tried.
      expect(await scanning.scan()).toEqual({ scanned: 0, failed: 1 });
      const tried = [await row(one), await row(other)].find(({ attempts }) => attempts === attempt);
      pauses.push(tried!.pause);
      expect(tried).toMatchObject({ state: 'pending', error: expect.stringContaining('cannot be reached') });
      await due();
      // Always the same one first, so that its pauses are seen to grow.
      await source.query(`UPDATE stored_file SET next_scan_at = clock_timestamp() + interval '1 hour' WHERE scan_attempts < $1`, [attempt]);
    }
    expect(pauses).toEqual([10, 20, 40, 80, 160, 320, 600, 600]);
    await due();
    const clamd = await aScanner();
    const back = await anApp({ DATABASE_URL: url, UPLOADS_DIR: folder, CLAMD_URL: clamd.url });
    closing.push(back.close);
    expect(await back.app.get(Scanning).scan()).toEqual({ scanned: 2, failed: 0 });
  });

  it('goes on to the next file after one that the scanner cannot take', async () => {
    const clamd = await aScanner();
    clamd.maxBytes = 1000;
    const { scanning, store, row } = await aPortal(clamd.url);
    const large = await store(Buffer.concat([aPdf, Buffer.alloc(5000, 0x20)]));
    const small = await store(aPdf);
    expect(await scanning.scan()).toEqual({ scanned: 1, failed: 1 });
    expect(await row(small)).toMatchObject({ state: 'clean' });
    expect(await row(large)).toMatchObject({ state: 'pending', error: expect.stringContaining('size limit') });
  });

  it('lets a file be removed while the scanner hangs over it', async () => {
    const clamd = await aScanner();
    clamd.mode = 'hang';
    const { app, files, scanning, store } = await aPortal(clamd.url);
    const key = await store(aPdf);
    const hanging = scanning.scan();
    for (let tries = 0; tries < 200 && clamd.seen.length === 0; tries += 1) await new Promise((resolve) => setTimeout(resolve, 25));
    await app.get(Db).transaction(() => files.remove(key));
    expect(await files.about([key])).toEqual([]);
    await clamd.stop();
    expect(await hanging).toEqual({ scanned: 0, failed: 1 });
  });

  it('scans files from before there was a scanner, and lets waiting ones go when there is none any more', async () => {
    const before = await aPortal(null);
    const old = await before.store(aPdf);
    expect(await before.row(old)).toMatchObject({ state: 'none' });
    const clamd = await aScanner();
    const env = { DATABASE_URL: before.url, UPLOADS_DIR: before.folder };
    const scanned = await anApp({ ...env, CLAMD_URL: clamd.url });
    closing.push(scanned.close);
    expect(await scanned.app.get(Scanning).scan()).toEqual({ scanned: 1, failed: 0 });
    expect(await before.row(old)).toMatchObject({ state: 'clean' });

    const stored = await scanned.app.get(Db).transaction(() => scanned.app.get(Files).store(aPdf, { name: '' }));
    if (!stored.ok) throw new Error(stored.refusal.code);
    await before.app.get(Scanning).onApplicationBootstrap();
    expect(await before.row(stored.value.key)).toMatchObject({ state: 'none' });
  });
});
