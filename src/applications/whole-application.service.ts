import { Injectable } from '@nestjs/common';
import { DraftService } from './draft.service.js';
import { SentVersionStore, type SentVersion } from './versions/sent-version.store.js';
import { snapshotOf } from './submission/snapshot-builder.rules.js';
import type { Snapshot } from './submission/snapshot.rules.js';

/** A whole application as it was sent in, or as it stands. */
export interface WholeApplication {
  readonly snapshot: Snapshot;
  /** Of the version sent in; null for a draft. */
  readonly sha256: string | null;
  /** When it was received, or last changed. */
  readonly at: Date;
  /** Which save of a draft this is; null for a version sent in. */
  readonly revision: number | null;
}

/** Whole applications for documents made of them. */
@Injectable()
export class WholeApplicationService {
  constructor(
    private readonly drafts: DraftService,
    private readonly versions: SentVersionStore,
  ) {}

  /** Newest first. The caller has checked who asks. */
  sentVersions(applicationId: string): Promise<SentVersion[]> {
    return this.versions.all(applicationId);
  }

  /** The caller has checked who asks. */
  async sent(applicationId: string, version: number): Promise<WholeApplication | null> {
    const found = await this.versions.one(applicationId, version);
    return found && { snapshot: JSON.parse(found.snapshot) as Snapshot, sha256: found.sha256, at: found.receivedAt, revision: null };
  }

  /** @throws NotFoundException where the account takes no part in it */
  async draft(applicationId: string, accountId: string): Promise<WholeApplication> {
    const { draft, frame } = await this.drafts.openWhole(applicationId, accountId);
    return { snapshot: snapshotOf(draft, frame, { version: 0, receivedAt: '', submittedBy: '' }), sha256: null, at: draft.changedAt, revision: draft.revision };
  }
}
