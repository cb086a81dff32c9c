import 'reflect-metadata';
import { ConfigError, readConfig } from './config.js';
import { Log } from './platform/logging/index.js';
import { openDatabase } from './database.js';
import { serve } from './server.js';
import { seedDemo } from './seed/index.js';

/** Starts the portal: configuration, database, migrations and reference data, demo data where asked for, HTTP. */
async function main(): Promise<void> {
  const config = readConfig();
  const log = new Log(config.logLevel);
  const database = await openDatabase(config, log);
  const app = await serve(config, log, database.source);
  let accounts: Awaited<ReturnType<typeof seedDemo>> = [];
  try {
    if (config.demo) accounts = await seedDemo(app);
    await app.listen(config.port, config.host);
  } catch (error) {
    await app.close();
    await database.close();
    throw (error as { code?: string }).code === 'EADDRINUSE'
      ? new ConfigError([`PORT ${config.port} is taken by another program; end it, or set PORT to a free one`])
      : error;
  }

  const address = `http://${config.host === '127.0.0.1' ? 'localhost' : config.host}:${new URL(await app.getUrl()).port}`;
  process.stdout.write(welcome(address, accounts));

  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    await app.close();
    await database.close();
    process.exit(0);
  };
  process.on('SIGTERM', () => void stop());
  process.on('SIGINT', () => void stop());
}

function welcome(address: string, accounts: readonly { email: string; password: string; who: string }[]): string {
  const lines = [`Fyrtårn: ${address}`];
  if (accounts.length) {
    lines.push('', `Demo accounts, all with the password ${accounts[0]?.password}:`);
    for (const { email, who } of accounts) lines.push(`  ${email.padEnd(34)} ${who}`);
  }
  return `\n${lines.join('\n')}\n\n`;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof ConfigError ? error.message : ((error as Error).stack ?? String(error))}\n`);
  process.exit(1);
});
