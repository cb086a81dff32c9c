import { Injectable } from '@nestjs/common';
import { Db } from '../platform/db/index.js';
import type { Exemption, LateApplication } from './exemption.rules.js';

interface RawLate extends Omit<LateApplication, 'exemption'> {
  readonly exemption: { readonly until: string; readonly outcome: Exemption['outcome'] } | null;
}

const lateColumns = `a.id, a.number, a.round_id AS "roundId", a.state, a.reopened_at AS "reopenedAt",
  (SELECT coalesce(nullif(o.organisation, ''), o.name) FROM member l JOIN account o ON o.id = l.account_id
    WHERE l.application_id = a.id AND l.role = 'lead' AND l.left_at IS NULL) AS lead,
  (SELECT max(s.version) FROM submission s WHERE s.application_id = a.id) AS version,
  t.tries, t."lastAt", t."lateByMs", t.position,
  (SELECT json_build_object('until', x.until, 'outcome', x.outcome) FROM deadline_exemption x
    WHERE x.application_id = a.id ORDER BY x.outcome IS NULL DESC, x.asked_at DESC LIMIT 1) AS exemption`;

const tried = `application a JOIN LATERAL (
  SELECT count(*)::int AS tries, max(c.received_at) AS "lastAt", max(c.position)::float8 AS position,
         (array_agg((c.statement::jsonb->>'lateByMs')::float8 ORDER BY c.position DESC))[1] AS "lateByMs"
    FROM receipt c WHERE c.application_id = a.id AND c.kind = 'refusal' AND c.statement::jsonb->>'why' = 'late') t ON t.tries > 0`;

const exemptionColumns = `x.id, x.application_id AS "applicationId", a.number, x.until, x.reason, x.asked_by AS "askedBy", q.name AS "askedByName",
  x.asked_at AS "askedAt", x.outcome, d.name AS "decidedByName", x.decided_at AS "decidedAt", x.decided_reason AS "decidedReason"`;

const exemptionTables = `deadline_exemption x JOIN application a ON a.id = x.application_id
  JOIN account q ON q.id = x.asked_by LEFT JOIN account d ON d.id = x.decided_by`;

const isOpen = 'NOT EXISTS (SELECT FROM blocked b WHERE b.application_id = a.id AND b.account_id = $2)';

@Injectable()
export class ExemptionStore {
  constructor(private readonly db: Db) {}

  /** null also for an application that nobody has tried to send in too late: the secretariat knows of none other. */
  async late(applicationId: string): Promise<LateApplication | null> {
    const row = await this.db.one<RawLate>(`SELECT ${lateColumns} FROM ${tried} WHERE a.id = $1`, [applicationId]);
    return row && read(row);
  }

  /** Those with something to decide first, then the last to have tried; none that the officer may know nothing of. */
  async lateIn(roundId: string, officerId: string, limit: number, offset: number): Promise<{ rows: LateApplication[]; total: number }> {
    const rows = await this.db.query<RawLate & { total: number }>(
      `SELECT count(*) OVER ()::int AS total, ${lateColumns} FROM ${tried} WHERE a.round_id = $1 AND ${isOpen}
        ORDER BY EXISTS (SELECT 1 FROM deadline_exemption x WHERE x.application_id = a.id AND x.outcome IS NULL) DESC, t."lastAt" DESC, a.id LIMIT $3 OFFSET $4`,
      [roundId, officerId, limit, offset],
    );
    return { total: rows[0]?.total ?? 0, rows: rows.map(read) };
  }

  /** Every late try of one application, newest first. */
  tries(applicationId: string, limit: number): Promise<{ position: number; receivedAt: Date; lateByMs: number }[]> {
    return this.db.query(
      `SELECT c.position::float8 AS position, c.received_at AS "receivedAt", (c.statement::jsonb->>'lateByMs')::float8 AS "lateByMs" FROM receipt c
        WHERE c.application_id = $1 AND c.kind = 'refusal' AND c.statement::jsonb->>'why' = 'late' ORDER BY c.position DESC LIMIT $2`,
      [applicationId, limit],
    );
  }

  /** Of the whole round, newest first; none of an application that the officer may know nothing of. */
  ofRound(roundId: string, officerId: string): Promise<Exemption[]> {
    return this.db.query<Exemption>(`SELECT ${exemptionColumns} FROM ${exemptionTables} WHERE a.round_id = $1 AND ${isOpen} ORDER BY x.asked_at DESC, x.id DESC`, [roundId, officerId]);
  }

  /** Cases of the round that have come on the meeting's agenda. */
  async onAgenda(roundId: string): Promise<number> {
    const row = await this.db.one<{ n: number }>(`SELECT count(*)::int AS n FROM application WHERE round_id = $1 AND state IN ('agenda', 'recommended', 'not-recommended', 'decided')`, [roundId]);
    return row!.n;
  }

  /** @returns its id */
  async ask(exemption: Pick<Exemption, 'applicationId' | 'until' | 'reason' | 'askedBy' | 'askedAt'>): Promise<string> {
    const { applicationId, until, reason, askedBy, askedAt } = exemption;
    const sql = 'INSERT INTO deadline_exemption (application_id, until, reason, asked_by, asked_at) VALUES ($1, $2, $3, $4, $5) RETURNING id';
    const [row] = await this.db.write<{ id: string }>(sql, [applicationId, until, reason, askedBy, askedAt]);
    return row!.id;
  }

  /** @returns whether it was still to be decided */
  async decide(id: string, decision: { outcome: 'granted' | 'refused'; by: string; at: Date; reason: string }): Promise<boolean> {
    const rows = await this.db.write(
      'UPDATE deadline_exemption SET outcome = $2, decided_by = $3, decided_at = $4, decided_reason = $5 WHERE id = $1 AND outcome IS NULL RETURNING id',
      [id, decision.outcome, decision.by, decision.at, decision.reason],
    );
    return rows.length > 0;
  }
}

function read(row: RawLate): LateApplication {
  return { ...row, exemption: row.exemption && { ...row.exemption, until: new Date(row.exemption.until) } };
}
