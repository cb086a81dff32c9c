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

  async statusOf(applicationId: string, accountId: string): Promise<InterestStatus | null> {
    const row = await this.db.one<{ status: InterestStatus }>('SELECT status FROM interest WHERE application_id = $1 AND account_id = $2', [applicationId, accountId]);
    return row?.status ?? null;
  }

  /** Which of these people may see nothing of which of these applications, drafts included. */
  blockedAmong(applicationIds: readonly string[], accountIds: readonly string[]): Promise<Pair[]> {
    return this.db.query<Pair>(
      `SELECT application_id AS "applicationId", account_id AS "accountId" FROM interest
        WHERE application_id = ANY($1::uuid[]) AND account_id = ANY($2::uuid[]) AND status IN ('declared', 'disqualified')
       UNION
       SELECT application_id, account_id FROM member WHERE application_id = ANY($1::uuid[]) AND account_id = ANY($2::uuid[])`,
      [applicationIds, accountIds],
    );
  }
}
