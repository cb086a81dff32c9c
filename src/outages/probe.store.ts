import { Injectable } from '@nestjs/common';
import { Db } from '../platform/db/index.js';
import type { Probe } from './probe.rules.js';

@Injectable()
export class ProbeStore {
  constructor(private readonly db: Db) {}

  /** In the open transaction. Once more is no more: it is done again where nobody knows whether it was committed. */
  async add({ id, receivedAt, content, sha256, keyId, signature }: Probe): Promise<void> {
    await this.db.write(`INSERT INTO probe (id, received_at, content, sha256, key_id, signature) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (id) DO NOTHING`, [id, receivedAt, content, sha256, keyId, signature]);
  }

  /** Outside a transaction: what another connection sees of it, so what has been committed. */
  one(id: string): Promise<Probe | null> {
    return this.db.one<Probe>(`SELECT id, received_at AS "receivedAt", content, sha256, key_id AS "keyId", signature FROM probe WHERE id = $1`, [id]);
  }

  async isThere(): Promise<boolean> {
    return this.db.one('SELECT 1').then(
      () => true,
      () => false,
    );
  }

  async sweep(before: Date): Promise<void> {
    await this.db.write('DELETE FROM probe WHERE received_at < $1', [before]);
  }
}
