import { Injectable } from '@nestjs/common';
import { Db } from '../platform/db/index.js';
import type { BudgetImport } from './plan.rules.js';

interface Row extends Omit<BudgetImport, 'assumed'> {
  readonly assumed: '' | 'costs' | 'financing';
}

@Injectable()
export class ImportStore {
  constructor(private readonly db: Db) {}

  /** The account's files in the application beyond the latest `most` go, but not those that have been applied. */
  async keepLatest(applicationId: string, accountId: string, most: number): Promise<void> {
    await this.db.write(
      `DELETE FROM budget_import WHERE id IN (
         SELECT id FROM budget_import WHERE application_id = $1 AND account_id = $2 AND applied_at IS NULL ORDER BY created_at DESC, id OFFSET $3)`,
      [applicationId, accountId, most],
    );
  }

  async add({ id, fileName, sha256, mode, assumed, sheets }: Omit<BudgetImport, 'appliedAt'>, of: { applicationId: string; accountId: string; revision: number; at: Date }): Promise<void> {
    await this.db.write(
      `INSERT INTO budget_import (id, application_id, account_id, file_name, sha256, mode, assumed, sheets, revision, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [id, of.applicationId, of.accountId, fileName, sha256, mode, assumed ?? '', JSON.stringify(sheets, storable), of.revision, of.at],
    );
  }

  /** A file is its reader's own. */
  async one(id: string, applicationId: string, accountId: string): Promise<BudgetImport | null> {
    const row = await this.db.one<Row>(
      `SELECT id, file_name AS "fileName", sha256, mode, assumed, sheets, applied_at AS "appliedAt"
         FROM budget_import WHERE id = $1 AND application_id = $2 AND account_id = $3`,
      [id, applicationId, accountId],
    );
    return row && { ...row, assumed: row.assumed === '' ? null : row.assumed };
  }

  async applied(id: string, at: Date): Promise<void> {
    await this.db.write('UPDATE budget_import SET applied_at = $2 WHERE id = $1', [id, at]);
  }

  async dropOlderThan(hours: number): Promise<void> {
    await this.db.write(`DELETE FROM budget_import WHERE created_at < clock_timestamp() - $1 * interval '1 hour'`, [hours]);
  }
}

/** What a workbook may hold and PostgreSQL's JSON may not: NUL, and halves of characters. */
function storable(_: string, value: unknown): unknown {
  return typeof value === 'string' ? value.toWellFormed().replaceAll('\0', '') : value;
}
