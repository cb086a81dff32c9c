import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../src/platform/db/embedded-postgres.js';

const compiled = path.join(path.dirname(fileURLToPath(import.meta.url)), '../../dist/platform/db/embedded-postgres.js');

let parent: string;
let dataDir: string;
let lines: string[];
let stopper: EmbeddedPostgres | undefined;

beforeEach(() => {
  parent = mkdtempSync(path.join(tmpdir(), 'fyrtaarn-postgres-'));
  chmodSync(parent, 0o755); // as root, PostgreSQL runs under another account and must get in
  dataDir = path.join(parent, 'data');
  lines = [];
  stopper = undefined;
});

afterEach(async () => {
  await stopper?.stop();
  rmSync(parent, { recursive: true, force: true });
});

const start = async () => (stopper = await startEmbeddedPostgres({ dataDir, log: (line) => lines.push(line) }));

async function ask(url: string, sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return Object.values((await client.query<Record<string, unknown>>(sql)).rows[0] ?? {})[0];
  } finally {
    await client.end();
  }
}

const postmasterPid = () => Number(readFileSync(path.join(dataDir, 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0]);

/** Another node process that starts the same database, says its address and lives on. */
async function startInChild() {
  const script = `
    const { startEmbeddedPostgres } = await import(process.argv[1]);
    const { url } = await startEmbeddedPostgres({ dataDir: process.argv[2], log: () => {} });
    console.log(url);
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script, compiled, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exit = once(child, 'exit');
  const url = await Promise.race([
    once(createInterface(child.stdout), 'line').then(([line]) => String(line)),
    exit.then(() => Promise.reject(new Error('The child ended before it had a database'))),
  ]);
  const kill = async () => {
    child.kill('SIGKILL');
    await exit;
  };
  return { url, kill };
}

describe('embedded PostgreSQL', () => {
  it('creates a UTF-8 database that sorts Danish and takes a password', async () => {
    const { url } = await start();

    expect(await ask(url, 'SELECT current_database()')).toBe('fyrtaarn');
    expect(await ask(url, 'SHOW server_encoding')).toBe('UTF8');
    expect(await ask(url, "SELECT lower('ÆØÅ')")).toBe('æøå');
    expect(
      await ask(url, `SELECT string_agg(x, '' ORDER BY x COLLATE "da-DK-x-icu") FROM unnest(ARRAY['å', 'z', 'ø', 'a', 'æ']) x`),
    ).toBe('azæøå');
    await expect(ask(url.replace(/:[0-9a-f]+@/, ':guess@'), 'SELECT 1')).rejects.toThrow('password authentication failed');
    expect(statSync(path.join(dataDir, 'cluster', 'fyrtaarn-password')).mode & 0o777).toBe(0o600);
  });

  it('keeps the data over a stop, and stops twice without complaint', async () => {
    const first = await start();
    await ask(first.url, 'CREATE TABLE kept AS SELECT 42 AS n');
    await first.stop();
    await first.stop();
    await expect(ask(first.url, 'SELECT 1')).rejects.toThrow();

    const second = await start();

    expect(await ask(second.url, 'SELECT n FROM kept')).toBe(42);
  });

  it('keeps the data when PostgreSQL is killed', async () => {
    const first = await start();
    await ask(first.url, 'CREATE TABLE kept AS SELECT 42 AS n');
    process.kill(postmasterPid(), 'SIGKILL');

    const second = await start();

    expect(await ask(second.url, 'SELECT n FROM kept')).toBe(42);
  });

  it('reuses the PostgreSQL of a node process that was killed, and stops it', async () => {
    const child = await startInChild();
    await ask(child.url, 'CREATE TABLE kept AS SELECT 42 AS n');
    const pid = postmasterPid();
    await child.kill();

    const { url, stop } = await start();

    expect(url).toBe(child.url);
    expect(postmasterPid()).toBe(pid);
    expect(lines.at(-1)).toContain('reused');
    expect(await ask(url, 'SELECT n FROM kept')).toBe(42);
    await stop();
    await expect(ask(url, 'SELECT 1')).rejects.toThrow();
  });

  it('lets two starters at once share one server', async () => {
    const [child, own] = await Promise.all([startInChild(), start()]);

    expect(own.url).toBe(child.url);
    expect(await ask(own.url, 'SELECT 1')).toBe(1);
    await child.kill();
  });
});
