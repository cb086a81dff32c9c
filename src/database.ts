import { join } from 'node:path';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import type { Config } from './config.js';
import { entities } from './entities.js';
import { dataSource, migrate } from './platform/db/index.js';
import { startEmbeddedPostgres } from './platform/db/embedded-postgres.js';
import type { Log } from './platform/logging/index.js';
import { projectRoot } from './project-root.js';
import { loadReference } from './seed/index.js';

/** A connected database with the current schema and the strategy's reference data. */
export interface Database {
  readonly source: DataSource;
  readonly url: string;
  close(): Promise<void>;
}

/** Connects to `DATABASE_URL`, or starts the embedded PostgreSQL; then runs the migrations that are missing. `empty`: everything in it goes first. */
export async function openDatabase(config: Config, log: Log, options: { readonly empty: boolean } = { empty: false }): Promise<Database> {
  const embedded = config.databaseUrl
    ? null
    : await startEmbeddedPostgres({ dataDir: join(config.dataDir, 'postgres'), log: (line) => log.info(line) });
  const url = config.databaseUrl ?? embedded!.url;
  try {
    const source = await dataSource({ url, migrationsDir: join(projectRoot, 'migrations'), entities }).initialize();
    // Append-only tables refuse to be emptied, so the schema goes as a whole.
    if (options.empty) await source.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
    const ran = await migrate(source);
    await source.transaction((manager) =>
      loadReference((sql, params) => manager.query(sql, params), join(projectRoot, 'migrations', 'reference')),
    );
    if (ran.length) log.info('migrated', { migrations: ran });
    return {
      source,
      url,
      close: async () => {
        if (source.isInitialized) await source.destroy();
        await stopUnlessShared(embedded);
      },
    };
  } catch (error) {
    await stopUnlessShared(embedded);
    throw error;
  }
}

/** A second start by mistake joins the running server, and must not take it down for the first when it gives up. */
async function stopUnlessShared(embedded: { url: string; stop(): Promise<void> } | null): Promise<void> {
  if (!embedded) return;
  const client = new pg.Client({ connectionString: embedded.url });
  await client.connect();
  const { rows } = await client.query<{ others: boolean }>(
    `SELECT EXISTS (SELECT 1 FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()) AS others`,
  );
  await client.end();
  if (!rows[0]?.others) await embedded.stop();
}
