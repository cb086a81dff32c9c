import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/index.js';
import { ApplicationEntity } from '../application.entity.js';
import type { Snapshot } from '../submission/snapshot.rules.js';

/** Puts an application that was sent in back among what is written, and out of it again. The caller has locked its row. */
@Injectable()
export class ReopeningStore {
  constructor(private readonly db: Db) {}

  async reopen(id: string, at: Date): Promise<void> {
    await this.db.entities.update(ApplicationEntity, { id }, { reopenedAt: at, changedAt: at });
  }

  async withdraw(id: string, at: Date): Promise<void> {
    await this.db.entities.update(ApplicationEntity, { id }, { state: 'draft', reopenedAt: null, changedAt: at });
  }

  /**
   * The files of a version and no others. Files that came later are only taken out, since somebody may ask for them.
   * Versions from before files were told by their ids have hashes alone.
   */
  restoreFiles(applicationId: string, { attachments }: Pick<Snapshot, 'attachments'>, at: Date): Promise<{ fileName: string; isBack: boolean }[]> {
    return this.db.write(
      `UPDATE attachment t SET removed_at = CASE WHEN w.is_in THEN NULL ELSE $3::timestamptz END
         FROM (SELECT m.id, EXISTS (SELECT 1 FROM jsonb_to_recordset($2) AS s (id text, sha256 text)
                                     WHERE s.sha256 = f.sha256 AND coalesce(s.id, m.id::text) = m.id::text) AS is_in
                 FROM attachment m JOIN stored_file f ON f.key = m.storage_key WHERE m.application_id = $1) w
        WHERE t.id = w.id AND w.is_in = (t.removed_at IS NOT NULL)
        RETURNING t.file_name AS "fileName", w.is_in AS "isBack"`,
      [applicationId, JSON.stringify(attachments.map(({ id = null, sha256 }) => ({ id, sha256 }))), at],
    );
  }
}
