import { Injectable } from '@nestjs/common';
import { Db } from '../platform/db/index.js';
import type { ConflictGround } from './declaration.rules.js';
import type { Written } from './desk.rules.js';
import { AssessmentVersionEntity, PanelSeatEntity } from './scoring.entity.js';
import type { Score, ScoredSeat } from './scoring.rules.js';

export interface SeatRow extends ScoredSeat {
  readonly id: string;
  readonly applicationId: string;
  readonly accountId: string;
  readonly appointedAt: Date;
  readonly revision: number;
  readonly privateNote: string;
  readonly roundId: string;
  /** When the panel's members may see one another's, and when they agreed. */
  readonly consensusOpenedAt: Date | null;
  readonly concludedAt: Date | null;
  /** The last time the secretariat gave it back, and why. */
  readonly returnedAt: Date | null;
  readonly returnReason: string;
  readonly conflictGround: ConflictGround | null;
  readonly conflictNote: string;
  readonly declaredAt: Date | null;
}

/** A member's seat with how far it is; the scores themselves are left out. */
export interface SeatProgress extends Omit<SeatRow, 'scores' | 'conflictNote' | 'privateNote' | 'returnReason'> {
  readonly scored: number;
}

/** An assessment as it was handed in once, and whose. */
export interface AssessmentVersion {
  readonly seatId: string;
  readonly name: string;
  readonly version: number;
  readonly submittedAt: Date;
  readonly scores: readonly Score[];
  readonly isLatest: boolean;
  /** The assessment is handed in now. */
  readonly isIn: boolean;
  /** Its member may have nothing to do with the case. */
  readonly isBarred: boolean;
}

export interface OpenSeat {
  readonly roundId: string;
  readonly applicationId: string;
  readonly accountId: string;
  readonly declaration: 'undeclared' | 'none';
  readonly since: Date;
}

/** A seat with what its member has declared about the application: said or decided, it stands in `interest` alone. */
const seats = `(SELECT p.*, c.round_id, h.consensus_opened_at, h.concluded_at, i.ground AS conflict_ground, i.note AS conflict_note, i.declared_at,
                       CASE WHEN i.status IN ('none', 'cleared') THEN 'none' WHEN i.status IS NULL THEN 'undeclared' ELSE 'conflict' END AS declaration
                  FROM panel_seat p JOIN application c ON c.id = p.application_id LEFT JOIN assessment_phase h ON h.application_id = p.application_id
                       LEFT JOIN interest i ON i.application_id = p.application_id AND i.account_id = p.account_id
                 WHERE p.released_at IS NULL)`;

const columns = `s.id, s.application_id AS "applicationId", s.account_id AS "accountId", s.appointed_at AS "appointedAt", s.revision,
  s.declaration, s.conflict_ground AS "conflictGround", s.declared_at AS "declaredAt", s.submitted_at AS "submittedAt",
  s.round_id AS "roundId", s.consensus_opened_at AS "consensusOpenedAt", s.concluded_at AS "concludedAt", s.returned_at AS "returnedAt"`;

const withScores = `${columns}, s.conflict_note AS "conflictNote", s.private_note AS "privateNote", s.return_reason AS "returnReason",
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

  /** How far the panel's talk of an application is; null: it has not begun. */
  async talkOf(applicationId: string): Promise<'open' | 'concluded' | null> {
    const row = await this.db.one<{ isConcluded: boolean }>('SELECT concluded_at IS NOT NULL AS "isConcluded" FROM assessment_phase WHERE application_id = $1', [applicationId]);
    return row && (row.isConcluded ? 'concluded' : 'open');
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

  /** A seat that was released before is filled again, with what was written in it. @returns the seats' ids by account */
  async appoint(applicationId: string, accountIds: readonly string[], appointedBy: string, appointedAt: Date): Promise<ReadonlyMap<string, string>> {
    const rows = accountIds.map((accountId) => ({ applicationId, accountId, appointedBy, appointedAt, releasedAt: null, releaseReason: '' }));
    await this.db.entities.upsert(PanelSeatEntity, rows, ['applicationId', 'accountId']);
    const seated = await this.db.query<{ id: string; accountId: string }>('SELECT id, account_id AS "accountId" FROM panel_seat WHERE application_id = $1 AND account_id = ANY($2::uuid[])', [applicationId, accountIds]);
    return new Map(seated.map(({ id, accountId }) => [accountId, id]));
  }

  /** What stands in the draft now; a criterion that is left out has neither points nor a reason. The seat must be locked. */
  async keepDraft(seatId: string, revision: number, { scores, privateNote }: Written): Promise<void> {
    await this.db.write(
      `WITH kept AS (UPDATE panel_seat SET revision = $2, private_note = $3 WHERE id = $1),
            gone AS (DELETE FROM score WHERE seat_id = $1 AND NOT criterion_id = ANY(SELECT g."criterionId" FROM jsonb_to_recordset($4) AS g ("criterionId" text)))
       INSERT INTO score (seat_id, criterion_id, half_points, reason)
       SELECT $1, g."criterionId", g."halfPoints", g.reason FROM jsonb_to_recordset($4) AS g ("criterionId" text, "halfPoints" smallint, reason text)
       ON CONFLICT (seat_id, criterion_id) DO UPDATE SET half_points = excluded.half_points, reason = excluded.reason`,
      [seatId, revision, privateNote, JSON.stringify(scores)],
    );
  }

  /** Whether this member has an application under assessment in the round on which nothing is declared. */
  async owesDeclaration(roundId: string, accountId: string): Promise<boolean> {
    const owed = await this.db.one(
      `SELECT FROM ${seats} s JOIN application a ON a.id = s.application_id
        WHERE s.account_id = $2 AND s.round_id = $1 AND a.state = 'assessment' AND s.declaration = 'undeclared' LIMIT 1`,
      [roundId, accountId],
    );
    return owed !== null;
  }

  async hasHandedIn(roundId: string, accountId: string): Promise<boolean> {
    const version = await this.db.one(
      `SELECT FROM assessment_version v JOIN panel_seat s ON s.id = v.seat_id JOIN application a ON a.id = s.application_id
        WHERE s.account_id = $2 AND a.round_id = $1 LIMIT 1`,
      [roundId, accountId],
    );
    return version !== null;
  }

  async markSubmitted(seatId: string, submittedAt: Date): Promise<void> {
    await this.db.entities.update(PanelSeatEntity, { id: seatId }, { submittedAt });
  }

  /** A draft again. */
  async giveBack(seatId: string, returnReason: string, returnedAt: Date): Promise<void> {
    await this.db.entities.update(PanelSeatEntity, { id: seatId }, { submittedAt: null, returnedAt, returnReason });
  }

  /** Also of seats that were released since. */
  versionsOf(applicationId: string): Promise<AssessmentVersion[]> {
    return this.db.query<AssessmentVersion>(
      `SELECT v.seat_id AS "seatId", a.name, v.version, v.submitted_at AS "submittedAt", v.scores,
              NOT EXISTS (SELECT FROM assessment_version w WHERE w.seat_id = v.seat_id AND w.version > v.version) AS "isLatest",
              s.submitted_at IS NOT NULL AS "isIn", coalesce(i.status IN ('declared', 'disqualified'), false) AS "isBarred"
         FROM assessment_version v JOIN panel_seat s ON s.id = v.seat_id JOIN account a ON a.id = s.account_id
              LEFT JOIN interest i ON i.application_id = s.application_id AND i.account_id = s.account_id
        WHERE s.application_id = $1 ORDER BY s.appointed_at, s.id, v.version`,
      [applicationId],
    );
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
