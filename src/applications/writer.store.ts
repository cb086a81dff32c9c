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
  /** Sent in, and not being changed again. */
  readonly isSent: boolean;
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

  /** Everybody who writes an application in a round; `alsoSent`: and the leads of those sent in, who may send in anew. By number. */
  affectedIn(roundId: string, alsoSent: boolean): Promise<Affected[]> {
    return this.db.query<Affected>(
      `SELECT m.account_id AS "accountId", a.id AS "applicationId", a.number, a.title, (a.state <> 'draft' AND a.reopened_at IS NULL) AS "isSent"
         FROM application a JOIN member m ON m.application_id = a.id AND m.left_at IS NULL
        WHERE a.round_id = $1 AND (a.state = 'draft' OR (a.state = 'submitted' AND (a.reopened_at IS NOT NULL OR ($2 AND m.role = 'lead'))))
        ORDER BY a.number`,
      [roundId, alsoSent],
    );
  }

  /** How many applications have been begun in a round, whatever became of them. */
  async begunIn(roundId: string): Promise<number> {
    const row = await this.db.one<{ n: number }>('SELECT count(*)::int AS n FROM application WHERE round_id = $1', [roundId]);
    return row!.n;
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
