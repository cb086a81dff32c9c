import { Injectable } from '@nestjs/common';
import { Db } from '../platform/db/index.js';
import type { StandingFilter, StandingSort } from './standing.rules.js';
import type { RankingRules } from './ranking-input.rules.js';

export interface StandingRow {
  readonly applicationId: string;
  readonly number: string;
  readonly title: string;
  readonly leadPartner: string;
  readonly seats: number;
  readonly submitted: number;
  readonly totalSum: number;
  readonly totalMin: number | null;
  readonly totalMax: number | null;
  readonly widestSpread: number | null;
  readonly criterionSums: Readonly<Record<string, number>>;
  readonly consensusTotal: number | null;
  readonly consensus: Readonly<Record<string, number>>;
  /** null: nothing to rank it by, or below a threshold. */
  readonly rank: number | null;
  readonly isShared: boolean;
  readonly isBelow: boolean;
}

export interface StandingPart {
  readonly rows: readonly StandingRow[];
  /** That the filter leaves over, of those the reader may see. */
  readonly total: number;
}

export interface StandingQuery {
  readonly roundId: string;
  /** What the reader may see nothing of: not counted, not ranked, not found. */
  readonly hidden: readonly string[];
  readonly rules: RankingRules;
  readonly spreadFlag: number;
  readonly filter: StandingFilter;
  readonly sort: StandingSort;
  /** `to_tsquery` words; null: everything. */
  readonly words: string | null;
  readonly limit: number;
  readonly offset: number;
}

const columns = `s.application_id AS "applicationId", s.number, s.title, s.lead_partner AS "leadPartner", s.seats, s.submitted,
  s.total_sum AS "totalSum", s.total_min AS "totalMin", s.total_max AS "totalMax", s.widest_spread AS "widestSpread",
  s.criterion_sums AS "criterionSums", s.consensus_total AS "consensusTotal", s.consensus`;

/**
 * Everything of a round by what it is worth now. Six decimals tell all means apart and make equal ones equal, see
 * `assessment_summary.mean_total`; what is final is reckoned exact, by ranking.rules.
 */
const standing = `WITH worth AS (
    SELECT s.application_id, s.number, s.title, s.seats, s.submitted, s.widest_spread,
           CASE $3 WHEN 'consensus' THEN s.consensus_total::numeric ELSE s.mean_total END AS total,
           CASE $3 WHEN 'consensus' THEN s.consensus ELSE s.criterion_sums END AS sums,
           CASE $3 WHEN 'consensus' THEN 1 ELSE s.submitted END AS of
      FROM assessment_summary s WHERE s.round_id = $1 AND NOT s.application_id = ANY($2::uuid[])),
  judged AS (
    SELECT w.*, w.total IS NOT NULL AND (w.total < $4::int OR EXISTS (
             SELECT FROM jsonb_each_text($5::jsonb) t WHERE (w.sums->>t.key)::int < t.value::int * w.of)) IS TRUE AS below
      FROM worth w),
  keyed AS (
    SELECT j.*, CASE WHEN j.total IS NULL OR j.below THEN NULL WHEN cardinality($6::text[]) = 0 THEN ARRAY[j.total]
                ELSE j.total || ARRAY(SELECT round(CASE step WHEN 'min-criterion' THEN (SELECT min(value::numeric) FROM jsonb_each_text(j.sums)) ELSE (j.sums->>step)::numeric END / j.of, 6)
                                        FROM unnest($6::text[]) WITH ORDINALITY AS chain (step, at) ORDER BY at) END AS keys
      FROM judged j),
  ranked AS (
    SELECT k.*, CASE WHEN keys IS NOT NULL THEN rank() OVER (ORDER BY keys DESC NULLS LAST) END AS rank,
           keys IS NOT NULL AND count(*) OVER (PARTITION BY keys) > 1 AS shared
      FROM keyed k)`;

@Injectable()
export class StandingStore {
  constructor(private readonly db: Db) {}

  /** Ranks are those among all that the reader may see, whatever is filtered away. */
  async part({ roundId, hidden, rules, spreadFlag, filter, sort, words, limit, offset }: StandingQuery): Promise<StandingPart> {
    const rows = await this.db.query<StandingRow & { total: number }>(
      `${standing},
       part AS (
         SELECT r.*, count(*) OVER () AS found,
                row_number() OVER (ORDER BY CASE WHEN $9 = 'number' THEN r.number END, CASE WHEN $9 = 'title' THEN r.title END COLLATE "da-DK-x-icu",
                  CASE WHEN $9 = 'spread' THEN r.widest_spread END DESC NULLS LAST, CASE WHEN $9 LIKE 'k:%' THEN (r.sums->>substr($9, 3))::numeric / nullif(r.of, 0) END DESC NULLS LAST,
                  r.rank NULLS LAST, r.total DESC NULLS LAST, r.number) AS place
           FROM ranked r
          WHERE ($7 = '' OR $7 = 'missing' AND r.submitted < greatest(r.seats, $10::int) OR $7 = 'complete' AND r.submitted >= greatest(r.seats, $10::int)
                 OR $7 = 'wide' AND r.widest_spread >= $11::int OR $7 = 'below' AND r.below)
            AND ($8::text IS NULL OR EXISTS (
                  SELECT FROM submission v WHERE v.application_id = r.application_id AND v.search @@ to_tsquery('danish', $8)
                     AND v.version = (SELECT max(n.version) FROM submission n WHERE n.application_id = v.application_id))))
       SELECT ${columns}, p.rank::int, p.shared AS "isShared", p.below AS "isBelow", p.found::int AS total
         FROM part p JOIN assessment_summary s USING (application_id)
        WHERE p.place > $13 AND p.place <= $13 + $12 ORDER BY p.place`,
      [roundId, hidden, rules.basis, rules.totalThreshold, JSON.stringify(rules.thresholds), rules.tieChain, filter, words, sort, rules.panelSize, spreadFlag, limit, offset],
    );
    return { rows, total: rows[0]?.total ?? 0 };
  }

  /** Those of the round that this person may have nothing to do with: took part in applying, disqualified or not decided, or on its panel while it is assessed. */
  async hiddenFrom(roundId: string, accountId: string): Promise<string[]> {
    const rows = await this.db.query<{ id: string }>(
      `SELECT a.id FROM application a
        WHERE a.round_id = $1 AND a.id IN (
              SELECT b.application_id FROM blocked b WHERE b.account_id = $2
              UNION SELECT p.application_id FROM panel_seat p JOIN application q ON q.id = p.application_id
                     WHERE p.account_id = $2 AND p.released_at IS NULL AND q.state IN ('submitted', 'assessment'))`,
      [roundId, accountId],
    );
    return rows.map(({ id }) => id);
  }
}
