import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';

/**
 * Starts the built portal as its own process and waits until it says where it answers.
 * `under`: a command that starts it, with the portal's own at its end. `main`: the program, where it is not this build's.
 * `kill()` ends it without warning (SIGKILL); `stop()` asks it to end. Its log is `portal.log` in `folder`.
 */
export async function startPortal({ databaseUrl, folder, jwtSecret, env = {}, under = [], main = 'dist/main.js' }) {
  const [command, ...args] = [...under, process.execPath, main];
  const child = spawn(command, args, {
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      DATABASE_URL: databaseUrl,
      JWT_SECRET: jwtSecret,
      DATA_DIR: join(folder, 'data'),
      UPLOADS_DIR: join(folder, 'uploads'),
      PORT: '0',
      DEMO: 'false',
      // A spec that wants the portal to try itself says so.
      PROBE_SECONDS: '0',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const log = createWriteStream(join(folder, 'portal.log'), { flags: 'a' });
  child.stderr.pipe(log, { end: false });
  child.stdout.pipe(log, { end: false });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const url = await new Promise((resolve, reject) => {
    let said = '';
    const listen = (chunk) => {
      said += chunk;
      const port = /^Fyrtårn: http:\/\/localhost:(\d+)$/m.exec(said)?.[1];
      if (port) resolve(`http://127.0.0.1:${port}`);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', (chunk) => (said += chunk));
    child.once('exit', () => reject(new Error(`The portal did not start:\n${said}`)));
  });
  return {
    url,
    pid: child.pid,
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
