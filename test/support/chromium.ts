import { existsSync, mkdirSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';

const installed = ['/usr/bin/chromium', '/usr/bin/google-chrome', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * The Chromium that npm ships, with the libraries it needs, so that the journeys run on a machine without a browser.
 * That one is for Linux on x64 only; elsewhere, and with CHROMIUM_PATH set, an installed one is used.
 */
export async function launchChromium(): Promise<Browser> {
  const own = process.env.CHROMIUM_PATH ?? (process.platform === 'linux' && process.arch === 'x64' ? null : installed.find((path) => existsSync(path)));
  if (own) return chromium.launch({ executablePath: own, args: quiet });
  // The package unpacks its libraries only where it believes itself to be on the service it was made for.
  process.env.AWS_LAMBDA_JS_RUNTIME = 'nodejs22.x';
  const executablePath = await inFolderOfOwn(async () => (await import('@sparticuz/chromium')).default.executablePath());
  return chromium.launch({ executablePath, args: quiet, env: process.env as Record<string, string> });
}

/** It unpacks into the system's temporary folder, where another user of the machine may have left one that is theirs alone. */
async function inFolderOfOwn<T>(work: () => Promise<T>): Promise<T> {
  const before = process.env.TMPDIR;
  process.env.TMPDIR = join(tmpdir(), `fyrtaarn-chromium-${userInfo().uid}`);
  mkdirSync(process.env.TMPDIR, { recursive: true });
  try {
    return await work();
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}
