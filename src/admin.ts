import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { AccountService } from './accounts/index.js';
import { ConfigError, readConfig } from './config.js';
import { openDatabase } from './database.js';
import { Db } from './platform/db/index.js';
import { Log } from './platform/logging/index.js';
import { serve } from './server.js';

const usage = 'Use: npm run admin -- --email=navn@eksempel.dk --name="Fornavn Efternavn" [--organisation="..."]';

/** Makes an administrator with a password that is shown once. The way into a portal that has no accounts yet. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { email: { type: 'string' }, name: { type: 'string' }, organisation: { type: 'string', default: '' } },
  });
  const { email, name, organisation } = values;
  if (!email || !/^[^\s@]+@[^\s@]+$/.test(email) || !name) throw new UsageError(usage);

  const config = readConfig();
  const log = new Log('warn');
  const database = await openDatabase(config, log);
  const app = await serve(config, log, database.source);
  try {
    const password = randomBytes(15).toString('base64url');
    const made = await app
      .get(Db)
      .transaction(() => app.get(AccountService).register({ email, name, organisation, password, language: 'da' }, ['admin']));
    if (!made.ok) throw new UsageError(`There is already an account with the address ${email}`);
    process.stdout.write(`Administrator ${email} has been made.\nPassword, shown only now: ${password}\n`);
  } finally {
    await app.close();
    await database.close();
  }
}

class UsageError extends Error {}

main().catch((error: unknown) => {
  const expected = error instanceof UsageError || error instanceof ConfigError;
  process.stderr.write(`${expected ? error.message : ((error as Error).stack ?? String(error))}\n`);
  process.exitCode = 1;
});
