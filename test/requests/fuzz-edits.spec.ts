import { afterAll, describe, expect, it } from '@jest/globals';
import { randomInt } from 'node:crypto';
import pg from 'pg';
import { fuzzEdits } from '../../fuzz/run.mjs';
import { tampers } from '../../fuzz/tampers.mjs';
import { databaseUrl, portalUrl, sessionCookie } from '../support/portal.js';

const client = new pg.Pool({ connectionString: databaseUrl, max: 3 });
afterAll(() => client.end());

const play = (options: { seed: number; interleavings: number; tamper?: keyof typeof tampers }) =>
  fuzzEdits({ ...options, urls: [portalUrl], client, signIn: (accountId) => sessionCookie(accountId), tamper: options.tamper && tampers[options.tamper] });

/** A new seed every time; a failure says which, and how to repeat it: `npm run fuzz:edits -- --seed=… --only=…`. */
describe('several people writing the same applications at once', () => {
  it('lose nothing that was acknowledged', async () => {
    const seed = randomInt(1_000_000_000);
    const { failures, interleavings, acknowledged, lost } = await play({ seed, interleavings: 120 });
    const told = failures.map(({ number, issues, steps }) => [`--seed=${seed} --only=${number}`, ...issues, ...steps].join('\n'));
    expect(told).toEqual([]);
    expect({ interleavings, lost }).toEqual({ interleavings: 120, lost: 0 });
    expect(acknowledged).toBeGreaterThan(120);
  });
});

/** Whoever finds nothing must be able to find something. */
describe('a portal that is careless with edits is found out', () => {
  it.each(Object.keys(tampers) as (keyof typeof tampers)[])('%s', async (tamper) => {
    expect((await play({ seed: 1, interleavings: 20, tamper })).lost).toBeGreaterThan(0);
  });
});
