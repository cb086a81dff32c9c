import { Injectable } from '@nestjs/common';
import { Db } from '../platform/db/index.js';

/** One change of a published round. `before` and `after` hold the fields that changed, by name, as JSON. */
export interface RoundChange {
  readonly kind: 'changed' | 'deadline' | 'extended' | 'closed';
  readonly at: Date;
  readonly reason: string;
  readonly before: Readonly<Record<string, unknown>>;
  readonly after: Readonly<Record<string, unknown>>;
}

@Injectable()
export class RoundChangeStore {
  constructor(private readonly db: Db) {}

  /** Newest first. */
  of(roundId: string): Promise<RoundChange[]> {
    return this.db.query<RoundChange>(`SELECT kind, at, reason, before, after FROM round_change WHERE round_id = $1 ORDER BY id DESC`, [roundId]);
  }
}
