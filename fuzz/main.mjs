// Several people write the same applications at once: random interleavings of edits, saves, conflicts, ended sessions and
// submissions over the built portal and PostgreSQL. Ends with `interleavings N, acknowledged N, lost N`, and with 1 when
// anything was lost. `--seed=1 --interleavings=10000`; `--only=<n>` repeats one and prints its steps; `--tamper=<name>`
// breaks the merge on purpose, to see that it is found out.
import { JwtService } from '@nestjs/jwt';
import { randomBytes, randomInt } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { jwtOptions } from '../dist/accounts/account.module.js';
import { startEmbeddedPostgres } from '../dist/platform/db/embedded-postgres.js';
import { startPortal } from '../test/support/start-portal.mjs';
import { fuzzEdits } from './run.mjs';
import { tampers } from './tampers.mjs';

const { values: given } = parseArgs({ options: { seed: { type: 'string' }, interleavings: { type: 'string' }, only: { type: 'string' }, tamper: { type: 'string' }, show: { type: 'string' } } });
const seed = given.seed ?? String(randomInt(1_000_000));
const interleavings = Number(given.interleavings ?? 1000);
const only = given.only === undefined ? null : Number(given.only);
const folder = mkdtempSync(join(tmpdir(), 'fyrtaarn-fuzz-'));
// PostgreSQL refuses to run as root; the account it runs as instead must reach its folder.
chmodSync(folder, 0o755);
const jwtSecret = randomBytes(32).toString('hex');
/** @type {(() => Promise<void>)[]} */
const stops = [async () => rmSync(folder, { recursive: true, force: true })];
const stopAll = async () => {
  for (const one of stops.toReversed()) await one();
};
/** @type {Promise<void> | null} */
let stopping = null;
const stop = () => (stopping ??= stopAll());
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void stop().finally(() => process.exit(1)));

try {
  const postgres = await startEmbeddedPostgres({ dataDir: join(folder, 'postgres'), log: () => undefined });
  stops.push(() => postgres.stop());
  const urls = [];
  // Two processes, as a portal that is being replaced has them: what keeps people apart is the database.
  for (const _ of [1, 2]) {
    const portal = await startPortal({ databaseUrl: postgres.url, folder, jwtSecret, env: { LOG_LEVEL: 'warn' } });
    stops.push(() => portal.stop());
    urls.push(portal.url);
  }
  const client = new pg.Pool({ connectionString: postgres.url, max: 4 });
  stops.push(() => client.end());
  const jwt = new JwtService(jwtOptions(jwtSecret));
  const signIn = async (accountId) => {
    const { rows } = await client.query(`INSERT INTO session (account_id, expires_at) VALUES ($1, now() + interval '1 day') RETURNING id`, [accountId]);
    return `fyrtaarn_session=${await jwt.signAsync({ sid: rows[0].id }, { subject: accountId, expiresIn: '1d' })}`;
  };
  const onProgress = ({ interleavings: done }) => {
    if (only === null && done % 500 === 0) console.log(`${done} of ${interleavings}`);
  };
  const total = await fuzzEdits({ urls, client, signIn, seed, interleavings, only, tamper: tampers[given.tamper], onProgress });
  report(total);
} finally {
  await stop();
}

function report({ interleavings: played, acknowledged, lost, counts, failures, steps }) {
  if (only !== null) console.log(steps.join('\n'));
  for (const { number, issues, steps: taken } of failures.slice(0, Number(given.show ?? 3))) {
    console.log(`\nInterleaving ${number}: repeat it with --seed=${seed} --only=${number}`);
    console.log(only === null ? taken.slice(taken.indexOf(`-- interleaving ${number}`)).join('\n') : issues.join('\n'));
  }
  console.log(`seed ${seed}; ${Object.keys(counts).sort().map((what) => `${what}: ${counts[what]}`).join(', ')}`);
  console.log(`interleavings ${played}, acknowledged ${acknowledged}, lost ${lost}`);
  if (lost > 0) process.exitCode = 1;
}
