import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { readConfig } from '../../dist/config.js';
import { openDatabase } from '../../dist/database.js';
import { startEmbeddedPostgres } from '../../dist/platform/db/embedded-postgres.js';
import { Log } from '../../dist/platform/logging/index.js';
import { createDatabase } from './databases.mjs';
import { startPortal } from './start-portal.mjs';
import { unpackChromium } from './unpack-chromium.mjs';

/**
 * One PostgreSQL and one portal for all tests of a run. A migrated database with nothing but the reference data is kept
 * as a template, so that a test which needs a database to itself has one in a few milliseconds.
 */
export default async function globalSetup() {
  await unpackChromium();
  const folder = mkdtempSync(join(tmpdir(), 'fyrtaarn-test-'));
  // PostgreSQL refuses to run as root; the account it runs as instead must reach its folder.
  chmodSync(folder, 0o755);
  const jwtSecret = randomBytes(32).toString('hex');
  const postgres = await startEmbeddedPostgres({ dataDir: join(folder, 'postgres'), log: () => undefined });
  try {
    const config = readConfig({ DATABASE_URL: postgres.url, JWT_SECRET: jwtSecret, DATA_DIR: folder });
    await (await openDatabase(config, new Log('silent'))).close();
    // A slow machine is no overload: nobody is asked to wait, unless a spec wants it.
    Object.assign(process.env, { LOAD_DELAY_MS: '60000', LOAD_REQUESTS: '10000', LOAD_WAITING: '10000' });
    process.env.TEST_TEMPLATE_URL = postgres.url;
    process.env.TEST_DATABASE_URL = await createDatabase(postgres.url, 'portal');
    process.env.TEST_JWT_SECRET = jwtSecret;
    process.env.TEST_FOLDER = folder;
    const portal = await startPortal({ databaseUrl: process.env.TEST_DATABASE_URL, folder, jwtSecret });
    process.env.TEST_PORTAL_URL = portal.url;
    globalThis.fyrtaarnTest = { postgres, portal, folder };
  } catch (error) {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}
