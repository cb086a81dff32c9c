import { Injectable } from '@nestjs/common';
import { Db } from '../platform/db/index.js';
import type { Lang } from '../platform/views/index.js';
import type { PanelAnswer } from './panel.rules.js';

export interface Board {
  readonly cvr: string;
  readonly name: string;
}

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
  readonly nameDa: string;
  readonly nameEn: string;
}

const member = `p.account_id AS "accountId", a.name, a.organisation, a.email, a.language, p.is_chair AS "isChair", p.answer,
  p.invited_at AS "invitedAt", p.answered_at AS "answeredAt", p.answer_note AS "answerNote", p.thanked_at AS "thankedAt",
  coalesce(e.employer_cvr, '') AS "employerCvr", coalesce(e.municipality, '') AS municipality, coalesce(e.fields, '{}') AS fields,
  e.most_applications AS "mostApplications",
  coalesce((SELECT jsonb_agg(jsonb_build_object('cvr', b.cvr, 'name', b.name) ORDER BY b.cvr) FROM expert_board b WHERE b.account_id = p.account_id), '[]') AS boards`;

const invitation = `p.round_id AS "roundId", p.answer, p.is_chair AS "isChair", p.invited_at AS "invitedAt", p.answered_at AS "answeredAt",
  p.answer_note AS "answerNote", p.confidentiality, r.name_da AS "nameDa", r.name_en AS "nameEn"`;

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
}
