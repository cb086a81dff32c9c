import { Injectable } from '@nestjs/common';
import { Db } from '../platform/db/index.js';
import { AssessmentSummaryEntity } from './scoring.entity.js';
import type { Summary } from './scoring.rules.js';

/** What the ranking says of an application, frozen when its panel was appointed. */
export interface RankedApplication {
  readonly applicationId: string;
  readonly roundId: string;
  readonly number: string;
  readonly title: string;
  readonly leadPartner: string;
}

export interface RankingRow extends RankedApplication, Summary {}

/** How many assess an application and how many of them have submitted. */
export type PanelProgress = Pick<Summary, 'seats' | 'submitted'>;

export interface RankingPart {
  readonly rows: readonly RankingRow[];
  /** Applications in the whole ranking; 0 for a page beyond its end, where there are no rows to say it. */
  readonly total: number;
  /** How many before the first row have exactly its mean. */
  readonly tiesBefore: number;
}

const order = 'mean_total DESC NULLS LAST, number';

@Injectable()
export class SummaryStore {
  constructor(private readonly db: Db) {}

  /**
   * A stretch of a round's ranking. The index answers which rows, and only those are fetched.
   * Ties stand in number order, so that the first row's ties before it are those with its mean and a lower number.
   */
  async ranking(roundId: string, limit: number, offset: number): Promise<RankingPart> {
    const rows = await this.db.query<RankingRow & { total: number; tiesBefore: number }>(
      `WITH part AS MATERIALIZED (
         SELECT application_id, mean_total, number FROM assessment_summary
          WHERE round_id = $1 ORDER BY ${order} LIMIT $2 OFFSET $3)
       SELECT s.application_id AS "applicationId", s.round_id AS "roundId", s.number, s.title, s.lead_partner AS "leadPartner",
              s.seats, s.submitted, s.total_sum AS "totalSum", s.total_min AS "totalMin", s.total_max AS "totalMax",
              s.widest_spread AS "widestSpread", s.criterion_sums AS "criterionSums",
              (SELECT applications FROM ranking_size WHERE round_id = $1) AS total,
              (SELECT count(*)::int FROM assessment_summary t, (SELECT * FROM part ORDER BY ${order} LIMIT 1) first
                WHERE $3 > 0 AND t.round_id = $1 AND t.mean_total = first.mean_total AND t.number < first.number) AS "tiesBefore"
         FROM part JOIN assessment_summary s USING (application_id)
        ORDER BY s.mean_total DESC NULLS LAST, s.number`,
      [roundId, limit, offset],
    );
    return { rows, total: rows[0]?.total ?? 0, tiesBefore: rows[0]?.tiesBefore ?? 0 };
  }

  /** How far each of these panels is; an application without one is left out. */
  async progressOf(applicationIds: readonly string[]): Promise<ReadonlyMap<string, PanelProgress>> {
    const rows = await this.db.query<PanelProgress & { applicationId: string }>(
      `SELECT application_id AS "applicationId", seats, submitted FROM assessment_summary WHERE application_id = ANY($1::uuid[])`,
      [applicationIds],
    );
    return new Map(rows.map((row) => [row.applicationId, row]));
  }

  async write(application: RankedApplication, summary: Summary): Promise<void> {
    await this.db.entities.upsert(AssessmentSummaryEntity, { ...application, ...summary }, ['applicationId']);
  }

  /** `total`: in weighted half points. */
  async agree(applicationId: string, consensus: Readonly<Record<string, number>>, total: number | null): Promise<void> {
    await this.db.entities.update(AssessmentSummaryEntity, { applicationId }, { consensus, consensusTotal: total });
  }
}
