import { Injectable, NotFoundException } from '@nestjs/common';
import { Events } from '../platform/events/index.js';
import { Files } from '../platform/files/index.js';
import { Download } from '../platform/web/index.js';
import { ok, refused, type Result } from '../shared/result.js';
import { safeFileName } from './attachment.rules.js';
import { AttachmentStore } from './attachment.store.js';
import type { Opened } from './draft.rules.js';
import { DraftStore } from './draft.store.js';
import type { Saving } from './section.service.js';

export interface Upload {
  readonly name: string;
  readonly content: Buffer;
}

@Injectable()
export class AttachmentService {
  constructor(
    private readonly store: AttachmentStore,
    private readonly drafts: DraftStore,
    private readonly files: Files,
    private readonly events: Events,
  ) {}

  /** The file stands whole on the disk before its row is written; it goes again where the row is not kept. */
  async add({ draft, frame }: Opened<'attachments'>, saving: Saving, upload: Upload): Promise<Result<void, 'many' | 'empty' | 'kind'>> {
    if (draft.attachments.length >= frame.round.rules.attachments.maxFiles) return refused('many');
    if (upload.content.length === 0) return refused('empty');
    const stored = await this.files.store(upload.content);
    if (!stored) return refused('kind');
    const { key: storageKey, bytes, ...file } = stored;
    this.store.afterwards(async (kept) => {
      if (!kept) await this.files.remove(storageKey);
    });
    const { accountId: uploadedBy, at: uploadedAt, applicationId } = saving;
    await this.store.add({ ...file, applicationId, storageKey, bytes: BigInt(bytes), fileName: safeFileName(upload.name), uploadedBy, uploadedAt });
    await this.noteSaved(saving);
    return ok(undefined);
  }

  /** The file goes once the row is gone for good. */
  async remove(attachmentId: string, saving: Saving): Promise<void> {
    const { storageKey } = await this.one(attachmentId, saving.applicationId, saving.accountId);
    await this.store.remove(attachmentId);
    this.store.afterwards(async (kept) => {
      if (kept) await this.files.remove(storageKey);
    });
    await this.noteSaved(saving);
  }

  async download(attachmentId: string, applicationId: string, ownerId: string): Promise<Download> {
    const { fileName, mediaType, storageKey } = await this.one(attachmentId, applicationId, ownerId);
    const { content, bytes } = await this.files.read(storageKey);
    return new Download(content, fileName, mediaType, bytes);
  }

  private async one(attachmentId: string, applicationId: string, ownerId: string) {
    const found = await this.store.one(attachmentId, applicationId, ownerId);
    if (!found) throw new NotFoundException();
    return found;
  }

  private async noteSaved({ applicationId, accountId, at }: Saving): Promise<void> {
    await this.drafts.touch(applicationId, at);
    await this.events.note({ subject: applicationId, kind: 'application.saved', actorId: accountId, facts: { section: 'attachments' } });
  }
}
