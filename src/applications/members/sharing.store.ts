import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/index.js';
import { ApplicationEntity } from '../application.entity.js';
import type { State } from '../application.state.js';

/** What the secretariat may know of any application, shared or not: nothing of what its consortium has written. */
export interface ApplicationFace {
  readonly id: string;
  readonly number: string;
  readonly state: State;
  readonly reopenedAt: Date | null;
  readonly roundId: string;
  /** The organisation of whoever leads it, as the account says; the person's name where it says nothing. */
  readonly leadOrganisation: string;
  /** Since when the secretariat may read the draft; null: it may not. */
  readonly sharedAt: Date | null;
  /** The reader takes or took part in it or has an interest in it, and so never acts for the secretariat in it. */
  readonly isOwn: boolean;
}

@Injectable()
export class SharingStore {
  constructor(private readonly db: Db) {}

  /** In no order; unknown ids are left out. */
  faces(ids: readonly string[], readerId: string): Promise<ApplicationFace[]> {
    return this.db.query<ApplicationFace>(
      `SELECT a.id, a.number, a.state, a.reopened_at AS "reopenedAt", a.round_id AS "roundId", a.shared_at AS "sharedAt",
              coalesce(nullif(o.organisation, ''), o.name) AS "leadOrganisation",
              EXISTS (SELECT FROM blocked k WHERE k.application_id = a.id AND k.account_id = $2) AS "isOwn"
         FROM application a
         JOIN member l ON l.application_id = a.id AND l.role = 'lead' AND l.left_at IS NULL JOIN account o ON o.id = l.account_id
        WHERE a.id = ANY($1::uuid[])`,
      [ids, readerId],
    );
  }

  async setShared(id: string, sharedAt: Date | null): Promise<void> {
    await this.db.entities.update(ApplicationEntity, { id }, { sharedAt });
  }
}
