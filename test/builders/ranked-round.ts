import { randomUUID } from 'node:crypto';
import type { RankingValues, RuleSetValues } from '../../src/rounds/index.js';
import { aPerson, aRound, browserOf, sql, type Person } from '../support/portal.js';
import { declares, inPanel, type AssessedApplication } from './assessed-application.js';
import { aSubmittedApplication } from './submitted-application.js';

/** A round whose deadline has passed, by the rules of every test and, where they are given, its own of ranking. */
export async function aClosedRound(ranking: Partial<RankingValues> | null = null): Promise<string> {
  const roundId = await aRound({ closesInMs: -60_000 });
  if (!ranking) return roundId;
  const [old] = await sql<{ family: string; values: RuleSetValues }>('SELECT s.family, s.values FROM rule_set s JOIN round r ON r.rule_set_id = s.id WHERE r.id = $1', [roundId]);
  const id = `test-rules-${randomUUID().slice(0, 8)}`;
  const values: RuleSetValues = { ...old!.values, ranking: { basis: 'mean', thresholds: {}, totalThreshold: null, tieChain: [], ...ranking } };
  await sql('INSERT INTO rule_set_family (id, name_da, name_en, position) VALUES ($1, $1, $1, (SELECT max(position) + 1 FROM rule_set_family))', [id]);
  await sql(`INSERT INTO rule_set (id, family, version, valid_from, legal_basis, values) VALUES ($1, $1, 1, '2011-01-01', 'Prøve', $2)`, [id, values]);
  await sql('UPDATE round SET rule_set_id = $2 WHERE id = $1', [roundId, id]);
  return roundId;
}

/** A sent-in application with three assessors; each of `points` is what one has given on every criterion, but for `scores` by criterion id. The others have not handed in. */
export async function scored(roundId: string, points: readonly number[], given: Omit<Parameters<typeof aSubmittedApplication>[0] & object, 'roundId'> & { scores?: Readonly<Record<string, number>> } = {}): Promise<AssessedApplication> {
  const { scores = {}, ...more } = given;
  const application = await aSubmittedApplication({ roundId, ...more });
  await sql(`UPDATE application SET state = 'assessment' WHERE id = $1`, [application.id]);
  const panel = await Promise.all([1, 2, 3].map(() => aPerson(['panel'])));
  for (const [at, { id }] of panel.entries()) {
    await inPanel(roundId, id);
    await declares(application.id, id);
    await sql(
      `WITH seat AS (INSERT INTO panel_seat (application_id, account_id, appointed_by, appointed_at, submitted_at)
         VALUES ($1, $2, $2, clock_timestamp(), CASE WHEN $3::int IS NOT NULL THEN clock_timestamp() END) RETURNING id, submitted_at)
       INSERT INTO assessment_version (seat_id, version, submitted_at, scores, application_version, rule_set_id)
       SELECT seat.id, 1, submitted_at, (SELECT jsonb_agg(jsonb_build_object('criterionId', id, 'halfPoints', coalesce(($4::jsonb->>id)::int, $3::int), 'reason', '=Begrundelse nr. ' || number || '; den er lang nok.') ORDER BY number) FROM criterion), 1, (SELECT rule_set_id FROM round WHERE id = $5)
         FROM seat WHERE submitted_at IS NOT NULL`,
      [application.id, id, points[at] ?? null, JSON.stringify(scores), roundId],
    );
  }
  await sql(
    `WITH given AS (SELECT s.id AS seat, x->>'criterionId' AS criterion, (x->>'halfPoints')::int AS points FROM panel_seat s JOIN assessment_version v ON v.seat_id = s.id CROSS JOIN jsonb_array_elements(v.scores) x WHERE s.application_id = $1),
     totals AS (SELECT sum(points) AS total FROM given GROUP BY seat)
     INSERT INTO assessment_summary (application_id, round_id, number, title, lead_partner, seats, submitted, total_sum, total_min, total_max, widest_spread, criterion_sums)
     SELECT $1, $2, $3, $4, $5, 3, count(*), coalesce(sum(total), 0), min(total), max(total),
            (SELECT max(d) FROM (SELECT max(points) - min(points) AS d FROM given GROUP BY criterion HAVING count(*) > 1) spread),
            coalesce((SELECT jsonb_object_agg(criterion, points) FROM (SELECT criterion, sum(points) AS points FROM given GROUP BY criterion) sums), '{}') FROM totals`,
    [application.id, roundId, application.number, application.title, given.partners?.[0] ?? 'Leder'],
  );
  return { ...application, panel };
}

/** Posts what the page offers, as a browser does. @returns the answer */
export async function finalise(officer: Person, roundId: string, more: Readonly<Record<string, string>> = {}) {
  const browser = browserOf(officer);
  const { text } = await browser.get(`/runder/${roundId}/rangliste/afslutning`).expect(200);
  const seen = /action="[^"]*\/afslutning"[\s\S]*?name="seen" value="([0-9a-f]{64})"/.exec(text)?.[1] ?? '';
  return browser.post(`/runder/${roundId}/rangliste/afslutning`, { seen, ...more });
}

/** A round with one ranking that is final, leave that waits for a decision, and something to download. */
export async function aRankedRound(): Promise<{ roundId: string; number: string; overrideId: string; format: string }> {
  const roundId = await aClosedRound();
  const officer = await aPerson(['officer']);
  await scored(roundId, [6, 7, 8]);
  await finalise(officer, roundId);
  const [asked] = await sql<{ id: string }>(`INSERT INTO ranking_override (round_id, missing, reason, asked_by, asked_at) VALUES ($1, '[]', 'Mødet er i morgen.', $2, clock_timestamp()) RETURNING id`, [roundId, officer.id]);
  return { roundId, number: '1', overrideId: asked!.id, format: 'csv' };
}
