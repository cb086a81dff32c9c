import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { ConfigError, readConfig } from '../../src/config.js';
import { Db } from '../../src/platform/db/index.js';
import { Files, Sweep } from '../../src/platform/files/index.js';
import { FolderStorage } from '../../src/platform/files/folder.storage.js';
import { S3Storage } from '../../src/platform/files/s3.storage.js';
import type { Storage } from '../../src/platform/files/storage.js';
import { aPdf } from '../builders/routes-world.js';
import { anApp } from '../support/app.js';
import { aDatabase } from '../support/database.js';
import { startS3 } from '../support/s3-server.mjs';

const hashOf = (content: Buffer): string => createHash('sha256').update(content).digest('hex');
const newFolder = (): string => mkdtempSync(join(tmpdir(), 'fyrtaarn-files-'));
const access = { region: 'eu-north-1', key: 'S3RVER', secret: 'S3RVER' };

let s3: Awaited<ReturnType<typeof startS3>>;
beforeAll(async () => {
  s3 = await startS3();
});
afterAll(() => s3.stop());

describe.each(['a folder', 'an S3 store'])('%s', (where) => {
  const folder = newFolder();
  const storage = (): Storage => (where === 'a folder' ? new FolderStorage(folder) : new S3Storage({ ...access, url: s3.url, bucket: s3.bucket }));
  const put = async (content: Buffer): Promise<string> => {
    const key = randomUUID();
    writeFileSync(join(folder, `${key}.part`), content);
    await storage().put(key, join(folder, `${key}.part`));
    return key;
  };
  const keys = async (): Promise<string[]> => {
    const found: string[] = [];
    for await (const key of storage().keys()) found.push(key);
    return found;
  };

  it.each([0, 1, 65_537, 3_000_000])('gives %s bytes back as they were put, and takes the finished part over', async (bytes) => {
    const content = Buffer.alloc(bytes, 'æøå');
    const key = await put(content);
    expect(hashOf(await buffer((await storage().read(key))!))).toBe(hashOf(content));
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('knows nothing of a key nobody put, and removing it is no fault', async () => {
    expect(await storage().read(randomUUID())).toBeNull();
    await storage().remove(randomUUID());
  });

  it('removes', async () => {
    const key = await put(aPdf);
    await storage().remove(key);
    expect(await storage().read(key)).toBeNull();
    expect(await keys()).not.toContain(key);
  });

  it('lists all keys and no parts', async () => {
    const put3 = [await put(aPdf), await put(aPdf), await put(aPdf)];
    writeFileSync(join(folder, `${randomUUID()}.part`), 'x');
    expect(await keys()).toEqual(expect.arrayContaining(put3));
    expect((await keys()).every((key) => /^[0-9a-f-]{36}$/.test(key))).toBe(true);
  });

  it.each(['../secret', '..', '', 'a/b', `${randomUUID()}/../x`, `${randomUUID()}\n`])('takes %j for no key', async (key) => {
    const attempt = async () => storage().read(key);
    await expect(attempt()).rejects.toThrow('Not a key');
  });
});

describe.each(['a folder', 'an S3 store'])('files in %s', (where) => {
  const folder = newFolder();
  let app: Awaited<ReturnType<typeof anApp>>;
  let files: Files;
  let db: Db;
  let sweep: Sweep;
  beforeAll(async () => {
    const store: NodeJS.ProcessEnv = where === 'a folder' ? {} : { S3_URL: s3.url, S3_BUCKET: s3.bucket, S3_KEY: access.key, S3_SECRET: access.secret };
    app = await anApp({ DATABASE_URL: await aDatabase(), UPLOADS_DIR: folder, ...store });
    [files, db, sweep] = [app.app.get(Files), app.app.get(Db), app.app.get(Sweep)];
    if (where !== 'a folder') {
      const storage = new S3Storage({ ...access, url: s3.url, bucket: s3.bucket });
      for await (const key of storage.keys()) await storage.remove(key);
    }
  });
  afterAll(() => app.close());

  const stored = async (content = aPdf, keeps = true): Promise<string> => {
    const result = await db.transactionThat(() => files.store(content, { name: 'a.pdf' }), () => keeps);
    if (!result.ok) throw new Error(result.refusal.code);
    return result.value.key;
  };
  const rows = async (): Promise<{ stored: string[]; loose: string[] }> => {
    const query = async (table: string) => (await app.source.query<{ key: string }[]>(`SELECT key FROM ${table}`)).map(({ key }) => key);
    return { stored: await query('stored_file'), loose: await query('loose_file') };
  };

  it('are stored whole and hashed, and read back with what is known of them', async () => {
    const key = await stored();
    const { content, ...known } = await files.read(key);
    expect(await buffer(content)).toEqual(aPdf);
    expect(known).toEqual({ key, bytes: aPdf.length, sha256: hashOf(aPdf), mediaType: 'application/pdf', scan: 'none', finding: '' });
    expect((await rows()).loose).toEqual([]);
  });

  it('that are refused leave nothing', async () => {
    const before = readdirSync(folder);
    expect(await db.transaction(() => files.store(Buffer.from('#!/bin/sh'), { name: 'a.pdf' }))).toMatchObject({ ok: false, refusal: { code: 'kind' } });
    expect([readdirSync(folder), (await rows()).loose]).toEqual([before, []]);
  });

  it('are gone with the transaction that stored them', async () => {
    const key = await stored(aPdf, false);
    expect(await files.about([key])).toEqual([]);
    expect((await rows()).loose).toEqual([]);
    expect((await sweep.sweep()).unknown).toEqual([]);
  });

  it('stay where their removal is undone, and go where it is kept', async () => {
    const key = await stored();
    await db.transactionThat(() => files.remove(key), () => false);
    await buffer((await files.read(key)).content);
    await db.transaction(() => files.remove(key));
    expect(await files.about([key])).toEqual([]);
    expect(await rows()).toMatchObject({ loose: [] });
    expect((await sweep.sweep()).unknown).not.toContain(key);
  });

  it('cannot be kept once they were thrown away', async () => {
    const taken = await files.take([aPdf]);
    const received = taken.ok ? await files.receive(taken.value, { name: 'a.pdf' }) : taken;
    if (!received.ok) throw new Error('not received');
    await files.discard([received.value.key]);
    await expect(db.transaction(() => files.keep(received.value))).rejects.toThrow('thrown away');
  });

  it('are left alone by throwing away, once kept', async () => {
    const key = await stored();
    await files.discard([key]);
    expect(await buffer((await files.read(key)).content)).toEqual(aPdf);
  });

  it('are swept only when nobody has kept them for the safe age', async () => {
    const kept = await stored();
    const taken = await files.take([aPdf]);
    const received = taken.ok ? await files.receive(taken.value, { name: '' }) : taken;
    if (!received.ok) throw new Error('not received');
    const old = join(folder, `${randomUUID()}.part`);
    writeFileSync(old, 'half a file');
    utimesSync(old, new Date(0), new Date(0));
    const young = join(folder, `${randomUUID()}.part`);
    writeFileSync(young, 'half a file, still coming');
    expect(await sweep.sweep(60_000)).toMatchObject({ loose: 0, parts: 1 });
    expect(await sweep.sweep(0)).toMatchObject({ loose: 1, parts: 1, unknown: [] });
    expect((await rows()).loose).toEqual([]);
    expect(await buffer((await files.read(kept)).content)).toEqual(aPdf);
  });

  it('nobody here knows are reported and not touched: they may be another database’s', async () => {
    const part = join(folder, `${randomUUID()}.part`);
    writeFileSync(part, aPdf);
    const storage: Storage = where === 'a folder' ? new FolderStorage(folder) : new S3Storage({ ...access, url: s3.url, bucket: s3.bucket });
    const key = randomUUID();
    await storage.put(key, part);
    for (let n = 0; n < 2; n += 1) expect((await sweep.sweep(0)).unknown).toEqual([key]);
    expect(await buffer((await storage.read(key))!)).toEqual(aPdf);
    await storage.remove(key);
  });

  it('that a row names but the store lacks are flagged once, and again found when they are back', async () => {
    const key = await stored();
    const storage: Storage = where === 'a folder' ? new FolderStorage(folder) : new S3Storage({ ...access, url: s3.url, bucket: s3.bucket });
    await storage.remove(key);
    expect((await sweep.sweep()).missing).toEqual([key]);
    expect((await sweep.sweep()).missing).toEqual([]);
    await expect(files.read(key)).rejects.toMatchObject({ why: 'missing' });
    const part = join(folder, `${randomUUID()}.part`);
    writeFileSync(part, aPdf);
    await storage.put(key, part);
    await sweep.sweep();
    expect(await app.source.query('SELECT key FROM stored_file WHERE missing_since IS NOT NULL')).toEqual([]);
  });
});

it('a store that does not answer refuses the file and leaves nothing', async () => {
  const folder = newFolder();
  const { app, source, close } = await anApp({ DATABASE_URL: await aDatabase(), UPLOADS_DIR: folder, S3_URL: 'http://127.0.0.1:1', S3_BUCKET: 'x', S3_KEY: 'x', S3_SECRET: 'x' });
  const result = await app.get(Db).transaction(() => app.get(Files).store(aPdf, { name: 'a.pdf' }));
  expect(result).toEqual({ ok: false, refusal: { code: 'down' } });
  expect(await source.query('SELECT key FROM stored_file')).toEqual([]);
  expect(readdirSync(folder)).toEqual([]);
  await close();
});

describe('the configuration', () => {
  const read = (env: NodeJS.ProcessEnv) => readConfig({ DATABASE_URL: 'postgres://x', JWT_SECRET: 'x'.repeat(32), ...env });
  const problems = (env: NodeJS.ProcessEnv): readonly string[] => {
    try {
      read(env);
      return [];
    } catch (error) {
      return (error as ConfigError).problems;
    }
  };

  it('keeps files in a folder and scans nothing, unless told', () => {
    expect(read({})).toMatchObject({ s3: null, clamdUrl: null });
    const s3Env = { S3_URL: 'https://s3.example', S3_BUCKET: 'bilag', S3_KEY: 'k', S3_SECRET: 's' };
    expect(read({ ...s3Env, CLAMD_URL: 'unix:///run/clamd.ctl' })).toMatchObject({ s3: { url: 'https://s3.example', bucket: 'bilag', key: 'k', secret: 's' }, clamdUrl: 'unix:///run/clamd.ctl' });
  });

  it.each([
    [{ S3_URL: 'https://s3.example' }, ['S3_BUCKET', 'S3_KEY', 'S3_SECRET']],
    [{ S3_URL: 's3.example', S3_BUCKET: 'b', S3_KEY: 'k', S3_SECRET: 's' }, ['S3_URL']],
    [{ S3_BUCKET: 'b' }, ['S3_BUCKET']],
    [{ CLAMD_URL: 'http://127.0.0.1' }, ['CLAMD_URL']],
  ])('%j is refused by the names of the variables', (env, names) => {
    expect(problems(env).map((problem) => problem.split(' ')[0])).toEqual(names);
  });
});
