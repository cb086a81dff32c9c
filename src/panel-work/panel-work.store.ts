import { Injectable } from '@nestjs/common';
import { Db } from '../platform/db/index.js';
import type { PanelWork } from './panel-work.rules.js';

@Injectable()
export class PanelWorkStore {
  constructor(private readonly db: Db) {}

  /** Counts of these rounds in one statement. Applications that `accountId` wrote or has an interest in are left out of all of them. */
  of(roundIds: readonly string[], accountId: string): Promise<PanelWork[]> {
    return this.db.query<PanelWork>(
      `WITH cases AS MATERIALIZED (
         SELECT a.id, a.round_id FROM application a
          WHERE a.round_id = ANY($1) AND a.state <> 'draft'
            AND NOT EXISTS (SELECT FROM blocked b WHERE b.application_id = a.id AND b.account_id = $2)),
       members AS MATERIALIZED (SELECT m.round_id, m.account_id, m.answer, m.is_chair FROM panel_member m WHERE m.round_id = ANY($1) AND m.answer IN ('invited', 'accepted')),
       seats AS MATERIALIZED (
         SELECT c.round_id, s.application_id, s.submitted_at IS NOT NULL AS is_in FROM panel_seat s JOIN cases c ON c.id = s.application_id
          WHERE s.released_at IS NULL
            AND NOT EXISTS (SELECT FROM interest i WHERE i.application_id = s.application_id AND i.account_id = s.account_id AND i.status IN ('declared', 'disqualified')))
       SELECT r.id AS "roundId",
              (SELECT count(*)::int FROM cases c WHERE c.round_id = r.id) AS applications,
              (q.values->>'panelSize')::int AS "panelSize",
              (SELECT count(*)::int FROM members m WHERE m.round_id = r.id) AS invited,
              (SELECT count(*)::int FROM members m WHERE m.round_id = r.id AND m.answer = 'accepted') AS accepted,
              EXISTS (SELECT FROM members m WHERE m.round_id = r.id AND m.is_chair) AS "hasChair",
              (SELECT count(*)::int FROM interest i JOIN cases c ON c.id = i.application_id
                 JOIN members m ON m.account_id = i.account_id AND m.round_id = c.round_id AND m.answer = 'accepted' WHERE c.round_id = r.id) AS declared,
              (SELECT count(*)::int FROM interest i JOIN cases c ON c.id = i.application_id WHERE c.round_id = r.id AND i.status = 'declared') AS waiting,
              (SELECT count(*)::int FROM calibration_case k WHERE k.round_id = r.id) AS cases,
              (SELECT count(*)::int FROM members m WHERE m.round_id = r.id AND m.answer = 'accepted'
                  AND EXISTS (SELECT FROM calibration_case k WHERE k.round_id = r.id)
                  AND NOT EXISTS (SELECT FROM calibration_case k WHERE k.round_id = r.id
                                    AND NOT EXISTS (SELECT FROM calibration_sitting p WHERE p.case_id = k.id AND p.account_id = m.account_id AND p.handed_in_at IS NOT NULL))) AS calibrated,
              (SELECT count(*)::int FROM (SELECT s.application_id FROM seats s WHERE s.round_id = r.id GROUP BY 1
                 HAVING count(*) >= (q.values->>'panelSize')::int) full_panels) AS staffed,
              (SELECT count(*)::int FROM seats s WHERE s.round_id = r.id) AS seats,
              (SELECT count(*)::int FROM seats s WHERE s.round_id = r.id AND s.is_in) AS submitted,
              (SELECT count(*)::int FROM assessment_phase p JOIN cases c ON c.id = p.application_id WHERE c.round_id = r.id) AS opened,
              (SELECT count(*)::int FROM assessment_phase p JOIN cases c ON c.id = p.application_id WHERE c.round_id = r.id AND p.concluded_at IS NOT NULL) AS concluded,
              coalesce((SELECT max(k.number) FROM ranking k WHERE k.round_id = r.id), 0) AS rankings
         FROM round r JOIN rule_set q ON q.id = r.rule_set_id WHERE r.id = ANY($1)`,
      [roundIds, accountId],
    );
  }
}
