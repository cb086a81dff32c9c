import { Injectable } from '@nestjs/common';
import { Db } from '../platform/db/index.js';
import type { Oere } from '../shared/money.js';

export interface Committed {
  readonly fundId: string;
  readonly oere: Oere;
  readonly grants: number;
}

@Injectable()
export class PoolStore {
  constructor(private readonly db: Db) {}

  /** What has been granted, fund by fund; a fund without grants has no row. */
  committed(): Promise<Committed[]> {
    return this.db.query<Committed>(
      `SELECT fund_id AS "fundId", sum(granted_oere)::bigint AS oere, count(*)::int AS grants
         FROM fund_decision WHERE outcome = 'granted' GROUP BY fund_id`,
    );
  }

  /**
   * Makes every other grant from this fund wait until the transaction ends, so that what is left cannot be spent twice.
   * The fund row is the rounds' own; it is only locked here, and not against the foreign keys of drafts being written.
   */
  async hold(fundId: string): Promise<void> {
    await this.db.query('SELECT id FROM fund WHERE id = $1 FOR NO KEY UPDATE', [fundId]);
  }
}
