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
}
