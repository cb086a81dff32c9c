import type { Readable } from 'node:stream';

/**
 * Where files lie, whole or not at all, under keys that say nothing about them. A folder and an S3-compatible store keep
 * the same contract (test/platform/files.spec.ts).
 */
export interface Storage {
  /** Takes over the finished file at `part`: afterwards it stands under `key`, and `part` is gone. */
  put(key: string, part: string): Promise<void>;
  /** null: there is none. */
  read(key: string): Promise<Readable | null>;
  /** Nothing happens where there is none. */
  remove(key: string): Promise<void>;
  keys(): AsyncIterable<string>;
}

export const isKey = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);

/** @throws unless it is a key: no path, and nothing a path could be made of */
export function checkedKey(key: string): string {
  if (!isKey(key)) throw new Error('Not a key of a stored file');
  return key;
}

/** The disk has no room left, or the user's share of it is used up. */
export function isFull(error: unknown): boolean {
  const { code, cause } = error as { code?: string; cause?: unknown };
  return ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(code ?? '') || (cause instanceof Error && isFull(cause));
}
