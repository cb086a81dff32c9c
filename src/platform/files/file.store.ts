import { Injectable } from '@nestjs/common';
import { Db } from '../db/index.js';
import type { Spooled } from './spool.js';

/** none: nobody looks for viruses here. */
export type ScanState = 'none' | 'pending' | 'clean' | 'infected';

/** What is known of a stored file. Its names are with those who use it. */
export interface StoredFile {
  readonly key: string;
  readonly bytes: number;
  /** SHA-256 in hexadecimal. */
  readonly sha256: string;
  readonly mediaType: string;
  readonly scan: ScanState;
  /** What an infected file holds, in the scanner's words; else ''. */
  readonly finding: string;
}

const columns = `key, bytes::float8 AS bytes, sha256, media_type AS "mediaType", scan_state AS scan, finding`;

/** Rows of stored files, and of the objects that no row names. */
@Injectable()
export class FileStore {
  constructor(private readonly db: Db) {}

  about(keys: readonly string[]): Promise<StoredFile[]> {
    return this.db.query<StoredFile>(`SELECT ${columns} FROM stored_file WHERE key = ANY($1::text[])`, [keys]);
  }

  /** In a transaction of its own: it must stand before the object does, and whatever becomes of the one under way. */
  async announce(key: string): Promise<void> {
    await this.db.apart(() => this.db.write('INSERT INTO loose_file (key) VALUES ($1)', [key]));
  }

  /** @throws where the sweep or a broken connection has thrown the object away meanwhile */
  async keep({ key, bytes, sha256 }: Spooled, mediaType: string, scan: ScanState): Promise<void> {
    const kept = await this.db.write(
      `WITH held AS (DELETE FROM loose_file WHERE key = $1 RETURNING key)
       INSERT INTO stored_file (key, bytes, sha256, media_type, scan_state) SELECT key, $2, $3, $4, $5 FROM held RETURNING key`,
      [key, bytes, sha256, mediaType, scan],
    );
    if (kept.length === 0) throw new Error('The file was thrown away before its row was written');
  }

  async loosen(key: string): Promise<void> {
    await this.db.write('WITH gone AS (DELETE FROM stored_file WHERE key = $1 RETURNING key) INSERT INTO loose_file (key) SELECT key FROM gone', [key]);
  }

  /** Of these, those that no row names. `drop` runs before the trace of them is gone, so that a crash leaves the trace. */
  dropLoose(keys: readonly string[], drop: (keys: string[]) => Promise<void>): Promise<void> {
    return this.db.transaction(async () => {
      const gone = await this.db.write<{ key: string }>('DELETE FROM loose_file WHERE key = ANY($1::text[]) RETURNING key', [keys]);
      if (gone.length) await drop(gone.map(({ key }) => key));
    });
  }

  /** The next few that have been loose for so long that nobody is about to keep them. */
  dropOldLoose(olderThanMs: number, drop: (keys: string[]) => Promise<void>): Promise<number> {
    return this.db.transaction(async () => {
      const gone = await this.db.write<{ key: string }>(
        `DELETE FROM loose_file WHERE key IN (SELECT key FROM loose_file WHERE since <= clock_timestamp() - make_interval(secs => $1)
           ORDER BY since LIMIT 50 FOR UPDATE SKIP LOCKED) RETURNING key`,
        [olderThanMs / 1000],
      );
      if (gone.length) await drop(gone.map(({ key }) => key));
      return gone.length;
    });
  }

  async storedKeys(): Promise<Set<string>> {
    return new Set((await this.db.query<{ key: string }>('SELECT key FROM stored_file')).map(({ key }) => key));
  }

  async looseKeys(): Promise<Set<string>> {
    return new Set((await this.db.query<{ key: string }>('SELECT key FROM loose_file')).map(({ key }) => key));
  }

  /** @returns the keys of those that were not known to be missing before */
  async flagMissing(missing: readonly string[]): Promise<string[]> {
    const rows = await this.db.transaction(async () => {
      await this.db.write('UPDATE stored_file SET missing_since = NULL WHERE missing_since IS NOT NULL AND key <> ALL($1::text[])', [missing]);
      return this.db.write<{ key: string }>(
        'UPDATE stored_file SET missing_since = clock_timestamp() WHERE missing_since IS NULL AND key = ANY($1::text[]) RETURNING key',
        [missing],
      );
    });
    return rows.map(({ key }) => key);
  }
}
