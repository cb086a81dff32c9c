import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { aReadyApplication } from '../builders/ready-application.js';
import { launchChromium } from '../support/chromium.js';
import { sql } from '../support/portal.js';
import { Visitor } from './visitor.js';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

const widths = [
  { name: 'in Danish on a wide screen', lang: 'da', width: 1280 },
  { name: 'in English on phones', lang: 'en', width: 375 },
] as const;

describe('a consortium writes one application', () => {
  it.each(widths)(
    '$name',
    async ({ lang, width }) => {
      const mark = randomUUID().slice(0, 8);
      const seen = new Set<string>();
      const someone = async (who: string): Promise<Visitor & { person: { id: string; name: string; email: string } }> => {
        const visitor = await Visitor.at(browser, { javaScript: true, lang, width }, seen);
        const person = { name: `${who} ${mark}`, email: `${who.toLowerCase()}-${mark}@test.example` };
        await visitor.register({ ...person, roles: ['applicant'] });
        const [account] = await sql<{ id: string }>('SELECT id FROM account WHERE email = $1', [person.email]);
        return Object.assign(visitor, { person: { ...person, id: account!.id } });
      };
      const [maja, jonas] = [await someone('Maja'), await someone('Jonas')];
      const { id, partnerId } = await aReadyApplication({ owner: { ...maja.person, cookie: '' }, confirmed: false });
      const at = (page: string): string => `/ansoegninger/${id}/${page}`;
      const stored = async () => (await sql<{ title: string; summary: string; purpose: string; activities: string }>('SELECT title, summary, purpose, activities FROM application WHERE id = $1', [id]))[0]!;

      // Two people are invited by mail: one has an account, the other makes one from the letter.
      const invite = async (name: string, email: string, more: Record<string, string>): Promise<string> => {
        await maja.go(at('deltagere/invitation'));
        await maja.fill({ name, email, ...more });
        await maja.press();
        const [letter] = await sql<{ body: string }>('SELECT body FROM mail_outbox WHERE to_address = $1 ORDER BY created_at DESC LIMIT 1', [email]);
        return new URL(/https?:\/\/\S+\/invitation\/\S+/.exec(letter!.body)![0]).pathname;
      };
      await jonas.go(await invite(jonas.person.name, jonas.person.email, { role: 'writer' }));
      await jonas.press();
      const letter = await invite(`Petra ${mark}`, `petra-${mark}@test.example`, { role: 'signatory', partner: partnerId });

      // Both write on the same page. Different fields: both stand, and each hears of the other.
      await maja.go(at('projekt'));
      await jonas.go(at('projekt'));
      await maja.fill({ summary: 'Majas resumé.' });
      await maja.told('saved');
      await jonas.fill({ purpose: 'Jonas’ formål.', title: 'Jonas’ titel' });
      await jonas.told('saved');
      expect(await stored()).toMatchObject({ summary: 'Majas resumé.', purpose: 'Jonas’ formål.', title: 'Jonas’ titel' });
      await maja.page.locator('[data-later]', { hasText: jonas.person.name }).waitFor({ timeout: 45_000 });
      expect(await maja.page.locator('[data-presence]').innerText()).toContain(jonas.person.name);

      // The same field: both versions are shown with names, and Maja chooses her own.
      await maja.fill({ title: 'Majas titel' });
      await maja.leave('title');
      await maja.alarmed('conflict');
      expect(await maja.page.locator('[data-alarm]').innerText()).toContain(jonas.person.name);
      await maja.press('[data-do="show"]');
      const both = await maja.page.locator('.conflicts').innerText();
      for (const words of ['Majas titel', 'Jonas’ titel', jonas.person.name]) expect(both).toContain(words);
      expect((await stored()).title).toBe('Jonas’ titel');
      await maja.fill({ 'choice./title': 'form' });
      await maja.press('main form button[name="then"][value="list"]');
      expect(await stored()).toMatchObject({ title: 'Majas titel', purpose: 'Jonas’ formål.' });

      // Maja's connection goes, and then her browser: the text is offered, and nothing of Jonas' is lost by putting it in.
      await maja.go(at('projekt'));
      await maja.offline(true);
      await maja.fill({ activities: 'Skrevet uden forbindelse.' });
      await maja.page.locator('[data-writing][data-kind="unreachable"]').waitFor();
      await maja.crash();
      await jonas.go(at('projekt'));
      await jonas.fill({ summary: 'Jonas’ resumé.' });
      await jonas.told('saved');
      await maja.offline(false);
      await maja.go(at('projekt'));
      await maja.page.locator('.writing-copy [data-do="insert"]').waitFor();
      await maja.look();
      await maja.press('.writing-copy [data-do="insert"]');
      await maja.told('saved');
      expect(await stored()).toMatchObject({ activities: 'Skrevet uden forbindelse.', summary: 'Jonas’ resumé.' });
      expect(await maja.page.evaluate('Object.keys(localStorage).length')).toBe(0);

      // A file goes up.
      await maja.go(at('bilag'));
      await maja.page.setInputFiles('main input[type=file]', { name: 'Tegning æøå.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n') });
      await maja.press('main form[enctype] button');
      expect(await maja.text()).toContain('Tegning æøå.pdf');

      // Jonas' session ends while he writes. He signs in beside the page, and it goes on by itself.
      await sql('UPDATE session SET revoked_at = clock_timestamp() WHERE account_id = $1', [jonas.person.id]);
      await jonas.fill({ purpose: 'Skrevet, da sessionen var slut.' });
      await jonas.alarmed('ended');
      expect((await stored()).purpose).toBe('Jonas’ formål.');
      await jonas.signInBeside(jonas.person.email);
      await jonas.page.locator('[data-alarm=""]').waitFor({ state: 'attached', timeout: 45_000 });
      await jonas.told('saved');
      expect((await stored()).purpose).toBe('Skrevet, da sessionen var slut.');

      // Petra follows the link of her letter, makes an account and signs for her part.
      const petra = await Visitor.at(browser, { javaScript: true, lang, width }, seen);
      await petra.go(letter);
      await petra.fill({ password: 'en lang sætning her' });
      await petra.press();
      await petra.go(at('underskrift'));
      await petra.fill({ title: 'Direktør', declaration: true });
      await petra.press();
      expect(await sql(`SELECT FROM commitment WHERE application_id = $1 AND title = 'Direktør'`, [id])).toHaveLength(1);

      // Everything is there at the end, and sent in.
      await maja.go(at('opsummering'));
      for (const words of ['Majas titel', 'Jonas’ resumé.', 'Skrevet, da sessionen var slut.', 'Skrevet uden forbindelse.', 'Tegning æøå.pdf']) expect(await maja.text()).toContain(words);
      await maja.go(at('historik'));
      expect(await maja.text()).toContain(jonas.person.name);
      await maja.signOut();
      for (const visitor of [maja, jonas, petra]) await visitor.close();
      expect(seen.size).toBeGreaterThan(10);
    },
    400_000,
  );
});
