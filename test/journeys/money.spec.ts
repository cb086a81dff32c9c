import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomInt, randomUUID } from 'node:crypto';
import type { Browser } from 'playwright-core';
import type { RuleSetValues } from '../../src/rounds/index.js';
import { commitmentLinkTo } from '../builders/commitments.js';
import { aPartner } from '../builders/member.js';
import { aReadyApplication } from '../builders/ready-application.js';
import { launchChromium } from '../support/chromium.js';
import { aRound, sql } from '../support/portal.js';
import { aCost, aWorkbook, sheetsIn } from '../support/workbooks.js';
import { Visitor } from './visitor.js';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

/** A round that takes an application when every partner has confirmed its amounts. */
async function aRoundThatAsksAll(): Promise<string> {
  const roundId = await aRound();
  const [set] = await sql<{ values: RuleSetValues }>(`SELECT values FROM rule_set WHERE values ? 'money' ORDER BY valid_from DESC, version DESC LIMIT 1`);
  const { money, ...values } = set!.values;
  const costModels = [{ id: 'actual', nameDa: 'Faktiske udgifter', nameEn: 'Actual costs', steps: [], covers: [], basis: '' }];
  const all = { ...money!, costModels, aid: null, byYear: false, commitments: { demand: 'all', minSharePermille: 0, restWithinDays: 0 } } as const;
  const [made] = await sql<{ id: string }>(
    `INSERT INTO rule_set (id, family, version, valid_from, legal_basis, values)
     SELECT $1, family, $2, '2000-01-01', 'Prøve', $3::jsonb FROM rule_set WHERE id = 'growth-forum-2011-plan' RETURNING id`,
    [`all-${randomUUID().slice(0, 8)}`, 1_000_000 + randomInt(1_000_000_000), JSON.stringify({ ...values, money: all })],
  );
  await sql('UPDATE round SET rule_set_id = $2 WHERE id = $1', [roundId, made!.id]);
  return roundId;
}

const widths = [
  { name: 'in Danish on a wide screen', lang: 'da', width: 1280 },
  { name: 'in English on phones', lang: 'en', width: 375 },
] as const;

describe('three partners agree on a budget', () => {
  it.each(widths)(
    '$name',
    async ({ lang, width }) => {
      const mark = randomUUID().slice(0, 8);
      const seen = new Set<string>();
      const someone = (): Promise<Visitor> => Visitor.at(browser, { javaScript: true, lang, width }, seen);
      const maja = await someone();
      const email = `maja-${mark}@test.example`;
      await maja.register({ name: `Maja ${mark}`, email, roles: ['applicant'] });
      const [account] = await sql<{ id: string }>('SELECT id FROM account WHERE email = $1', [email]);
      const { id, partnerId } = await aReadyApplication({ owner: { id: account!.id, name: `Maja ${mark}`, email, cookie: '' }, roundId: await aRoundThatAsksAll(), confirmed: false });
      const at = (page: string): string => `/ansoegninger/${id}/${page}`;
      const addPartner = async (name: string, position: number, oere: bigint): Promise<{ id: string; costId: string; cashId: string }> => {
        const own = await aPartner(id, name);
        await sql(`UPDATE partner SET role = 'Bygger' WHERE id = $1`, [own]);
        const [cost] = await sql<{ id: string }>(`INSERT INTO cost_line (application_id, position, partner_id, category, description, amount_oere) VALUES ($1, $2, $3, 'staff', 'Løn', $4) RETURNING id`, [id, position, own, oere]);
        const [cash] = await sql<{ id: string }>(`INSERT INTO financing_line (application_id, position, kind, partner_id, amount_oere) VALUES ($1, $2, 'cash', $3, $4) RETURNING id`, [id, position + 1, own, oere]);
        return { id: own, costId: cost!.id, cashId: cash!.id };
      };
      const yard = await addPartner('Værftet', 1, 500_000_00n);
      const college = await addPartner('Navigationsskolen', 2, 300_000_00n);
      const amounts = async (): Promise<string[]> => (await sql<{ oere: string }>('SELECT amount_oere::text AS oere FROM cost_line WHERE application_id = $1 ORDER BY position', [id])).map(({ oere }) => oere);
      const answers = (partner: string) => sql<{ answer: string; name: string; title: string }>('SELECT answer, name, title FROM commitment WHERE application_id = $1 AND partner_id = $2 ORDER BY at', [id, partner]);

      // Maja asks two signatories by mail; neither has an account.
      const ask = async (partner: string, who: string, box: string): Promise<string> => {
        const to = `${box}-${mark}@test.example`;
        await maja.go(at(`bekraeftelser/${partner}`));
        await maja.fill({ name: who, email: to, language: lang });
        await maja.press();
        return commitmentLinkTo(to);
      };
      const yardLink = await ask(yard.id, 'Åse Ærø', 'aase');
      const collegeLink = await ask(college.id, 'Nils Nord', 'nils');

      // One confirms exactly what it is down for, and sees what that is of the whole.
      const aase = await someone();
      await aase.go(yardLink);
      expect(await aase.text()).toContain(lang === 'da' ? '500.000,00' : '500,000.00');
      expect(await aase.text()).not.toContain('Navigationsskolen');
      await aase.fill({ name: 'Åse Ærø', title: 'direktør', declaration: true });
      await aase.press();
      expect(await answers(yard.id)).toEqual([{ answer: 'confirmed', name: 'Åse Ærø', title: 'direktør' }]);

      // One proposes another amount; the lead takes it over, and with it stands what was signed.
      const nils = await someone();
      await nils.go(collegeLink);
      await nils.follow('$="/forslag"');
      await nils.fill({ [`amount.${college.costId}`]: '250.000', [`amount.${college.cashId}`]: '250.000', comment: 'Vi har færre timer.', name: 'Nils Nord', title: 'rektor', declaration: true });
      await nils.press();
      expect(await amounts()).toEqual(['200000000', '50000000', '30000000']);
      await maja.go(at(`bekraeftelser/${college.id}`));
      expect(await maja.text()).toContain('Vi har færre timer.');
      await maja.press('form[action$="/overtagelse"] button');
      expect(await amounts()).toEqual(['200000000', '50000000', '25000000']);

      // Her own partner she confirms herself; then nothing is missing.
      await maja.go(at('underskrift'));
      await maja.fill({ title: 'projektleder', declaration: true });
      await maja.press();
      await maja.go(at('opsummering'));
      expect(await maja.page.locator('main [name="declaration"]').count()).toBe(1);

      // A workbook comes back with one bad cell: nothing of it is taken, and the cell is named.
      const whole = [aCost('Fyrvæsenet', 2_000_000), aCost('Værftet', 'halv million'), aCost('Navigationsskolen', 250_000)];
      await maja.go(at('regneark'));
      await maja.page.locator('main input[type="file"]').setInputFiles({ name: 'budget.xlsx', mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer: await aWorkbook(whole) });
      await maja.press();
      expect(await maja.text()).toContain('Udgifter!I3');
      expect(await amounts()).toEqual(['200000000', '50000000', '25000000']);
      const [, download] = await Promise.all([maja.page.locator(`main a[href*="budget-xlsx"]`).first().click(), maja.page.waitForEvent('download')]);
      const fetched = await download.createReadStream();
      const bytes: Buffer[] = [];
      for await (const chunk of fetched) bytes.push(chunk as Buffer);
      expect((await sheetsIn(Buffer.concat(bytes)))[lang === 'da' ? 'Udgifter' : 'Costs']).toHaveLength(4);

      // At 11:58 the yard's number changes: its confirmation alone is stale, and the page says so.
      await maja.go(at('budget'));
      const rows = await maja.page.locator('main [name$=".amount"][name^="costs"]').evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).name));
      const ofYard = rows.find((_, row) => row === 1)!;
      await maja.fill({ [ofYard]: '480.000' });
      await maja.press('main form button[name="then"][value="list"]');
      expect(await amounts()).toEqual(['200000000', '48000000', '25000000']);
      await maja.go(at('finansiering'));
      const cash = await maja.page.locator('main [name$=".amount"][name^="financing"]').evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).name));
      await maja.fill({ [cash[1]!]: '480.000' });
      await maja.press('main form button[name="then"][value="list"]');
      await maja.go(at('opsummering'));
      expect(await maja.page.locator('main [name="declaration"]').count()).toBe(0);
      const missing = await maja.page.locator('.alert-error, .error-summary').first().innerText();
      expect(missing).toContain('Værftet');
      expect(missing).not.toContain('Navigationsskolen');

      // The same link shows the new number and takes the new confirmation; then it is sent in.
      await aase.go(yardLink);
      expect(await aase.text()).toContain(lang === 'da' ? '480.000,00' : '480,000.00');
      await aase.fill({ name: 'Åse Ærø', title: 'direktør', declaration: true });
      await aase.press();
      await maja.go(at('opsummering'));
      await maja.fill({ declaration: true });
      await maja.press('main form[action$="/indsendelse"] button.button-primary');
      expect(maja.path()).toBe(at('kvittering'));
      const receipt = await maja.text();
      for (const words of ['Åse Ærø', 'Nils Nord', 'rektor']) expect(receipt).toContain(words);
      const [{ snapshot }] = (await sql<{ snapshot: string }>('SELECT snapshot FROM submission WHERE application_id = $1', [id])) as [{ snapshot: string }];
      const { commitments } = JSON.parse(snapshot) as { commitments: { partnerId: string; answer: string }[] };
      expect(new Set(commitments.map(({ partnerId: of }) => of))).toEqual(new Set([partnerId, yard.id, college.id]));
      for (const visitor of [maja, aase, nils]) await visitor.close();
    },
    240_000,
  );
});
