import { Injectable, NotFoundException } from '@nestjs/common';
import { WholeApplicationService, type SentVersion, type WholeApplication } from '../applications/index.js';
import { Db } from '../platform/db/index.js';
import { Events } from '../platform/events/index.js';
import { Files } from '../platform/files/index.js';
import { Download } from '../platform/web/index.js';
import type { Lang } from '../shared/lang.js';
import { DocumentMaker } from './document-maker.js';
import { documentFileName } from './document.paths.js';
import type { DocumentRow } from './document.rules.js';
import { DocumentStore } from './document.store.js';

/**
 * Applications as PDFs. Whoever calls has checked that the account may read the application; a draft is read once more
 * with that account's own rights when its PDF is made.
 */
@Injectable()
export class DocumentService {
  constructor(
    private readonly store: DocumentStore,
    private readonly applications: WholeApplicationService,
    private readonly maker: DocumentMaker,
    private readonly files: Files,
    private readonly events: Events,
    private readonly db: Db,
  ) {}

  /** Versions sent in, newest first, and every PDF there is or will be. */
  async of(applicationId: string): Promise<{ versions: SentVersion[]; documents: DocumentRow[] }> {
    const [versions, documents] = await Promise.all([this.applications.sentVersions(applicationId), this.store.of(applicationId)]);
    return { versions, documents };
  }

  /**
   * Asks for a PDF of a version sent in, or of the draft (`version` null). What is there already is used again: a version
   * in a language is made once, a draft when it has changed since. @returns its id @throws NotFoundException
   */
  async request(applicationId: string, version: number | null, language: Lang, accountId: string, at: Date): Promise<string> {
    const { revision } = await this.whole(applicationId, version, accountId);
    const { id, isNew } = await this.store.ask({ applicationId, version, language, accountId, at, revision });
    if (!isNew) return id;
    await this.events.note({ subject: applicationId, kind: 'document.requested', actorId: accountId, facts: { version, language } });
    this.db.afterwards(async (kept) => {
      if (kept) this.maker.soon();
    });
    return id;
  }

  /** @throws NotFoundException */
  async one(id: string, applicationId: string): Promise<DocumentRow> {
    return found(await this.store.one(id, applicationId));
  }

  /** @throws NotFoundException where it is not ready, FileHeldBack where a virus scanner has not seen it yet */
  async download(id: string, applicationId: string, number: string): Promise<Download> {
    const { state, storageKey, language, version } = await this.one(id, applicationId);
    if (state !== 'ready' || storageKey === null) throw new NotFoundException();
    const { content, mediaType, bytes } = await this.files.read(storageKey);
    return new Download(content, documentFileName(language, number, version), mediaType, bytes);
  }

  /** The number of the last version sent in. @throws NotFoundException */
  async latest(applicationId: string): Promise<number> {
    const [last] = await this.applications.sentVersions(applicationId);
    return found(last ?? null).version;
  }

  /** A version sent in, or the draft as the account may read it. @throws NotFoundException */
  async whole(applicationId: string, version: number | null, accountId: string): Promise<WholeApplication> {
    return found(version === null ? await this.applications.draft(applicationId, accountId) : await this.applications.sent(applicationId, version));
  }
}

function found<T>(row: T | null): T {
  if (row === null) throw new NotFoundException();
  return row;
}
