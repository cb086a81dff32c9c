import { Injectable } from '@nestjs/common';
import { readFile } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { ok, refused, type Result } from '../../shared/result.js';
import { Db } from '../db/index.js';
import { Log } from '../logging/index.js';
import { FileStore, type StoredFile } from './file.store.js';
import { FileHeldBack } from './held-back.js';
import { tellKind, type Kind, type KindProblem } from './kind.js';
import type { Spool, Spooled } from './spool.js';
import { isFull, type Storage } from './storage.js';

/** A file that stands whole in the store and waits for a row: `keep` it, or it is thrown away. */
export interface Received extends Spooled {
  readonly mediaType: string;
  /** The usual ending of its kind, for a name that has none. */
  readonly ending: string;
}

/** Why a file was not received. `full` and `down` are the store's fault: trying again later may help. */
export type FileProblem = KindProblem | { readonly code: 'full' | 'down' };

/** What is asked of a content before it is stored. */
export interface Wanted {
  /** Only its ending counts; pass '' where there is no name. */
  readonly name: string;
  /** All kinds, where left out. */
  readonly accept?: readonly Kind[];
}

/**
 * The only way to stored files. A file stands whole in the store, hashed, before a row names it, and where that row is not
 * kept (the transaction was undone, the process killed) the file goes again without its user doing anything for it.
 */
@Injectable()
export class Files {
  constructor(
    private readonly db: Db,
    private readonly rows: FileStore,
    private readonly storage: Storage,
    private readonly spool: Spool,
    private readonly log: Log,
    /** Whether a virus scanner is configured: then nobody gets a file before it was found clean. */
    readonly areScanned: boolean,
  ) {}

  /** Stores a content in the open transaction: the file stays if that commits. */
  async store(content: Buffer, wanted: Wanted): Promise<Result<StoredFile, FileProblem>> {
    const spooled = await this.take([content]);
    if (!spooled.ok) return spooled;
    const received = await this.receive(spooled.value, wanted);
    return received.ok ? ok(await this.keep(received.value)) : received;
  }

  /** Writes a body to the disk as it comes. @throws where it broke off; then nothing is left of it */
  async take(content: Readable | readonly Buffer[], signal?: AbortSignal): Promise<Result<Spooled, FileProblem>> {
    try {
      return ok(await this.spool.take(content, signal));
    } catch (error) {
      if (!isFull(error)) throw error;
      return this.failed(error);
    }
  }

  /** Judges what came in and moves it into the store. Needs no transaction, so that a slow store holds up nobody else's. */
  async receive(spooled: Spooled, wanted: Wanted): Promise<Result<Received, FileProblem>> {
    try {
      const told = await tellKind(await readFile(spooled.part), wanted.name, wanted.accept);
      if (!told.ok) return told;
      await this.rows.announce(spooled.key);
      await this.storage.put(spooled.key, spooled.part);
      return ok({ ...spooled, ...told.value });
    } catch (error) {
      return this.failed(error);
    } finally {
      await this.spool.drop(spooled.part);
    }
  }

  /** Writes the row of a received file in the open transaction; the file goes where that is undone. */
  async keep(received: Received): Promise<StoredFile> {
    const { key, bytes, sha256, mediaType } = received;
    const scan = this.areScanned ? 'pending' : 'none';
    this.db.afterwards(async (kept) => {
      if (!kept) await this.discard([key]);
    });
    await this.rows.keep(received, mediaType, scan);
    return { key, bytes, sha256, mediaType, scan, finding: '' };
  }

  /** What was taken and shall not be received. */
  forget({ part }: Spooled): Promise<void> {
    return this.spool.drop(part);
  }

  /** Throws received files away that nobody kept; a kept one is left alone. */
  async discard(keys: readonly string[]): Promise<void> {
    if (keys.length === 0) return;
    await this.rows.dropLoose(keys, (loose) => this.drop(loose)).catch((error: unknown) => this.log.error(error));
  }

  /** Takes the row away in the open transaction, and the file once that has committed. Rows that name it go first. */
  async remove(key: string): Promise<void> {
    await this.rows.loosen(key);
    this.db.afterwards(async (kept) => {
      if (kept) await this.discard([key]);
    });
  }

  /** What is known of these files; unknown keys are left out. */
  about(keys: readonly string[]): Promise<StoredFile[]> {
    return this.rows.about(keys);
  }

  /** For whoever may have it; checking that is the caller's. @throws FileHeldBack: not scanned yet, infected, missing */
  async read(key: string): Promise<StoredFile & { readonly content: Readable }> {
    const [file] = await this.rows.about([key]);
    if (!file) throw new Error(`No stored file has the key ${key}`);
    if (file.scan === 'pending' || file.scan === 'infected') throw new FileHeldBack(file.scan);
    return { ...file, content: await this.content(key) };
  }

  /** The content without asking for the scan's result. */
  private async content(key: string): Promise<Readable> {
    const content = await this.storage.read(key);
    if (content) return content;
    this.log.error(new Error(`The store has no file ${key}, though a row names it`));
    throw new FileHeldBack('missing');
  }

  private async drop(keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.storage.remove(key);
  }

  private failed(error: unknown): Result<never, FileProblem> {
    this.log.error(error);
    return refused({ code: isFull(error) ? 'full' : 'down' });
  }
}
