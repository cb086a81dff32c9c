import { Injectable } from '@nestjs/common';
import { Db } from '../db/index.js';

/** What the scanner has yet to look at, and what it said. */
@Injectable()
export class ScanStore {
  constructor(private readonly db: Db) {}

  /**
   * The next file that is due, those that somebody waits for first. Nobody else is given it for a while: it is not locked
   * meanwhile, so that a scanner that hangs keeps nobody from removing it.
   */
  async claim(): Promise<{ key: string; attempts: number } | null> {
    const [row] = await this.db.transaction(() =>
      this.db.write<{ key: string; attempts: number }>(
        `UPDATE stored_file SET scan_attempts = scan_attempts + 1, next_scan_at = clock_timestamp() + interval '5 minutes'
          WHERE key = (SELECT key FROM stored_file
                        WHERE scan_state IN ('none', 'pending') AND missing_since IS NULL AND next_scan_at <= clock_timestamp()
                        ORDER BY scan_state = 'none', next_scan_at, key LIMIT 1 FOR UPDATE SKIP LOCKED)
         RETURNING key, scan_attempts AS attempts`,
      ),
    );
    return row ?? null;
  }

  /** @returns whether the file was still there */
  async found(key: string, state: 'clean' | 'infected', finding: string): Promise<boolean> {
    const rows = await this.db.write(
      `UPDATE stored_file SET scan_state = $2, finding = $3, scanned_at = clock_timestamp(), scan_error = NULL WHERE key = $1 RETURNING key`,
      [key, state, finding],
    );
    return rows.length > 0;
  }

  async failed(key: string, error: string, waitSeconds: number): Promise<void> {
    await this.db.transaction(() =>
      this.db.write(`UPDATE stored_file SET scan_error = $2, next_scan_at = clock_timestamp() + make_interval(secs => $3) WHERE key = $1`, [key, error.slice(0, 500), waitSeconds]),
    );
  }

  /** For a portal whose scanner was taken away: nobody would ever come for these. */
  async giveUp(): Promise<number> {
    const rows = await this.db.transaction(() => this.db.write(`UPDATE stored_file SET scan_state = 'none' WHERE scan_state = 'pending' RETURNING key`));
    return rows.length;
  }
}
