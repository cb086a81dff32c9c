import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aReadyApplication } from '../builders/ready-application.js';
import { startPortal } from '../support/start-portal.mjs';
import { aRound, databaseUrl, jwtSecret, sql } from '../support/portal.js';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'clock-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A portal on a machine whose own clock is wrong by so much. */
async function portalOff(byMs: number) {
  const file = join(folder, `off-${byMs}.mjs`);
  writeFileSync(file, `const Real = Date; const off = ${byMs};
    globalThis.Date = class extends Real { constructor(...given) { given.length ? super(...given) : super(Real.now() + off); } static now() { return Real.now() + off; } };`);
  return startPortal({ databaseUrl, folder, jwtSecret, under: ['/usr/bin/env', `NODE_OPTIONS=--import=${file}`] });
}

describe.each([['five minutes slow', -300_000], ['five minutes fast', 300_000]])('a portal whose machine is %s', (_, byMs) => {
  it('keeps deadlines by the database’s clock, and says how far off its own is', async () => {
    const portal = await portalOff(byMs);
    try {
      const ready = (await (await fetch(`${portal.url}/readyz`)).json()) as { clock: { ms: number } };
      expect(Math.abs(ready.clock.ms - byMs)).toBeLessThan(2_000);
      const open = await aReadyApplication({ roundId: await aRound({ closesInMs: 60_000 }) });
      await open.submit(portal.url).expect(303);
      const [row] = await sql<{ lag: number }>('SELECT extract(epoch FROM clock_timestamp() - received_at)::float8 AS lag FROM submission WHERE application_id = $1', [open.id]);
      expect(row!.lag).toBeGreaterThanOrEqual(0);
      expect(row!.lag).toBeLessThan(30);
      const closed = await aReadyApplication({ roundId: await aRound({ closesInMs: -60_000 }) });
      await closed.submit(portal.url).expect(422);
      expect(await sql('SELECT 1 FROM submission WHERE application_id = $1', [closed.id])).toEqual([]);
    } finally {
      await portal.stop();
    }
  });
});
