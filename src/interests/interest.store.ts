import { Injectable } from '@nestjs/common';
import { Db } from '../platform/db/index.js';
import { InterestEntity } from './interest.entity.js';
import type { InterestStatus } from './interest.rules.js';

/** Something said of one person and one application, by that person or by whoever found it out. */
export interface Declared {
  readonly applicationId: string;
  readonly accountId: string;
  /** Null: nothing stands in the way. */
  readonly ground: string | null;
  readonly note: string;
  readonly declaredBy: string;
  readonly declaredAt: Date;
}

export interface Pair {
  readonly applicationId: string;
  readonly accountId: string;
}

/** What is on record of one person and one application. */
export interface InterestRow extends Pair {
  readonly status: InterestStatus;
  readonly ground: string | null;
  readonly note: string;
  readonly declaredByName: string;
  readonly declaredAt: Date;
  readonly decidedByName: string | null;
  readonly decidedAt: Date | null;
  readonly decisionNote: string;
}

const columns = `i.application_id AS "applicationId", i.account_id AS "accountId", i.status, i.ground, i.note, b.name AS "declaredByName",
  i.declared_at AS "declaredAt", d.name AS "decidedByName", i.decided_at AS "decidedAt", i.decision_note AS "decisionNote"`;
const tables = 'interest i JOIN account b ON b.id = i.declared_by LEFT JOIN account d ON d.id = i.decided_by';

@Injectable()
export class InterestStore {
  constructor(private readonly db: Db) {}

  /** What was said last counts, and a decision on what was said before falls away with it. */
  async put(declared: readonly Declared[]): Promise<void> {
    if (declared.length === 0) return;
    const statusOf = ({ ground }: Declared): InterestStatus => (ground === null ? 'none' : 'declared');
    const rows = declared.map((one) => ({ ...one, status: statusOf(one), decidedBy: null, decidedAt: null, decisionNote: '' }));
    await this.db.entities.upsert(InterestEntity, rows, ['applicationId', 'accountId']);
  }

  async decide({ applicationId, accountId }: Pair, decision: Pick<InterestEntity, 'status' | 'decidedBy' | 'decidedAt' | 'decisionNote'>): Promise<void> {
    await this.db.entities.update(InterestEntity, { applicationId, accountId }, decision);
  }

  async statusOf(applicationId: string, accountId: string): Promise<InterestStatus | null> {
    const row = await this.db.one<{ status: InterestStatus }>('SELECT status FROM interest WHERE application_id = $1 AND account_id = $2', [applicationId, accountId]);
    return row?.status ?? null;
  }

  one({ applicationId, accountId }: Pair): Promise<InterestRow | null> {
    return this.db.one<InterestRow>(`SELECT ${columns} FROM ${tables} WHERE i.application_id = $1 AND i.account_id = $2`, [applicationId, accountId]);
  }

  /** Everything on record about a round's applications; `accountId`: about that person alone. */
  ofRound(roundId: string, accountId: string | null = null): Promise<InterestRow[]> {
    return this.db.query<InterestRow>(
      `SELECT ${columns} FROM ${tables} JOIN application a ON a.id = i.application_id
        WHERE a.round_id = $1 AND ($2::uuid IS NULL OR i.account_id = $2) ORDER BY i.declared_at, i.application_id, i.account_id`,
      [roundId, accountId],
    );
  }

  /** Which of these people may see nothing of which of these applications, drafts included. */
  blockedAmong(applicationIds: readonly string[], accountIds: readonly string[]): Promise<Pair[]> {
    return this.db.query<Pair>(
      `SELECT DISTINCT application_id AS "applicationId", account_id AS "accountId" FROM blocked
        WHERE application_id = ANY($1::uuid[]) AND account_id = ANY($2::uuid[])`,
      [applicationIds, accountIds],
    );
  }

  /** Those of a round's applications that this person may not handle: the blocked, and while it is assessed those with a seat of one's own. */
  async partialIn(roundId: string, accountId: string): Promise<ReadonlySet<string>> {
    const rows = await this.db.query<{ id: string }>(
      `SELECT a.id FROM application a WHERE a.round_id = $1
          AND (EXISTS (SELECT FROM blocked b WHERE b.application_id = a.id AND b.account_id = $2)
            OR a.state IN ('submitted', 'assessment') AND EXISTS (SELECT FROM panel_seat p WHERE p.application_id = a.id AND p.account_id = $2 AND p.released_at IS NULL))`,
      [roundId, accountId],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** Locks those of these applications that have been sent in, always in the same order, until the transaction ends. */
  lock(applicationIds: readonly string[]): Promise<{ id: string; roundId: string; number: string; state: string }[]> {
    return this.db.query(
      `SELECT id, round_id AS "roundId", number, state FROM application WHERE id = ANY($1::uuid[]) AND state <> 'draft' ORDER BY id FOR UPDATE`,
      [applicationIds],
    );
  }
}
