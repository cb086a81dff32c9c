import 'reflect-metadata';
import { parseArgs } from 'node:util';
import type { INestApplicationContext } from '@nestjs/common';
import { AccountService } from '../accounts/index.js';
import { ConfigError, readConfig } from '../config.js';
import { CriterionService } from '../criteria/index.js';
import { openDatabase } from '../database.js';
import { Db } from '../platform/db/index.js';
import { Log } from '../platform/logging/index.js';
import { RoundService } from '../rounds/index.js';
import { serve } from '../server.js';
import { announceRound, registerPeople, stages, tellStory } from './story.js';
import { seedVolume } from './volume.js';

const usage = `Use: npm run seed -- --stage=${stages.join('|')} [--reset]\n     npm run seed -- --volume=N [--reset]`;

class UsageError extends Error {}

/** Fills a database: a story up to a stage, or a volume for measuring. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { stage: { type: 'string' }, volume: { type: 'string' }, reset: { type: 'boolean', default: false } } });
  const stage = stages.find((known) => known === values.stage);
  const volume = Number(values.volume);
  if (!stage && !(Number.isInteger(volume) && volume > 0)) throw new UsageError(usage);

  const config = readConfig();
  const log = new Log('warn');
  const database = await openDatabase(config, log, { empty: values.reset });
  const app = await serve(config, log, database.source);
  try {
    if ((await app.get(AccountService).all()).length > 0) throw new UsageError('The database already holds accounts. Add --reset to empty it first: everything in it is then lost.');
    const started = performance.now();
    if (stage) await tellStory(app, stage);
    else await fillVolume(app, volume);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    process.stdout.write(`${stage ? `stage ${stage}` : `${volume} applications`} seeded in ${seconds} s\n`);
  } finally {
    await app.close();
    await database.close();
  }
}

async function fillVolume(app: INestApplicationContext, volume: number): Promise<void> {
  const now = new Date();
  const { people, round } = await app.get(Db).transaction(async () => {
    const registered = await registerPeople(app);
    const past = await announceRound(app, 'past', now);
    await announceRound(app, 'open', now);
    return { people: registered, round: past };
  });
  const { maja, jonas, emily, ingrid, soren, amira, poul, tora, karen } = people;
  await seedVolume(app.get(Db), volume, {
    round,
    funds: await app.get(RoundService).fundsOf(round.id),
    criteria: await app.get(CriterionService).criteriaOf(round.rules),
    applicantIds: [maja.id, jonas.id, emily.id],
    panelIds: [ingrid.id, soren.id, amira.id, poul.id, tora.id],
    officerId: karen.id,
  });
}

main().catch((error: unknown) => {
  const expected = error instanceof UsageError || error instanceof ConfigError;
  process.stderr.write(`${expected ? error.message : ((error as Error).stack ?? String(error))}\n`);
  process.exitCode = 1;
});
