import { Injectable, NotFoundException } from '@nestjs/common';
import { Events } from '../../platform/events/index.js';
import type { Download } from '../../platform/web/index.js';
import { AttachmentService } from '../attachments/attachment.service.js';
import type { DraftHead } from '../draft.rules.js';
import { DraftService } from '../draft.service.js';
import { snapshotOf } from '../submission/snapshot-builder.rules.js';
import type { Snapshot } from '../submission/snapshot.rules.js';
import { SharingStore, type ApplicationFace } from './sharing.store.js';

/** A draft that its consortium shares, as it stands. */
export interface SharedDraft {
  readonly snapshot: Snapshot;
  readonly head: DraftHead;
}

/** What the secretariat may know of an application before it is sent in: its face always, its draft only while it is shared. */
@Injectable()
export class SharingService {
  constructor(
    private readonly store: SharingStore,
    private readonly drafts: DraftService,
    private readonly attachments: AttachmentService,
    private readonly events: Events,
  ) {}

  faces(ids: readonly string[], readerId: string): Promise<ApplicationFace[]> {
    return this.store.faces(ids, readerId);
  }

  /** `at`: since when; null takes it back. The caller has locked it and checked that this is its lead. */
  async share({ id, sharedAt }: Pick<DraftHead, 'id' | 'sharedAt'>, at: Date | null, actorId: string): Promise<void> {
    if ((sharedAt === null) === (at === null)) return;
    await this.store.setShared(id, at);
    await this.events.note({ subject: id, kind: at ? 'application.shared' : 'application.unshared', actorId });
  }

  /** @throws NotFoundException where it is not shared, or not a draft */
  async sharedDraft(id: string, now: Date): Promise<SharedDraft> {
    const { draft, frame } = await this.drafts.openShared(id, now);
    return { head: draft, snapshot: snapshotOf(draft, frame, { version: 0, receivedAt: '', submittedBy: '' }) };
  }

  /** A file that is part of the shared draft as it stands. @throws NotFoundException, FileHeldBack */
  async attachment(id: string, attachmentId: string, now: Date): Promise<Download> {
    const { draft } = await this.drafts.openShared(id, now);
    if (!draft.attachments.some((file) => file.id === attachmentId)) throw new NotFoundException();
    return this.attachments.download(attachmentId, id);
  }
}
