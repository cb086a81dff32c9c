import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  closeSync,
  existsSync,
  fchownSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { placePostgres, type PostgresPlace } from './postgres-place.js';

export interface EmbeddedPostgres {
  readonly url: string;
  stop(): Promise<void>;
}

interface Options {
  dataDir: string;
  log: (line: string) => void;
  database?: string;
}

const run = promisify(execFile);
const USER = 'postgres';
const PASSWORD_FILE = 'fyrtaarn-password';
const LAUNCHES = 20;
const PATIENCE_MS = 60_000; // a crashed server with much to replay answers late

/** Starts, or joins, the real PostgreSQL of `dataDir`. It outlives this process until somebody calls `stop`. */
export async function startEmbeddedPostgres({ dataDir, log, database = 'fyrtaarn' }: Options): Promise<EmbeddedPostgres> {
  const wanted = path.resolve(dataDir);
  const place = placePostgres(wanted);
  if (place.home !== wanted) log(`PostgreSQL cannot reach ${wanted}; its data are in ${place.home}`);
  if (!existsSync(place.cluster)) await createCluster(place, log);

  const port = await runningPort(place, log);
  const url = urlOf(place, port, database);
  await createDatabase(urlOf(place, port, 'postgres'), database);
  return { url, stop: () => stopServer(place) };
}

async function createCluster({ home, cluster, program, spawn: as }: PostgresPlace, log: Options['log']): Promise<void> {
  const began = Date.now();
  discardAbandoned(home);
  const fresh = path.join(home, `new-${process.pid}-${randomBytes(4).toString('hex')}`);
  const passwordFile = `${fresh}.password`;
  try {
    writeFileSync(passwordFile, randomBytes(24).toString('hex'), { mode: 0o600 });
    if (as.uid !== undefined && as.gid !== undefined) chownSync(passwordFile, as.uid, as.gid);
    await run(program('initdb'), [
      `--pgdata=${fresh}`, `--username=${USER}`, `--pwfile=${passwordFile}`, '--auth=scram-sha-256',
      '--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-instructions',
    ], as).catch((error: { stderr?: string; message: string }) => {
      throw new Error(`PostgreSQL could not create its data in ${home}: ${error.stderr?.trim() || error.message}`);
    });
    renameSync(passwordFile, path.join(fresh, PASSWORD_FILE));
    try {
      renameSync(fresh, cluster);
      log(`PostgreSQL data created in ${cluster} (${Date.now() - began} ms)`);
    } catch (error) {
      if (!existsSync(cluster)) throw error; // otherwise another starter was first, and its data hold
    }
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(fresh, { recursive: true, force: true });
  }
}

function discardAbandoned(home: string): void {
  for (const name of readdirSync(home).filter((each) => each.startsWith('new-'))) {
    const entry = path.join(home, name);
    const age = Date.now() - (statSync(entry, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > 10 * 60_000) rmSync(entry, { recursive: true, force: true });
  }
}

/** Joins the server that runs, launches one when none does, and does both again when two starters meet. */
async function runningPort(place: PostgresPlace, log: Options['log']): Promise<number> {
  const deadline = Date.now() + PATIENCE_MS;
  let launches = 0;
  let mine: number | undefined;
  while (Date.now() < deadline) {
    const server = findServer(place);
    if (server?.ready && (await answers(urlOf(place, server.port, 'postgres')))) {
      const verb = server.pid === mine ? 'started' : 'was running already and is reused';
      log(`PostgreSQL ${verb}: port ${server.port}, process ${server.pid}`);
      return server.port;
    }
    if (!server) {
      if (launches++ === LAUNCHES) break;
      if (launches > 1) await pause(250); // of a killed server the workers leave a moment later
      mine = await launch(place);
    } else {
      await pause(20);
    }
  }
  throw new Error(`PostgreSQL did not start. The end of ${logFile(place)}:\n${tail(logFile(place))}`);
}

/** Resolves when the new server holds its pid file, or has given up. */
async function launch(place: PostgresPlace): Promise<number | undefined> {
  const output = openSync(logFile(place), 'a', 0o600);
  if (place.spawn.uid !== undefined && place.spawn.gid !== undefined) fchownSync(output, place.spawn.uid, place.spawn.gid);
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'timezone=UTC', 'log_timezone=UTC', 'fsync=on'];
  const server = spawn(
    place.program('postgres'),
    ['-D', place.cluster, '-p', String(await freePort()), ...settings.flatMap((setting) => ['-c', setting])],
    { ...place.spawn, detached: true, stdio: ['ignore', output, output] },
  );
  closeSync(output);
  server.unref();
  let over = false;
  server.once('error', () => (over = true)).once('exit', () => (over = true));
  while (!over && findServer(place)?.pid !== server.pid) await pause(10);
  return server.pid;
}

/** The server named by postmaster.pid, if that process is one: not dead, a zombie, or somebody else with the same number. */
function findServer({ cluster }: PostgresPlace): { pid: number; port: number; ready: boolean } | undefined {
  const file = path.join(cluster, 'postmaster.pid');
  const lines = read(file)?.split('\n');
  const pid = Number(lines?.[0]);
  if (!lines || !pid) return undefined;
  if (isPostgres(pid, cluster)) return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' };
  // PostgreSQL replaces the file of a dead process by itself, but gives up before any other process with that number.
  if (existsSync(`/proc/${pid}`) && read(file)?.startsWith(`${pid}\n`)) rmSync(file, { force: true });
  return undefined;
}

function isPostgres(pid: number, cluster: string): boolean {
  if (process.platform === 'linux') return read(`/proc/${pid}/cmdline`)?.split('\0').includes(cluster) ?? false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function stopServer(place: PostgresPlace): Promise<void> {
  if (!findServer(place)) return;
  await run(place.program('pg_ctl'), ['stop', '-D', place.cluster, '-m', 'fast', '-w', '-t', '60'], place.spawn).catch((error) => {
    if (findServer(place)) throw error; // otherwise somebody else stopped it at the same time
  });
}

async function createDatabase(url: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  } catch (error) {
    const made = ['42P04', '23505'].includes((error as { code?: string }).code ?? ''); // by another starter, just now
    if (!made) throw error;
  } finally {
    await client.end();
  }
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('SELECT 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function urlOf({ cluster }: PostgresPlace, port: number, database: string): string {
  const password = readFileSync(path.join(cluster, PASSWORD_FILE), 'utf8').trim();
  return `postgres://${USER}:${password}@127.0.0.1:${port}/${encodeURIComponent(database)}`;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

const logFile = ({ home }: PostgresPlace) => path.join(home, 'postgres.log');
const tail = (file: string) => (read(file) ?? '').trimEnd().split('\n').slice(-8).join('\n');
