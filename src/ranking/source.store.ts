import { Injectable } from '@nestjs/common';
import { Db } from '../platform/db/index.js';

export interface SourceApplication {
  readonly id: string;
  readonly number: string;
  /** What was sent in last. */
  readonly version: number;
}

/** A place in a panel with the assessment that was handed in from it, if any. */
export interface SourceSeat {
  readonly applicationId: string;
  readonly seatId: string;
  readonly accountId: string;
  readonly name: string;
  /** null: nothing has been declared. */
  readonly status: 'none' | 'declared' | 'cleared' | 'disqualified' | null;
  /** null: not handed in. */
  readonly version: number | null;
  readonly scores: readonly { readonly criterionId: string; readonly halfPoints: number }[] | null;
}

export interface SourceConsensus {
  readonly applicationId: string;
  readonly criterionId: string;
  readonly revision: number;
  readonly halfPoints: number;
}

/** The raw records that a ranking is made of: what was handed in, declared and agreed on, not what was summed up of it. */
@Injectable()
export class SourceStore {
  constructor(private readonly db: Db) {}

  applications(roundId: string): Promise<SourceApplication[]> {
    return this.db.query<SourceApplication>(
      `SELECT a.id, a.number, (SELECT max(v.version) FROM submission v WHERE v.application_id = a.id) AS version
         FROM application a WHERE a.round_id = $1 AND a.state <> 'draft' ORDER BY a.number`,
      [roundId],
    );
  }

  seats(roundId: string): Promise<SourceSeat[]> {
    return this.db.query<SourceSeat>(
      `SELECT s.application_id AS "applicationId", s.id AS "seatId", s.account_id AS "accountId", u.name, i.status, v.version, v.scores
         FROM application a
         JOIN panel_seat s ON s.application_id = a.id AND s.released_at IS NULL
         JOIN account u ON u.id = s.account_id
         LEFT JOIN interest i ON i.application_id = s.application_id AND i.account_id = s.account_id
         LEFT JOIN LATERAL (SELECT x.version, x.scores FROM assessment_version x
                             WHERE x.seat_id = s.id AND s.submitted_at IS NOT NULL ORDER BY x.version DESC LIMIT 1) v ON true
        WHERE a.round_id = $1 AND a.state <> 'draft' ORDER BY s.id`,
      [roundId],
    );
  }

  /** What concluded panels agreed on: the newest record of each criterion. */
  consensus(roundId: string): Promise<SourceConsensus[]> {
    return this.db.query<SourceConsensus>(
      `SELECT DISTINCT ON (c.application_id, c.criterion_id) c.application_id AS "applicationId", c.criterion_id AS "criterionId", c.revision, c.half_points AS "halfPoints"
         FROM application a JOIN assessment_phase p ON p.application_id = a.id AND p.concluded_at IS NOT NULL
         JOIN consensus_score c ON c.application_id = a.id
        WHERE a.round_id = $1 ORDER BY c.application_id, c.criterion_id, c.revision DESC`,
      [roundId],
    );
  }

  /** Who of the round's panel has said something of an application that nobody has decided on. */
  undecided(roundId: string): Promise<{ applicationId: string; name: string }[]> {
    return this.db.query(
      `SELECT i.application_id AS "applicationId", u.name
         FROM application a JOIN interest i ON i.application_id = a.id AND i.status = 'declared' JOIN account u ON u.id = i.account_id
        WHERE a.round_id = $1 AND a.state <> 'draft' AND (
              EXISTS (SELECT FROM panel_member m WHERE m.round_id = a.round_id AND m.account_id = i.account_id AND m.answer = 'accepted')
           OR EXISTS (SELECT FROM panel_seat s WHERE s.application_id = a.id AND s.account_id = i.account_id AND s.released_at IS NULL))`,
      [roundId],
    );
  }
}
