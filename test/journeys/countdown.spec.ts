import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../support/chromium.js';
import { aRound, portalUrl, sql } from '../support/portal.js';

const MINUTE = 60_000;
let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

/** A round's page in a browser whose clock can be set, and whose steady clock can be made to stand still. */
async function aCountdown(given: { closesInMs: number; javaScript?: boolean; offBy?: number }): Promise<{ page: Page; roundId: string; shown(): Promise<string>; close(): Promise<void> }> {
  const roundId = await aRound({ closesInMs: given.closesInMs });
  const context = await browser.newContext({ javaScriptEnabled: given.javaScript ?? true });
  const page = await context.newPage();
  await page.addInitScript((offBy) => {
    const real = { now: Date.now, steady: performance.now.bind(performance) };
    Object.assign(window, { offBy, slept: 0 });
    const mine = window as unknown as { offBy: number; slept: number };
    Date.now = () => real.now() + mine.offBy;
    performance.now = () => real.steady() - mine.slept;
  }, given.offBy ?? 0);
  await page.goto(`${portalUrl}/runder/${roundId}`);
  return { page, roundId, shown: async () => (await page.locator('time.countdown').textContent()) ?? '', close: () => context.close() };
}
/** What a browser does when a window that was away is looked at again; a window that stays asks every minute. */
const lookedAt = (page: Page) => page.evaluate(() => void document.dispatchEvent(new Event('visibilitychange')));
const off = (page: Page, more: { offBy?: number; slept?: number }) => page.evaluate((given) => void Object.assign(window, given), more);

it.each([-3 * 60 * MINUTE, 3 * 60 * MINUTE])('counts by the portal’s clock where the browser’s is %i ms off', async (offBy) => {
  const { shown, close } = await aCountdown({ closesInMs: 90 * MINUTE + 20_000, offBy });
  expect(await shown()).toMatch(/^1 time og (30|29) minutter$/);
  await close();
});

it('goes on counting right when the clock is set while the page is open', async () => {
  const { page, shown, close } = await aCountdown({ closesInMs: 90 * MINUTE + 20_000 });
  for (const offBy of [60 * MINUTE, -60 * MINUTE]) {
    await off(page, { offBy });
    await page.waitForTimeout(2500);
    expect(await shown()).toMatch(/^1 time og (30|29) minutter$/);
  }
  await close();
});

it('asks the portal when the machine has slept, and shows what is left now', async () => {
  const { page, shown, close } = await aCountdown({ closesInMs: 90 * MINUTE + 20_000 });
  // It slept for an hour: the steady clock stood still, and the portal's went on.
  await page.route('**/frist', async (route) => {
    const answer = (await (await route.fetch()).json()) as object;
    await route.fulfill({ json: { ...answer, now: new Date(Date.now() + 60 * MINUTE).toISOString() } });
  });
  await off(page, { offBy: 60 * MINUTE });
  await page.waitForFunction(() => /^(30|29) minutter/.test(document.querySelector('time.countdown')?.textContent ?? ''));
  expect(await shown()).not.toContain('time');
  await close();
});

it('says when it is over, and never that there is more time than there is', async () => {
  const { page, shown, close } = await aCountdown({ closesInMs: 8000 });
  await page.waitForFunction(() => document.querySelector('time.countdown')?.textContent?.startsWith('Fristen'));
  expect(await shown()).toBe('Fristen er nået, og runden er lukket');
  await close();
});

it.each([
  ['put off', `closes_at = closes_at + interval '2 days'`, /^Fristen er flyttet til .* Læs hvorfor$/, /^2 dage og 1 time$/],
  ['moved nearer', `closes_at = closes_at - interval '1 hour'`, /^Fristen er flyttet til .* Læs hvorfor$/, /^(30|29) minutter/],
  ['closed by hand', `closed_at = clock_timestamp()`, /^Runden blev lukket .* Læs hvorfor$/, /^Fristen er nået, og runden er lukket$/],
])('goes on to a deadline that was %s while the page stood open, and says so', async (_, change, said, left) => {
  const { page, roundId, shown, close } = await aCountdown({ closesInMs: 90 * MINUTE + 20_000 });
  await sql(`UPDATE round SET ${change} WHERE id = $1`, [roundId]);
  await lookedAt(page);
  const line = page.locator('.countdown-moved');
  await line.getByRole('link').waitFor();
  expect(await line.textContent()).toMatch(said);
  expect(await line.getByRole('link').getAttribute('href')).toBe(`/runder/${roundId}`);
  await page.waitForFunction((source) => new RegExp(source).test(document.querySelector('time.countdown')?.textContent ?? ''), left.source);
  expect(await shown()).toMatch(left);
  await close();
});

it('stays as it is, and follows the clock, where the deadline did not move and where the portal is too busy to say', async () => {
  const { page, shown, close } = await aCountdown({ closesInMs: 90 * MINUTE + 20_000 });
  const answered = page.waitForResponse('**/frist');
  await lookedAt(page);
  await answered;
  expect(await page.locator('.countdown-moved').textContent()).toBe('');
  await page.route('**/frist', (route) => route.fulfill({ status: 503, body: '' }));
  await page.route('**/klokken', (route) => route.fulfill({ json: { now: new Date(Date.now() + 60 * MINUTE).toISOString() } }));
  await off(page, { offBy: 60 * MINUTE, slept: -10_000 });
  await page.waitForFunction(() => /^(30|29) minutter/.test(document.querySelector('time.countdown')?.textContent ?? ''));
  expect(await shown()).not.toContain('time');
  await close();
});

it('stands in the page without JavaScript', async () => {
  const { shown, close } = await aCountdown({ closesInMs: 90 * MINUTE + 20_000, javaScript: false, offBy: 5 * MINUTE });
  expect(await shown()).toMatch(/^1 time og (30|29) minutter$/);
  await close();
});
