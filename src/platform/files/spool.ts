import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

/** A file that has come in whole and lies synced on the disk, under a name that says it is not stored yet. */
export interface Spooled {
  readonly key: string;
  readonly part: string;
  readonly bytes: number;
  /** SHA-256 in hexadecimal. */
  readonly sha256: string;
}

/** Where files wait while they come in: on the disk, so that twenty slow uploads hold no memory. */
export class Spool {
  constructor(private readonly folder: string) {}

  /** Leaves nothing behind where it throws: `signal` went off, the stream broke, the disk is full. */
  async take(content: Readable | readonly Buffer[], signal?: AbortSignal): Promise<Spooled> {
    await mkdir(this.folder, { recursive: true });
    const key = randomUUID();
    const part = join(this.folder, `${key}.part`);
    const hash = createHash('sha256');
    let bytes = 0;
    const stop = (): void => {
      if ('destroy' in content) content.destroy(new Error('The upload was broken off'));
    };
    signal?.addEventListener('abort', stop, { once: true });
    if (signal?.aborted) stop();
    try {
      const file = await open(part, 'wx', 0o600);
      try {
        // Who reads a form reads on after a part that could not be written, so its stream is left as it is.
        const chunks = 'iterator' in content ? content.iterator({ destroyOnReturn: false }) : content;
        for await (const chunk of chunks as AsyncIterable<Buffer>) {
          hash.update(chunk);
          bytes += chunk.length;
          await file.writeFile(chunk);
        }
        await file.sync();
      } finally {
        await file.close();
      }
    } catch (error) {
      await this.drop(part);
      throw error;
    } finally {
      signal?.removeEventListener('abort', stop);
    }
    return { key, part, bytes, sha256: hash.digest('hex') };
  }

  async drop(part: string): Promise<void> {
    await rm(part, { force: true });
  }

  /** Removes what uploads left behind when the process was killed; what is still being written has changed lately. */
  async clean(olderThanMs: number): Promise<number> {
    await mkdir(this.folder, { recursive: true });
    let removed = 0;
    for (const name of await readdir(this.folder)) {
      if (!name.endsWith('.part')) continue;
      const part = join(this.folder, name);
      const { mtimeMs } = await stat(part).catch(() => ({ mtimeMs: Infinity }));
      if (mtimeMs > Date.now() - olderThanMs) continue;
      await this.drop(part);
      removed += 1;
    }
    return removed;
  }
}
