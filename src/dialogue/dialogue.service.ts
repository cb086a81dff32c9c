import { randomUUID } from 'node:crypto';
import { Injectable, NotFoundException } from '@nestjs/common';
import { SharingService, roomFor, safeFileName, type DraftHead } from '../applications/index.js';
import { Files, type Upload, type UploadProblem } from '../platform/files/index.js';
import { Download } from '../platform/web/index.js';
import { phaseOf, type RoundView } from '../rounds/index.js';
import { derivedId } from '../shared/derived-id.js';
import { ok, refused, type Result } from '../shared/result.js';
import { messagesPerPage, type Message, type NewMessage, type Thread } from './dialogue.rules.js';
import { DialogueStore } from './dialogue.store.js';
import { DialogueTidings } from './tidings.js';
import { ThreadListStore, type Unread } from './thread-list.store.js';

export interface ReadThread {
  /** null: nothing has been written or shared yet. */
  readonly thread: Thread | null;
  /** One page of them, newest first. */
  readonly messages: readonly Message[];
}

export type FileRefusal = UploadProblem | { readonly code: 'total'; readonly byBytes: number } | { readonly code: 'room'; readonly count: number };
export type WriteRefusal = { readonly why: 'closed' } | { readonly why: 'file'; readonly file: FileRefusal };

/** What is written in: which application, in which round. Whoever calls has locked it and checked who writes. */
interface Place {
  readonly id: string;
  readonly number: string;
  readonly round: RoundView;
}

/** The dialogue of a consortium with the secretariat. Callers have found the application through who asks. */
@Injectable()
export class DialogueService {
  constructor(
    private readonly store: DialogueStore,
    private readonly lists: ThreadListStore,
    private readonly sharing: SharingService,
    private readonly files: Files,
    private readonly tidings: DialogueTidings,
  ) {}

  async read(applicationId: string, readerId: string, page: number): Promise<ReadThread> {
    const [thread, messages] = await Promise.all([
      this.store.thread(applicationId, readerId),
      this.store.messages(applicationId, messagesPerPage, (page - 1) * messagesPerPage),
    ]);
    return { thread, messages };
  }

  /** For lists of applications: what this person has not read, by application. */
  async unreadIn(applicationIds: readonly string[], readerId: string): Promise<ReadonlyMap<string, Unread>> {
    const rows = await this.lists.unread(applicationIds, readerId);
    return new Map(rows.map((row) => [row.applicationId, row]));
  }

  /**
   * A message that was sent twice (a double click, an answer that got lost) is there already, also where the deadline has
   * come in between. Another text under the same id is another message: nothing that was typed is swallowed.
   */
  async write(place: Place, posted: NewMessage, upload: Upload): Promise<Result<void, WriteRefusal>> {
    // What a page calls its message is no hold on one in another application.
    const message = { ...posted, id: derivedId(`${place.id} ${posted.id}`) };
    const before = await this.store.message(message.id);
    const isSame = before?.applicationId === place.id && before.accountId === message.accountId && before.body === message.body;
    if (isSame) return ok(undefined);
    if (phaseOf(place.round, message.at) === 'closed') return refused({ why: 'closed' });
    const file = await this.fileRefusal(place, message, upload);
    if (file) return refused({ why: 'file', file });
    const id = before ? randomUUID() : message.id;
    await this.store.begin(place.id, place.round.id, message.at);
    await this.store.add({ ...message, id });
    await this.attach(id, upload);
    await this.tidings.written(place, message.side);
    return ok(undefined);
  }

  async see(applicationId: string, accountId: string, upTo: number): Promise<void> {
    await this.store.see(applicationId, accountId, upTo);
  }

  /** Shares the draft with the secretariat from `at` on; null takes it back. */
  async share(draft: DraftHead, at: Date | null, actorId: string): Promise<void> {
    await this.sharing.share(draft, at, actorId);
    if (at) await this.store.begin(draft.id, draft.roundId, at);
  }

  /** @throws NotFoundException, FileHeldBack */
  async download(fileId: string, applicationId: string): Promise<Download> {
    const found = await this.store.file(fileId, applicationId);
    if (!found) throw new NotFoundException();
    const { content, mediaType, bytes } = await this.files.read(found.storageKey);
    return new Download(content, found.fileName, mediaType, bytes);
  }

  /** The limits are those of the round's attachments, for each side of the thread by itself. */
  private async fileRefusal({ id, round }: Place, { side }: NewMessage, { files, problem }: Upload): Promise<FileRefusal | null> {
    // A message needs no file.
    if (problem && problem.code !== 'none') return problem;
    if (files.length === 0) return null;
    const present = await this.store.files(id, side);
    const room = roomFor(files, present, round.rules.attachments);
    if (room.ok) return null;
    return room.refusal.code === 'many' ? { code: 'room', count: present.length } : room.refusal;
  }

  private async attach(messageId: string, { files }: Upload): Promise<void> {
    for (const [position, file] of files.entries()) {
      const { key } = await this.files.keep(file);
      await this.store.attach(messageId, position, safeFileName(file.name, file.ending), key);
    }
  }
}
