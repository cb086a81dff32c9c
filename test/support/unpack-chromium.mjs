import { mkdirSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

/**
 * Unpacks the Chromium that npm ships, with the libraries it needs, so that the journeys run on a machine without a
 * browser; once, before tests that run side by side would both. Sets CHROMIUM_PATH, which can also be set by hand. That
 * one is for Linux on x64 only; elsewhere an installed one is used.
 */
export async function unpackChromium() {
  if (process.env.CHROMIUM_PATH || process.platform !== 'linux' || process.arch !== 'x64') return;
  // It goes to the temporary folder, where another user of the machine may have left one that is theirs alone.
  const before = process.env.TMPDIR;
  process.env.TMPDIR = join(tmpdir(), `fyrtaarn-chromium-${userInfo().uid}`);
  mkdirSync(process.env.TMPDIR, { recursive: true });
  // The package unpacks its libraries only where it believes itself to be on the service it was made for.
  process.env.AWS_LAMBDA_JS_RUNTIME = 'nodejs22.x';
  try {
    const { default: packed } = await import('@sparticuz/chromium');
    process.env.CHROMIUM_PATH = await packed.executablePath();
  } finally {
    delete process.env.TMPDIR;
    if (before !== undefined) process.env.TMPDIR = before;
  }
}
