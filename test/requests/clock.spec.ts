import { expect, it } from '@jest/globals';
import { browserOf, sql } from '../support/portal.js';

it('anybody may ask what time it is by the clock that decides', async () => {
  const [before] = await sql<{ at: Date }>('SELECT clock_timestamp() AS at');
  const { body, headers } = await browserOf(null).get('/klokken').expect(200);
  const [after] = await sql<{ at: Date }>('SELECT clock_timestamp() AS at');
  const now = Date.parse((body as { now: string }).now);
  // Between two readings the portal's own steady clock runs on.
  expect(now).toBeGreaterThanOrEqual(before!.at.getTime() - 100);
  expect(now).toBeLessThanOrEqual(after!.at.getTime() + 100);
  expect(headers['cache-control']).toBe('no-store');
});
