import { Injectable } from '@nestjs/common';
import { Db } from '../platform/db/index.js';
import type { State } from '../applications/index.js';
import type { Lang } from '../platform/views/index.js';
import type { Role } from '../platform/web/index.js';
import type { Applied, EarlierTies, Person } from './suspicion.rules.js';

/** An application as the graph knows it, with what it is called in lists. */
export interface GraphApplication extends Applied {
  readonly number: string;
  readonly title: string;
  readonly state: State;
}

export interface GraphPerson extends Person {
  readonly name: string;
  readonly language: Lang;
  readonly roles: readonly Role[];
}

/** Whose work touches a round's applications, by what they do. */
export type Circle = 'panel' | 'forum' | 'officer';

@Injectable()
export class GraphStore {
  constructor(private readonly db: Db) {}

  /** What was sent in to a round, by number: who is in it and nothing of what it says. A draft is its consortium's own. */
  applications(roundId: string): Promise<GraphApplication[]> {
    return this.db.query<GraphApplication>(
      `SELECT a.id AS "applicationId", a.number, s.snapshot->'project'->>'title' AS title, a.state,
              (SELECT json_agg(json_build_object('name', p->>'name', 'cvr', p->>'cvr', 'sector', p->>'sector', 'isLead', p->'isLead')) FROM json_array_elements(s.snapshot->'partners') p) AS partners,
              coalesce((SELECT json_agg(DISTINCT f->>'sourceName') FROM json_array_elements(s.snapshot->'financing') f
                         WHERE f->>'partnerId' IS NULL AND f->>'fundId' IS NULL AND coalesce(f->>'sourceName', '') <> ''), '[]') AS funders,
              coalesce((SELECT json_agg(json_build_object('accountId', o.id, 'name', o.name, 'email', o.email) ORDER BY o.name)
                          FROM account o WHERE o.id IN (SELECT w.account_id FROM member w WHERE w.application_id = a.id)), '[]') AS members
         FROM application a
         JOIN LATERAL (SELECT v.snapshot::json AS snapshot FROM submission v WHERE v.application_id = a.id ORDER BY v.version DESC LIMIT 1) s ON true
        WHERE a.round_id = $1 AND a.state <> 'draft' ORDER BY a.number`,
      [roundId],
    );
  }

  /** These people and what is known of them, by name. */
  people(accountIds: readonly string[]): Promise<GraphPerson[]> {
    return this.db.query<GraphPerson>(
      `SELECT a.id AS "accountId", a.name, a.organisation, a.email, a.language, coalesce(e.employer_cvr, '') AS "employerCvr", coalesce(e.municipality, '') AS municipality,
              ARRAY(SELECT r.role FROM account_role r WHERE r.account_id = a.id ORDER BY r.role) AS roles,
              coalesce((SELECT json_agg(json_build_object('cvr', b.cvr, 'name', b.name) ORDER BY b.cvr) FROM expert_board b WHERE b.account_id = a.id), '[]') AS boards
         FROM account a LEFT JOIN expert e ON e.account_id = a.id WHERE a.id = ANY($1::uuid[]) ORDER BY a.name, a.id`,
      [accountIds],
    );
  }

  /** Everybody whose work touches a round's applications, and whoever has declared something of one of them. */
  async circle(roundId: string, circle: Circle): Promise<string[]> {
    const rows = await this.db.query<{ id: string }>(
      `SELECT p.account_id AS id FROM panel_member p WHERE $2 = 'panel' AND p.round_id = $1 AND p.answer IN ('invited', 'accepted')
       UNION
       SELECT r.account_id FROM account_role r JOIN account a ON a.id = r.account_id WHERE $2 <> 'panel' AND r.role = $2 AND a.disabled_at IS NULL
       UNION
       SELECT i.account_id FROM interest i JOIN application a ON a.id = i.application_id JOIN account_role r ON r.account_id = i.account_id AND r.role = $2 WHERE a.round_id = $1`,
      [roundId, circle],
    );
    return rows.map(({ id }) => id);
  }

  /** What ties these people and these employers to the round's applications through others that were sent in. */
  async earlier(roundId: string, accountIds: readonly string[], employerCvrs: readonly string[]): Promise<EarlierTies> {
    const [together, partners] = await Promise.all([
      this.db.query<EarlierTies['together'][number]>(
        `SELECT DISTINCT ON (mine.account_id, here.account_id, here.application_id)
                mine.account_id AS "accountId", here.account_id AS "otherId", here.application_id AS "applicationId", mine.application_id AS "throughId"
           FROM member mine
           JOIN application b ON b.id = mine.application_id AND b.state <> 'draft'
           JOIN member other ON other.application_id = mine.application_id AND other.account_id <> mine.account_id
           JOIN member here ON here.account_id = other.account_id AND here.application_id <> mine.application_id
           JOIN application a ON a.id = here.application_id AND a.round_id = $1 AND a.state <> 'draft'
          WHERE mine.account_id = ANY($2::uuid[]) ORDER BY mine.account_id, here.account_id, here.application_id, b.number`,
        [roundId, accountIds],
      ),
      this.db.query<EarlierTies['partners'][number]>(
        `SELECT DISTINCT ON (e.cvr, o.cvr) e.cvr, o.cvr AS "otherCvr", e.application_id AS "throughId"
           FROM partner e
           JOIN application b ON b.id = e.application_id AND b.state <> 'draft' AND b.reopened_at IS NULL AND b.round_id <> $1
           JOIN partner o ON o.application_id = e.application_id AND o.cvr <> e.cvr
          WHERE e.cvr = ANY($2) ORDER BY e.cvr, o.cvr, b.number`,
        [roundId, employerCvrs],
      ),
    ]);
    return { together, partners };
  }
}
