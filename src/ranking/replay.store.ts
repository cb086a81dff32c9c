import { Injectable } from '@nestjs/common';
import { Db } from '../platform/db/index.js';
import type { RuleSetValues } from '../rounds/index.js';

export interface RecordedRow {
  readonly roundId: string;
  readonly number: number;
  readonly occasion: string;
  readonly reason: string;
  readonly inputs: string;
  readonly result: string;
  readonly sha256: string;
  readonly madeAt: Date;
  readonly madeBy: string;
}

/** What a replay reads: recorded rankings, and the raw records of their rounds. */
@Injectable()
export class ReplayStore {
  constructor(private readonly db: Db) {}

  /** null: of every round; oldest first within a round. */
  rankings(roundId: string | null): Promise<RecordedRow[]> {
    return this.db.query<RecordedRow>(
      `SELECT round_id AS "roundId", number, occasion, reason, inputs, result, sha256, made_at AS "madeAt", made_by AS "madeBy"
         FROM ranking WHERE $1::text IS NULL OR round_id = $1 ORDER BY round_id, number`,
      [roundId],
    );
  }

  assessments(roundId: string): Promise<{ seatId: string; version: number; scores: readonly { criterionId: string; halfPoints: number }[] }[]> {
    return this.db.query(
      `SELECT v.seat_id AS "seatId", v.version, v.scores FROM application a JOIN panel_seat s ON s.application_id = a.id JOIN assessment_version v ON v.seat_id = s.id
        WHERE a.round_id = $1`,
      [roundId],
    );
  }

  consensus(roundId: string): Promise<{ applicationId: string; criterionId: string; revision: number; halfPoints: number }[]> {
    return this.db.query(
      `SELECT c.application_id AS "applicationId", c.criterion_id AS "criterionId", c.revision, c.half_points AS "halfPoints"
         FROM application a JOIN consensus_score c ON c.application_id = a.id WHERE a.round_id = $1`,
      [roundId],
    );
  }

  ruleSets(): Promise<{ id: string; values: RuleSetValues }[]> {
    return this.db.query('SELECT id, values FROM rule_set');
  }

  async noted(roundId: string): Promise<string[]> {
    const rows = await this.db.query<{ sha256: string }>(`SELECT facts->>'sha256' AS sha256 FROM event WHERE subject = $1 AND kind IN ('ranking.finalised', 'ranking.recomputed')`, [roundId]);
    return rows.map(({ sha256 }) => sha256);
  }
}
