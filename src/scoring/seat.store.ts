import { Injectable } from '@nestjs/common';
import { Db } from '../platform/db/index.js';
import { PanelSeatEntity, ScoreEntity } from './scoring.entity.js';
import type { ConflictGround } from './declaration.rules.js';
import type { Score, ScoredSeat } from './scoring.rules.js';

export interface SeatRow extends ScoredSeat {
  readonly id: string;
  readonly applicationId: string;
  readonly accountId: string;
  readonly appointedAt: Date;
  readonly conflictGround: ConflictGround | null;
  readonly conflictNote: string;
  readonly declaredAt: Date | null;
}

/** A member's seat with how far it is; the scores themselves are left out. */
export interface SeatProgress extends Omit<SeatRow, 'scores' | 'conflictNote'> {
  readonly scored: number;
}

export interface OpenSeat {
  readonly roundId: string;
  readonly applicationId: string;
  readonly accountId: string;
  readonly declaration: 'undeclared' | 'none';
  readonly since: Date;
}

const columns = `s.id, s.application_id AS "applicationId", s.account_id AS "accountId", s.appointed_at AS "appointedAt",
  s.declaration, s.conflict_ground AS "conflictGround", s.declared_at AS "declaredAt", s.submitted_at AS "submittedAt"`;

const withScores = `${columns}, s.conflict_note AS "conflictNote",
  coalesce((SELECT jsonb_agg(jsonb_build_object('criterionId', c.criterion_id, 'halfPoints', c.half_points, 'reason', c.reason))
              FROM score c WHERE c.seat_id = s.id), '[]') AS scores`;

@Injectable()
export class SeatStore {
  constructor(private readonly db: Db) {}

  /** A seat found through its member: anybody else's is unknown. */
  ofMember(seatId: string, accountId: string): Promise<SeatRow | null> {
    return this.db.one<SeatRow>(`SELECT ${withScores} FROM panel_seat s WHERE s.id = $1 AND s.account_id = $2`, [seatId, accountId]);
  }

  /** The same, locked until the transaction ends. The application's row must be locked already. */
  lockedOfMember(seatId: string, accountId: string): Promise<SeatRow | null> {
    return this.db.one<SeatRow>(
      `SELECT ${withScores} FROM panel_seat s WHERE s.id = $1 AND s.account_id = $2 FOR UPDATE OF s`,
      [seatId, accountId],
    );
  }

  /** All seats of one application, in the order they were appointed. */
  ofApplication(applicationId: string): Promise<SeatRow[]> {
    return this.db.query<SeatRow>(
      `SELECT ${withScores} FROM panel_seat s WHERE s.application_id = $1 ORDER BY s.appointed_at, s.id`,
      [applicationId],
    );
  }

  /** Everything one member has been appointed to, oldest first. */
  progressOf(accountId: string): Promise<SeatProgress[]> {
    return this.db.query<SeatProgress>(
      `SELECT ${columns},
              (SELECT count(*)::int FROM score c WHERE c.seat_id = s.id AND c.half_points IS NOT NULL) AS scored
         FROM panel_seat s WHERE s.account_id = $1 ORDER BY s.appointed_at, s.id`,
      [accountId],
    );
  }

  /** How many assessments each of these people still owes; nobody with none. */
  async openSeats(accountIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const rows = await this.db.query<{ accountId: string; open: number }>(
      `SELECT account_id AS "accountId", count(*)::int AS open FROM panel_seat
        WHERE account_id = ANY($1::uuid[]) AND submitted_at IS NULL AND declaration <> 'conflict' GROUP BY account_id`,
      [accountIds],
    );
    return new Map(rows.map((row) => [row.accountId, row.open]));
  }

  /** Every seat of these rounds that has not been handed in, whoever's. */
  openIn(roundIds: readonly string[]): Promise<OpenSeat[]> {
    return this.db.query<OpenSeat>(
      `SELECT m.round_id AS "roundId", s.application_id AS "applicationId", s.account_id AS "accountId", s.declaration, s.appointed_at AS since
         FROM panel_seat s JOIN assessment_summary m ON m.application_id = s.application_id
        WHERE m.round_id = ANY($1) AND s.submitted_at IS NULL AND s.declaration <> 'conflict'`,
      [roundIds],
    );
  }

  /** @returns the new seats' ids, in the order of `accountIds` */
  async appoint(applicationId: string, accountIds: readonly string[], appointedBy: string): Promise<string[]> {
    const rows = accountIds.map((accountId) => ({ applicationId, accountId, appointedBy }));
    const { identifiers } = await this.db.entities.insert(PanelSeatEntity, rows);
    return identifiers.map((identifier) => (identifier as { id: string }).id);
  }

  async declareNone(seatId: string, declaredAt: Date): Promise<void> {
    await this.db.entities.update(PanelSeatEntity, { id: seatId }, { declaration: 'none', declaredAt });
  }

  /** Closes the seat. Scores given before stay as they were, and count no more. */
  async declareConflict(seatId: string, conflictGround: ConflictGround, conflictNote: string, declaredAt: Date): Promise<void> {
    const change = { declaration: 'conflict', conflictGround, conflictNote, declaredAt, submittedAt: null };
    await this.db.entities.update(PanelSeatEntity, { id: seatId }, change);
  }

  async saveScores(seatId: string, scores: readonly Score[]): Promise<void> {
    if (scores.length === 0) return;
    await this.db.entities.upsert(ScoreEntity, scores.map((score) => ({ seatId, ...score })), ['seatId', 'criterionId']);
  }

  async markSubmitted(seatId: string, submittedAt: Date): Promise<void> {
    await this.db.entities.update(PanelSeatEntity, { id: seatId }, { submittedAt });
  }

  /** Which of these people may have nothing to do with handling which of these cases. */
  partialAmong(applicationIds: readonly string[], accountIds: readonly string[]): Promise<{ applicationId: string; accountId: string }[]> {
    return this.db.query(
      `SELECT a.id AS "applicationId", u.id AS "accountId" FROM application a CROSS JOIN unnest($2::uuid[]) AS u(id)
        WHERE a.id = ANY($1::uuid[]) AND (EXISTS (SELECT 1 FROM member w WHERE w.application_id = a.id AND w.account_id = u.id) OR EXISTS (
              SELECT 1 FROM panel_seat p WHERE p.application_id = a.id AND p.account_id = u.id
                 AND (p.declaration = 'conflict' OR a.state IN ('submitted', 'assessment'))))`,
      [applicationIds, accountIds],
    );
  }

  async isPartial(applicationId: string, accountId: string): Promise<boolean> {
    return (await this.partialAmong([applicationId], [accountId])).length > 0;
  }
}
