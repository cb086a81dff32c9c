import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { addDays } from '../../src/shared/dates.js';
import { callFields, dateParts, today, year } from '../builders/calls.js';
import { aReadyApplication } from '../builders/ready-application.js';
import { launchChromium } from '../support/chromium.js';
import { aPerson, sql } from '../support/portal.js';
import { Visitor } from './visitor.js';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

const journeys = [
  { name: 'in Danish on a wide screen', javaScript: true, lang: 'da', width: 1280, words: { late: 'for sent', exempt: 'dispensation', reason: 'Begrundelse' } },
  { name: 'in English on a phone, with JavaScript off', javaScript: false, lang: 'en', width: 375, words: { late: 'late', exempt: 'exemption', reason: 'Reason' } },
] as const;

const asText = (fields: Record<string, unknown>): Record<string, string> => Object.fromEntries(Object.entries(fields).filter(([, value]) => typeof value !== 'object').map(([name, value]) => [name, String(value)]));

/** Other specs make versions of their own meanwhile. */
const newestRules = (officer: Visitor): Promise<string> => officer.page.locator('[name="ruleSetId"] option:not([value=""])').first().getAttribute('value').then(String);

describe('a round from its first line to a late application with leave', () => {
  it.each(journeys)('$name', async ({ javaScript, lang, width, words }) => {
    const seen = new Set<string>();
    const mark = randomUUID().slice(0, 8);
    const visitors: Visitor[] = [];
    const as = async (who: string, role: 'officer' | 'applicant'): Promise<Visitor> => {
      const visitor = await Visitor.at(browser, { javaScript, lang, width }, seen);
      visitors.push(visitor);
      await visitor.register({ name: `${who} ${mark}`, email: `${who}-${mark}@test.example`, roles: [role] });
      return visitor;
    };

    // An officer writes a round, sees it as an applicant will, and publishes it.
    const officer = await as('sagsbehandler', 'officer');
    await officer.go('/rundeadministration');
    await officer.follow('="/rundeadministration/ny"');
    const fields = callFields({ nameDa: `Fyrrunde ${mark}`, nameEn: `Beacon round ${mark}`, ruleSetId: await newestRules(officer), callDa: 'Vi søger **fyrtårne**.\n\n- Få\n- Markante', callEn: 'We look for beacons.\n\n- Few\n- Marked' });
    await officer.fill(asText({ ...fields, closesTime: '24.00.00' }));
    await officer.press();
    expect(await officer.page.locator('.error-summary').count()).toBe(1);
    expect(await officer.page.locator('[name="callDa"]').inputValue()).toContain('Markante');
    await officer.fill({ closesTime: '12.00.00' });
    await officer.press();
    const call = officer.path();
    const roundId = call.split('/').at(-1)!;
    expect(await sql('SELECT published_at FROM round WHERE id = $1', [roundId])).toEqual([{ published_at: null }]);
    await officer.go(`${call}/som-ansoeger`);
    await officer.go(`${call}/som-ansoeger/1`);
    await officer.go(`${call}/offentliggoer`);
    await officer.press();
    await officer.go(`/runder/${roundId}`);
    expect(await officer.text()).toContain(mark);

    // It opens; somebody has a draft that lacks nothing.
    await sql(`UPDATE round SET opens_at = clock_timestamp() - interval '1 day', rule_set_id = 'growth-forum-2011-plan' WHERE id = $1`, [roundId]);
    const applicant = await as('ansoeger', 'applicant');
    const [account] = await sql<{ id: string; email: string; name: string }>('SELECT id, email, name FROM account WHERE email = $1', [`ansoeger-${mark}@test.example`]);
    const application = await aReadyApplication({ roundId, owner: { ...(await aPerson(['applicant'])), ...account! } });
    await applicant.go(`/ansoegninger/${application.id}/opsummering`);

    // The deadline is moved with a reason, which the applicant gets by mail and sees on the round's page.
    await officer.go(`${call}/rediger`);
    await officer.fill(asText(dateParts('closesOn', `${year}-05-13`)));
    await officer.press();
    await officer.fill({ reason: `Flere har bedt om en dag mere ${mark}`, reasonEn: `Several have asked for a day more ${mark}` });
    await officer.press();
    expect(officer.path()).toBe(call);
    await applicant.go(`/runder/${roundId}`);
    expect(await applicant.text()).toContain(lang === 'da' ? `Flere har bedt om en dag mere ${mark}` : `Several have asked for a day more ${mark}`);
    const mails = await sql<{ text: string }>(`SELECT body AS text FROM mail_outbox WHERE to_address = $1`, [account!.email]);
    expect(mails.filter(({ text }) => text.includes(mark) && text.includes(words.reason)).length).toBeGreaterThanOrEqual(1);

    // The deadline passes while the page stands there.
    await applicant.go(`/ansoegninger/${application.id}/opsummering`);
    await applicant.fill({ declaration: true });
    await sql(`UPDATE round SET closes_at = clock_timestamp() - interval '30 seconds' WHERE id = $1`, [roundId]);
    await applicant.press();
    expect((await applicant.text()).toLowerCase()).toContain(words.late);

    // One officer asks for leave, another gives it, and the application is sent in.
    await officer.go(`/fristrum/${roundId}`);
    await officer.go(`/fristrum/${roundId}/dispensationer`);
    const exemption = `/fristrum/${roundId}/dispensationer/${application.id}`;
    await officer.follow(`="${exemption}"`);
    await officer.fill(asText({ ...dateParts('until', addDays(today, 3)), untilTime: '12.00.00', reason: 'Strømmen gik i hele kommunen.' }));
    await officer.press();
    const second = await as('kollega', 'officer');
    await second.go(exemption);
    await second.press('button[name="outcome"][value="granted"]');
    await applicant.go(`/ansoegninger/${application.id}/opsummering`);
    await applicant.fill({ declaration: true });
    await applicant.press();
    expect(applicant.path()).toBe(`/ansoegninger/${application.id}/kvittering`);
    expect((await applicant.text()).toLowerCase()).toContain(words.exempt);
    await applicant.go('/fristloefte');
    await officer.go('/nedbrud');
    expect(seen.size).toBeGreaterThanOrEqual(18);
    for (const visitor of visitors) await visitor.close();
  });
});
