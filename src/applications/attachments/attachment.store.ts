import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/index.js';
import { AttachmentEntity } from '../application.entity.js';

export interface AttachmentRow {
  readonly id: string;
  readonly fileName: string;
  readonly storageKey: string;
  /** Taken out of the application, but part of a version that was sent in. */
  readonly isRemoved: boolean;
  /** Part of any version that was sent in: its content can never go. */
  readonly isSubmitted: boolean;
}

/** Versions from before files were told by id have their hashes only. */
/** A version names its file by id, and those from before files were told by it by its hash. */
const inSnapshot = (which = ''): string => `EXISTS (SELECT 1 FROM submission s CROSS JOIN LATERAL jsonb_array_elements(s.snapshot::jsonb->'attachments') file
  WHERE s.application_id = t.application_id AND coalesce(file->>'id', t.id::text) = t.id::text AND file->>'sha256' = f.sha256 ${which})`;

const columns = `t.id, t.file_name AS "fileName", t.storage_key AS "storageKey", t.removed_at IS NOT NULL AS "isRemoved"`;

/** Files of applications. Who asks has been checked: the application was opened first. */
@Injectable()
export class AttachmentStore {
  constructor(private readonly db: Db) {}

  one(id: string, applicationId: string): Promise<AttachmentRow | null> {
    return this.db.one<AttachmentRow>(
      `SELECT ${columns}, ${inSnapshot()} AS "isSubmitted" FROM attachment t JOIN stored_file f ON f.key = t.storage_key WHERE t.id = $1 AND t.application_id = $2`,
      [id, applicationId],
    );
  }

  /** A file of the version that counts, by its id or, in older versions, its hash. */
  submitted(reference: string, applicationId: string): Promise<Pick<AttachmentRow, 'fileName' | 'storageKey'> | null> {
    return this.db.one(
      `SELECT ${columns} FROM attachment t JOIN stored_file f ON f.key = t.storage_key JOIN application a ON a.id = t.application_id
        WHERE a.id = $2 AND a.state <> 'draft' AND (t.id::text = $1 OR f.sha256 = $1) AND ${inSnapshot('AND s.version = (SELECT max(v.version) FROM submission v WHERE v.application_id = t.application_id)')} ORDER BY t.uploaded_at, t.id LIMIT 1`,
      [reference, applicationId],
    );
  }

  byKey(storageKey: string): Promise<{ applicationId: string; fileName: string } | null> {
    return this.db.one('SELECT application_id AS "applicationId", file_name AS "fileName" FROM attachment WHERE storage_key = $1', [storageKey]);
  }

  async add(attachment: Pick<AttachmentEntity, 'applicationId' | 'fileName' | 'storageKey' | 'uploadedBy' | 'uploadedAt'>): Promise<void> {
    await this.db.entities.insert(AttachmentEntity, attachment);
  }

  async markRemoved(id: string, at: Date): Promise<void> {
    await this.db.entities.update(AttachmentEntity, { id }, { removedAt: at });
  }

  async remove(id: string): Promise<void> {
    await this.db.entities.delete(AttachmentEntity, { id });
  }
}
