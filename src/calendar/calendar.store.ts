import { Injectable } from '@nestjs/common';
import { Db } from '../platform/db/index.js';
import type { Change } from './date.rules.js';

@Injectable()
export class CalendarStore {
  constructor(private readonly db: Db) {}

  /** By the round's id. */
  async changes(): Promise<ReadonlyMap<string, Change>> {
    const rows = await this.db.query<{ roundId: string; sequence: number; changedAt: Date }>(`SELECT round_id AS "roundId", sequence, changed_at AS "changedAt" FROM round_dates`);
    return new Map(rows.map(({ roundId, sequence, changedAt }) => [roundId, { sequence, at: changedAt }]));
  }

  async feedMadeAt(accountId: string): Promise<Date | null> {
    const row = await this.db.one<{ madeAt: Date }>('SELECT made_at AS "madeAt" FROM calendar_feed WHERE account_id = $1', [accountId]);
    return row && row.madeAt;
  }

  /** Whose feed it is; null: nobody's. */
  async ownerOf(tokenSha256: string): Promise<string | null> {
    const row = await this.db.one<{ accountId: string }>('SELECT account_id AS "accountId" FROM calendar_feed WHERE token_sha256 = $1', [tokenSha256]);
    return row && row.accountId;
  }

  /** In place of the one before. */
  async setFeed(accountId: string, tokenSha256: string, madeAt: Date): Promise<void> {
    await this.db.write(
      `INSERT INTO calendar_feed (account_id, token_sha256, made_at) VALUES ($1, $2, $3)
       ON CONFLICT (account_id) DO UPDATE SET token_sha256 = EXCLUDED.token_sha256, made_at = EXCLUDED.made_at`,
      [accountId, tokenSha256, madeAt],
    );
  }

  /** @returns whether there was one */
  async removeFeed(accountId: string): Promise<boolean> {
    return (await this.db.write('DELETE FROM calendar_feed WHERE account_id = $1 RETURNING account_id', [accountId])).length > 0;
  }
}
