import { Injectable } from '@nestjs/common';
import { Db } from '../platform/db/index.js';
import type { RawSheet } from '../sheets/index.js';

export interface ScoreImport {
  readonly id: string;
  readonly fileName: string;
  readonly sheets: readonly RawSheet[];
  readonly appliedAt: Date | null;
}

@Injectable()
export class OfflineStore {
  constructor(private readonly db: Db) {}

  /** Keeps a sheet, and of the account's others in the round only the latest four and those of the last day. */
  async add({ id, fileName, sheets }: Omit<ScoreImport, 'appliedAt'>, of: { roundId: string; accountId: string; at: Date }): Promise<void> {
    await this.db.write(
      `DELETE FROM score_import WHERE created_at < clock_timestamp() - interval '24 hours' OR id IN (
         SELECT id FROM score_import WHERE round_id = $1 AND account_id = $2 AND applied_at IS NULL ORDER BY created_at DESC, id OFFSET 4)`,
      [of.roundId, of.accountId],
    );
    await this.db.write('INSERT INTO score_import (id, round_id, account_id, file_name, sheets, created_at) VALUES ($1, $2, $3, $4, $5, $6)', [
      id, of.roundId, of.accountId, fileName, JSON.stringify(sheets, storable), of.at,
    ]);
  }

  /** A sheet is its reader's own. */
  one(id: string, roundId: string, accountId: string): Promise<ScoreImport | null> {
    return this.db.one<ScoreImport>(
      'SELECT id, file_name AS "fileName", sheets, applied_at AS "appliedAt" FROM score_import WHERE id = $1 AND round_id = $2 AND account_id = $3',
      [id, roundId, accountId],
    );
  }

  async applied(id: string, at: Date): Promise<void> {
    await this.db.write('UPDATE score_import SET applied_at = $2 WHERE id = $1', [id, at]);
  }
}

/** What a workbook may hold and PostgreSQL's JSON may not: NUL, and halves of characters. */
function storable(_: string, value: unknown): unknown {
  return typeof value === 'string' ? value.toWellFormed().replaceAll('\0', '') : value;
}
