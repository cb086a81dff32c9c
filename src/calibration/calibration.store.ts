import { Injectable } from '@nestjs/common';
import { Db } from '../platform/db/index.js';
import { CalibrationCaseEntity, CalibrationScoreEntity, CalibrationSittingEntity } from './calibration.entity.js';
import type { CaseScore, WrittenCase } from './calibration.rules.js';
import type { PlacedMark } from './spread.rules.js';

export interface CaseRow extends WrittenCase {
  readonly id: string;
  readonly number: number;
  /** Criterion id to the half points its writer had in mind. */
  readonly intended: Readonly<Record<string, number>>;
  /** How many have begun to score it. */
  readonly begun: number;
}

/** How far one member is with one case. */
export interface Sitting {
  readonly caseId: string;
  readonly accountId: string;
  readonly number: number;
  /** Null: being written. */
  readonly handedInAt: Date | null;
  /** How often it has been handed in. */
  readonly times: number;
}

export interface OwnSitting extends Sitting {
  readonly scores: readonly CaseScore[];
}

const cases = `SELECT c.id, c.number, c.title_da AS "titleDa", c.title_en AS "titleEn", c.answers, c.intended,
  (SELECT count(*)::int FROM calibration_sitting s WHERE s.case_id = c.id) AS begun FROM calibration_case c`;

const sitting = `s.case_id AS "caseId", s.account_id AS "accountId", c.number, s.handed_in_at AS "handedInAt", s.times`;

@Injectable()
export class CalibrationStore {
  constructor(private readonly db: Db) {}

  /** Whether the round has a case that this person has not handed in. */
  async isOwed(roundId: string, accountId: string): Promise<boolean> {
    const owed = await this.db.one(
      `SELECT FROM calibration_case c
        WHERE c.round_id = $1 AND NOT EXISTS (SELECT FROM calibration_sitting s WHERE s.case_id = c.id AND s.account_id = $2 AND s.handed_in_at IS NOT NULL)
        LIMIT 1`,
      [roundId, accountId],
    );
    return owed !== null;
  }

  /** Of these rounds, those that have cases, and whether this person has handed all of them in. */
  async standingAmong(roundIds: readonly string[], accountId: string): Promise<ReadonlyMap<string, 'owed' | 'done'>> {
    const rows = await this.db.query<{ roundId: string; done: boolean }>(
      `SELECT c.round_id AS "roundId", bool_and(s.handed_in_at IS NOT NULL) AS done
         FROM calibration_case c LEFT JOIN calibration_sitting s ON s.case_id = c.id AND s.account_id = $2
        WHERE c.round_id = ANY($1) GROUP BY c.round_id`,
      [roundIds, accountId],
    );
    return new Map(rows.map(({ roundId, done }) => [roundId, done ? 'done' : 'owed']));
  }

  /** By number. */
  cases(roundId: string): Promise<CaseRow[]> {
    return this.db.query<CaseRow>(`${cases} WHERE c.round_id = $1 ORDER BY c.number`, [roundId]);
  }

  /** Shared: many may begin to score it at once, and nobody changes it meanwhile. */
  async holdToScore(roundId: string, number: number): Promise<CaseRow | null> {
    await this.db.write('SELECT FROM calibration_case WHERE round_id = $1 AND number = $2 FOR SHARE', [roundId, number]);
    return this.db.one<CaseRow>(`${cases} WHERE c.round_id = $1 AND c.number = $2`, [roundId, number]);
  }

  /** For changing them: nobody begins to score one before the transaction ends. The round must be held. */
  async holdToChange(roundId: string): Promise<CaseRow[]> {
    await this.db.write('SELECT FROM calibration_case WHERE round_id = $1 FOR UPDATE', [roundId]);
    return this.cases(roundId);
  }

  async put(roundId: string, number: number, written: WrittenCase & Pick<CaseRow, 'intended'>): Promise<void> {
    const { titleDa, titleEn, answers, intended } = written;
    await this.db.entities.upsert(CalibrationCaseEntity, { roundId, number, titleDa, titleEn, answers, intended }, ['roundId', 'number']);
  }

  async remove(caseId: string): Promise<void> {
    await this.db.entities.delete(CalibrationCaseEntity, { id: caseId });
  }

  /** One person's cases that are begun. */
  sittingsOf(roundId: string, accountId: string): Promise<OwnSitting[]> {
    return this.db.query<OwnSitting>(
      `SELECT ${sitting},
              coalesce((SELECT jsonb_agg(jsonb_build_object('criterionId', m.criterion_id, 'halfPoints', m.half_points, 'reason', m.reason))
                          FROM calibration_score m WHERE m.case_id = s.case_id AND m.account_id = s.account_id), '[]') AS scores
         FROM calibration_sitting s JOIN calibration_case c ON c.id = s.case_id
        WHERE c.round_id = $1 AND s.account_id = $2 ORDER BY c.number`,
      [roundId, accountId],
    );
  }

  /** The own sitting, begun if it was not; two tabs of one member wait for one another. */
  async lockedSitting(caseId: string, accountId: string): Promise<OwnSitting> {
    await this.db.write('INSERT INTO calibration_sitting (case_id, account_id) VALUES ($1, $2) ON CONFLICT DO NOTHING', [caseId, accountId]);
    await this.db.write('SELECT FROM calibration_sitting WHERE case_id = $1 AND account_id = $2 FOR UPDATE', [caseId, accountId]);
    const own = await this.db.one<OwnSitting>(
      `SELECT ${sitting},
              coalesce((SELECT jsonb_agg(jsonb_build_object('criterionId', m.criterion_id, 'halfPoints', m.half_points, 'reason', m.reason))
                          FROM calibration_score m WHERE m.case_id = s.case_id AND m.account_id = s.account_id), '[]') AS scores
         FROM calibration_sitting s JOIN calibration_case c ON c.id = s.case_id WHERE s.case_id = $1 AND s.account_id = $2`,
      [caseId, accountId],
    );
    return own!;
  }

  async saveScores(caseId: string, accountId: string, scores: readonly CaseScore[], at: Date): Promise<void> {
    if (scores.length === 0) return;
    const rows = scores.map((score) => ({ ...score, caseId, accountId, scoredAt: at }));
    await this.db.entities.upsert(CalibrationScoreEntity, rows, ['caseId', 'accountId', 'criterionId']);
  }

  /** `at` null opens it once more. */
  async markHandedIn({ caseId, accountId, times }: Sitting, at: Date | null): Promise<void> {
    await this.db.entities.update(CalibrationSittingEntity, { caseId, accountId }, { handedInAt: at, times: at ? times + 1 : times });
  }

  /** Everybody's, whether begun or handed in. */
  sittings(roundId: string): Promise<Sitting[]> {
    return this.db.query<Sitting>(`SELECT ${sitting} FROM calibration_sitting s JOIN calibration_case c ON c.id = s.case_id WHERE c.round_id = $1 ORDER BY c.number, s.account_id`, [roundId]);
  }

  /** What has been handed in; `number` null for every case of the round. */
  marks(roundId: string, number: number | null = null): Promise<PlacedMark[]> {
    return this.db.query<PlacedMark>(
      `SELECT c.number, m.account_id AS "accountId", m.criterion_id AS "criterionId", m.half_points AS "halfPoints"
         FROM calibration_score m
         JOIN calibration_sitting s ON s.case_id = m.case_id AND s.account_id = m.account_id AND s.handed_in_at IS NOT NULL
         JOIN calibration_case c ON c.id = m.case_id
        WHERE c.round_id = $1 AND ($2::int IS NULL OR c.number = $2) AND m.half_points IS NOT NULL
        ORDER BY c.number, m.criterion_id, m.account_id`,
      [roundId, number],
    );
  }
}
