import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { declares, inPanel } from '../builders/assessed-application.js';
import { passDeadline } from '../builders/dialogue.js';
import { aSubmittedApplication, type SubmittedApplication } from '../builders/submitted-application.js';
import { launchChromium } from '../support/chromium.js';
import { aPerson, aRound, sql, type Person } from '../support/portal.js';
import { Visitor } from './visitor.js';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

const reason = 'Partnerne har sat penge og timer af, og vejen til målet er vist.';

/** Ten fingers and no mouse; counts what they do. */
class Hands {
  keys = 0;
  loads = 0;

  constructor(private readonly page: Page) {
    page.on('load', () => (this.loads += 1));
  }

  async press(key: string): Promise<void> {
    this.keys += 1;
    await this.page.keyboard.press(key);
  }

  async write(text: string): Promise<void> {
    this.keys += text.length;
    await this.page.keyboard.insertText(text);
  }

  /** Presses Tab until the focus stands on what is meant. */
  async tabTo(selector: string): Promise<void> {
    for (let tries = 0; tries < 200; tries += 1) {
      if (await this.page.evaluate((one) => document.activeElement?.matches(one) ?? false, selector)) return;
      await this.press('Tab');
    }
    throw new Error(`The keyboard never came to ${selector} on ${this.page.url()}`);
  }

  /** A press that leads to another page. */
  async leave(key: string): Promise<void> {
    const arrived = this.page.waitForEvent('load');
    await this.press(key);
    await arrived;
  }
}

/** Somebody whose assessments are in already; the journey is not theirs. */
async function aColleague(cases: readonly SubmittedApplication[], points: (at: number) => number): Promise<Person> {
  const person = await aPerson(['panel']);
  await inPanel(cases[0]!.roundId, person.id);
  for (const [at, { id, roundId }] of cases.entries()) {
    await declares(id, person.id);
    const [seat] = await sql<{ id: string }>('INSERT INTO panel_seat (application_id, account_id, appointed_by, submitted_at) VALUES ($1, $2, $2, clock_timestamp()) RETURNING id', [id, person.id]);
    await sql('INSERT INTO score (seat_id, criterion_id, half_points, reason) SELECT $1, id, $2, $3 FROM criterion', [seat!.id, points(at), reason]);
    await sql(
      `INSERT INTO assessment_version (seat_id, version, submitted_at, scores, application_version, rule_set_id)
       SELECT $1, 1, clock_timestamp(), (SELECT jsonb_agg(jsonb_build_object('criterionId', id, 'halfPoints', $2::int, 'reason', $3::text) ORDER BY number) FROM criterion), 1, rule_set_id FROM round WHERE id = $4`,
      [seat!.id, points(at), reason, roundId],
    );
  }
  return person;
}

const halves = ['0', '0,', '1', '1,', '2', '2,', '3', '3,', '4', '4,', '5'];

/** From the work list to the last assessment handed in. @returns how many were written */
async function scoreAll(expert: Visitor, hands: Hands, points: (at: number) => number): Promise<number> {
  await expert.go('/panel');
  await hands.tabTo('main a[href^="/panel/"]');
  await hands.leave('Enter');
  for (let written = 0; ; written += 1) {
    // One page is like the other; the first two are looked at closely.
    if (written < 2) await expert.look();
    for (let criterion = 0; criterion < 8; criterion += 1) {
      await hands.press('Alt+n');
      for (const key of halves[Math.min(10, Math.max(0, points(written) + (criterion % 3) - 1))]!) await hands.press(key);
      await hands.press('Alt+n');
      await hands.write(reason);
    }
    if (written < 2) await expert.told('saved');
    await hands.press('Alt+n');
    await hands.leave('Enter');
    if (written < 2) await expert.look();
    if (!(await expert.page.locator('[data-desk-onwards]').count())) return written + 1;
    await hands.leave('Alt+n');
  }
}

describe('a panel’s evening', () => {
  it('twelve applications by keyboard, by one with a conflict and one without; then consensus and the ranking', async () => {
    const seen = new Set<string>();
    const mark = randomUUID().slice(0, 8);
    const roundId = await aRound();
    const cases: SubmittedApplication[] = [];
    for (let at = 0; at < 12; at += 1) cases.push(await aSubmittedApplication({ roundId, title: `Fyr ${at + 1} ${mark}` }));
    await sql(`UPDATE application SET state = 'assessment' WHERE round_id = $1`, [roundId]);
    await passDeadline(roundId);
    const level = (at: number): number => 3 + (at % 6);
    const chair = await aColleague(cases, level);
    await sql('UPDATE panel_member SET is_chair = true WHERE round_id = $1 AND account_id = $2', [roundId, chair.id]);
    const closed = cases[2]!;
    await aColleague([closed], () => 6);

    const visitors: Visitor[] = [];
    const as = async (who: string, role: 'officer' | 'panel'): Promise<{ visitor: Visitor; id: string }> => {
      const visitor = await Visitor.at(browser, { javaScript: true, lang: 'da', width: 1280 }, seen);
      visitors.push(visitor);
      await visitor.register({ name: `${who} ${mark}`, email: `${who}@${mark}.example`, roles: [role] });
      const [account] = await sql<{ id: string }>('SELECT id FROM account WHERE email = $1', [`${who}@${mark}.example`]);
      return { visitor, id: account!.id };
    };
    const officer = await as('sagsbehandler', 'officer');
    const partial = await as('bestyrelsesmedlem', 'panel');
    const free = await as('ekspert', 'panel');

    // The officer asks them; they say yes, and what stands in the way, without touching a mouse.
    await officer.visitor.go(`/runder/${roundId}/panel`);
    for (const { id } of [partial, free]) await officer.visitor.page.locator(`main input[value="${id}"]`).check({ force: true });
    await officer.visitor.press();
    for (const { id } of [partial, free]) for (const one of cases) await sql('INSERT INTO panel_seat (application_id, account_id, appointed_by) VALUES ($1, $2, $3)', [one.id, id, officer.id]);
    for (const one of cases) {
      await sql(
        `INSERT INTO assessment_summary (application_id, round_id, number, title, lead_partner, seats, submitted, total_sum)
         VALUES ($1, $2, $3, $4, 'Leder', 4, 1, 0)`,
        [one.id, roundId, one.number, one.title],
      );
    }
    const evening: { who: string; applications: number; keys: number; loads: number }[] = [];
    for (const [at, { visitor, id }] of [partial, free].entries()) {
      const hands = new Hands(visitor.page);
      await visitor.go(`/panelinvitation/${roundId}`);
      await hands.tabTo('main form input[type="checkbox"]');
      await hands.press('Space');
      await hands.tabTo('main form button.button-primary');
      await hands.leave('Enter');
      await visitor.look();
      await visitor.go(`/panelrunde/${roundId}/habilitet`);
      if (at === 0) await declareOne(visitor, hands, closed);
      await hands.tabTo('main [name="rest"]');
      await hands.press('Space');
      await hands.tabTo('main form button.button-primary');
      await hands.leave('Enter');
      await visitor.look();
      const before = { keys: hands.keys, loads: hands.loads };
      const applications = await scoreAll(visitor, hands, (n) => level(n) + at);
      evening.push({ who: id, applications, keys: hands.keys - before.keys, loads: hands.loads - before.loads });
    }
    expect(evening.map(({ applications }) => applications)).toEqual([11, 12]);
    // Besides the reasons' letters: Alt+N to the score, one or two digits, Alt+N to the reason, and at the end two presses to hand in.
    for (const { applications, keys, loads } of evening) {
      expect(loads).toBeLessThanOrEqual(2 * applications + 2);
      expect(keys - applications * 8 * reason.length).toBeLessThanOrEqual(applications * (8 * 4 + 4) + 60);
    }
    console.log(evening.map(({ applications, keys, loads }) => `${applications} applications: ${keys - applications * 8 * reason.length} key presses besides ${reason.length * 8} letters each, ${loads} page loads`).join('; '));

    // Nothing of the closed case reaches the one it is closed to.
    await partial.visitor.go('/panel');
    expect(await partial.visitor.text()).not.toContain(closed.title);

    // Consensus on one of them, with the chair's summary.
    await sql(`UPDATE interest SET status = 'disqualified', decided_by = $2, decided_at = clock_timestamp() WHERE account_id = $1 AND status = 'declared'`, [partial.id, officer.id]);
    const discussed = cases[0]!;
    await officer.visitor.go(`/konsensus/${discussed.id}`);
    await officer.visitor.press('main form[action$="/aabning"] button');
    await free.visitor.go(`/konsensus/${discussed.id}`);
    expect(await free.visitor.text()).toContain(`bestyrelsesmedlem ${mark}`);
    for (let number = 1; number <= 8; number += 1) await free.visitor.fill({ [`criteria[${number}].points`]: '3,5', [`criteria[${number}].text`]: `Vi er enige: ${reason}` });
    await free.visitor.press('main form.consensus .desk-ways button');
    const head = await Visitor.at(browser, { javaScript: true, lang: 'da', width: 1280 }, seen);
    visitors.push(head);
    await sql(`UPDATE account SET password_hash = (SELECT password_hash FROM account WHERE id = $2) WHERE id = $1`, [chair.id, free.id]);
    await head.signIn(chair.email);
    await head.go(`/konsensus/${discussed.id}`);
    await head.fill({ summary: `Panelet er samlet om ansøgningen. ${reason}` });
    await head.press('main form[action$="/sammenfatning"] button');
    await head.press('main form[action$="/afslutning"] button');
    expect(await sql('SELECT concluded_at IS NOT NULL AS done FROM assessment_phase WHERE application_id = $1', [discussed.id])).toEqual([{ done: true }]);

    // The ranking is made final and can be read again.
    await officer.visitor.go(`/runder/${roundId}/rangliste/afslutning`);
    await officer.visitor.press();
    await officer.visitor.go(`/runder/${roundId}/rangliste/1`);
    for (const { title } of cases) expect(await officer.visitor.text()).toContain(title);
    for (const visitor of visitors) await visitor.close();
  });
});

/** Chooses "something" at one application, its ground and a note. */
async function declareOne(visitor: Visitor, hands: Hands, { id }: SubmittedApplication): Promise<void> {
  const index = /rows\[(\d+)\]/.exec((await visitor.page.locator(`main input[value="${id}"]`).getAttribute('name'))!)![1]!;
  await hands.tabTo(`[name="rows[${index}].answer"]`);
  while (!(await visitor.page.locator(`[name="rows[${index}].answer"][value="declared"]`).isChecked())) await hands.press('ArrowDown');
  const ground = visitor.page.locator(`[name="rows[${index}].ground"]`).first();
  await hands.tabTo(`[name="rows[${index}].ground"]`);
  if ((await ground.evaluate((field) => field.tagName)) === 'SELECT') await hands.press('ArrowDown');
  else await hands.press('Space');
  await hands.tabTo(`[name="rows[${index}].note"]`);
  await hands.write('Jeg sidder i bestyrelsen for en af partnerne.');
}
