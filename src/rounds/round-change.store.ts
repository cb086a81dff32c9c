import { Injectable } from '@nestjs/common';
import { Db } from '../platform/db/index.js';
import { RoundChangeEntity } from './round.entity.js';

/** One change of a published round. `before` and `after` hold the fields that changed, by name, as JSON. */
export interface RoundChange {
  readonly kind: 'changed' | 'deadline' | 'extended' | 'closed';
  readonly at: Date;
  readonly reason: string;
  /** '' where it was given in one language alone. */
  readonly reasonEn: string;
  readonly before: Readonly<Record<string, unknown>>;
  readonly after: Readonly<Record<string, unknown>>;
}

export interface KeptChange extends RoundChange {
  /** Who made it. */
  readonly actorName: string;
}

export interface NewRoundChange extends RoundChange {
  readonly roundId: string;
  readonly accountId: string;
  /** Until when every page tells of it; null: none does. */
  readonly bannerUntil: Date | null;
}

@Injectable()
export class RoundChangeStore {
  constructor(private readonly db: Db) {}

  /** Newest first. */
  of(roundId: string): Promise<KeptChange[]> {
    return this.db.query<KeptChange>(
      `SELECT c.kind, c.at, c.reason, c.reason_en AS "reasonEn", c.before, c.after, a.name AS "actorName"
         FROM round_change c JOIN account a ON a.id = c.account_id WHERE c.round_id = $1 ORDER BY c.id DESC`,
      [roundId],
    );
  }

  async add(change: NewRoundChange): Promise<void> {
    await this.db.entities.insert(RoundChangeEntity, change);
  }
}
