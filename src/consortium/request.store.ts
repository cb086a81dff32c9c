import { Injectable } from '@nestjs/common';
import { Db } from '../platform/db/index.js';
import { CommitmentRequestEntity } from './consortium.entity.js';
import { expiryOf, type CommitmentRequest } from './request.rules.js';

const columns = `q.id, q.application_id AS "applicationId", q.partner_id AS "partnerId", q.email, q.name, q.language,
  q.sent_at AS "sentAt", q.expires_at AS "expiresAt", q.revoked_at AS "revokedAt"`;

export type NewRequest = Pick<CommitmentRequest, 'applicationId' | 'partnerId' | 'email' | 'name' | 'language'>;

/** The links by which partners have been asked. */
@Injectable()
export class RequestStore {
  constructor(private readonly db: Db) {}

  one(id: string): Promise<CommitmentRequest | null> {
    return this.db.one<CommitmentRequest>(`SELECT ${columns} FROM commitment_request q WHERE q.id = $1`, [id]);
  }

  /** Newest first. */
  of(applicationId: string): Promise<CommitmentRequest[]> {
    return this.db.query<CommitmentRequest>(`SELECT ${columns} FROM commitment_request q WHERE q.application_id = $1 ORDER BY q.sent_at DESC, q.id DESC`, [applicationId]);
  }

  /** What stands behind a plus leads to the same mailbox. */
  async sentSince(applicationId: string, email: string, since: Date): Promise<{ toAddress: number; fromApplication: number }> {
    const row = await this.db.one<{ toAddress: number; fromApplication: number }>(
      `SELECT (SELECT count(*)::int FROM commitment_request WHERE regexp_replace(email, '[+][^@]*@', '@') = regexp_replace(lower($2), '[+][^@]*@', '@') AND sent_at > $3) AS "toAddress",
              (SELECT count(*)::int FROM commitment_request WHERE application_id = $1 AND sent_at > $3) AS "fromApplication"`,
      [applicationId, email, since],
    );
    return row ?? { toAddress: 0, fromApplication: 0 };
  }

  /**
   * Applications in which somebody may still be awaited: sent in to a round whose call lets partners confirm afterwards, and
   * not long past that. One that was reopened stands as it was sent in once the round has closed.
   */
  async awaiting(now: Date): Promise<string[]> {
    const rows = await this.db.query<{ id: string }>(
      `SELECT a.id FROM application a JOIN round r ON r.id = a.round_id JOIN rule_set s ON s.id = r.rule_set_id
        WHERE a.state IN ('submitted', 'assessment', 'agenda') AND (a.reopened_at IS NULL OR r.closes_at <= $1) AND s.values -> 'money' -> 'commitments' ->> 'demand' = 'share'
          AND r.closes_at + make_interval(days => (s.values -> 'money' -> 'commitments' ->> 'restWithinDays')::int + 7) > $1
        ORDER BY a.id`,
      [now],
    );
    return rows.map(({ id }) => id);
  }

  /** @returns its id */
  async add(request: NewRequest, sentBy: string | null, at: Date): Promise<string> {
    const { identifiers } = await this.db.entities.insert(CommitmentRequestEntity, { ...request, email: request.email.toLowerCase(), sentBy, sentAt: at, expiresAt: expiryOf(at) });
    return (identifiers[0] as { id: string }).id;
  }

  /** Every link to that address for that partner. */
  async revoke({ applicationId, partnerId, email }: Pick<CommitmentRequest, 'applicationId' | 'partnerId' | 'email'>, at: Date): Promise<void> {
    await this.db.write(`UPDATE commitment_request SET revoked_at = $4 WHERE application_id = $1 AND partner_id = $2 AND email = $3 AND revoked_at IS NULL`, [applicationId, partnerId, email, at]);
  }
}
