import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/index.js';
import type { SubmissionEntity } from '../application.entity.js';

/** What a receipt says, and the text its hash is of. */
export interface Submitted {
  readonly version: number;
  readonly receivedAt: Date;
  /** Canonical JSON of a Snapshot. */
  readonly snapshot: string;
  readonly sha256: string;
  readonly soughtOere: bigint;
}

/** A line of the list of versions. */
export interface VersionRow extends Omit<Submitted, 'snapshot'> {
  /** The person's name. */
  readonly submittedBy: string;
}

@Injectable()
export class SubmissionStore {
  constructor(private readonly db: Db) {}

  async add({ applicationId, version, receivedAt, submittedBy, snapshot, sha256, key, leadPartner, soughtOere, costOere }: Omit<SubmissionEntity, 'id' | 'search'>): Promise<void> {
    await this.db.write(
      `INSERT INTO submission (application_id, version, received_at, submitted_by, snapshot, sha256, key, lead_partner, sought_oere, cost_oere)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [applicationId, version, receivedAt, submittedBy, snapshot, sha256, key, leadPartner, soughtOere, costOere],
    );
  }

  /** The version that a page with this key has sent in; null: none. */
  sentBy(applicationId: string, key: string): Promise<{ version: number; receivedAt: Date } | null> {
    return this.db.one('SELECT version, received_at AS "receivedAt" FROM submission WHERE application_id = $1 AND key = $2', [applicationId, key]);
  }

  /** One version, or the latest for null, of an application this account is a member of. */
  one(applicationId: string, accountId: string, version: number | null): Promise<Submitted | null> {
    return this.db.one<Submitted>(
      `SELECT s.version, s.received_at AS "receivedAt", s.snapshot, s.sha256, s.sought_oere AS "soughtOere"
         FROM submission s JOIN member m ON m.application_id = s.application_id AND m.left_at IS NULL
        WHERE s.application_id = $1 AND m.account_id = $2 AND ($3::integer IS NULL OR s.version = $3) ORDER BY s.version DESC LIMIT 1`,
      [applicationId, accountId, version],
    );
  }

  /** Newest first. The caller has found the application through a member. */
  versions(applicationId: string): Promise<VersionRow[]> {
    return this.db.query<VersionRow>(
      `SELECT s.version, s.received_at AS "receivedAt", s.sha256, s.sought_oere AS "soughtOere", a.name AS "submittedBy"
         FROM submission s JOIN account a ON a.id = s.submitted_by WHERE s.application_id = $1 ORDER BY s.version DESC`,
      [applicationId],
    );
  }
}
