import { existsSync } from 'node:fs';
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
  const { default: packed } = await import('@sparticuz/chromium');
  const executablePath = await packed.executablePath();
  return chromium.launch({ executablePath, args: quiet, env: process.env as Record<string, string> });
}
