import { Injectable } from '@nestjs/common';
import { Db } from '../platform/db/index.js';
import type { Lang } from '../platform/views/index.js';
import type { ExpertProfile, ExpertSort } from './expert.rules.js';
import { ExpertBoardEntity, ExpertEntity } from './panel.entity.js';

/** Somebody in the pool: an account with the role "panel", and what is known of them. */
export interface Expert extends ExpertProfile {
  readonly accountId: string;
  readonly name: string;
  readonly organisation: string;
  readonly email: string;
  readonly language: Lang;
  /** null: nothing has been said yet. */
  readonly changedAt: Date | null;
  readonly changedBy: string | null;
}

export interface PoolQuestion {
  /** Id of a focus area; '' for all. */
  readonly field: string;
  /** Part of a name or an organisation; '' for all. */
  readonly search: string;
  readonly sort: ExpertSort;
  readonly descending: boolean;
  /** Leaves out those who have been asked into this round's panel and have not declined or left; '' for nobody. */
  readonly notAskedIn: string;
  readonly limit: number;
  readonly offset: number;
}

const expert = `a.id AS "accountId", a.name, a.organisation, a.email, a.language, e.changed_at AS "changedAt", c.name AS "changedBy",
  coalesce(e.employer_cvr, '') AS "employerCvr", coalesce(e.municipality, '') AS municipality, coalesce(e.fields, '{}') AS fields,
  e.most_applications AS "mostApplications",
  coalesce((SELECT jsonb_agg(jsonb_build_object('cvr', b.cvr, 'name', b.name) ORDER BY b.cvr) FROM expert_board b WHERE b.account_id = a.id), '[]') AS boards`;

const pool = `FROM account a JOIN account_role r ON r.account_id = a.id AND r.role = 'panel'
  LEFT JOIN expert e ON e.account_id = a.id LEFT JOIN account c ON c.id = e.changed_by WHERE a.disabled_at IS NULL`;

const asked = `($1 = '' OR $1 = ANY(e.fields)) AND ($2 = '' OR strpos(lower(a.name), lower($2)) > 0 OR strpos(lower(a.organisation), lower($2)) > 0)
  AND ($3 = '' OR NOT EXISTS (SELECT FROM panel_member p WHERE p.round_id = $3 AND p.account_id = a.id AND p.answer IN ('invited', 'accepted')))`;

/** By Danish rules, in which aa is å; whoever has not said where they live comes last. */
const key = `CASE $4 WHEN 'organisation' THEN a.organisation WHEN 'kommune' THEN coalesce(nullif(e.municipality, ''), '~') ELSE a.name END COLLATE "da-DK-x-icu"`;
const upwards = `SELECT ${expert} ${pool} AND ${asked} ORDER BY ${key}, a.name, a.id LIMIT $5 OFFSET $6`;
const downwards = `SELECT ${expert} ${pool} AND ${asked} ORDER BY ${key} DESC, a.name, a.id LIMIT $5 OFFSET $6`;

@Injectable()
export class ExpertStore {
  constructor(private readonly db: Db) {}

  list({ field, search, notAskedIn, sort, descending, limit, offset }: PoolQuestion): Promise<Expert[]> {
    return this.db.query<Expert>(descending ? downwards : upwards, [field, search, notAskedIn, sort, limit, offset]);
  }

  async count({ field, search, notAskedIn }: Pick<PoolQuestion, 'field' | 'search' | 'notAskedIn'>): Promise<number> {
    const row = await this.db.one<{ n: number }>(`SELECT count(*)::int AS n ${pool} AND ${asked}`, [field, search, notAskedIn]);
    return row!.n;
  }

  /** null for whoever is not in the pool. */
  one(accountId: string): Promise<Expert | null> {
    return this.db.one<Expert>(`SELECT ${expert} ${pool} AND a.id = $1`, [accountId]);
  }

  /** The account's row: whoever writes the profile waits here until the transaction ends. */
  async lock(accountId: string): Promise<void> {
    await this.db.write(`SELECT FROM account WHERE id = $1 FOR NO KEY UPDATE`, [accountId]);
  }

  async save(accountId: string, { boards, fields, ...profile }: ExpertProfile, changedBy: string, changedAt: Date): Promise<void> {
    await this.db.entities.upsert(ExpertEntity, { accountId, ...profile, fields: [...fields], changedBy, changedAt }, ['accountId']);
    await this.db.entities.delete(ExpertBoardEntity, { accountId });
    if (boards.length) await this.db.entities.insert(ExpertBoardEntity, boards.map((board) => ({ accountId, ...board })));
  }
}
