import { Injectable } from '@nestjs/common';
import { Db } from '../platform/db/index.js';
import { InvitationEntity } from './consortium.entity.js';
import { expiryOf, type Invitation, type Wish } from './invitation.rules.js';

const columns = `i.id, i.application_id AS "applicationId", i.email, i.name, i.role, i.partner_id AS "partnerId", i.language,
  i.sent_at AS "sentAt", i.expires_at AS "expiresAt", i.opened_at AS "openedAt", i.accepted_at AS "acceptedAt",
  i.accepted_by AS "acceptedBy", i.revoked_at AS "revokedAt"`;

/** An invitation as the person it was sent to may be reminded of it: the link itself is only in the mail. */
export interface OwnInvitation {
  readonly id: string;
  readonly number: string;
  readonly invitedByName: string;
  readonly sentAt: Date;
  readonly expiresAt: Date;
}

@Injectable()
export class InvitationStore {
  constructor(private readonly db: Db) {}

  one(id: string): Promise<(Invitation & { invitedByName: string }) | null> {
    return this.db.one(`SELECT ${columns}, b.name AS "invitedByName" FROM invitation i JOIN account b ON b.id = i.invited_by WHERE i.id = $1`, [id]);
  }

  /** Those without an answer first, each group newest first. */
  of(applicationId: string): Promise<Invitation[]> {
    return this.db.query<Invitation>(
      `SELECT ${columns} FROM invitation i WHERE i.application_id = $1
        ORDER BY (i.accepted_at IS NULL AND i.revoked_at IS NULL) DESC, i.sent_at DESC, i.id DESC`,
      [applicationId],
    );
  }

  /** From any application, whatever became of them. What stands behind a plus leads to the same mailbox. */
  async sentBy(accountId: string, email: string, since: Date): Promise<number> {
    const row = await this.db.one<{ n: number }>(`SELECT count(*)::int AS n FROM invitation WHERE invited_by = $1 AND regexp_replace(email, '[+][^@]*@', '@') = regexp_replace(lower($2), '[+][^@]*@', '@') AND sent_at > $3`, [accountId, email, since]);
    return row?.n ?? 0;
  }

  /** Those that this address can still accept, newest first. */
  forAddress(email: string, now: Date): Promise<OwnInvitation[]> {
    return this.db.query<OwnInvitation>(
      `SELECT i.id, a.number, i.sent_at AS "sentAt", i.expires_at AS "expiresAt", b.name AS "invitedByName"
         FROM invitation i JOIN application a ON a.id = i.application_id JOIN account b ON b.id = i.invited_by
        WHERE i.email = lower($1) AND i.accepted_at IS NULL AND i.revoked_at IS NULL AND i.expires_at >= $2 ORDER BY i.sent_at DESC, i.id DESC`,
      [email, now],
    );
  }

  /** For each application how many invitations can still be accepted. */
  waiting(applicationIds: readonly string[], now: Date): Promise<{ applicationId: string; invited: number }[]> {
    return this.db.query(
      `SELECT asked.id AS "applicationId",
              (SELECT count(*)::int FROM invitation i
                WHERE i.application_id = asked.id AND i.accepted_at IS NULL AND i.revoked_at IS NULL AND i.expires_at >= $2) AS invited
         FROM unnest($1::uuid[]) AS asked (id)`,
      [applicationIds, now],
    );
  }

  /** @returns its id */
  async add(applicationId: string, wish: Wish, invitedBy: string, at: Date): Promise<string> {
    const { identifiers } = await this.db.entities.insert(InvitationEntity, { applicationId, ...wish, invitedBy, sentAt: at, expiresAt: expiryOf(at) });
    return (identifiers[0] as { id: string }).id;
  }

  /** As if it had never been opened: what counts is what happens with the latest mail. */
  async sentAgain(id: string, at: Date): Promise<void> {
    await this.db.entities.update(InvitationEntity, { id }, { sentAt: at, expiresAt: expiryOf(at), openedAt: null });
  }

  /** @returns whether this was the first time */
  async opened(id: string, at: Date): Promise<boolean> {
    const rows = await this.db.write('UPDATE invitation SET opened_at = $2 WHERE id = $1 AND opened_at IS NULL AND accepted_at IS NULL AND revoked_at IS NULL RETURNING id', [id, at]);
    return rows.length === 1;
  }

  async accepted(id: string, acceptedBy: string, at: Date): Promise<void> {
    await this.db.entities.update(InvitationEntity, { id }, { acceptedAt: at, acceptedBy });
  }

  async revoked(id: string, at: Date): Promise<void> {
    await this.db.entities.update(InvitationEntity, { id }, { revokedAt: at });
  }
}
