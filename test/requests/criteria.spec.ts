import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { INestApplication } from '@nestjs/common';
import { mkdtempSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Snapshot } from '../../src/applications/index.js';
import { CriterionService } from '../../src/criteria/index.js';
import { readyApplication, type ReadyApplication } from '../builders/ready-application.js';
import { anApp } from '../support/app.js';
import { aDatabase } from '../support/database.js';
import { aPerson, aRound, browserOf, type Fields, type Person } from '../support/portal.js';

type Ask = typeof import('../support/portal.js').sql;

const five = ['next-knowledge', 'next-climate', 'next-cohesion', 'next-risk', 'next-legacy'];
const words = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/&#x27;/g, "'").replace(/&[a-z]+;/g, ' ').replace(/\s+/g, ' ');

let app: INestApplication;
let url: string;
let ask: Ask;
let close: () => Promise<void>;
let officer: Person;
/** One in a round of the strategy that came later, one in a round of the strategy from before. */
let later: ReadyApplication;
let before: ReadyApplication;

/** A portal of its own, since another strategy in force is something every page would notice. */
beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'fyrtaarn-criteria-'));
  const database = await aDatabase();
  const started = await anApp({ DATABASE_URL: database, DATA_DIR: folder, UPLOADS_DIR: join(folder, 'uploads'), STRICT_VIEWS: 'true' });
  app = started.app as INestApplication;
  close = started.close;
  ask = async <Row extends object>(text: string, params: unknown[] = []) => (await started.source.query(text, params)) as Row[];
  await app.listen(0, '127.0.0.1');
  url = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`;
  officer = await aPerson(['officer'], {}, ask);
  // What the portal knew of criteria before the new strategy came.
  await app.get(CriterionService).criteria();
  before = await readyApplication({ query: async (text, params) => ({ rows: await ask(text, params) }) }, url);
  await anotherStrategy();
  const roundId = await aRound({ ruleSet: 'next-rules' }, ask);
  later = await readyApplication({ query: async (text, params) => ({ rows: await ask(text, params) }) }, url, { roundId, title: 'Fyr nr. to' });
});
afterAll(() => close());

/** Five criteria, one of them with anchors, and rules that weigh them; the last one double. */
async function anotherStrategy(): Promise<void> {
  await ask(`INSERT INTO strategy SELECT 'next', title_da, title_en, owner_da, owner_en, 2014, 2020, 2020, vision_da, vision_en, document FROM strategy`);
  for (const [at, id] of five.entries()) {
    const anchors = at === 0 ? [{ halfPoints: 0, text: { da: 'Slet ikke', en: 'Not at all' } }, { halfPoints: 10, text: { da: 'Helt igennem', en: 'All through' } }] : [];
    await ask(
      `INSERT INTO criterion (id, strategy_id, number, title_da, title_en, guidance_da, guidance_en, evidence, anchors) VALUES ($1, 'next', $2, $3, $4, $5, $6, '[]', $7)`,
      [id, at + 1, `Nyt kriterium ${at + 1}`, `New criterion ${at + 1}`, `Vurdér nummer ${at + 1}.`, `Judge number ${at + 1}.`, JSON.stringify(anchors)],
    );
  }
  await ask(
    `INSERT INTO rule_set (id, family, version, valid_from, legal_basis, values)
     SELECT 'next-rules', family, (SELECT max(version) + 1 FROM rule_set o WHERE o.family = s.family), valid_from, legal_basis, jsonb_set(values, '{weights}', $1) FROM rule_set s WHERE id = 'growth-forum-2011-plan'`,
    [JSON.stringify(Object.fromEntries(five.map((id, at) => [id, at === 4 ? 2 : 1])))],
  );
}

const snapshotOf = async ({ id }: ReadyApplication): Promise<Snapshot> => (await ask<{ snapshot: Snapshot }>('SELECT snapshot::jsonb AS snapshot FROM submission WHERE application_id = $1', [id]))[0]!.snapshot;
const get = (person: Person, path: string, lang: 'da' | 'en' = 'da') => browserOf(person, { url, lang }).get(path);
const post = (person: Person, path: string, fields: Fields = {}) => browserOf(person, { url }).post(path, fields);

describe('the criteria of a strategy', () => {
  it('are the eight in rounds that name them, and the five in rounds that name those, though the portal had read the eight already', async () => {
    const service = app.get(CriterionService);
    const of = async (roundId: string) => {
      const [row] = await ask<{ values: { weights: Record<string, number> } }>('SELECT s.values FROM round r JOIN rule_set s ON s.id = r.rule_set_id WHERE r.id = $1', [roundId]);
      return (await service.criteriaOf(row!.values)).map(({ id }) => id);
    };
    expect(await of(later.roundId)).toEqual(five);
    expect(await of(before.roundId)).toHaveLength(8);
    expect((await service.criteria()).map(({ id }) => id)).toEqual(five);
    expect((await service.strategyOf({ weights: { 'next-risk': 1 } })).map(({ id }) => id)).toEqual(five);
  });

  it('make the application form: five sections there, and eight in a round of the strategy before', async () => {
    const sections = async ({ owner, id }: ReadyApplication) => {
      const { text } = await get(owner, `/ansoegninger/${id}`).expect(200);
      return new Set([...text.matchAll(/\/kriterier\/([\w-]+)"/g)].map(([, criterion]) => criterion));
    };
    expect([...(await sections(later))]).toEqual(five);
    expect((await sections(before)).size).toBe(8);
    const { text } = await get(later.owner, `/ansoegninger/${later.id}/kriterier/next-knowledge`).expect(200);
    expect(words(text)).toContain('Vurdér nummer 1.');
    await get(later.owner, `/ansoegninger/${later.id}/kriterier/sustainability`).expect(404);
  });

  it('stand in the version that was sent in, with the anchors of that day', async () => {
    await later.submit().expect(303);
    await before.submit().expect(303);
    const [fresh, old] = [await snapshotOf(later), await snapshotOf(before)];
    expect(fresh.criteria.map(({ id, number }) => [id, number])).toEqual(five.map((id, at) => [id, at + 1]));
    expect(fresh.criteria[0]!.anchors).toEqual([{ halfPoints: 0, text: { da: 'Slet ikke', en: 'Not at all' } }, { halfPoints: 10, text: { da: 'Helt igennem', en: 'All through' } }]);
    expect(fresh.criteria[1]).not.toHaveProperty('anchors');
    expect(old.criteria).toHaveLength(8);
    expect(old.criteria.every(({ anchors }) => anchors?.length === 6)).toBe(true);
  });

  it('are kept by what was sent in: another wording afterwards changes nothing there', async () => {
    const kept = await snapshotOf(later);
    await ask(`UPDATE criterion SET title_da = 'Omdøbt', anchors = '[]' WHERE id = 'next-knowledge'`);
    expect(await snapshotOf(later)).toEqual(kept);
  });
});

describe('an application with five criteria under assessment', () => {
  let panel: Person[];
  const seatOf = async ({ id }: Person) => (await ask<{ id: string }>('SELECT id FROM panel_seat WHERE application_id = $1 AND account_id = $2', [later.id, id]))[0]!.id;
  /** 3 points everywhere and 5 on the last, which weighs double. */
  const fields = Object.fromEntries(five.flatMap((_, at) => [[`scores[${at + 1}].points`, at === 4 ? '5' : '3'], [`scores[${at + 1}].reason`, 'En begrundelse, der er lang nok til at tælle.']]));

  beforeAll(async () => {
    await ask(`UPDATE round SET closes_at = clock_timestamp() - interval '1 hour' WHERE id = $1`, [later.roundId]);
    panel = await Promise.all([1, 2, 3].map(() => aPerson(['panel'], {}, ask)));
    for (const { id } of panel) {
      await ask(
        `INSERT INTO panel_member (round_id, account_id, invited_by, invited_at, answer, answered_at, confidentiality) VALUES ($1, $2, $3, clock_timestamp(), 'accepted', clock_timestamp(), 'Lovet.')`,
        [later.roundId, id, officer.id],
      );
    }
    await post(officer, `/sager/${later.id}/panel`, { members: panel.map(({ id }) => id) }).expect(303);
    for (const { id } of panel) {
      await ask(`INSERT INTO interest (application_id, account_id, status, declared_by, declared_at) VALUES ($1, $2, 'none', $2, clock_timestamp()) ON CONFLICT DO NOTHING`, [later.id, id]);
    }
  });

  it('has five sections on the desk, with the anchors it was sent in with', async () => {
    const { text } = await get(panel[0]!, `/panel/${await seatOf(panel[0]!)}`).expect(200);
    expect([...text.matchAll(/id="(kriterium-\d+)"/g)].map(([, id]) => id)).toEqual(five.map((_, at) => `kriterium-${at + 1}`));
    expect(words(text)).toContain('Nyt kriterium 1');
    expect(words(text)).not.toContain('Omdøbt');
    expect(words(text)).toContain('Helt igennem');
  });

  it('is handed in with five scores, and its total is weighed by the round’s rules', async () => {
    for (const member of panel) await post(member, `/panel/${await seatOf(member)}/indsendelse`, fields).expect(303);
    const [version] = await ask<{ scores: { criterionId: string; halfPoints: number }[] }>('SELECT scores FROM assessment_version v JOIN panel_seat s ON s.id = v.seat_id WHERE s.application_id = $1 LIMIT 1', [later.id]);
    expect(version!.scores.map(({ criterionId }) => criterionId)).toEqual(five);
    const [summary] = await ask<{ submitted: number; sum: number }>('SELECT submitted, total_sum AS sum FROM assessment_summary WHERE application_id = $1', [later.id]);
    // 4 × 6 half points and 2 × 10, three times.
    expect(summary).toEqual({ submitted: 3, sum: 3 * (4 * 6 + 2 * 10) });
  });

  it('stands in the round’s ranking under its five criteria', async () => {
    const { text } = await get(officer, `/runder/${later.roundId}/rangliste`).expect(200);
    expect(words(text)).toContain('Fyr nr. to');
    expect(words(text)).toContain('Nyt kriterium 5');
    expect(words(text)).not.toContain('Partnernes engagement');
  });

  it('takes no standard cases for calibration, which answer other criteria, but the secretariat’s own', async () => {
    const calibration = `/runder/${later.roundId}/kalibrering`;
    const refused = await post(officer, `${calibration}/standard`).expect(422);
    expect(words(refused.text)).toContain('Standardsagerne svarer ikke på alle rundens kriterier.');
    const answers = Object.fromEntries(five.flatMap((_, at) => [[`answers[${at + 1}].da`, 'Svar'], [`answers[${at + 1}].en`, 'Answer']]));
    await post(officer, `${calibration}/1`, { titleDa: 'Måneost', titleEn: 'Moon cheese', ...answers }).expect(303);
  });
});

describe('the public page', () => {
  it('says of each criterion what the points mean, what the panel looks for and what the portal counts', async () => {
    const { text } = await browserOf(null).get('/kriterier').expect(200);
    const section = (id: string) => words(new RegExp(`aria-labelledby="${id}"[\\s\\S]*?</section>`).exec(text)![0]);
    const partners = section('partner-commitment');
    expect(partners).toContain('0 point Partnerne lægger intet i projektet selv.');
    expect(partners).toContain('5 point Partnerne løber selv en betydelig risiko');
    for (const counted of ['Kontant medfinansiering', 'Arbejdstimer', 'Gearing', 'Privat medfinansiering', 'Bekræftede bidrag']) expect(partners).toContain(counted);
    expect(section('sustainability')).not.toContain('Det tæller portalen selv');
    const english = await browserOf(null, { lang: 'en' }).get('/kriterier').expect(200);
    expect(words(english.text)).toContain('The partners put nothing of their own into the project.');
  });
});
