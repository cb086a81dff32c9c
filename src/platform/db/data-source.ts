import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataSource, type EntityTarget, type MigrationInterface, type QueryRunner } from 'typeorm';
import { columnTypes } from './column-types.js';

/** A data source whose migrations are the SQL files of `migrationsDir`; it never changes a schema by itself. */
export function dataSource(options: {
  url: string;
  migrationsDir: string;
  entities: readonly EntityTarget<object>[];
}): DataSource {
  return new DataSource({
    type: 'postgres',
    url: options.url,
    entities: options.entities as (new () => object)[],
    migrations: sqlMigrations(options.migrationsDir),
    migrationsTransactionMode: 'each',
    synchronize: false,
    logging: false,
    // Above what requests may use at once (web/line.ts), so that jobs and what runs apart find one too.
    poolSize: 20,
    extra: { types: columnTypes, options: '-c lock_timeout=10000 -c statement_timeout=60000' },
    installExtensions: false,
  });
}

/** Runs what is missing; two applications starting at once wait for each other. */
export async function migrate(source: DataSource): Promise<string[]> {
  const runner = source.createQueryRunner();
  await runner.connect();
  try {
    await runner.query('SELECT pg_advisory_lock(7264811)');
    return (await source.runMigrations()).map((migration) => migration.name);
  } finally {
    await runner.query('SELECT pg_advisory_unlock(7264811)');
    await runner.release();
  }
}

/** `1763800000001-reference.sql` becomes a migration named `reference1763800000001`. */
function sqlMigrations(dir: string): (new () => MigrationInterface)[] {
  return readdirSync(dir)
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .map((file) => {
      const [stamp, ...words] = file.replace(/\.sql$/, '').split('-');
      const sql = readFileSync(join(dir, file), 'utf8');
      return class implements MigrationInterface {
        readonly name = `${words.join('_')}${stamp}`;
        async up(runner: QueryRunner): Promise<void> {
          await runner.query(sql);
        }
        async down(): Promise<void> {
          throw new Error('Migrations only go forward; restore a backup to go back');
        }
      };
    });
}
