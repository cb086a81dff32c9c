import { Injectable, NotFoundException, type OnModuleInit } from '@nestjs/common';
import { Events } from '../../platform/events/index.js';
import { Files, Scanning, type Uploaded } from '../../platform/files/index.js';
import { Download } from '../../platform/web/index.js';
import { ok, type Result } from '../../shared/result.js';
import { roomFor, safeFileName } from './attachment.rules.js';
import { AttachmentStore, type AttachmentRow } from './attachment.store.js';
import type { Opened } from '../draft.rules.js';
import { DraftStore } from '../draft.store.js';

/** Who changes the files of which application, and when. */
interface Changing {
  readonly applicationId: string;
  readonly accountId: string;
  readonly at: Date;
}

@Injectable()
export class AttachmentService implements OnModuleInit {
  constructor(
    private readonly store: AttachmentStore,
    private readonly drafts: DraftStore,
    private readonly files: Files,
    private readonly events: Events,
    private readonly scanning: Scanning,
  ) {}

  onModuleInit(): void {
    this.scanning.whenInfected((key, finding) => this.noteInfected(key, finding));
  }

  /** All of them or none. */
  async add({ draft, frame }: Opened<'attachments'>, changing: Changing, uploaded: readonly Uploaded[]): Promise<Result<void, { code: 'many' } | { code: 'total'; byBytes: number }>> {
    const room = roomFor(uploaded, draft.attachments, frame.round.rules.attachments);
    if (!room.ok) return room;
    for (const file of uploaded) {
      const fileName = safeFileName(file.name, file.ending);
      const { applicationId, accountId: uploadedBy, at: uploadedAt } = changing;
      const { key: storageKey } = await this.files.keep(file);
      await this.store.add({ applicationId, fileName, storageKey, uploadedBy, uploadedAt });
      await this.note('file-added', changing, fileName);
    }
    return ok(undefined);
  }

  /** What was sent in stays as it was: such a file is only taken out of the application. */
  async remove(attachmentId: string, changing: Changing): Promise<void> {
    const { fileName, storageKey, isRemoved, isSubmitted } = await this.one(attachmentId, changing.applicationId);
    if (isRemoved) throw new NotFoundException();
    if (isSubmitted) await this.store.markRemoved(attachmentId, changing.at);
    else {
      await this.store.remove(attachmentId);
      await this.files.remove(storageKey);
    }
    await this.note('file-removed', changing, fileName);
  }

  /** The caller has opened the application for whoever asks. @throws NotFoundException, FileHeldBack */
  async download(attachmentId: string, applicationId: string): Promise<Download> {
    return this.sent(await this.one(attachmentId, applicationId));
  }

  /** A file of a submitted application, by its id or hash in the snapshot. @throws NotFoundException, FileHeldBack */
  async downloadSubmitted(reference: string, applicationId: string): Promise<Download> {
    const found = await this.store.submitted(reference, applicationId);
    if (!found) throw new NotFoundException();
    return this.sent(found);
  }

  private async sent({ storageKey, fileName }: Pick<AttachmentRow, 'storageKey' | 'fileName'>): Promise<Download> {
    const { content, mediaType, bytes } = await this.files.read(storageKey);
    return new Download(content, fileName, mediaType, bytes);
  }

  private async one(attachmentId: string, applicationId: string): Promise<AttachmentRow> {
    const found = await this.store.one(attachmentId, applicationId);
    if (!found) throw new NotFoundException();
    return found;
  }

  private async note(kind: 'file-added' | 'file-removed', { applicationId, accountId, at }: Changing, file: string): Promise<void> {
    await this.drafts.touch(applicationId, at);
    await this.events.note({ subject: applicationId, kind: `application.${kind}`, actorId: accountId, facts: { file } });
  }

  private async noteInfected(key: string, finding: string): Promise<void> {
    const found = await this.store.byKey(key);
    if (found) await this.events.note({ subject: found.applicationId, kind: 'application.file-infected', actorId: null, facts: { file: found.fileName, finding } });
  }
}
