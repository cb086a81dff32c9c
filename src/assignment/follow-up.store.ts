import { Injectable } from '@nestjs/common';
import { Db } from '../platform/db/index.js';
import type { Standing } from './follow-up.rules.js';

export interface Progress extends Omit<Standing, 'answer'> {
  readonly accountId: string;
  /** The last that was heard of them; null: nothing yet. */
  readonly lastAt: Date | null;
  readonly remindedAt: Date | null;
}

@Injectable()
export class FollowUpStore {
  constructor(private readonly db: Db) {}

  /**
   * How far each of a round's panel is, in one statement. Applications that are shut to `viewerId` are left out of every
   * count, and so are those that are shut to the member: nobody owes them.
   * @param sayable states in which an application is to be declared on
   */
  progress(roundId: string, viewerId: string, sayable: readonly string[]): Promise<Progress[]> {
    return this.db.query<Progress>(
      `WITH cases AS MATERIALIZED (
         SELECT a.id, a.state, h.concluded_at FROM application a LEFT JOIN assessment_phase h ON h.application_id = a.id
          WHERE a.round_id = $1 AND a.state <> 'draft' AND NOT EXISTS (SELECT FROM blocked b WHERE b.application_id = a.id AND b.account_id = $2)),
       open AS MATERIALIZED (
         SELECT p.account_id, c.id, c.state, c.concluded_at FROM panel_member p CROSS JOIN cases c
          WHERE p.round_id = $1 AND NOT EXISTS (SELECT FROM blocked b WHERE b.application_id = c.id AND b.account_id = p.account_id)),
       said AS MATERIALIZED (
         SELECT o.account_id, count(*)::int AS to_declare, (count(i.application_id))::int AS declared, max(i.declared_at) AS last_at
           FROM open o LEFT JOIN interest i ON i.application_id = o.id AND i.account_id = o.account_id WHERE o.state = ANY($3) GROUP BY o.account_id),
       seats AS MATERIALIZED (
         SELECT o.account_id, count(*)::int AS seats, (count(*) FILTER (WHERE s.revision > 0 OR s.submitted_at IS NOT NULL))::int AS started,
                (count(*) FILTER (WHERE s.submitted_at IS NOT NULL))::int AS handed_in,
                greatest(max(s.submitted_at), max((SELECT max(e.at) FROM score_edit e WHERE e.seat_id = s.id))) AS last_at
           FROM open o JOIN panel_seat s ON s.application_id = o.id AND s.account_id = o.account_id AND s.released_at IS NULL
          WHERE s.submitted_at IS NOT NULL OR (o.state = 'assessment' AND o.concluded_at IS NULL) GROUP BY o.account_id),
       sittings AS MATERIALIZED (
         SELECT s.account_id, (count(*) FILTER (WHERE s.handed_in_at IS NOT NULL))::int AS calibrated, max(s.handed_in_at) AS last_at
           FROM calibration_case k JOIN calibration_sitting s ON s.case_id = k.id WHERE k.round_id = $1 GROUP BY s.account_id),
       reminders AS MATERIALIZED (
         SELECT facts ->> 'accountId' AS account_id, max((facts ->> 'at')::timestamptz) AS at FROM event WHERE subject = $1 AND kind = 'panel.reminded' GROUP BY 1)
       SELECT p.account_id AS "accountId", coalesce(d.to_declare, 0) AS "toDeclare", coalesce(d.declared, 0) AS declared,
              (SELECT count(*)::int FROM calibration_case k WHERE k.round_id = $1) AS cases, coalesce(c.calibrated, 0) AS calibrated,
              coalesce(s.seats, 0) AS seats, coalesce(s.started, 0) AS started, coalesce(s.handed_in, 0) AS "handedIn",
              greatest(p.answered_at, d.last_at, s.last_at, c.last_at) AS "lastAt", r.at AS "remindedAt"
         FROM panel_member p LEFT JOIN said d ON d.account_id = p.account_id LEFT JOIN seats s ON s.account_id = p.account_id
              LEFT JOIN sittings c ON c.account_id = p.account_id LEFT JOIN reminders r ON r.account_id = p.account_id::text
        WHERE p.round_id = $1`,
      [roundId, viewerId, sayable],
    );
  }

  /** Whether any of the round's applications is shut to this person. */
  async isShutOut(roundId: string, accountId: string): Promise<boolean> {
    const found = await this.db.one(
      `SELECT FROM application a JOIN blocked b ON b.application_id = a.id AND b.account_id = $2 WHERE a.round_id = $1 AND a.state <> 'draft' LIMIT 1`,
      [roundId, accountId],
    );
    return found !== null;
  }
}
