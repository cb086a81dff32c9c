import { Injectable } from '@nestjs/common';
import { Db } from '../platform/db/index.js';

export interface ExportedAssessment {
  readonly seatId: string;
  readonly number: string;
  readonly title: string;
  readonly leadPartner: string;
  readonly name: string;
  readonly organisation: string;
  readonly status: 'none' | 'declared' | 'cleared' | 'disqualified' | null;
  readonly version: number;
  readonly submittedAt: Date;
  readonly scores: readonly { readonly criterionId: string; readonly halfPoints: number; readonly reason: string }[];
}

@Injectable()
export class ScoreExportStore {
  constructor(private readonly db: Db) {}

  /** A stretch of a round's assessments as they were handed in last, by number; none of an application in `hidden`. */
  after(roundId: string, hidden: readonly string[], last: Pick<ExportedAssessment, 'number' | 'seatId'> | null, limit: number): Promise<ExportedAssessment[]> {
    return this.db.query<ExportedAssessment>(
      `SELECT s.id AS "seatId", m.number, m.title, m.lead_partner AS "leadPartner", u.name, u.organisation, i.status, v.version, v.submitted_at AS "submittedAt", v.scores
         FROM assessment_summary m
         JOIN panel_seat s ON s.application_id = m.application_id AND s.submitted_at IS NOT NULL
         JOIN account u ON u.id = s.account_id
         LEFT JOIN interest i ON i.application_id = s.application_id AND i.account_id = s.account_id
         JOIN LATERAL (SELECT x.version, x.submitted_at, x.scores FROM assessment_version x WHERE x.seat_id = s.id ORDER BY x.version DESC LIMIT 1) v ON true
        WHERE m.round_id = $1 AND NOT m.application_id = ANY($2::uuid[]) AND (m.number, s.id) > ($3, $4::uuid)
        ORDER BY m.number, s.id LIMIT $5`,
      [roundId, hidden, last?.number ?? '', last?.seatId ?? '00000000-0000-0000-0000-000000000000', limit],
    );
  }
}
