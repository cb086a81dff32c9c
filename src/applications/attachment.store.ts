import { Injectable } from '@nestjs/common';
import { Db } from '../platform/db/index.js';
import { AttachmentEntity } from './application.entity.js';
import type { StoredAttachment } from './application.store.js';

const found = 'FROM attachment t JOIN application a ON a.id = t.application_id WHERE t.id = $1 AND a.id = $2 AND a.owner_id = $3';

/** Files of an applicant's own applications. */
@Injectable()
export class AttachmentStore {
  constructor(private readonly db: Db) {}

  one(id: string, applicationId: string, ownerId: string): Promise<StoredAttachment | null> {
    return this.db.one<StoredAttachment>(
      `SELECT t.file_name AS "fileName", t.media_type AS "mediaType", t.bytes, t.sha256, t.storage_key AS "storageKey" ${found}`,
      [id, applicationId, ownerId],
    );
  }

  async add(attachment: Omit<AttachmentEntity, 'id'>): Promise<void> {
    await this.db.entities.insert(AttachmentEntity, attachment);
  }

  async remove(id: string): Promise<void> {
    await this.db.entities.delete(AttachmentEntity, { id });
  }

  /** Runs when the open transaction has ended: files know no rollback. */
  afterwards(work: (kept: boolean) => Promise<void>): void {
    this.db.afterwards(work);
  }
}
