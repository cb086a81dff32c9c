import type { INestApplicationContext } from '@nestjs/common';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { readConfig, type Config } from '../../src/config.js';
import { entities } from '../../src/entities.js';
import { dataSource } from '../../src/platform/db/index.js';
import { Log } from '../../src/platform/logging/index.js';
import { serve } from '../../src/server.js';
import { databaseUrl, jwtSecret } from './portal.js';

/** The application inside the test's own process, on the run's database, for what HTTP cannot show. */
export async function anApp(env: NodeJS.ProcessEnv = {}): Promise<{ app: INestApplicationContext; source: DataSource; config: Config; close(): Promise<void> }> {
  const { LOAD_DELAY_MS, LOAD_REQUESTS, LOAD_WAITING } = process.env;
  const config = readConfig({ LOAD_DELAY_MS, LOAD_REQUESTS, LOAD_WAITING, DATABASE_URL: databaseUrl, JWT_SECRET: jwtSecret, DATA_DIR: process.env.TEST_FOLDER, UPLOADS_DIR: join(process.env.TEST_FOLDER!, 'uploads'), LOG_LEVEL: 'silent', DEMO: 'true', PROBE_SECONDS: '0', ...env });
  const source = await dataSource({ url: config.databaseUrl!, migrationsDir: join(process.cwd(), 'migrations'), entities }).initialize();
  const app = await serve(config, new Log('silent'), source);
  return {
    app,
    source,
    config,
    close: async () => {
      await app.close();
      if (source.isInitialized) await source.destroy();
    },
  };
}
