import { Injectable } from '@nestjs/common';
import { Db } from '../platform/db/index.js';

export interface Writer {
  readonly roundId: string;
  readonly applicationId: string;
  readonly accountId: string;
  readonly since: Date;
}

/** Somebody to whom a round's terms matter, through one application. */
export interface Affected {
  readonly accountId: string;
  readonly applicationId: string;
  readonly number: string;
  readonly title: string;
  /** `sent`: and not being changed again. `taken-up`: it can no longer be changed. */
  readonly stage: 'writing' | 'sent' | 'taken-up';
}

/** What has come of a round so far, as one officer's changes of it are held against. */
export interface RoundUse {
  /** Applications begun in it, whatever became of them. */
  readonly begun: number;
  /** Those of them that are past being sent in: assessed, on the agenda or decided. */
  readonly takenUp: number;
  /** Whether the officer takes or took part in one of them. */
  readonly isOwn: boolean;
  /** The last instant of leave that has been given and still runs; null: none does. */
  readonly leaveUntil: Date | null;
}

/** One application may be sent in until then, later than everybody. */
export interface Leave {
  readonly roundId: string;
  readonly applicationId: string;
  readonly until: Date;
  /** Since when it has leave. */
  readonly since: Date;
}

/** Who waits for a date of a round, and which application has a later one of its own. Read by jobs, for everybody. */
@Injectable()
export class WriterStore {
  constructor(private readonly db: Db) {}

  /** Everybody who takes part in what these rounds still wait for: drafts, and what was reopened. */
  writersIn(roundIds: readonly string[]): Promise<Writer[]> {
    return this.db.query<Writer>(
      `SELECT a.round_id AS "roundId", a.id AS "applicationId", m.account_id AS "accountId", m.joined_at AS since
         FROM application a JOIN member m ON m.application_id = a.id AND m.left_at IS NULL
        WHERE a.round_id = ANY($1) AND (a.state = 'draft' OR (a.state = 'submitted' AND a.reopened_at IS NOT NULL))`,
      [roundIds],
    );
  }

  /** Everybody who takes part in what was sent in to these rounds and is not decided on. */
  sendersIn(roundIds: readonly string[]): Promise<Writer[]> {
    return this.db.query<Writer>(
      `SELECT a.round_id AS "roundId", a.id AS "applicationId", m.account_id AS "accountId", m.joined_at AS since
         FROM application a JOIN member m ON m.application_id = a.id AND m.left_at IS NULL
        WHERE a.round_id = ANY($1) AND a.state IN ('submitted', 'assessment', 'agenda')`,
      [roundIds],
    );
  }

  /** Everybody who takes part in an application of a round that is not decided on, sent in or not. By number. */
  affectedIn(roundId: string): Promise<Affected[]> {
    return this.db.query<Affected>(
      `SELECT m.account_id AS "accountId", a.id AS "applicationId", a.number, a.title,
              CASE WHEN a.state IN ('assessment', 'agenda') THEN 'taken-up'
                   WHEN a.state = 'submitted' AND a.reopened_at IS NULL THEN 'sent' ELSE 'writing' END AS stage
         FROM application a JOIN member m ON m.application_id = a.id AND m.left_at IS NULL
        WHERE a.round_id = $1 AND a.state IN ('draft', 'submitted', 'assessment', 'agenda')
        ORDER BY a.number`,
      [roundId],
    );
  }

  async useOf(roundId: string, officerId: string, now: Date): Promise<RoundUse> {
    const row = await this.db.one<RoundUse>(
      `SELECT count(*)::int AS begun, (count(*) FILTER (WHERE a.state NOT IN ('draft', 'submitted')))::int AS "takenUp",
              coalesce(bool_or(EXISTS (SELECT 1 FROM member m WHERE m.application_id = a.id AND m.account_id = $2)), false) AS "isOwn",
              max((SELECT max(x.until) FROM deadline_exemption x WHERE x.application_id = a.id AND x.outcome = 'granted' AND x.until > $3)) AS "leaveUntil"
         FROM application a WHERE a.round_id = $1`,
      [roundId, officerId, now],
    );
    return row!;
  }

  /** Leave that has been given and still runs, one row an application. */
  leaves(now: Date): Promise<Leave[]> {
    return this.db.query<Leave>(
      `SELECT a.round_id AS "roundId", a.id AS "applicationId", max(x.until) AS until, max(x.decided_at) AS since
         FROM deadline_exemption x JOIN application a ON a.id = x.application_id
        WHERE x.outcome = 'granted' AND x.until > $1 GROUP BY a.id`,
      [now],
    );
  }
}
