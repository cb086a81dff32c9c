import { Injectable } from '@nestjs/common';
import { Db } from '../platform/db/index.js';
import { SubmissionEntity } from './application.entity.js';

/** What a receipt says, and the text its hash is of. */
export interface Submitted {
  readonly version: number;
  readonly receivedAt: Date;
  /** Canonical JSON of a Snapshot. */
  readonly snapshot: string;
  readonly sha256: string;
  readonly soughtOere: bigint;
}

@Injectable()
export class SubmissionStore {
  constructor(private readonly db: Db) {}

  async add(submission: Omit<SubmissionEntity, 'id'>): Promise<void> {
    await this.db.entities.insert(SubmissionEntity, submission);
  }

  /** The latest version of an application of this owner. */
  latest(applicationId: string, ownerId: string): Promise<Submitted | null> {
    return this.db.one<Submitted>(
      `SELECT s.version, s.received_at AS "receivedAt", s.snapshot, s.sha256, s.sought_oere AS "soughtOere"
         FROM submission s JOIN application a ON a.id = s.application_id
        WHERE a.id = $1 AND a.owner_id = $2 ORDER BY s.version DESC LIMIT 1`,
      [applicationId, ownerId],
    );
  }
}
