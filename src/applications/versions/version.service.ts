import { Injectable, NotFoundException } from '@nestjs/common';
import type { Side } from './comparison.page.js';
import type { Opened } from '../draft.rules.js';
import { DraftService } from '../draft.service.js';
import { snapshotOf } from '../submission/snapshot-builder.rules.js';
import type { Snapshot } from '../submission/snapshot.rules.js';
import { SubmissionStore, type Submitted, type VersionRow } from '../submission/submission.store.js';

export interface Compared {
  readonly opened: Opened;
  readonly from: Side;
  readonly to: Side;
  readonly versions: readonly VersionRow[];
}

/** The versions of an application that were sent in, for its members. All of these throw NotFoundException to anybody else. */
@Injectable()
export class VersionService {
  constructor(
    private readonly drafts: DraftService,
    private readonly store: SubmissionStore,
  ) {}

  async list(id: string, accountId: string): Promise<{ opened: Opened<never>; versions: VersionRow[] }> {
    const opened = await this.drafts.open(id, accountId, []);
    return { opened, versions: await this.store.versions(id) };
  }

  /** One version, or the latest for null. */
  async one(id: string, accountId: string, version: number | null): Promise<{ opened: Opened<'attachments'>; submitted: Submitted; snapshot: Snapshot }> {
    const opened = await this.drafts.open(id, accountId, ['attachments']);
    const submitted = await this.store.one(id, accountId, version);
    if (!submitted) throw new NotFoundException();
    return { opened, submitted, snapshot: JSON.parse(submitted.snapshot) as Snapshot };
  }

  /** Null stands for the application as it is now; a version nobody named is the last two sides there are. */
  async compare(id: string, accountId: string, asked: { from: number | null | undefined; to: number | null | undefined }): Promise<Compared> {
    const opened = await this.drafts.openWhole(id, accountId);
    const versions = await this.store.versions(id);
    const to = asked.to === undefined ? null : asked.to;
    const from = asked.from === undefined ? (versions[0]?.version ?? null) : asked.from;
    return { opened, versions, from: await this.side(opened, accountId, from), to: await this.side(opened, accountId, to) };
  }

  /** Who sent in the last version; '' where nobody has. The caller has found the application through a member. */
  async lastSender(id: string): Promise<string> {
    return (await this.store.versions(id))[0]?.submittedBy ?? '';
  }

  private async side(opened: Opened, accountId: string, version: number | null): Promise<Side> {
    const { draft, frame } = opened;
    if (version === null) return { version, at: draft.changedAt, snapshot: snapshotOf(draft, frame, { version: 0, receivedAt: '', submittedBy: '' }) };
    const submitted = await this.store.one(draft.id, accountId, version);
    if (!submitted) throw new NotFoundException();
    return { version, at: submitted.receivedAt, snapshot: JSON.parse(submitted.snapshot) as Snapshot };
  }
}
