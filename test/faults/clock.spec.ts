import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aReadyApplication, type ReadyApplication } from '../builders/ready-application.js';
import { startPortal, type StartedPortal } from '../support/start-portal.mjs';
import { aRound, databaseUrl, jwtSecret, portalUrl, sql } from '../support/portal.js';
import { until } from '../support/until.js';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'clock-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A portal on a machine whose own clock is wrong by so much, and is set by so much more at each `SIGWINCH`. */
async function portalOff(byMs: number, stepMs = 0): Promise<StartedPortal> {
  const file = join(folder, `off-${byMs}-${stepMs}.mjs`);
  writeFileSync(file, `const Real = Date; let off = ${byMs}; process.on('SIGWINCH', () => (off += ${stepMs}));
    globalThis.Date = class extends Real { constructor(...given) { given.length ? super(...given) : super(Real.now() + off); } static now() { return Real.now() + off; } };`);
  return startPortal({ databaseUrl, folder, jwtSecret, under: ['/usr/bin/env', `NODE_OPTIONS=--import=${file}`] });
}

const offsetAt = async (url: string): Promise<number> => ((await (await fetch(`${url}/readyz`)).json()) as { clock: { ms: number } }).clock.ms;
/** How long ago what was sent in was received, by the database's clock. */
const agoSent = async ({ id }: ReadyApplication): Promise<number> => (await sql<{ s: number }>('SELECT extract(epoch FROM clock_timestamp() - received_at)::float8 AS s FROM submission WHERE application_id = $1', [id]))[0]!.s;

describe.each([['five minutes slow', -300_000], ['five minutes fast', 300_000]])('a portal whose machine is %s', (_, byMs) => {
  let portal: StartedPortal;
  beforeAll(async () => {
    portal = await portalOff(byMs);
  });
  afterAll(() => portal.stop());

  it('keeps deadlines by the database’s clock, beside one whose clock is right, and says how far off its own is', async () => {
    expect(Math.abs((await offsetAt(portal.url)) - byMs)).toBeLessThan(2_000);
    for (const url of [portal.url, portalUrl]) {
      const open = await aReadyApplication({ roundId: await aRound({ closesInMs: 60_000 }) });
      await open.submit(url).expect(303);
      expect(await agoSent(open)).toBeGreaterThanOrEqual(0);
      expect(await agoSent(open)).toBeLessThan(30);
      const closed = await aReadyApplication({ roundId: await aRound({ closesInMs: -60_000 }) });
      await closed.submit(url).expect(422);
      expect(await sql('SELECT 1 FROM submission WHERE application_id = $1', [closed.id])).toEqual([]);
    }
  });

  it('gives instants in their order with one whose clock is right', async () => {
    const order: ReadyApplication[] = [];
    for (const url of [portal.url, portalUrl, portal.url, portalUrl, portal.url, portalUrl]) {
      const application = await aReadyApplication();
      await application.submit(url).expect(303);
      order.push(application);
    }
    const rows = await sql<{ id: string }>('SELECT application_id AS id FROM submission WHERE application_id = ANY($1) ORDER BY received_at', [order.map(({ id }) => id)]);
    expect(rows.map(({ id }) => id)).toEqual(order.map(({ id }) => id));
  });
});

it('a machine whose clock is set in the middle of everything, by more than any session lasts, moves no deadline and signs nobody out', async () => {
  const stepMs = 4 * 365 * 86_400_000;
  const portal = await portalOff(-stepMs, stepMs);
  try {
    const deadlines = await Promise.all([60_000, -60_000].map((closesInMs) => aRound({ closesInMs })));
    const before = await aReadyApplication({ roundId: deadlines[0]! });
    await before.submit(portal.url).expect(303);
    for (const off of [0, stepMs]) {
      const [open, closed] = await Promise.all(deadlines.map((roundId) => aReadyApplication({ roundId })));
      process.kill(portal.pid, 'SIGWINCH');
      await until(async () => Math.abs((await offsetAt(portal.url)) - off) < 2_000);
      await open!.submit(portal.url).expect(303);
      expect(await agoSent(open!)).toBeGreaterThanOrEqual(0);
      expect(await agoSent(open!)).toBeLessThan(30);
      await closed!.submit(portal.url).expect(422);
      await before.receipt(portal.url).expect(200);
    }
  } finally {
    await portal.stop();
  }
});
