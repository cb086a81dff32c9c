import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/index.js';
import type { Lang } from '../../shared/lang.js';
import { MemberEntity } from '../application.entity.js';
import type { State } from '../application.state.js';
import type { MemberRole, Membership } from './member.access.js';

/** Somebody who takes part in an application now. */
export interface Member extends Membership {
  readonly id: string;
  readonly accountId: string;
  readonly name: string;
  readonly email: string;
  readonly organisation: string;
  readonly language: Lang;
  readonly joinedAt: Date;
}

/** What somebody who is invited, and no member yet, may know of an application. */
export interface Introduction {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly state: State;
  readonly reopenedAt: Date | null;
  readonly roundId: string;
  readonly partners: readonly { readonly id: string; readonly name: string }[];
}

/** Who takes part in which application. */
@Injectable()
export class MemberStore {
  constructor(private readonly db: Db) {}

  /** The lead first, then by role and name. */
  of(applicationId: string): Promise<Member[]> {
    return this.db.query<Member>(
      `SELECT m.id, m.account_id AS "accountId", m.role, m.partner_id AS "partnerId", m.joined_at AS "joinedAt",
              a.name, a.email, a.organisation, a.language
         FROM member m JOIN account a ON a.id = m.account_id
        WHERE m.application_id = $1 AND m.left_at IS NULL
        ORDER BY array_position(ARRAY['lead', 'writer', 'signatory', 'reader'], m.role), a.name, m.id`,
      [applicationId],
    );
  }

  introduction(applicationId: string): Promise<Introduction | null> {
    return this.db.one<Introduction>(
      `SELECT a.id, a.number, a.title, a.state, a.reopened_at AS "reopenedAt", a.round_id AS "roundId",
              (SELECT coalesce(json_agg(json_build_object('id', p.id, 'name', p.name) ORDER BY p.position), '[]')
                 FROM partner p WHERE p.application_id = a.id) AS partners
         FROM application a WHERE a.id = $1`,
      [applicationId],
    );
  }

  async add(member: { applicationId: string; accountId: string; role: MemberRole; partnerId: string | null; joinedAt: Date }): Promise<void> {
    await this.db.entities.insert(MemberEntity, member);
  }

  async change(id: string, { role, partnerId }: Membership): Promise<void> {
    await this.db.entities.update(MemberEntity, { id }, { role, partnerId });
  }

  async leave(id: string, at: Date): Promise<void> {
    await this.db.entities.update(MemberEntity, { id }, { leftAt: at });
  }
}
