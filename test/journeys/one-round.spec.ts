import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { copenhagenDate } from '../../src/shared/dates.js';
import { launchChromium } from '../support/chromium.js';
import { aRound, sql } from '../support/portal.js';
import { Visitor } from './visitor.js';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

const journeys = [
  { name: 'in Danish on a wide screen', javaScript: true, lang: 'da', width: 1280 },
  { name: 'in English on a phone, with JavaScript off', javaScript: false, lang: 'en', width: 375 },
] as const;

describe('one application from an idea to a commitment', () => {
  it.each(journeys)(
    '$name',
    async ({ javaScript, lang, width }) => {
      const seen = new Set<string>();
      const mark = randomUUID().slice(0, 8);
      const email = (who: string) => `${who}-${mark}@test.example`;
      const roundId = await aRound();
      const title = `Fyr over bugten ${mark}`;
      const as = async (who: string, roles: Parameters<Visitor['register']>[0]['roles'], work: (visitor: Visitor) => Promise<void>) => {
        const visitor = await Visitor.at(browser, { javaScript, lang, width }, seen);
        await visitor.register({ name: `${who} ${mark}`, email: email(who), roles });
        await work(visitor);
        await visitor.close();
      };

      // 1 and 2: read, choose an idea, apply.
      let applicationUrl = '';
      await as('applicant', ['applicant'], async (visitor) => {
        await visitor.go('/');
        for (const path of ['/strategi', '/strategi/welfare-health-technology', '/kriterier', '/puljer', '/runder', `/runder/${roundId}`, '/ideer']) await visitor.go(path);
        await visitor.follow('="/ideer/2.1"');
        await visitor.go(`/ansoegninger/ny?initiativ=2.1&runde=${roundId}`);
        await visitor.fill({ round: roundId, initiative: '2.1' });
        await visitor.press();
        applicationUrl = visitor.path().replace(/\/projekt$/, '');
        await visitor.go(`${applicationUrl}/projekt`);
        await visitor.fill({ title, summary: 'Et fyr, som kan ses.', purpose: 'At lyse.', activities: 'Bygge og tænde.' });
        await visitor.fill({ startsOnDay: '1', startsOnMonth: '3', startsOnYear: '2030', endsOnDay: '28', endsOnMonth: '2', endsOnYear: '2033' });
        await visitor.press();
        await visitor.fill({ focusAreas: 'innovation-research' });
        await visitor.press();
        await visitor.fill({ 'targets[0].targetId': 'welfare-tech-jobs-exports', 'targets[0].contribution': '12,5', 'targets[0].unit': 'job', 'targets[0].year': '2033', 'targets[0].explanation': 'Fyret skal passes.' });
        await visitor.press();
        const goal = (n: number, values: Record<string, string>) => Object.fromEntries(Object.entries(values).map(([key, value]) => [`goals[${n}].${key}`, value]));
        await visitor.fill(goal(0, { kind: 'result', indicator: 'Lamper tændt', unit: 'stk.', baseline: '0', aim: '12', year: '2032', source: 'Fyrets logbog' }));
        await visitor.press('button[name="add"][value="goals"]');
        await visitor.fill(goal(1, { kind: 'effect', targetId: 'welfare-tech-jobs-exports', indicator: 'Ansatte', unit: 'job', aim: '12,5', year: '2034', source: 'CVR' }));
        await visitor.press();
        for (let n = 1; n <= 8; n += 1) {
          await visitor.fill({ answer: `Svar på kriterium ${n}: fyret lyser for alle.` });
          await visitor.press();
        }
        expect(visitor.path()).toBe(`${applicationUrl}/partnere`);

        // A wrong CVR number is answered beside the field, and everything typed is still there.
        const partner = (n: number, values: Record<string, string | boolean>) => Object.fromEntries(Object.entries(values).map(([key, value]) => [`partners[${n}].${key}`, value]));
        await visitor.fill(partner(0, { name: 'Fyrvæsenet', cvr: '12345678', sector: 'public', role: 'Leder', isLead: true }));
        await visitor.press();
        expect(await visitor.page.locator('.error-summary').count()).toBe(1);
        expect(await visitor.page.locator('[name="partners[0].cvr"]').inputValue()).toBe('12345678');
        expect(await visitor.page.locator('[name="partners[0].name"]').inputValue()).toBe('Fyrvæsenet');
        await visitor.fill(partner(0, { cvr: '13748136' }));
        if ((await visitor.page.locator('[name="partners[1].name"]').count()) === 0) await visitor.press('button[name="add"][value="partners"]');
        await visitor.fill(partner(1, { name: 'Lampefabrikken A/S', cvr: '10150817', sector: 'company', role: 'Leverer' }));
        await visitor.press();

        const responsible = await valueOfOption(visitor, 'activities[0].partnerId', 'Fyrvæsenet');
        await visitor.fill({ 'activities[0].title': 'Tårnet bygges', 'activities[0].partnerId': responsible, 'activities[0].milestone': 'Tårnet står' });
        await visitor.fill({ 'activities[0].startsOnDay': '1', 'activities[0].startsOnMonth': '3', 'activities[0].startsOnYear': '2030', 'activities[0].endsOnDay': '28', 'activities[0].endsOnMonth': '2', 'activities[0].endsOnYear': '2031' });
        await visitor.press();
        const lead = await valueOfOption(visitor, 'costs[0].partnerId', 'Fyrvæsenet');
        await visitor.fill({ 'costs[0].partnerId': lead, 'costs[0].category': 'staff', 'costs[0].description': 'Fyrmestre', 'costs[0].amount': '1.234,5o' });
        await visitor.press();
        expect(await visitor.page.locator('[name="costs[0].amount"]').inputValue()).toBe('1.234,5o');
        await visitor.fill({ 'costs[0].amount': '2.000.000,00' });
        await visitor.press();
        const cash = await valueOfOption(visitor, 'financing[0].partnerId', 'Lampefabrikken A/S');
        await visitor.fill({ 'fund.eu-regional-fund': '600.000', 'fund.regional-development-funds': '400.000', 'financing[0].partnerId': cash, 'financing[0].kind': 'cash', 'financing[0].amount': '1.000.000' });
        await visitor.press();
        expect(visitor.path()).toBe(`${applicationUrl}/bilag`);
        await visitor.page.setInputFiles('main input[type=file]', { name: 'Tegning af fyret æøå.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n') });
        await visitor.press('main form[enctype] button');
        expect(await visitor.text()).toContain('Tegning af fyret æøå.pdf');

        // 3: check and submit.
        await visitor.go(applicationUrl);
        await visitor.go(`${applicationUrl}/opsummering`);
        expect(await visitor.page.locator('.error-summary').count()).toBe(0);
        await visitor.fill({ declaration: true });
        await visitor.press();
        expect(visitor.path()).toBe(`${applicationUrl}/kvittering`);
        const [submission] = await sql<{ sha256: string; number: string }>('SELECT s.sha256, a.number FROM submission s JOIN application a ON a.id = s.application_id WHERE a.title = $1', [title]);
        expect(await visitor.text()).toContain(submission!.sha256);
        expect(await visitor.text()).toContain(submission!.number);
        await visitor.go('/ansoegninger');
      });

      // 4: appoint, declare, score.
      const applicationId = applicationUrl.split('/').at(-1)!;
      const members = ['first', 'second', 'third'];
      for (const who of members) await as(who, ['panel'], async () => undefined);
      await as('officer', ['officer'], async (visitor) => {
        await visitor.go('/sager');
        await visitor.go(`/sager/${applicationId}`);
        await visitor.follow(`="/sager/${applicationId}/panel"`);
        for (const who of members) await visitor.fill({ members: await accountId(email(who)) });
        await visitor.press();
      });
      for (const [at, who] of members.entries()) {
        const visitor = await Visitor.at(browser, { javaScript, lang, width }, seen);
        await visitor.signIn(email(who));
        await visitor.go('/panel');
        await visitor.follow(`="/panelinvitation/${roundId}"`);
        await visitor.fill({ promise: true });
        await visitor.press('main button[name="answer"][value="accept"]');
        await visitor.go('/panel');
        await visitor.follow(`="/panelrunde/${roundId}/habilitet"`);
        expect(await visitor.text()).not.toContain('fyret lyser for alle');
        const answer = (await visitor.page.locator(`main [name$=".answer"]`).first().getAttribute('name'))!;
        await visitor.fill({ [answer]: 'none' });
        await visitor.press();
        const [seat] = await sql<{ id: string }>('SELECT s.id FROM panel_seat s JOIN account a ON a.id = s.account_id WHERE a.email = $1', [email(who)]);
        await visitor.go(`/panel/${seat!.id}`);
        for (let n = 1; n <= 8; n += 1) await visitor.fill({ [`scores[${n}].points`]: String(at + 2), [`scores[${n}].reason`]: `Begrundelse ${n} fra ${who}: det er godt nok.` });
        await visitor.press();
        expect(await visitor.page.locator('.error-summary').count()).toBe(0);
        await visitor.close();
      }

      // 5: recommend, decide at the meeting, decide for each fund.
      const officer = await Visitor.at(browser, { javaScript, lang, width }, seen);
      await officer.signIn(email('officer'));
      await officer.go(`/runder/${roundId}/rangliste`);
      expect(await officer.text()).toContain(title);
      await officer.go(`/sager/${applicationId}/vurderinger`);
      await officer.go(`/sager/${applicationId}/indstilling`);
      await officer.fill({ 'recommended.eu-regional-fund': '600.000', 'recommended.regional-development-funds': '300.000', 'reason.regional-development-funds': 'Lampen kan købes billigere.' });
      await officer.press('main button[name="next"][value="agenda"]');
      await officer.go(`/runder/${roundId}/moede`);
      expect(await officer.text()).toContain(title);
      await officer.go(`/sager/${applicationId}/beslutning`);
      const [decidedOnYear, decidedOnMonth, decidedOnDay] = copenhagenDate(new Date()).split('-') as [string, string, string];
      const day = { decidedOnDay, decidedOnMonth, decidedOnYear };
      await officer.fill({ ...day, 'outcome.eu-regional-fund': 'recommended', 'outcome.regional-development-funds': 'recommended' });
      await officer.press();
      await officer.go(`/sager/${applicationId}`);
      await officer.close();

      await as('member', ['forum'], async (visitor) => visitor.go(`/runder/${roundId}/moede`));
      await as('council', ['council'], async (visitor) => {
        await visitor.go('/afgoerelser');
        await visitor.go(`/afgoerelser/${applicationId}/regional-development-funds`);
        await visitor.fill({ outcome: 'granted', amount: '300.000', ...day });
        await visitor.press();
        // Less than was applied for: the reasons are asked for, and the amount typed still stands there.
        expect(await visitor.page.locator('.error-summary').count()).toBe(1);
        expect(await visitor.page.locator('[name="amount"]').inputValue()).toBe('300.000');
        await visitor.fill({ reasonRules: 'Lov om erhvervsfremme.', reasonConsiderations: 'Forummets indstilling.', reasonFacts: 'Lampens pris.', complaintGuidance: 'Klag til styrelsen.' });
        await visitor.press();
        expect(await visitor.page.locator('.error-summary').count()).toBe(0);
      });
      await as('agency', ['agency'], async (visitor) => {
        await visitor.go('/afgoerelser');
        await visitor.go(`/afgoerelser/${applicationId}/eu-regional-fund`);
        await visitor.fill({ outcome: 'granted', amount: '600.000', legalityConfirmed: true, legalityNote: 'Ingen hindringer.', ...day });
        await visitor.press();
        expect(await visitor.page.locator('.error-summary').count()).toBe(0);
      });

      const applicant = await Visitor.at(browser, { javaScript, lang, width }, seen);
      await applicant.signIn(email('applicant'));
      await applicant.go(applicationUrl);
      expect(await applicant.text()).toContain(lang === 'da' ? '600.000' : '600,000');
      await applicant.go(`${applicationUrl}/historik`);
      await applicant.signOut();
      await applicant.close();

      const mails = await sql<{ subject: string }>('SELECT subject FROM mail_outbox WHERE to_address = $1 ORDER BY created_at', [email('applicant')]);
      // Receipt, assessment or agenda, meeting, and one from each deciding body.
      expect(mails.length).toBeGreaterThanOrEqual(5);
      const [after] = await sql<{ state: string; granted: bigint }>(
        `SELECT a.state, (SELECT sum(granted_oere)::bigint FROM fund_decision d WHERE d.application_id = a.id) AS granted FROM application a WHERE a.id = $1`,
        [applicationId],
      );
      expect(after).toEqual({ state: 'decided', granted: String(90_000_000) });
      expect(seen.size).toBeGreaterThan(35);
    },
    400_000,
  );
});

async function valueOfOption(visitor: Visitor, name: string, label: string): Promise<string> {
  return (await visitor.page.locator(`[name="${name}"] option`, { hasText: label }).first().getAttribute('value')) ?? '';
}

async function accountId(email: string): Promise<string> {
  return (await sql<{ id: string }>('SELECT id FROM account WHERE email = $1', [email]))[0]!.id;
}
