import { Injectable } from '@nestjs/common';
import { Db } from '../platform/db/index.js';
import type { Lang } from '../shared/lang.js';
import type { DocumentRow, Failure, Step } from './document.rules.js';

const columns = `id, application_id AS "applicationId", version, language, state, step, requested_by AS "requestedBy",
  requested_at AS "requestedAt", attempts, finished_at AS "finishedAt", revision, storage_key AS "storageKey", bytes, sha256, error`;

/** How long a maker is believed to live after it was last heard of; longer than any step takes. */
const patience = `interval '3 minutes'`;

export interface Asked {
  readonly applicationId: string;
  readonly version: number | null;
  readonly language: Lang;
  readonly accountId: string;
  readonly at: Date;
  /** Of the draft as it stands; null for a version sent in. */
  readonly revision: number | null;
}

@Injectable()
export class DocumentStore {
  constructor(private readonly db: Db) {}

  of(applicationId: string): Promise<DocumentRow[]> {
    return this.db.query<DocumentRow>(`SELECT ${columns} FROM document WHERE application_id = $1`, [applicationId]);
  }

  one(id: string, applicationId: string): Promise<DocumentRow | null> {
    return this.db.one<DocumentRow>(`SELECT ${columns} FROM document WHERE id = $1 AND application_id = $2`, [id, applicationId]);
  }

  /**
   * Puts a document on the list, or puts it there again where it failed or shows a draft that has changed since.
   * @returns its id, and whether there is anything to make
   */
  async ask({ applicationId, version, language, accountId, at, revision }: Asked): Promise<{ id: string; isNew: boolean }> {
    const [put] = await this.db.write<{ id: string }>(
      `INSERT INTO document (application_id, version, language, requested_by, requested_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT ON CONSTRAINT document_once DO UPDATE
          SET state = 'waiting', step = '', attempts = 0, error = '', finished_at = NULL, heard_until = NULL,
              requested_by = excluded.requested_by, requested_at = excluded.requested_at
        WHERE document.state = 'failed' OR (document.state = 'ready' AND document.version IS NULL AND document.revision IS DISTINCT FROM $6)
       RETURNING id`,
      [applicationId, version, language, accountId, at, revision],
    );
    if (put) return { id: put.id, isNew: true };
    const there = await this.db.one<{ id: string }>(
      'SELECT id FROM document WHERE application_id = $1 AND version IS NOT DISTINCT FROM $2 AND language = $3',
      [applicationId, version, language],
    );
    if (!there) throw new Error('A document that could neither be made nor found');
    return { id: there.id, isNew: false };
  }

  /** Takes the oldest one that waits, or whose maker has died. The row is free again at once: `attempts` says whose it is. */
  async take(): Promise<DocumentRow | null> {
    const [taken] = await this.db.write<DocumentRow>(
      `UPDATE document SET state = 'running', step = '', attempts = attempts + 1, heard_until = clock_timestamp() + ${patience}
        WHERE id = (SELECT id FROM document
                     WHERE state = 'waiting' OR (state = 'running' AND heard_until < clock_timestamp())
                     ORDER BY requested_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
       RETURNING ${columns}`,
    );
    return taken ?? null;
  }

  /** @returns false where another maker has taken over */
  async reach({ id, attempts }: DocumentRow, step: Step): Promise<boolean> {
    const rows = await this.db.write(
      `UPDATE document SET step = $3, heard_until = clock_timestamp() + ${patience}
        WHERE id = $1 AND attempts = $2 AND state = 'running' RETURNING 1`,
      [id, attempts, step],
    );
    return rows.length > 0;
  }

  /** @returns the key of the file this one replaces, or false where another maker has taken over */
  async finish({ id, attempts }: DocumentRow, made: { key: string; bytes: number; sha256: string; revision: number | null }): Promise<string | null | false> {
    const [row] = await this.db.write<{ before: string | null }>(
      `UPDATE document SET state = 'ready', step = '', heard_until = NULL, finished_at = clock_timestamp(),
              storage_key = $3, bytes = $4, sha256 = $5, revision = $6
        WHERE id = $1 AND attempts = $2 AND state = 'running' RETURNING old.storage_key AS before`,
      [id, attempts, made.key, made.bytes, made.sha256, made.revision],
    );
    return row ? row.before : false;
  }

  async fail({ id, attempts }: DocumentRow, error: Failure): Promise<void> {
    await this.db.write(
      `UPDATE document SET state = 'failed', step = '', heard_until = NULL, finished_at = clock_timestamp(), error = $3
        WHERE id = $1 AND attempts = $2 AND state = 'running'`,
      [id, attempts, error],
    );
  }

  /** Gives it back unmade, for the next maker that looks. `counts`: as one of the attempts it is given. */
  async release({ id, attempts }: DocumentRow, { counts }: { counts: boolean }): Promise<void> {
    await this.db.write(
      `UPDATE document SET state = 'waiting', step = '', heard_until = NULL, attempts = attempts - $3
        WHERE id = $1 AND attempts = $2 AND state = 'running'`,
      [id, attempts, counts ? 0 : 1],
    );
  }
}
