import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { ConfigError, readConfig } from './config.js';
import { openDatabase } from './database.js';
import { entities } from './entities.js';
import { dataSource } from './platform/db/index.js';
import { Log } from './platform/logging/index.js';
import { projectRoot } from './project-root.js';
import { Rehearsing, UsageError, printed, type RehearsalJob, type Stage } from './rehearsal/index.js';
import { serve } from './server.js';

const usage = 'Use: npm run rehearse -- --round=2011-1 [--applicants=8]';

/**
 * A rehearsal's own process: the portal starts it and says which one it is, or somebody does at the command line. The portal
 * that is played on runs in here, with a database, files and mail of its own that are thrown away.
 */
async function main(): Promise<void> {
  if (process.send) {
    process.once('message', (job: RehearsalJob) => void asked(job).catch(failed));
    return;
  }
  const { values } = parseArgs({ options: { round: { type: 'string' }, applicants: { type: 'string', default: '8' } } });
  const applicants = Number(values.applicants);
  if (!values.round || !Number.isInteger(applicants) || applicants < 1 || applicants > 200) throw new UsageError(usage);
  const log = new Log('warn');
  const database = await openDatabase(readConfig(), log);
  const rehearsing = new Rehearsing(database.source, onStage);
  try {
    stopWith(rehearsing);
    const report = await rehearsing.start(values.round, applicants);
    const { lines, failed: faults } = printed(values.round, report);
    process.stdout.write(`${lines.join('\n')}\n`);
    if (faults) process.exitCode = 1;
  } finally {
    await rehearsing.close();
    await database.close();
  }
}

/** The portal that asked hears from the database how it goes. */
async function asked(job: RehearsalJob): Promise<void> {
  const source = await dataSource({ url: job.databaseUrl, migrationsDir: join(projectRoot, 'migrations'), entities }).initialize();
  const rehearsing = new Rehearsing(source, onStage);
  stopWith(rehearsing);
  try {
    await rehearsing.play(job.id, job.roundId, job.applicants);
  } finally {
    await rehearsing.close();
    await source.destroy();
    process.disconnect?.();
  }
}

/** A portal on a database of its own, reached by nobody but this process: no mail server, no scanner, no register, a key that signs for nothing else. */
async function onStage(databaseUrl: string, play: (stage: Omit<Stage, 'clock'>) => Promise<void>, prepare: () => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'fyrtaarn-rehearsal-'));
  const env = { DATABASE_URL: databaseUrl, JWT_SECRET: randomBytes(48).toString('base64url'), DATA_DIR: folder, UPLOADS_DIR: join(folder, 'uploads'), PORT: '0', PUBLIC_URL: 'http://oevelse.example', DEMO: 'false', PROBE_SECONDS: '0', LOG_LEVEL: 'error' };
  const config = readConfig(env);
  const log = new Log('error');
  try {
    const database = await openDatabase(config, log);
    await prepare();
    const app = await serve(config, log, database.source);
    try {
      await app.listen(0, '127.0.0.1');
      await play({ app, url: `http://127.0.0.1:${new URL(await app.getUrl()).port}` });
    } finally {
      await app.close();
      await database.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Ended from outside, or the portal that asked is gone: it is told, and its database goes. */
function stopWith(rehearsing: Rehearsing): void {
  const stop = (): void => void rehearsing.stop().finally(() => process.exit(1));
  for (const signal of ['SIGTERM', 'SIGINT', 'disconnect'] as const) process.once(signal, stop);
}

function failed(error: unknown): void {
  const expected = error instanceof UsageError || error instanceof ConfigError;
  process.stderr.write(`${expected ? error.message : ((error as Error).stack ?? String(error))}\n`);
  process.exitCode = 1;
}

main().catch(failed);
