import { Injectable } from '@nestjs/common';
import { Db } from '../platform/db/index.js';

@Injectable()
export class CalibrationStore {
  constructor(private readonly db: Db) {}

  /** Whether the round has a case that this person has not handed in. */
  async isOwed(roundId: string, accountId: string): Promise<boolean> {
    const owed = await this.db.one(
      `SELECT FROM calibration_case c
        WHERE c.round_id = $1 AND NOT EXISTS (SELECT FROM calibration_sitting s WHERE s.case_id = c.id AND s.account_id = $2 AND s.handed_in_at IS NOT NULL)
        LIMIT 1`,
      [roundId, accountId],
    );
    return owed !== null;
  }
}
