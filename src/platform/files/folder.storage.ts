import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { checkedKey, isKey, type Storage } from './storage.js';

/** Files in a folder. The spool lies in the same one, so that a finished file takes its place by being renamed. */
export class FolderStorage implements Storage {
  constructor(private readonly folder: string) {}

  async put(key: string, part: string): Promise<void> {
    await rename(part, this.path(key));
    await syncFolder(this.folder);
  }

  async read(key: string): Promise<Readable | null> {
    try {
      return (await open(this.path(key))).createReadStream();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
  }

  async remove(key: string): Promise<void> {
    await rm(this.path(key), { force: true });
  }

  async *keys(): AsyncIterable<string> {
    await mkdir(this.folder, { recursive: true });
    yield* (await readdir(this.folder)).filter(isKey);
  }

  private path(key: string): string {
    return join(this.folder, checkedKey(key));
  }
}

/** A rename survives a power cut once the folder itself is on the disk. Windows cannot open one, and needs not. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder).catch(() => null);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}
