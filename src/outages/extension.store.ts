import { Injectable } from '@nestjs/common';
import { Db } from '../platform/db/index.js';

/** A deadline that was put off, as every page tells of it. */
export interface PutOff {
  readonly roundId: string;
  readonly nameDa: string;
  readonly nameEn: string;
  readonly reasonDa: string;
  /** '' where none was written in English. */
  readonly reasonEn: string;
  /** ISO 8601. */
  readonly before: string;
  readonly after: string;
  readonly bannerUntil: Date;
}

@Injectable()
export class ExtensionStore {
  constructor(private readonly db: Db) {}

  /** When each round's deadline was last put off for an outage; a round for which it never was is not among them. */
  async extended(roundIds: readonly string[]): Promise<ReadonlyMap<string, Date>> {
    const rows = await this.db.query<{ roundId: string; at: Date }>(`SELECT round_id AS "roundId", max(at) AS at FROM round_change WHERE kind = 'extended' AND round_id = ANY($1) GROUP BY round_id`, [roundIds]);
    return new Map(rows.map(({ roundId, at }) => [roundId, at]));
  }

  /** What the pages tell of, the last change of each round, newest first; nothing of a round that has been closed or moved again since. */
  putOff(now: Date): Promise<PutOff[]> {
    return this.db.query<PutOff>(
      `SELECT * FROM (
         SELECT DISTINCT ON (c.round_id) c.id, c.round_id AS "roundId", r.name_da AS "nameDa", r.name_en AS "nameEn", c.reason AS "reasonDa", c.reason_en AS "reasonEn",
                c.before->>'closesAt' AS before, c.after->>'closesAt' AS after, c.banner_until AS "bannerUntil"
           FROM round_change c JOIN round r ON r.id = c.round_id
          WHERE c.banner_until > $1 AND c.before ? 'closesAt' AND r.closes_at = (c.after->>'closesAt')::timestamptz AND r.closed_at IS NULL ORDER BY c.round_id, c.id DESC) AS last
        ORDER BY id DESC`,
      [now],
    );
  }
}
