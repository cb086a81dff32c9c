// Runs before every npm script, on any Node from 18 and without packages: installs what package-lock.json asks for,
// builds what src/ holds, and sees to it that the Node which will run the application is new enough.
//   --dev    also the packages of tests and checks      --build   build even when nothing changed
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const at = (...names) => path.join(root, ...names);
const installStamp = at('node_modules', '.fyrtaarn-stamp');
const buildStamp = at('dist', '.fyrtaarn-stamp');
const lock = at('.data', 'prepare.lock');
const wantsDev = process.argv.includes('--dev');
const mustBuild = process.argv.includes('--build');

class Failure extends Error {}

try {
  if (isInstalled() && isBuilt()) checkNode();
  else holdingTheLock(work);
} catch (error) {
  if (!(error instanceof Failure)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

/** Asks again, for whoever held the lock before may have done the work. */
function work() {
  if (!isInstalled()) install();
  checkNode();
  if (!isBuilt()) build();
}

// Installing

function isInstalled() {
  const [hash, extent] = (read(installStamp) ?? '').split(' ');
  return hash === lockHash() && (extent === 'all' || !wantsDev);
}

function lockHash() {
  return createHash('sha256').update(readFileSync(at('package-lock.json'))).digest('hex');
}

function install() {
  if (npmHasInstalled()) return;
  const args = ['ci', ...(wantsDev ? [] : ['--omit=dev']), '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  timed(`Installing packages (npm ${args.slice(0, wantsDev ? 1 : 2).join(' ')})`, () => {
    const npm = process.env.npm_execpath;
    return npm && /\.[cm]?js$/.test(npm)
      ? run(process.env.npm_node_execpath ?? process.execPath, [npm, ...args])
      : run(npm ?? 'npm', args, { shell: process.platform === 'win32' });
  });
  writeFileSync(installStamp, `${lockHash()} ${wantsDev ? 'all' : 'production'}`);
}

/** After an `npm install` by hand there is no stamp, but npm's own record of node_modules tells the same. */
function npmHasInstalled() {
  const record = read(at('node_modules', '.package-lock.json'));
  if (!record) return false;
  const present = JSON.parse(record).packages;
  const missing = Object.entries(JSON.parse(read(at('package-lock.json'))).packages).filter(
    ([name, { version, integrity, optional, devOptional }]) =>
      name !== '' &&
      (present[name] ? present[name].version !== version || present[name].integrity !== integrity : !optional && !devOptional),
  );
  const onlyDev = missing.every(([name, { dev }]) => dev && !present[name]);
  if (!onlyDev || (wantsDev && missing.length > 0)) return false;
  writeFileSync(installStamp, `${lockHash()} ${missing.length > 0 ? 'production' : 'all'}`);
  return true;
}

// Building

function isBuilt() {
  return !mustBuild && read(buildStamp) === sourceHash();
}

function sourceHash() {
  const hash = createHash('sha256').update(readFileSync(at('tsconfig.json')));
  for (const file of sources('src')) hash.update(`\0${file}\0`).update(readFileSync(at(file)));
  return hash.digest('hex');
}

function sources(folder) {
  return readdirSync(at(folder), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const name = `${folder}/${entry.name}`;
      if (entry.isDirectory()) return sources(name);
      return entry.name.endsWith('.spec.ts') ? [] : [name];
    });
}

/** Into a new folder that takes the place of dist only when it is whole, so a failed build has no stamp to show. */
function build() {
  const hash = sourceHash();
  const fresh = 'dist.new';
  const old = 'dist.old';
  const clear = () => [fresh, old].forEach((leftover) => rmSync(at(leftover), { recursive: true, force: true }));
  clear();
  try {
    timed('Building', () =>
      run(projectNode() ?? process.execPath, [at('node_modules', 'ts7', 'bin', 'tsc'), '-p', 'tsconfig.json', '--outDir', fresh]),
    );
    writeFileSync(at(fresh, '.fyrtaarn-stamp'), hash);
    if (existsSync(at('dist'))) renameSync(at('dist'), at(old));
    renameSync(at(fresh), at('dist'));
  } finally {
    clear();
  }
}

// The Node that runs the application: the one among the packages, or else the one that runs this

function projectNode() {
  const file = at('node_modules', '.bin', process.platform === 'win32' ? 'node.exe' : 'node');
  return existsSync(file) ? file : undefined;
}

function checkNode() {
  const own = projectNode();
  const version = own ? spawnSync(own, ['--version'], { encoding: 'utf8' }).stdout?.trim() : process.version;
  const [major = 0, minor = 0] = (version ?? '').slice(1).split('.').map(Number);
  if (major > 24 || (major === 24 && minor >= 9)) return;
  throw new Failure(
    `Fyrtårn needs Node 24.9 or newer, but would run on ${version || 'a Node that does not start'}` +
      (own ? ` (${path.relative(root, own)}).` : `: no Node came with the packages for ${process.platform}-${process.arch}.`) +
      ' Install Node 24 from https://nodejs.org and try again.',
  );
}

// Help

function holdingTheLock(work) {
  takeLock();
  try {
    work();
  } finally {
    rmSync(lock, { force: true });
  }
}

function takeLock() {
  mkdirSync(path.dirname(lock), { recursive: true });
  for (let told = false; ; ) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (isAbandoned()) rmSync(lock, { force: true });
    else {
      if (!told) console.log(`Waiting for another start that installs or builds (${path.relative(root, lock)}) ...`);
      told = true;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
    }
  }
}

function isAbandoned() {
  const pid = Number(read(lock));
  const age = Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? 0);
  if (!pid) return age > 5_000; // made, but its owner never came to sign it
  try {
    process.kill(pid, 0);
    return age > 30 * 60_000; // the number belongs to somebody else by now
  } catch (error) {
    return error.code === 'ESRCH';
  }
}

function timed(what, work) {
  const began = Date.now();
  console.log(`${what} ...`);
  work();
  console.log(`${what}: done in ${((Date.now() - began) / 1000).toFixed(1)} s`);
}

function run(command, args, options = {}) {
  const { status, signal, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options });
  if (status === 0) return;
  const reason = error?.message ?? signal ?? `exit ${status}`;
  throw new Failure(`Failed: ${[command, ...args].join(' ').replaceAll(`${root}${path.sep}`, '')} (${reason})`);
}

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
