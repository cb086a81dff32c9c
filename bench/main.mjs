// Measures the built portal against a bare server on the same PostgreSQL, in the same run. `-- --json` prints one JSON
// object a line. Names what misses the aim, and ends non-zero when a request fails or a ratio falls below the floor.
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '../dist/platform/db/embedded-postgres.js';
import { startPortal } from '../test/support/start-portal.mjs';
import { measureBudget } from './budget.mjs';
import { load, median } from './load.mjs';
import { scenarios } from './scenarios.mjs';

if (process.argv[2] === 'rush') {
  const { rush } = await import('./rush/main.mjs');
  await rush(process.argv.slice(3));
  process.exit();
}

const json = process.argv.includes('--json');
const seconds = Number(process.env.BENCH_SECONDS ?? 2);
const rounds = 3;
/** Of the bare server's requests a second: what we aim at, and what we no longer accept. */
const aim = 0.5;
const floor = 0.1;
const volumes = (process.env.BENCH_VOLUMES ?? '200,2000').split(',').map(Number);
const folder = mkdtempSync(join(tmpdir(), 'fyrtaarn-bench-'));
// PostgreSQL refuses to run as root; the account it runs as instead must reach its folder.
chmodSync(folder, 0o755);
const jwtSecret = randomBytes(32).toString('hex');
const stops = [];

try {
  const postgres = await startEmbeddedPostgres({ dataDir: join(folder, 'postgres'), log: () => undefined });
  stops.push(() => postgres.stop());
  const results = [];
  let budget = null;
  for (const volume of volumes) {
    const databaseUrl = await databaseFor(postgres.url, volume);
    budget ??= await onOwnClient(databaseUrl, measureBudget);
    results.push(...(await measureVolume(databaseUrl, volume)));
  }
  report(results, budget);
} finally {
  for (const stop of stops.reverse()) await stop();
  rmSync(folder, { recursive: true, force: true });
}

async function databaseFor(url, volume) {
  const address = new URL(url);
  address.pathname = `/volume_${volume}`;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`CREATE DATABASE volume_${volume}`);
  await client.end();
  const env = { ...process.env, DATABASE_URL: address.href, JWT_SECRET: jwtSecret, DATA_DIR: folder, LOG_LEVEL: 'warn' };
  const seeded = spawnSync(process.execPath, ['dist/seed/main.js', `--volume=${volume}`], { env, encoding: 'utf8' });
  if (seeded.status !== 0) throw new Error(`Seeding failed:\n${seeded.stdout}${seeded.stderr}`);
  return address.href;
}

async function onOwnClient(connectionString, work) {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function measureVolume(databaseUrl, volume) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  stops.push(() => client.end());
  await client.query('CREATE TABLE bench_page (key text PRIMARY KEY, body text NOT NULL)');
  const portal = await startPortal({ databaseUrl, folder, jwtSecret, env: { NODE_ENV: 'production', LOG_LEVEL: 'warn' } });
  const bare = await startBare(databaseUrl);
  stops.push(() => portal.stop(), () => bare.stop());
  const results = [];
  for (const scenario of await scenarios({ client, jwtSecret, url: portal.url, volume })) {
    results.push(...(await measureScenario(scenario, { client, portal, bare, volume })));
  }
  return results;
}

async function measureScenario(scenario, { client, portal, bare, volume }) {
  const { name, path, method, headers, body, expected, times = 1 } = scenario;
  const answer = await fetch(`${portal.url}${path}`, { method, headers, body, redirect: 'manual' });
  if (answer.status !== expected) throw new Error(`${name}: ${answer.status} instead of ${expected}`);
  const page = Buffer.from(await answer.arrayBuffer());
  await client.query('INSERT INTO bench_page VALUES ($1, $2)', [name, method === 'POST' ? body : page.toString()]);

  const results = [];
  for (const connections of scenario.connections ?? [1, 16]) {
    const ours = [];
    const theirs = [];
    for (let round = 0; round <= rounds; round += 1) {
      const portalRun = await load({ url: `${portal.url}${path}`, connections, seconds: seconds * times, method, headers, body, expected });
      const bareRun = await load({ url: `${bare.url}/${name}`, connections, seconds: seconds * times, method, body, expected });
      // The first round only warms both up.
      if (round === 0) continue;
      ours.push(portalRun);
      theirs.push(bareRun);
    }
    const rps = median(ours.map((run) => run.rps));
    const bareRps = median(theirs.map((run) => run.rps));
    results.push({
      name,
      rows: volume,
      concurrency: connections,
      rps: rounded(rps, 0),
      p50Ms: rounded(median(ours.map((run) => run.p50Ms)), 2),
      p99Ms: rounded(median(ours.map((run) => run.p99Ms)), 2),
      bytes: page.length,
      bareRps: rounded(bareRps, 0),
      ratio: rounded(median(ours.map((run, at) => run.rps / theirs[at].rps)), 3),
    });
  }
  return results;
}

async function startBare(databaseUrl) {
  const child = spawn(process.execPath, ['bench/bare.mjs'], { env: { ...process.env, DATABASE_URL: databaseUrl }, stdio: ['ignore', 'pipe', 'inherit'] });
  const url = await new Promise((resolve, reject) => {
    child.stdout.once('data', (chunk) => resolve(String(chunk).trim()));
    child.once('exit', () => reject(new Error('The bare server did not start')));
  });
  return { url, stop: async () => child.kill() };
}

function report(results, budget) {
  const [small, large] = volumes.map((volume) => results.find((result) => result.name === 'assessment-list' && result.rows === volume && result.concurrency === 16));
  const growth = rounded(large.rps / small.rps, 3);
  if (json) for (const result of [...results, budget]) console.log(JSON.stringify(result));
  else {
    console.log('name                         rows  conc     rps   p50 ms   p99 ms    bytes  bare rps  ratio');
    for (const r of results) {
      console.log(
        `${r.name.padEnd(25)} ${String(r.rows).padStart(7)} ${String(r.concurrency).padStart(5)} ${String(r.rps).padStart(7)} ${r.p50Ms.toFixed(2).padStart(8)} ${r.p99Ms.toFixed(2).padStart(8)} ${String(r.bytes).padStart(8)} ${String(r.bareRps).padStart(9)} ${r.ratio.toFixed(3).padStart(6)}`,
      );
    }
    const short = results.filter((result) => result.ratio < aim).length;
    console.log(`${results.length - short} of ${results.length} reach the aim of ${aim}, lowest ratio ${Math.min(...results.map((result) => result.ratio)).toFixed(3)}`);
    console.log(`a budget of ${budget.rows} lines: read in ${budget.readMs} ms, recalculated and checked in ${budget.recalculatedMs} ms, ratio ${budget.ratio.toFixed(3)}`);
    console.log(`assessment-list at ${volumes[1]} applications runs at ${growth} of its speed at ${volumes[0]}`);
  }
  if (results.some((result) => result.ratio < floor)) process.exitCode = 1;
}

function rounded(number, decimals) {
  return Number(number.toFixed(decimals));
}
