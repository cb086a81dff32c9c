import { expect, it } from '@jest/globals';
import { aRound, browserOf, sql } from '../support/portal.js';

it('a page that stands open asks for the round’s deadline as it is now, with the clock that decides', async () => {
  const roundId = await aRound({ closesInMs: 3_600_000 });
  const path = `/runder/${roundId}/frist`;
  expect((await browserOf(null).get(`/runder/${roundId}`).expect(200)).text).toContain(`data-asks="${path}"`);
  const [moved] = await sql<{ at: Date }>(`UPDATE round SET closes_at = closes_at + interval '2 days', grace_ms = 90000 WHERE id = $1 RETURNING closes_at AS at`, [roundId]);
  const { body, headers } = await browserOf(null, { lang: 'en' }).get(path).expect(200);
  const said = body as Record<string, string>;
  expect(said).toMatchObject({ until: moved!.at.toISOString(), openUntil: new Date(moved!.at.getTime() + 90_000).toISOString() });
  expect(said['movedText']).toMatch(/^The deadline has been moved to /);
  const [clock] = await sql<{ at: Date }>('SELECT clock_timestamp() AS at');
  expect(Math.abs(Date.parse(said['now']!) - clock!.at.getTime())).toBeLessThan(60_000);
  expect(headers['cache-control']).toBe('no-store');
});

it.each(['findes-ikke', '%00'])('there is none of %s', async (id) => {
  await browserOf(null).get(`/runder/${id}/frist`).expect(404);
});

it('nobody is told the deadline of a round that is not published', async () => {
  const roundId = await aRound({ closesInMs: 3_600_000 });
  await sql('UPDATE round SET published_at = NULL WHERE id = $1', [roundId]);
  await browserOf(null).get(`/runder/${roundId}/frist`).expect(404);
});
