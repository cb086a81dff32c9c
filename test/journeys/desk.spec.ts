import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { anAssessedApplication, declares, inPanel } from '../builders/assessed-application.js';
import { launchChromium } from '../support/chromium.js';
import { aRound, sql } from '../support/portal.js';
import { Visitor } from './visitor.js';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

/** An expert with two applications; nothing stands in the way. @returns the seats, in their order */
async function twoSeats(email: string): Promise<string[]> {
  const [account] = await sql<{ id: string }>('SELECT id FROM account WHERE email = $1', [email]);
  const roundId = await aRound();
  await inPanel(roundId, account!.id);
  const seats: string[] = [];
  for (const title of ['Alfa', 'Beta']) {
    const { id } = await anAssessedApplication({ missing: 3, roundId, title });
    await declares(id, account!.id);
    const [seat] = await sql<{ id: string }>('UPDATE panel_seat SET account_id = $2 WHERE id = (SELECT id FROM panel_seat WHERE application_id = $1 LIMIT 1) RETURNING id', [id, account!.id]);
    seats.push(seat!.id);
  }
  return seats;
}

const stored = async (seat: string) => (await sql<{ points: number[]; submitted: boolean }>(
  `SELECT coalesce(array_agg(c.half_points ORDER BY c.criterion_id) FILTER (WHERE c.half_points IS NOT NULL), '{}') AS points, s.submitted_at IS NOT NULL AS submitted
     FROM panel_seat s LEFT JOIN score c ON c.seat_id = s.id WHERE s.id = $1 GROUP BY s.id`,
  [seat],
))[0]!;

describe('an expert at the desk', () => {
  it.each([
    { lang: 'da', width: 1280 },
    { lang: 'en', width: 375 },
  ] as const)('by keyboard alone, $lang at $width', async ({ lang, width }) => {
    const email = `desk-${randomUUID().slice(0, 8)}@test.example`;
    const expert = await Visitor.at(browser, { javaScript: true, lang, width }, new Set());
    await expert.register({ name: 'Ditte Skrivebord', email, roles: ['panel'] });
    const [first, second] = (await twoSeats(email)) as [string, string];
    await expert.go('/panel');
    const { page } = expert;
    let keys = 0;
    let loads = 0;
    page.on('load', () => (loads += 1));
    const press = async (key: string): Promise<void> => {
      keys += 1;
      await page.keyboard.press(key);
    };
    await page.locator(`a[href="/panel/${first}"]`).first().focus();
    await Promise.all([page.waitForEvent('load'), press('Enter')]);
    await expert.look();
    for (let criterion = 1; criterion <= 8; criterion += 1) {
      await press('Alt+n');
      await press('4');
      if (criterion === 1) await press(',');
      await press('Tab');
      // What is written is not counted: it is the expert's own.
      await page.keyboard.type(`Fordi det er godt begrundet, nr. ${criterion}.`);
    }
    await expert.told('saved');
    const draft = await stored(first);
    expect([draft.points.toSorted((a, b) => a - b), draft.submitted]).toEqual([[8, 8, 8, 8, 8, 8, 8, 9], false]);
    await press('Alt+n');
    expect(await page.evaluate(() => document.activeElement?.hasAttribute('data-desk-submit'))).toBe(true);
    await Promise.all([page.waitForEvent('load'), press('Enter')]);
    await expert.look();
    expect((await stored(first)).submitted).toBe(true);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('naeste');
    await Promise.all([page.waitForEvent('load'), press('Enter')]);
    expect(expert.path()).toBe(`/panel/${second}`);
    // docs/panel.md says so: three a criterion, one for a half point, one to the button, one on it, and one onwards from each page.
    expect({ keys, loads }).toEqual({ keys: 1 + 8 * 3 + 1 + 2 + 1, loads: 3 });
    await expert.close();
  }, 120_000);

  it('in two windows is asked which version counts, and loses neither', async () => {
    const email = `desk-${randomUUID().slice(0, 8)}@test.example`;
    const one = await Visitor.at(browser, { javaScript: true, lang: 'da' }, new Set());
    await one.register({ name: 'Dorte Dobbelt', email, roles: ['panel'] });
    const [seat] = (await twoSeats(email)) as [string];
    const other = await Visitor.at(browser, { javaScript: true, lang: 'da' }, new Set());
    await other.signIn(email);
    for (const visitor of [one, other]) await visitor.go(`/panel/${seat}`);
    await one.fill({ 'scores[1].reason': 'Skrevet i det første vindue.' });
    await one.told('saved');
    await other.fill({ 'scores[1].reason': 'Skrevet i det andet vindue.', 'scores[2].points': '3' });
    await other.leave('scores[1].reason');
    await other.alarmed('conflict');
    await other.press('[data-do="show"]');
    const text = await other.text();
    for (const shown of ['Skrevet i det første vindue.', 'Skrevet i det andet vindue.']) expect(text).toContain(shown);
    await other.fill({ 'choice./scores[1].reason': 'theirs' });
    await other.press('.desk-actions .button-secondary');
    expect(await sql('SELECT criterion_id, half_points, reason FROM score WHERE seat_id = $1 AND reason <> $2', [seat, ''])).toEqual([expect.objectContaining({ reason: 'Skrevet i det første vindue.' })]);
    expect((await stored(seat)).points).toEqual([6]);
    for (const visitor of [one, other]) await visitor.close();
  }, 120_000);
});
