import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/index.js';
import type { SectionKey } from '../form/section.rules.js';

/** Somebody who has a section open. */
export interface Present {
  readonly accountId: string;
  readonly name: string;
  readonly section: SectionKey;
}

/** The latest save in a section that a page does not show yet. */
export interface LaterSave {
  readonly accountId: string;
  readonly name: string;
  readonly at: Date;
}

/** Who has which section open for writing. A page says so every twenty seconds; after a minute of silence it is over. */
@Injectable()
export class PresenceStore {
  constructor(private readonly db: Db) {}

  others(applicationId: string, since: Date, exceptAccountId: string): Promise<Present[]> {
    return this.db.query<Present>(
      `SELECT p.account_id AS "accountId", a.name, p.section FROM presence p JOIN account a ON a.id = p.account_id
        WHERE p.application_id = $1 AND p.seen_at > $2 AND p.account_id <> $3 ORDER BY a.name, p.account_id`,
      [applicationId, since, exceptAccountId],
    );
  }

  async stay(applicationId: string, accountId: string, section: SectionKey, at: Date): Promise<void> {
    await this.db.write(
      `INSERT INTO presence (application_id, account_id, section, seen_at) VALUES ($1, $2, $3, $4)
       ON CONFLICT (application_id, account_id) DO UPDATE SET section = excluded.section, seen_at = excluded.seen_at`,
      [applicationId, accountId, section, at],
    );
  }

  /** @param pageId the page that asks: it knows what it has saved itself */
  latestSave(applicationId: string, section: SectionKey, basis: number, pageId: string | null): Promise<LaterSave | null> {
    return this.db.one<LaterSave>(
      `SELECT e.account_id AS "accountId", a.name, e.at FROM field_edit e JOIN account a ON a.id = e.account_id
        WHERE e.application_id = $1 AND e.section = $2 AND e.revision > $3 AND e.page_id IS DISTINCT FROM $4::uuid
          AND e.before IS DISTINCT FROM e.after
        ORDER BY e.id DESC LIMIT 1`,
      [applicationId, section, basis, pageId],
    );
  }
}
