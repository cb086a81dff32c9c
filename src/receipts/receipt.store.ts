import { Injectable } from '@nestjs/common';
import { Db } from '../platform/db/index.js';
import type { Head } from './statement.rules.js';

/** A receipt as it was signed. */
export interface ReceiptRow {
  readonly position: bigint;
  readonly kind: 'submission' | 'refusal';
  readonly version: number | null;
  readonly receivedAt: Date;
  readonly statement: string;
  readonly signature: string;
  readonly keyId: string;
  readonly publicKey: string;
}

export interface NewReceipt {
  readonly position: number;
  readonly kind: string;
  readonly applicationId: string;
  readonly version: number | null;
  readonly receivedAt: string;
  readonly statement: string;
  readonly sha256: string;
  readonly link: string;
  readonly keyId: string;
  readonly signature: string;
}

const columns = `r.position, r.kind, r.version, r.received_at AS "receivedAt", r.statement, r.signature, r.key_id AS "keyId", k.public_key AS "publicKey"`;

@Injectable()
export class ReceiptStore {
  constructor(private readonly db: Db) {}

  /**
   * Makes every other receipt wait until the transaction ends, so that the log has neither gaps nor forks, and says where it
   * ends then; null: nothing has been signed yet.
   */
  async held(): Promise<Head | null> {
    const [row] = await this.db.write<{ position: bigint; link: string }>('SELECT last_position AS position, last_link AS link FROM receipt_log_held()');
    return row ? { position: Number(row.position), link: row.link } : null;
  }

  /** With the public half of its key, where that signs for the first time. */
  async add(receipt: NewReceipt, publicKey: string): Promise<void> {
    const { position, kind, applicationId, version, receivedAt, statement, sha256, link, keyId, signature } = receipt;
    await this.db.write(
      `WITH known AS (INSERT INTO receipt_key (id, public_key) VALUES ($9, $11) ON CONFLICT DO NOTHING)
       INSERT INTO receipt (position, kind, application_id, version, received_at, statement, sha256, link, key_id, signature)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [position, kind, applicationId, version, receivedAt, statement, sha256, link, keyId, signature, publicKey],
    );
  }

  /** The last try that came in, in time or refused; null: none. */
  async latest(applicationId: string): Promise<Pick<ReceiptRow, 'position' | 'kind' | 'version' | 'receivedAt'> | null> {
    return this.db.one('SELECT position, kind, version, received_at AS "receivedAt" FROM receipt WHERE application_id = $1 ORDER BY position DESC LIMIT 1', [applicationId]);
  }

  /** Of a version. */
  ofVersion(applicationId: string, version: number): Promise<ReceiptRow | null> {
    return this.db.one<ReceiptRow>(`SELECT ${columns} FROM receipt r JOIN receipt_key k ON k.id = r.key_id WHERE r.application_id = $1 AND r.version = $2`, [applicationId, version]);
  }

  /** Of a try that was refused. */
  refusal(applicationId: string, position: number): Promise<ReceiptRow | null> {
    return this.db.one<ReceiptRow>(
      `SELECT ${columns} FROM receipt r JOIN receipt_key k ON k.id = r.key_id WHERE r.application_id = $1 AND r.position = $2 AND r.kind = 'refusal'`,
      [applicationId, position],
    );
  }

  async refusalsSince(applicationId: string, since: Date): Promise<number> {
    const row = await this.db.one<{ n: number }>(`SELECT count(*)::int AS n FROM receipt WHERE application_id = $1 AND kind = 'refusal' AND received_at > $2`, [applicationId, since]);
    return row!.n;
  }

  /** Position of the last version's receipt; null: none. */
  async lastOf(applicationId: string): Promise<number | null> {
    const row = await this.db.one<{ position: bigint }>(`SELECT position FROM receipt WHERE application_id = $1 AND kind = 'submission' ORDER BY position DESC LIMIT 1`, [applicationId]);
    return row && Number(row.position);
  }

  keys(): Promise<{ id: string; publicKey: string; firstUsedAt: Date }[]> {
    return this.db.query(`SELECT id, public_key AS "publicKey", first_used_at AS "firstUsedAt" FROM receipt_key ORDER BY first_used_at`);
  }

  /** @returns whether the day had no head before */
  async addHead(day: string, { position, link }: Head): Promise<boolean> {
    const rows = await this.db.write('INSERT INTO receipt_head (day, position, link) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING day', [day, position, link]);
    return rows.length > 0;
  }

  /** Newest first. */
  heads(limit: number): Promise<{ day: string; position: bigint; link: string }[]> {
    return this.db.query(`SELECT day::text, position, link FROM receipt_head ORDER BY day DESC LIMIT $1`, [limit]);
  }

  /** The last receipt before an instant; null: none. */
  async headBefore(at: Date): Promise<Head | null> {
    const row = await this.db.one<{ position: bigint; link: string }>('SELECT position, link FROM receipt WHERE received_at < $1 ORDER BY position DESC LIMIT 1', [at]);
    return row && { position: Number(row.position), link: row.link };
  }
}
