// npm run bench -- rush [--seconds=60] [--applications=200] [--burst=500] [--rate=50] [--connections=16]
// Plays the last hour before a deadline in `seconds`, then a burst, then looks for everything that was acknowledged.
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../dist/platform/db/embedded-postgres.js';
import { connect } from '../../fuzz/http.mjs';
import { startPortal } from '../../test/support/start-portal.mjs';
import { median } from '../load.mjs';
import { audit } from './audit.mjs';
import { anEditor, every, lateRush, Ledger, pause, resubmit, submit, upload } from './players.mjs';
import { aCrowd } from './world.mjs';

export async function rush(args) {
  const { values } = parseArgs({ args, options: { seconds: { type: 'string', default: '60' }, applications: { type: 'string', default: '200' }, burst: { type: 'string', default: '500' }, rate: { type: 'string', default: '50' }, connections: { type: 'string', default: '16' } } });
  const [seconds, applications, burst, rate, connections] = [values.seconds, values.applications, values.burst, values.rate, values.connections].map(Number);
  const folder = mkdtempSync(join(tmpdir(), 'fyrtaarn-rush-'));
  // PostgreSQL refuses to run as root; the account it runs as instead must reach its folder.
  chmodSync(folder, 0o755);
  const jwtSecret = randomBytes(32).toString('hex');
  const stops = [async () => rmSync(folder, { recursive: true, force: true })];
  try {
    const postgres = await startEmbeddedPostgres({ dataDir: join(folder, 'postgres'), log: () => undefined });
    stops.push(() => postgres.stop());
    const portal = await startPortal({ databaseUrl: postgres.url, folder, jwtSecret, env: { NODE_ENV: 'production', LOG_LEVEL: 'warn', DEMO: 'false' } });
    stops.push(() => portal.stop());
    const client = new pg.Client({ connectionString: postgres.url });
    await client.connect();
    stops.push(() => client.end());
    const browser = connect([portal.url], { sockets: 128 });
    stops.push(() => browser.close());

    const scene = { client, browser, jwtSecret, ledger: new Ledger() };
    const [lastHour, inBurst, closed] = [await aCrowd({ ...scene, applications }), await aCrowd({ ...scene, applications: burst + rate * 60, editors: 1 }), await aCrowd({ ...scene, applications: 400, editors: 1 })];
    await playLastHour(scene, lastHour, seconds);
    line('last hour', scene.ledger, seconds);
    const second = { ...scene, ledger: new Ledger() };
    await playBurst(second, inBurst, { burst, rate });
    line('burst', second.ledger, 60);
    await compare(scene, closed, { connections, url: postgres.url });

    const ledger = new Ledger();
    for (const one of [scene.ledger, second.ledger]) {
      ledger.saves.push(...one.saves);
      ledger.submissions.push(...one.submissions);
      ledger.uploads.push(...one.uploads);
    }
    const writers = new Map([...lastHour, ...inBurst, ...closed].map(({ id, writers: [lead] }) => [id, lead.cookie]));
    const { lost, doubled, invalid } = await audit({ client, browser, writers, ledger });
    const errors = [...scene.ledger.errors, ...second.ledger.errors];
    console.log(`errors ${errors.length ? errors.map(([what, n]) => `${what} x ${n}`).join(', ') : 'none'}`);
    console.log(`submissions ${ledger.submissions.length}, saves ${ledger.saves.length}, lost ${lost}, doubled ${doubled}, invalid receipts ${invalid}`);
    // What was refused was never tried: a rush of refusals proves nothing.
    if (lost || doubled || invalid || errors.length || ledger.submissions.length === 0) process.exitCode = 1;
  } finally {
    for (const stop of stops.reverse()) await stop();
  }
}

/** Three people write on each application every 15 seconds and look around ten times a minute, one uploads a file; it is sent in three times. */
async function playLastHour(scene, crowd, seconds) {
  const until = performance.now() + seconds * 1000;
  const began = performance.now();
  const times = lateRush(crowd.length, seconds);
  const writing = crowd.flatMap(({ id, writers }) => writers.map(async (writer, at) => {
    const editor = await anEditor({ ...scene, id, writer, at });
    await Promise.all([every(15_000, until, editor.save), every(6_000, until, editor.view)]);
  }));
  const sending = crowd.map(async ({ id, writers: [writer] }, n) => {
    await pause(began + times[n] - performance.now());
    await submit({ ...scene, id, writer });
    for (let again = 0; again < 2 && performance.now() < until; again += 1) {
      await pause(Math.random() * (until - performance.now()));
      await resubmit({ ...scene, id, writer });
    }
  });
  // Five files an application in two hours, as many of them as fall into this time: one, from one to five megabytes.
  const uploading = crowd.map(async ({ id, writers }, n) => {
    await pause(Math.random() * (until - performance.now()) * 0.8);
    await upload({ ...scene, id, writer: writers.at(-1), bytes: (1 + (n % 5)) * 2 ** 20 });
  });
  await Promise.all([...writing, ...sending, ...uploading]);
}

/** For a minute so many drafts are saved every 20 seconds while others are sent in at a fixed rate, whether the answers come or not. */
async function playBurst(scene, crowd, { burst, rate }) {
  const until = performance.now() + 60_000;
  const began = performance.now();
  const writing = crowd.slice(0, burst).map(async ({ id, writers: [writer] }) => every(20_000, until, (await anEditor({ ...scene, id, writer, at: 0 })).save));
  const sending = crowd.slice(burst).map(async ({ id, writers: [writer] }, n) => {
    await pause(began + (n * 1000) / rate - performance.now());
    await submit({ ...scene, id, writer });
  });
  await Promise.all([...writing, ...sending]);
}

/** As fast as the portal can beside a bare transaction of the same bytes, in turns on the same PostgreSQL. */
async function compare(scene, crowd, { connections, url }) {
  const pool = new pg.Pool({ connectionString: url, max: connections });
  await pool.query('CREATE TABLE bare_submission (id bigint GENERATED ALWAYS AS IDENTITY, body text NOT NULL)');
  const ratios = { submissions: [], saves: [] };
  const rates = { submissions: [], saves: [] };
  const share = Math.floor(crowd.length / 4);
  for (let turn = 0; turn < 4; turn += 1) {
    const part = crowd.slice(turn * share, (turn + 1) * share);
    const editors = await Promise.all(part.map(({ id, writers: [writer] }) => anEditor({ ...scene, id, writer, at: 0 })));
    const ours = { saves: await speed(part, connections, (_, n) => editors[n].save()), submissions: await speed(part, connections, ({ id, writers: [writer] }) => submit({ ...scene, id, writer })) };
    const [{ bytes }] = (await scene.client.query('SELECT avg(octet_length(snapshot))::int AS bytes FROM submission')).rows;
    const bare = async (length) => speed(Array.from({ length: 2_000 }), connections, async () => void (await pool.query({ name: 'bare', text: 'INSERT INTO bare_submission (body) VALUES ($1)', values: ['x'.repeat(length)] })));
    const theirs = { saves: await bare(2_500), submissions: await bare(bytes) };
    // The first turn only warms both up.
    if (turn === 0) continue;
    for (const kind of ['submissions', 'saves']) {
      ratios[kind].push(ours[kind] / theirs[kind]);
      rates[kind].push([ours[kind], theirs[kind]]);
    }
  }
  await pool.end();
  for (const kind of ['submissions', 'saves']) {
    const [ours, theirs] = [0, 1].map((at) => median(rates[kind].map((pair) => pair[at])).toFixed(0));
    console.log(`${kind} as fast as they go: ${ours} a second, bare transactions of the same bytes ${theirs} a second, ratio ${median(ratios[kind]).toFixed(3)}`);
  }
}

async function speed(items, connections, work) {
  const began = performance.now();
  let next = 0;
  await Promise.all(Array.from({ length: connections }, async () => {
    for (let n = next++; n < items.length; n = next++) await work(items[n], n);
  }));
  return (items.length * 1000) / (performance.now() - began);
}

function line(what, { ms, saves, submissions, uploads }, seconds) {
  console.log(`${what}: ${submissions.length} submissions (${(submissions.length / seconds).toFixed(1)} a second), ${saves.length} saves (${(saves.length / seconds).toFixed(1)} a second), ${uploads.length} files`);
  for (const [kind, all] of Object.entries(ms)) {
    if (!all.length) continue;
    const sorted = all.toSorted((a, b) => a - b);
    const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))].toFixed(0);
    console.log(`  ${kind.padEnd(7)} ${String(all.length).padStart(6)}  p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms`);
  }
}
