import { readFile, rm } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { S3Driver } from 'flydrive/drivers/s3';
import { checkedKey, isKey, type Storage } from './storage.js';

export interface S3Options {
  readonly url: string;
  readonly bucket: string;
  readonly region: string;
  readonly key: string;
  readonly secret: string;
}

/** Files in any store that speaks S3. Loaded only where one is configured: the client behind it is large. */
export class S3Storage implements Storage {
  private readonly driver: S3Driver;

  constructor({ url, bucket, region, key, secret }: S3Options) {
    this.driver = new S3Driver({
      endpoint: url,
      region,
      bucket,
      credentials: { accessKeyId: key, secretAccessKey: secret },
      visibility: 'private',
      // What most stores other than Amazon's own lack.
      forcePathStyle: true,
      supportsACL: false,
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      maxAttempts: 3,
      requestHandler: { connectionTimeout: 3000, requestTimeout: 30_000 },
    });
  }

  async put(key: string, part: string): Promise<void> {
    await this.driver.put(checkedKey(key), await readFile(part));
    await rm(part, { force: true });
  }

  async read(key: string): Promise<Readable | null> {
    try {
      return await this.driver.getStream(checkedKey(key));
    } catch (error) {
      if (isUnknown(error)) return null;
      throw error;
    }
  }

  remove(key: string): Promise<void> {
    return this.driver.delete(checkedKey(key));
  }

  async *keys(): AsyncIterable<string> {
    let paginationToken: string | undefined;
    do {
      const found = await this.driver.listAll('', { recursive: true, paginationToken });
      for (const object of found.objects) if (object.isFile && isKey(object.key)) yield object.key;
      paginationToken = found.paginationToken;
    } while (paginationToken);
  }
}

function isUnknown(error: unknown): boolean {
  const { name, cause } = error as { name?: string; cause?: unknown };
  return name === 'NoSuchKey' || (cause !== undefined && isUnknown(cause));
}
