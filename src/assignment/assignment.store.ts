import { Injectable } from '@nestjs/common';
import { Db } from '../platform/db/index.js';
import { PanelSeatEntity } from '../scoring/index.js';
import { AssignmentPlanEntity } from './assignment.entity.js';
import type { Line, PlanLine } from './assignment.rules.js';

/** An application of the round that waits for its panel or is being assessed. */
export interface RoundCase {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly state: 'submitted' | 'assessment';
  readonly fields: readonly string[];
  /** The panel talks: its chair may read everybody's assessments. */
  readonly isTalking: boolean;
}

export interface RoundSeat extends Line {
  readonly id: string;
  readonly name: string;
  readonly submittedAt: Date | null;
  /** Whoever may have nothing to do with the application any longer: the seat counts for nothing. */
  readonly isBarred: boolean;
}

/** What is known of a person and an application; `isDecided`: somebody has looked at whatever hints at a tie, and found nothing in the way. */
export interface Said extends Line {
  readonly standing: 'clear' | 'barred';
  readonly isDecided: boolean;
}

export interface Plan {
  readonly id: string;
  readonly inputs: string;
  readonly lines: readonly PlanLine[];
  readonly revision: number;
  readonly madeAt: Date;
  readonly madeBy: string;
}

const cases = `application a WHERE a.round_id = $1 AND a.state IN ('submitted', 'assessment')
  AND NOT EXISTS (SELECT FROM assessment_phase p WHERE p.application_id = a.id AND p.concluded_at IS NOT NULL)`;
const barred = 'EXISTS (SELECT FROM blocked b WHERE b.application_id = s.application_id AND b.account_id = s.account_id)';
const plan = `SELECT id, inputs, lines, revision, made_at AS "madeAt", made_by AS "madeBy" FROM assignment_plan WHERE round_id = $1 AND outcome IS NULL`;

@Injectable()
export class AssignmentStore {
  constructor(private readonly db: Db) {}

  /** By number. */
  cases(roundId: string): Promise<RoundCase[]> {
    return this.db.query<RoundCase>(
      `SELECT a.id, a.number, a.title, a.state,
              coalesce((SELECT array_agg(f.focus_area_id ORDER BY f.focus_area_id) FROM application_focus_area f WHERE f.application_id = a.id), '{}') AS fields,
              EXISTS (SELECT FROM assessment_phase p WHERE p.application_id = a.id) AS "isTalking"
         FROM ${cases} ORDER BY a.number`,
      [roundId],
    );
  }

  /** Every seat of those applications that has not been released, in the order of appointment. */
  seats(roundId: string): Promise<RoundSeat[]> {
    return this.db.query<RoundSeat>(
      `SELECT s.id, s.application_id AS "applicationId", s.account_id AS "accountId", c.name, s.submitted_at AS "submittedAt", ${barred} AS "isBarred"
         FROM panel_seat s JOIN account c ON c.id = s.account_id
        WHERE s.released_at IS NULL AND s.application_id IN (SELECT a.id FROM ${cases}) ORDER BY s.appointed_at, s.id`,
      [roundId],
    );
  }

  /** What is said or decided of these people and those applications, and where they take part in applying. */
  standings(roundId: string, accountIds: readonly string[]): Promise<Said[]> {
    return this.db.query(
      `SELECT i.application_id AS "applicationId", i.account_id AS "accountId", CASE WHEN i.status IN ('none', 'cleared') THEN 'clear' ELSE 'barred' END AS standing,
              i.status = 'cleared' AS "isDecided"
         FROM interest i WHERE i.account_id = ANY($2::uuid[]) AND i.application_id IN (SELECT a.id FROM ${cases})
          AND NOT EXISTS (SELECT FROM member w WHERE w.application_id = i.application_id AND w.account_id = i.account_id)
       UNION ALL
       SELECT DISTINCT w.application_id, w.account_id, 'barred', false FROM member w
        WHERE w.account_id = ANY($2::uuid[]) AND w.application_id IN (SELECT a.id FROM ${cases})`,
      [roundId, accountIds],
    );
  }

  /** The proposal that waits for somebody to confirm it. */
  plan(roundId: string): Promise<Plan | null> {
    return this.db.one<Plan>(plan, [roundId]);
  }

  /** The same, locked until the transaction ends. Applications must be locked already. */
  lockedPlan(roundId: string): Promise<Plan | null> {
    return this.db.one<Plan>(`${plan} FOR UPDATE`, [roundId]);
  }

  async put(made: Pick<AssignmentPlanEntity, 'roundId' | 'inputs' | 'lines' | 'madeAt' | 'madeBy'>): Promise<void> {
    await this.db.entities.insert(AssignmentPlanEntity, { ...made, revision: 0, outcome: null, endedAt: null, endedBy: null });
  }

  async change({ id, revision }: Plan, lines: readonly PlanLine[]): Promise<void> {
    await this.db.entities.update(AssignmentPlanEntity, { id }, { lines, revision: revision + 1 });
  }

  async end(id: string, outcome: 'confirmed' | 'discarded', endedBy: string, endedAt: Date): Promise<void> {
    await this.db.entities.update(AssignmentPlanEntity, { id }, { outcome, endedBy, endedAt });
  }

  /** Seats for these lines; one that was released before is filled again, with what was written in it. */
  async appoint(lines: readonly Line[], appointedBy: string, appointedAt: Date): Promise<void> {
    const rows = lines.map(({ applicationId, accountId }) => ({ applicationId, accountId, appointedBy, appointedAt, releasedAt: null, releaseReason: '' }));
    await this.db.entities.upsert(PanelSeatEntity, rows, ['applicationId', 'accountId']);
  }

  /** The application must be locked already. */
  async lockSeat(seatId: string): Promise<void> {
    await this.db.query('SELECT FROM panel_seat WHERE id = $1 FOR UPDATE', [seatId]);
  }

  async release(seatId: string, releasedAt: Date, releaseReason: string): Promise<void> {
    await this.db.entities.update(PanelSeatEntity, { id: seatId }, { releasedAt, releaseReason });
  }
}
