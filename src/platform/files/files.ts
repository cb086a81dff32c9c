import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { fileTypeFromBuffer } from 'file-type';
import { Injectable } from '@nestjs/common';

export interface StoredFile {
  /** Random; says nothing about name, owner or content. */
  readonly key: string;
  readonly bytes: number;
  /** SHA-256 in hexadecimal. */
  readonly sha256: string;
  readonly mediaType: string;
}

/** File kinds told by their content, never by their name. Word, Excel and PowerPoint are the zip-based kinds only. */
const kinds: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  odp: 'application/vnd.oasis.opendocument.presentation',
  png: 'image/png',
  jpg: 'image/jpeg',
};

/** The file kinds people may send, as file name endings to show and to put in a form's `accept`. */
export const acceptedEndings: readonly string[] = Object.keys(kinds).map((ending) => `.${ending}`);

/** Files on disk under random keys. The row that names a file is written after the file stands whole on the disk. */
@Injectable()
export class Files {
  constructor(private readonly folder: string) {}

  /** @returns `null` where the content is none of the accepted kinds */
  async store(content: Buffer): Promise<StoredFile | null> {
    const ending = (await fileTypeFromBuffer(content))?.ext ?? '';
    const mediaType = kinds[ending];
    if (!mediaType) return null;
    const key = randomUUID();
    await mkdir(this.folder, { recursive: true });
    const part = join(this.folder, `${key}.part`);
    const file = await open(part, 'wx');
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(part, this.path(key));
    return { key, bytes: content.length, sha256: createHash('sha256').update(content).digest('hex'), mediaType };
  }

  async read(key: string): Promise<{ content: Readable; bytes: number }> {
    const { size } = await stat(this.path(key));
    return { content: createReadStream(this.path(key)), bytes: size };
  }

  async remove(key: string): Promise<void> {
    await rm(this.path(key), { force: true });
  }

  private path(key: string): string {
    if (!/^[0-9a-f-]{36}$/.test(key)) throw new Error('Not a key of a stored file');
    return join(this.folder, key);
  }
}
