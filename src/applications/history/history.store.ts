import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/index.js';
import type { Sitting } from './history.rules.js';
import type { FieldEdit } from '../merging/merge.rules.js';

export interface LoggedEdit extends FieldEdit {
  readonly section: string;
}

/** The last value a field of a row had, also of a row that is gone. */
export interface LastCell {
  readonly section: string;
  readonly rowId: string;
  readonly field: string;
  readonly value: string;
}

/** Every edit with the number of its sitting: a new one begins after half an hour without an edit of that person there. */
const numbered = `SELECT e.*, sum(e.fresh) OVER (PARTITION BY e.account_id, e.section ORDER BY e.id) AS sitting
  FROM (SELECT f.*, CASE WHEN f.at - lag(f.at) OVER (PARTITION BY f.account_id, f.section ORDER BY f.id) < interval '30 minutes' THEN 0 ELSE 1 END AS fresh
          FROM field_edit f WHERE f.application_id = $1 AND f.before IS DISTINCT FROM f.after) e`;

const editColumns = `e.section, e.revision, e.row_id AS "rowId", e.field, e.before, e.after, e.account_id AS "accountId", a.name AS "accountName",
  e.page_id AS "pageId", e.turn, e.at`;

/** The log of saved changes, for people who read it. Who asks has been checked. */
@Injectable()
export class HistoryStore {
  constructor(private readonly db: Db) {}

  /** Oldest first. */
  sittings(applicationId: string): Promise<Sitting[]> {
    return this.db.query<Sitting>(
      `WITH numbered AS (${numbered})
       SELECT s.*, a.name AS "accountName"
         FROM (SELECT max(n.id) AS id, n.section, n.account_id AS "accountId", min(n.at) AS "from", max(n.at) AS "to",
                      count(DISTINCT (n.row_id, CASE WHEN n.row_id IS NULL THEN n.field END))::int AS fields
                 FROM numbered n GROUP BY n.account_id, n.section, n.sitting) s
         JOIN account a ON a.id = s."accountId" ORDER BY s.id`,
      [applicationId],
    );
  }

  /** Every edit of the sitting that this edit belongs to, oldest first; none for an id of another application. */
  sitting(applicationId: string, editId: bigint): Promise<LoggedEdit[]> {
    return this.db.query<LoggedEdit>(
      `WITH numbered AS (${numbered})
       SELECT ${editColumns} FROM numbered e JOIN account a ON a.id = e.account_id
         JOIN numbered asked ON asked.id = $2 AND (asked.account_id, asked.section, asked.sitting) = (e.account_id, e.section, e.sitting)
        ORDER BY e.id`,
      [applicationId, editId],
    );
  }

  /** What was saved after one revision and up to another, oldest first. */
  between(applicationId: string, after: number, upTo: number): Promise<LoggedEdit[]> {
    return this.db.query<LoggedEdit>(
      `SELECT ${editColumns} FROM field_edit e JOIN account a ON a.id = e.account_id
        WHERE e.application_id = $1 AND e.revision > $2 AND e.revision <= $3 AND e.before IS DISTINCT FROM e.after ORDER BY e.id`,
      [applicationId, after, upTo],
    );
  }

  lastCells(applicationId: string): Promise<LastCell[]> {
    return this.db.query<LastCell>(
      `SELECT DISTINCT ON (section, row_id, field) section, row_id AS "rowId", field, coalesce(after, before) AS value
         FROM field_edit WHERE application_id = $1 AND row_id IS NOT NULL AND field <> '' ORDER BY section, row_id, field, id DESC`,
      [applicationId],
    );
  }
}
