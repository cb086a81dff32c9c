import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/index.js';
import type { FieldChange, FieldEdit } from './merge.rules.js';
import type { SectionKey } from '../form/section.rules.js';

export interface Saved {
  readonly applicationId: string;
  readonly section: SectionKey;
  readonly revision: number;
  readonly accountId: string;
  readonly pageId: string | null;
  readonly turn: number;
  readonly at: Date;
}

/** The log of what every save changed. */
@Injectable()
export class EditStore {
  constructor(private readonly db: Db) {}

  /** What has been changed in a section since a revision, oldest first. */
  since(applicationId: string, section: SectionKey, revision: number): Promise<FieldEdit[]> {
    return this.db.query<FieldEdit>(
      `SELECT e.revision, e.row_id AS "rowId", e.field, e.before, e.after, e.account_id AS "accountId", a.name AS "accountName",
              e.page_id AS "pageId", e.turn, e.at
         FROM field_edit e JOIN account a ON a.id = e.account_id
        WHERE e.application_id = $1 AND e.section = $2 AND e.revision > $3 ORDER BY e.id`,
      [applicationId, section, revision],
    );
  }

  /** Notes the changes of one save and counts it, in one statement. */
  async add({ applicationId, section, revision, accountId, pageId, turn, at }: Saved, changes: readonly FieldChange[]): Promise<void> {
    await this.db.write(
      `WITH counted AS (UPDATE application SET revision = $2, changed_at = $6 WHERE id = $1)
       INSERT INTO field_edit (application_id, revision, section, account_id, page_id, at, turn, row_id, field, before, after)
       SELECT $1, $2, $3, $4, $5, $6, $8, c."rowId", c.field, c.before, c.after
         FROM jsonb_to_recordset($7) AS c ("rowId" text, field text, before text, after text)`,
      [applicationId, revision, section, accountId, pageId, at, JSON.stringify(changes), turn],
    );
  }
}
