import { Injectable } from '@nestjs/common';
import { Db } from '../platform/db/index.js';
import type { Lang } from '../platform/views/index.js';
import type { ApplicationHead, HeadFilter } from './application.contract.js';
import type { State } from './application.state.js';
import { searchWords } from '../shared/search-words.js';
import type { Snapshot } from './submission/snapshot.rules.js';

/** A reopened application is shown as it was sent in; what is written in it meanwhile is the consortium's own. */
const title = `CASE WHEN a.reopened_at IS NULL THEN a.title ELSE s.snapshot::jsonb->'project'->>'title' END AS title`;

const headColumns = `a.id, a.number, ${title}, a.state, a.round_id AS "roundId", o.id AS "ownerId",
  o.name AS "ownerName", s.lead_partner AS "leadPartner", s.sought_oere AS "soughtOere", s.cost_oere AS "costOere"`;

/** The account that leads an application, as `o`. */
const leads = `JOIN member l ON l.application_id = a.id AND l.role = 'lead' AND l.left_at IS NULL JOIN account o ON o.id = l.account_id`;

/** Amounts and lead partner are those of the latest version sent in. A draft has none, so it is never found here. */
const headTables = `application a ${leads}
  JOIN LATERAL (SELECT v.lead_partner, v.sought_oere, v.cost_oere, v.snapshot FROM submission v
                 WHERE v.application_id = a.id ORDER BY v.version DESC LIMIT 1) s ON true`;

const matches = `a.state <> 'draft' AND ($1::text IS NULL OR a.round_id = $1) AND ($2::text IS NULL OR a.state = $2)
  AND ($3::uuid IS NULL OR NOT EXISTS (SELECT FROM blocked b WHERE b.application_id = a.id AND b.account_id = $3))
  AND ($4::text IS NULL OR EXISTS (SELECT FROM submission v WHERE v.application_id = a.id AND v.search @@ to_tsquery('danish', $4)
         AND v.version = (SELECT max(n.version) FROM submission n WHERE n.application_id = a.id)))`;

/** Submitted applications, as the modules above see them. */
@Injectable()
export class ApplicationStore {
  constructor(private readonly db: Db) {}

  head(id: string): Promise<ApplicationHead | null> {
    return this.db.one<ApplicationHead>(
      `SELECT ${headColumns} FROM ${headTables} WHERE a.id = $1 AND a.state <> 'draft'`,
      [id],
    );
  }

  headsOf(ids: readonly string[]): Promise<ApplicationHead[]> {
    return this.db.query<ApplicationHead>(
      `SELECT ${headColumns} FROM ${headTables} WHERE a.id = ANY($1::uuid[]) AND a.state <> 'draft' ORDER BY a.number`,
      [ids],
    );
  }

  /** One statement gives a page and the total, also for a page beyond the last, where every column but `total` is null. */
  async heads(filter: HeadFilter, limit: number, offset: number): Promise<{ rows: ApplicationHead[]; total: number }> {
    const rows = await this.db.query<ApplicationHead & { total: number }>(
      `SELECT t.total, h.* FROM (SELECT count(*)::int AS total FROM application a WHERE ${matches}) t
         LEFT JOIN LATERAL (SELECT ${headColumns} FROM ${headTables} WHERE ${matches}
                             ORDER BY a.number LIMIT $5 OFFSET $6) h ON true
        ORDER BY h.number`,
      [filter.roundId ?? null, filter.state ?? null, filter.readerId ?? null, searchWords(filter.search ?? ''), limit, offset],
    );
    return { total: rows[0]?.total ?? 0, rows: rows.filter((row) => row.id !== null) };
  }

  /** What was applied for in the latest version sent in, one row an application and fund. */
  soughtPerFund(ids: readonly string[]): Promise<{ applicationId: string; fundId: string; oere: bigint }[]> {
    return this.db.query(
      `SELECT s.application_id AS "applicationId", line->>'fundId' AS "fundId", (line->>'amountOere')::bigint AS oere
         FROM unnest($1::uuid[]) AS asked (id)
         JOIN LATERAL (SELECT v.application_id, v.snapshot FROM submission v
                        WHERE v.application_id = asked.id ORDER BY v.version DESC LIMIT 1) s ON true
        CROSS JOIN LATERAL jsonb_array_elements(s.snapshot::jsonb->'financing') line
        WHERE line->>'kind' = 'fund'`,
      [ids],
    );
  }

  async snapshot(id: string): Promise<Snapshot | null> {
    const row = await this.db.one<{ snapshot: string }>(
      `SELECT s.snapshot FROM submission s JOIN application a ON a.id = s.application_id
        WHERE a.id = $1 AND a.state <> 'draft' ORDER BY s.version DESC LIMIT 1`,
      [id],
    );
    return row && (JSON.parse(row.snapshot) as Snapshot);
  }

  async snapshotsOf(ids: readonly string[]): Promise<ReadonlyMap<string, Snapshot>> {
    if (ids.length === 0) return new Map();
    const rows = await this.db.query<{ id: string; snapshot: string }>(
      `SELECT a.id, s.snapshot FROM application a
         JOIN LATERAL (SELECT v.snapshot FROM submission v WHERE v.application_id = a.id ORDER BY v.version DESC LIMIT 1) s ON true
        WHERE a.id = ANY($1::uuid[]) AND a.state <> 'draft'`,
      [ids],
    );
    return new Map(rows.map(({ id, snapshot }) => [id, JSON.parse(snapshot) as Snapshot]));
  }

  async everMembers(id: string): Promise<string[]> {
    const rows = await this.db.query<{ accountId: string }>('SELECT DISTINCT account_id AS "accountId" FROM member WHERE application_id = $1', [id]);
    return rows.map(({ accountId }) => accountId);
  }

  /** Locks the application's row until the transaction ends. */
  async lockedState(id: string): Promise<State | null> {
    const row = await this.db.one<{ state: State }>('SELECT state FROM application WHERE id = $1 FOR UPDATE', [id]);
    return row?.state ?? null;
  }

  /** @returns whether it stood at `from` */
  async setState(id: string, from: State, to: State): Promise<boolean> {
    const rows = await this.db.write('UPDATE application SET state = $3 WHERE id = $1 AND state = $2 RETURNING id', [id, from, to]);
    return rows.length > 0;
  }

  async setSent(id: string): Promise<void> {
    await this.db.write(`UPDATE application SET state = 'submitted', reopened_at = NULL, shared_at = NULL WHERE id = $1`, [id]);
  }

  owner(id: string): Promise<{ name: string; email: string; language: Lang } | null> {
    return this.db.one(
      `SELECT o.name, o.email, o.language FROM application a ${leads} WHERE a.id = $1`,
      [id],
    );
  }
}
