import { Injectable } from '@nestjs/common';
import { Db } from '../platform/db/index.js';
import type { Lang } from '../platform/views/index.js';
import type { Board } from './expert.rules.js';
import { PanelMemberEntity } from './panel.entity.js';
import type { PanelAnswer } from './panel.rules.js';

/** Somebody who is, or was asked to be, in a round's panel, with what is known of them. */
export interface PanelMember {
  readonly accountId: string;
  readonly name: string;
  readonly organisation: string;
  readonly email: string;
  readonly language: Lang;
  readonly isChair: boolean;
  readonly answer: PanelAnswer;
  readonly invitedAt: Date;
  readonly answeredAt: Date | null;
  readonly answerNote: string;
  readonly thankedAt: Date | null;
  /** '' where there is none in the register. */
  readonly employerCvr: string;
  readonly boards: readonly Board[];
  readonly municipality: string;
  /** Ids of focus areas. */
  readonly fields: readonly string[];
  /** In one round; null: as many as there are. */
  readonly mostApplications: number | null;
}

/** A round somebody has been asked to assess in. */
export interface Invitation {
  readonly roundId: string;
  readonly answer: PanelAnswer;
  readonly isChair: boolean;
  readonly invitedAt: Date;
  readonly answeredAt: Date | null;
  readonly answerNote: string;
  /** The very words promised; '' before. */
  readonly confidentiality: string;
  /** Whom the answer concerns most. */
  readonly invitedBy: string;
  readonly nameDa: string;
  readonly nameEn: string;
}

const member = `p.account_id AS "accountId", a.name, a.organisation, a.email, a.language, p.is_chair AS "isChair", p.answer,
  p.invited_at AS "invitedAt", p.answered_at AS "answeredAt", p.answer_note AS "answerNote", p.thanked_at AS "thankedAt",
  coalesce(e.employer_cvr, '') AS "employerCvr", coalesce(e.municipality, '') AS municipality, coalesce(e.fields, '{}') AS fields,
  e.most_applications AS "mostApplications",
  coalesce((SELECT jsonb_agg(jsonb_build_object('cvr', b.cvr, 'name', b.name) ORDER BY b.cvr) FROM expert_board b WHERE b.account_id = p.account_id), '[]') AS boards`;

const invitation = `p.round_id AS "roundId", p.answer, p.is_chair AS "isChair", p.invited_at AS "invitedAt", p.answered_at AS "answeredAt",
  p.answer_note AS "answerNote", p.confidentiality, p.invited_by AS "invitedBy", r.name_da AS "nameDa", r.name_en AS "nameEn"`;

@Injectable()
export class PanelStore {
  constructor(private readonly db: Db) {}

  /** By name, whatever they answered. */
  of(roundId: string): Promise<PanelMember[]> {
    return this.db.query<PanelMember>(
      `SELECT ${member} FROM panel_member p JOIN account a ON a.id = p.account_id LEFT JOIN expert e ON e.account_id = p.account_id
        WHERE p.round_id = $1 ORDER BY a.name, a.id`,
      [roundId],
    );
  }

  async hasAccepted(roundId: string, accountId: string): Promise<boolean> {
    return (await this.db.one(`SELECT FROM panel_member WHERE round_id = $1 AND account_id = $2 AND answer = 'accepted'`, [roundId, accountId])) !== null;
  }

  async isChair(roundId: string, accountId: string): Promise<boolean> {
    return (await this.db.one(`SELECT FROM panel_member WHERE round_id = $1 AND account_id = $2 AND answer = 'accepted' AND is_chair`, [roundId, accountId])) !== null;
  }

  /** What one was asked to take on, newest first. */
  invitationsOf(accountId: string): Promise<Invitation[]> {
    return this.db.query<Invitation>(
      `SELECT ${invitation} FROM panel_member p JOIN round r ON r.id = p.round_id WHERE p.account_id = $1 ORDER BY p.invited_at DESC, p.round_id`,
      [accountId],
    );
  }

  invitation(roundId: string, accountId: string): Promise<Invitation | null> {
    return this.db.one<Invitation>(
      `SELECT ${invitation} FROM panel_member p JOIN round r ON r.id = p.round_id WHERE p.round_id = $1 AND p.account_id = $2`,
      [roundId, accountId],
    );
  }

  /** The same, for as long as the transaction lasts. */
  async locked(roundId: string, accountId: string): Promise<Invitation | null> {
    await this.db.write('SELECT FROM panel_member WHERE round_id = $1 AND account_id = $2 FOR UPDATE', [roundId, accountId]);
    return this.invitation(roundId, accountId);
  }

  /** Whoever changes the panel's members waits here until the transaction ends. */
  async lockPanel(roundId: string): Promise<void> {
    await this.db.write(`SELECT pg_advisory_xact_lock(hashtextextended('panel ' || $1, 0))`, [roundId]);
  }

  /** Anew for those who were asked before; what they promised then stays until they promise again. */
  async invite(roundId: string, accountIds: readonly string[], invitedBy: string, invitedAt: Date): Promise<void> {
    const fresh = { answer: 'invited', answeredAt: null, answerNote: '', isChair: false, thankedAt: null } as const;
    await this.db.entities.upsert(PanelMemberEntity, accountIds.map((accountId) => ({ roundId, accountId, invitedBy, invitedAt, ...fresh })), ['roundId', 'accountId']);
  }

  async answer(roundId: string, accountId: string, answer: Partial<Pick<PanelMemberEntity, 'answer' | 'answeredAt' | 'answerNote' | 'confidentiality' | 'isChair'>>): Promise<void> {
    await this.db.entities.update(PanelMemberEntity, { roundId, accountId }, answer);
  }

  /** null: nobody. */
  async setChair(roundId: string, accountId: string | null): Promise<void> {
    await this.db.entities.update(PanelMemberEntity, { roundId, isChair: true }, { isChair: false });
    if (accountId !== null) await this.db.entities.update(PanelMemberEntity, { roundId, accountId }, { isChair: true });
  }

  async thank(roundId: string, accountIds: readonly string[], thankedAt: Date): Promise<void> {
    await this.db.write('UPDATE panel_member SET thanked_at = $3 WHERE round_id = $1 AND account_id = ANY($2::uuid[]) AND thanked_at IS NULL', [roundId, accountIds, thankedAt]);
  }

  /** How many applications one is asked to assess among, leaving out those one has anything to do with. */
  async applicationsFor(roundId: string, accountId: string): Promise<number> {
    const row = await this.db.one<{ n: number }>(
      `SELECT count(*)::int AS n FROM application a
        WHERE a.round_id = $1 AND a.state <> 'draft'
          AND NOT EXISTS (SELECT FROM member w WHERE w.application_id = a.id AND w.account_id = $2)
          AND NOT EXISTS (SELECT FROM interest i WHERE i.application_id = a.id AND i.account_id = $2 AND i.status IN ('declared', 'disqualified'))`,
      [roundId, accountId],
    );
    return row!.n;
  }
}
