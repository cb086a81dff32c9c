import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/index.js';

/** One version that was sent in; none of them ever changes. */
export interface SentVersion {
  readonly version: number;
  readonly receivedAt: Date;
  readonly sha256: string;
}

/** Versions sent in, for whoever has been let in to the application. */
@Injectable()
export class SentVersionStore {
  constructor(private readonly db: Db) {}

  /** Newest first. */
  all(applicationId: string): Promise<SentVersion[]> {
    return this.db.query<SentVersion>(
      `SELECT version, received_at AS "receivedAt", sha256 FROM submission WHERE application_id = $1 ORDER BY version DESC`,
      [applicationId],
    );
  }

  /** `snapshot` is canonical JSON. */
  one(applicationId: string, version: number): Promise<(SentVersion & { readonly snapshot: string }) | null> {
    return this.db.one<SentVersion & { snapshot: string }>(
      `SELECT version, received_at AS "receivedAt", sha256, snapshot FROM submission WHERE application_id = $1 AND version = $2`,
      [applicationId, version],
    );
  }
}
