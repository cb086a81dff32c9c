import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { ConfigError, readConfig, type Config } from './config.js';
import { openDatabase, type Database } from './database.js';
import { Db } from './platform/db/index.js';
import { Log } from './platform/logging/index.js';
import { ReplayService, ReplayStore, type Replay } from './ranking/index.js';
import { tellStory } from './seed/index.js';
import { serve } from './server.js';

const usage = 'Use: npm run replay [-- --round=2011-1]';

/** Makes every recorded ranking again of what it was made of. Where there is none, a demo round is played in a database that is thrown away. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { round: { type: 'string' } } });
  const config = readConfig();
  const log = new Log('warn');
  const database = await openDatabase(config, log);
  try {
    let replay = await replayIn(database.source, values.round ?? null);
    if (replay.rankings === 0 && values.round !== undefined) throw new UsageError(`No ranking of the round ${values.round} has been recorded.\n${usage}`);
    if (replay.rankings === 0) replay = await inDemo({ ...config, databaseUrl: database.url }, database.source, log);
    print(replay);
  } finally {
    await database.close();
  }
}

async function replayIn(source: Database['source'], roundId: string | null): Promise<Replay> {
  const db = new Db(source);
  try {
    return await new ReplayService(new ReplayStore(db)).replay(roundId);
  } finally {
    await db.onApplicationShutdown();
  }
}

/** On the same server, in a database of its own: nothing of a demo comes near real cases. */
async function inDemo(config: Config & { readonly databaseUrl: string }, beside: Database['source'], log: Log): Promise<Replay> {
  process.stdout.write('No ranking has been recorded; a demo round is played.\n');
  const name = `fyrtaarn_replay_${randomBytes(6).toString('hex')}`;
  const address = new URL(config.databaseUrl);
  address.pathname = `/${name}`;
  await beside.query(`CREATE DATABASE ${name} TEMPLATE template0`);
  try {
    const own = { ...config, databaseUrl: address.href };
    const database = await openDatabase(own, log);
    const app = await serve(own, log, database.source);
    try {
      await tellStory(app, 'assessed');
      return await replayIn(database.source, null);
    } finally {
      await app.close();
      await database.close();
    }
  } finally {
    await beside.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  }
}

function print({ rankings, equal, first }: Replay): void {
  if (first) {
    const { roundId, number, what, at, recorded, replayed } = first;
    process.stdout.write(`The first difference: round ${roundId}, ranking ${number}, ${what}${at && ` at ${at}`}\n  recorded: ${recorded}\n  replayed: ${replayed}\n`);
    process.exitCode = 1;
  }
  process.stdout.write(`rankings ${rankings}, equal ${equal}\n`);
}

class UsageError extends Error {}

main().catch((error: unknown) => {
  const expected = error instanceof UsageError || error instanceof ConfigError || (error as { code?: string }).code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION';
  process.stderr.write(`${expected ? (error as Error).message : ((error as Error).stack ?? String(error))}\n`);
  process.exitCode = 1;
});
