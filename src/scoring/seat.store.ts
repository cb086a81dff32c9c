import { Injectable } from '@nestjs/common';
import { Db } from '../platform/db/index.js';
import { AssessmentVersionEntity, PanelSeatEntity, ScoreEntity } from './scoring.entity.js';
import type { ConflictGround } from './declaration.rules.js';
import type { Score, ScoredSeat } from './scoring.rules.js';

export interface SeatRow extends ScoredSeat {
  readonly id: string;
  readonly applicationId: string;
  readonly accountId: string;
  readonly appointedAt: Date;
  readonly revision: number;
  readonly privateNote: string;
  readonly conflictGround: ConflictGround | null;
  readonly conflictNote: string;
  readonly declaredAt: Date | null;
}

/** A member's seat with how far it is; the scores themselves are left out. */
export interface SeatProgress extends Omit<SeatRow, 'scores' | 'conflictNote' | 'privateNote'> {
  readonly scored: number;
}

export interface OpenSeat {
  readonly roundId: string;
  readonly applicationId: string;
  readonly accountId: string;
  readonly declaration: 'undeclared' | 'none';
  readonly since: Date;
}

/** A seat with what its member has declared about the application: said or decided, it stands in `interest` alone. */
const seats = `(SELECT p.*, i.ground AS conflict_ground, i.note AS conflict_note, i.declared_at,
                       CASE WHEN i.status IN ('none', 'cleared') THEN 'none' WHEN i.status IS NULL THEN 'undeclared' ELSE 'conflict' END AS declaration
                  FROM panel_seat p LEFT JOIN interest i ON i.application_id = p.application_id AND i.account_id = p.account_id
                 WHERE p.released_at IS NULL)`;

const columns = `s.id, s.application_id AS "applicationId", s.account_id AS "accountId", s.appointed_at AS "appointedAt", s.revision,
  s.declaration, s.conflict_ground AS "conflictGround", s.declared_at AS "declaredAt", s.submitted_at AS "submittedAt"`;

const withScores = `${columns}, s.conflict_note AS "conflictNote", s.private_note AS "privateNote",
  coalesce((SELECT jsonb_agg(jsonb_build_object('criterionId', c.criterion_id, 'halfPoints', c.half_points, 'reason', c.reason))
              FROM score c WHERE c.seat_id = s.id), '[]') AS scores`;

@Injectable()
export class SeatStore {
  constructor(private readonly db: Db) {}

  /** A seat found through its member: anybody else's is unknown. */
  ofMember(seatId: string, accountId: string): Promise<SeatRow | null> {
    return this.db.one<SeatRow>(`SELECT ${withScores} FROM ${seats} s WHERE s.id = $1 AND s.account_id = $2`, [seatId, accountId]);
  }

  /** The same, locked until the transaction ends. The application's row must be locked already. */
  async lockedOfMember(seatId: string, accountId: string): Promise<SeatRow | null> {
    await this.db.query('SELECT FROM panel_seat WHERE id = $1 AND account_id = $2 FOR UPDATE', [seatId, accountId]);
    return this.ofMember(seatId, accountId);
  }

  /** All seats of one application, in the order they were appointed. */
  ofApplication(applicationId: string): Promise<SeatRow[]> {
    return this.db.query<SeatRow>(
      `SELECT ${withScores} FROM ${seats} s WHERE s.application_id = $1 ORDER BY s.appointed_at, s.id`,
      [applicationId],
    );
  }

  /** One member's seats in a round's applications under assessment, in the order of their numbers. */
  ofMemberIn(accountId: string, roundId: string): Promise<SeatRow[]> {
    return this.db.query<SeatRow>(
      `SELECT ${withScores} FROM ${seats} s JOIN application a ON a.id = s.application_id
        WHERE s.account_id = $1 AND a.round_id = $2 AND a.state = 'assessment' ORDER BY a.number`,
      [accountId, roundId],
    );
  }

  /** Everything one member has been appointed to, oldest first. */
  progressOf(accountId: string): Promise<SeatProgress[]> {
    return this.db.query<SeatProgress>(
      `SELECT ${columns},
              (SELECT count(*)::int FROM score c WHERE c.seat_id = s.id AND c.half_points IS NOT NULL) AS scored
         FROM ${seats} s WHERE s.account_id = $1 ORDER BY s.appointed_at, s.id`,
      [accountId],
    );
  }

  /** How many assessments each of these people still owes; nobody with none. */
  async openSeats(accountIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const rows = await this.db.query<{ accountId: string; open: number }>(
      `SELECT account_id AS "accountId", count(*)::int AS open FROM ${seats} s
        WHERE account_id = ANY($1::uuid[]) AND submitted_at IS NULL AND declaration <> 'conflict' GROUP BY account_id`,
      [accountIds],
    );
    return new Map(rows.map((row) => [row.accountId, row.open]));
  }

  /** Every seat of these rounds that has not been handed in, whoever's. */
  openIn(roundIds: readonly string[]): Promise<OpenSeat[]> {
    return this.db.query<OpenSeat>(
      `SELECT m.round_id AS "roundId", s.application_id AS "applicationId", s.account_id AS "accountId", s.declaration, s.appointed_at AS since
         FROM ${seats} s JOIN assessment_summary m ON m.application_id = s.application_id
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

  async saveScores(seatId: string, scores: readonly Score[]): Promise<void> {
    if (scores.length === 0) return;
    await this.db.entities.upsert(ScoreEntity, scores.map((score) => ({ seatId, ...score })), ['seatId', 'criterionId']);
  }

  async markSubmitted(seatId: string, submittedAt: Date): Promise<void> {
    await this.db.entities.update(PanelSeatEntity, { id: seatId }, { submittedAt });
  }

  /** Keeps what is handed in as the seat's next version, for good. The seat must be locked. */
  async keepVersion(seatId: string, handedIn: Pick<AssessmentVersionEntity, 'submittedAt' | 'scores' | 'applicationVersion' | 'ruleSetId'>): Promise<void> {
    const before = await this.db.entities.countBy(AssessmentVersionEntity, { seatId });
    await this.db.entities.insert(AssessmentVersionEntity, { seatId, version: before + 1, ...handedIn });
  }

  /** Which of these people may have nothing to do with handling which of these cases. */
  partialAmong(applicationIds: readonly string[], accountIds: readonly string[]): Promise<{ applicationId: string; accountId: string }[]> {
    return this.db.query(
      `SELECT a.id AS "applicationId", u.id AS "accountId" FROM application a CROSS JOIN unnest($2::uuid[]) AS u(id)
        WHERE a.id = ANY($1::uuid[]) AND (EXISTS (SELECT 1 FROM member w WHERE w.application_id = a.id AND w.account_id = u.id) OR EXISTS (
              SELECT 1 FROM interest i WHERE i.application_id = a.id AND i.account_id = u.id AND i.status IN ('declared', 'disqualified')) OR EXISTS (
              SELECT 1 FROM panel_seat p WHERE p.application_id = a.id AND p.account_id = u.id
                 AND p.released_at IS NULL AND a.state IN ('submitted', 'assessment')))`,
      [applicationIds, accountIds],
    );
  }

  async isPartial(applicationId: string, accountId: string): Promise<boolean> {
    return (await this.partialAmong([applicationId], [accountId])).length > 0;
  }
}
