import { Injectable } from '@nestjs/common';
import type { Lang } from '../platform/views/index.js';
import { Db } from '../platform/db/index.js';

/** An application of a round, with how far its panel is. */
export interface Listed {
  readonly applicationId: string;
  readonly number: string;
  readonly title: string;
  readonly state: string;
  readonly seats: number;
  readonly submitted: number;
  readonly widestSpread: number | null;
  readonly openedAt: Date | null;
  readonly concludedAt: Date | null;
}

export interface Counts {
  readonly total: number;
  /** Everybody has handed in and nobody has opened. */
  readonly ready: number;
  readonly waiting: number;
  readonly open: number;
  readonly concluded: number;
}

/** An application a panel member may talk about, or will when the own assessment is in. */
export interface Own {
  readonly applicationId: string;
  readonly number: string;
  readonly title: string;
  readonly state: string;
  /** The own seat, where there is one that is not handed in. */
  readonly owedSeatId: string | null;
  readonly concludedAt: Date | null;
  /** Criteria with something written under them. */
  readonly written: number;
  readonly hasSummary: boolean;
}

/** Somebody of a panel whose talk has been opened. */
export interface Told {
  readonly accountId: string;
  readonly name: string;
  readonly email: string;
  readonly language: Lang;
  readonly number: string;
  readonly title: string;
  /** The own assessment is in, or none is asked for. */
  readonly isIn: boolean;
}

/** Of one round, without what the reader has an interest in, takes part in, or still judges blind. */
const listed = `SELECT m.application_id, m.number, m.title, a.state, m.seats, m.submitted, m.widest_spread, p.consensus_opened_at, p.concluded_at,
    CASE WHEN p.concluded_at IS NOT NULL THEN 3 WHEN a.state <> 'assessment' THEN 4 WHEN p.application_id IS NOT NULL THEN 2
         WHEN m.submitted > 0 AND m.submitted >= m.seats AND m.submitted >= $3 THEN 0 ELSE 1 END AS place
  FROM assessment_summary m JOIN application a ON a.id = m.application_id LEFT JOIN assessment_phase p ON p.application_id = m.application_id
 WHERE m.round_id = $1 AND (a.state = 'assessment' OR (p.application_id IS NOT NULL AND a.state NOT IN ('draft', 'submitted')))
   AND NOT EXISTS (SELECT FROM member w WHERE w.application_id = a.id AND w.account_id = $2)
   AND NOT EXISTS (SELECT FROM interest i WHERE i.application_id = a.id AND i.account_id = $2 AND i.status IN ('declared', 'disqualified'))
   AND NOT EXISTS (SELECT FROM panel_seat s WHERE s.application_id = a.id AND s.account_id = $2 AND s.released_at IS NULL AND a.state = 'assessment')`;

/** Whoever is in the round's panel and has nothing in the way. */
const able = `JOIN panel_member v ON v.round_id = m.round_id AND v.answer = 'accepted'
  JOIN interest i ON i.application_id = m.application_id AND i.account_id = v.account_id AND i.status IN ('none', 'cleared')
  LEFT JOIN panel_seat s ON s.application_id = m.application_id AND s.account_id = v.account_id AND s.released_at IS NULL`;
const takesPart = `(s.id IS NOT NULL OR v.is_chair) AND NOT EXISTS (SELECT FROM member w WHERE w.application_id = m.application_id AND w.account_id = v.account_id)`;

@Injectable()
export class ListStore {
  constructor(private readonly db: Db) {}

  /** What can be opened first, then what waits, what is open, what is concluded, what has moved on without; each by number. */
  part(roundId: string, officerId: string, required: number, limit: number, offset: number): Promise<Listed[]> {
    return this.db.query<Listed>(
      `SELECT application_id AS "applicationId", number, title, state, seats, submitted, widest_spread AS "widestSpread",
              consensus_opened_at AS "openedAt", concluded_at AS "concludedAt"
         FROM (${listed}) l ORDER BY place, number LIMIT $4 OFFSET $5`,
      [roundId, officerId, required, limit, offset],
    );
  }

  async counts(roundId: string, officerId: string, required: number): Promise<Counts> {
    const row = await this.db.one<Counts>(
      `SELECT count(*)::int AS total, (count(*) FILTER (WHERE place = 0))::int AS ready, (count(*) FILTER (WHERE place = 1))::int AS waiting,
              (count(*) FILTER (WHERE place = 2))::int AS open, (count(*) FILTER (WHERE place = 3))::int AS concluded FROM (${listed}) l`,
      [roundId, officerId, required],
    );
    return row!;
  }

  /** Locks those that can be opened, in the order of their ids, and says which they are then. */
  async lockReady(roundId: string, officerId: string, required: number): Promise<Listed[]> {
    await this.db.query(`SELECT FROM application WHERE id IN (SELECT application_id FROM (${listed}) l WHERE place = 0) ORDER BY id FOR UPDATE`, [roundId, officerId, required]);
    return this.db.query<Listed>(
      `SELECT application_id AS "applicationId", number, title, state, seats, submitted, widest_spread AS "widestSpread",
              consensus_opened_at AS "openedAt", concluded_at AS "concludedAt" FROM (${listed}) l WHERE place = 0 ORDER BY number`,
      [roundId, officerId, required],
    );
  }

  /** What is open or concluded of one member's, unfinished first. */
  mine(roundId: string, accountId: string): Promise<Own[]> {
    return this.db.query<Own>(
      `SELECT m.application_id AS "applicationId", m.number, m.title, a.state, CASE WHEN s.submitted_at IS NULL THEN s.id END AS "owedSeatId", p.concluded_at AS "concludedAt",
              (SELECT count(DISTINCT c.criterion_id)::int FROM consensus_score c WHERE c.application_id = m.application_id) AS written,
              EXISTS (SELECT FROM chair_summary h WHERE h.application_id = m.application_id) AS "hasSummary"
         FROM assessment_phase p JOIN assessment_summary m ON m.application_id = p.application_id JOIN application a ON a.id = m.application_id ${able}
        WHERE m.round_id = $1 AND v.account_id = $2 AND ${takesPart}
        ORDER BY (p.concluded_at IS NOT NULL OR a.state <> 'assessment'), m.number`,
      [roundId, accountId],
    );
  }

  /** A row for each person and application, by person. */
  toTell(applicationIds: readonly string[]): Promise<Told[]> {
    return this.db.query<Told>(
      `SELECT v.account_id AS "accountId", u.name, u.email, u.language, m.number, m.title, (s.id IS NULL OR s.submitted_at IS NOT NULL) AS "isIn"
         FROM assessment_summary m ${able} JOIN account u ON u.id = v.account_id
        WHERE m.application_id = ANY($1::uuid[]) AND ${takesPart} ORDER BY u.name, u.id, m.number`,
      [applicationIds],
    );
  }
}
