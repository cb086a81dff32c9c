import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { startEmbeddedPostgres } from '../../dist/platform/db/embedded-postgres.js';
import { startPortal } from './start-portal.mjs';

/** One PostgreSQL and one portal for all tests of a run. Their addresses reach the tests as environment variables. */
export default async function globalSetup() {
  const folder = mkdtempSync(join(tmpdir(), 'fyrtaarn-test-'));
  const postgres = await startEmbeddedPostgres({ dataDir: join(folder, 'postgres'), log: () => undefined });
  const jwtSecret = randomBytes(32).toString('hex');
  const portal = await startPortal({ databaseUrl: postgres.url, folder, jwtSecret });
  process.env.TEST_PORTAL_URL = portal.url;
  process.env.TEST_DATABASE_URL = postgres.url;
  process.env.TEST_JWT_SECRET = jwtSecret;
  process.env.TEST_FOLDER = folder;
  globalThis.fyrtaarnTest = { postgres, portal, folder };
}
