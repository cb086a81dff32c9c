import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/index.js';
import { CommitmentEntity, ProposalRulingEntity } from './commitment.entity.js';
import type { Commitment } from './commitment.rules.js';

/** Columns of a commitment as JSON, read by `readCommitment`. */
export const commitmentJson = `'id', k.id, 'partnerId', k.partner_id, 'answer', k.answer, 'name', k.name, 'title', k.title, 'at', k.at,
  'seen', k.seen_sha256, 'sha256', k.sha256, 'accountId', k.account_id, 'requestId', k.request_id, 'linkTo', (SELECT q.email FROM commitment_request q WHERE q.id = k.request_id),
  'comment', k.comment, 'proposal', k.proposal,
  'ruling', CASE WHEN r.commitment_id IS NULL THEN NULL
    ELSE json_build_object('accepted', r.accepted, 'reason', r.reason, 'at', r.ruled_at, 'byName', (SELECT b.name FROM account b WHERE b.id = r.ruled_by)) END`;
export const commitmentTables = 'commitment k LEFT JOIN proposal_ruling r ON r.commitment_id = k.id';

/** Instants come as ISO texts out of JSON. */
export type RawCommitment = Omit<Commitment, 'at' | 'ruling'> & { readonly at: string; readonly ruling: (Omit<NonNullable<Commitment['ruling']>, 'at'> & { readonly at: string }) | null };

export function readCommitment({ at, ruling, ...commitment }: RawCommitment): Commitment {
  return { ...commitment, at: new Date(at), ruling: ruling && { ...ruling, at: new Date(ruling.at) } };
}

/** Who changed a partner's lines last. */
export interface LastChange {
  readonly partnerId: string;
  readonly name: string;
  readonly at: Date;
}

export type NewCommitment = Omit<CommitmentEntity, 'id'>;

@Injectable()
export class CommitmentStore {
  constructor(private readonly db: Db) {}

  /** Newest first. */
  async of(applicationId: string): Promise<Commitment[]> {
    const rows = await this.db.query<{ commitment: RawCommitment }>(
      `SELECT json_build_object(${commitmentJson}) AS commitment FROM ${commitmentTables} WHERE k.application_id = $1 ORDER BY k.at DESC, k.id DESC`,
      [applicationId],
    );
    return rows.map(({ commitment }) => readCommitment(commitment));
  }

  /** A line that was taken out, or given to another partner, changed the part it stood in. */
  lastChanges(applicationId: string): Promise<LastChange[]> {
    return this.db.query<LastChange>(
      `WITH line AS (
         SELECT id::text AS id, partner_id::text AS partner FROM cost_line WHERE application_id = $1
          UNION ALL SELECT id::text, partner_id::text FROM financing_line WHERE application_id = $1 AND partner_id IS NOT NULL
          UNION ALL SELECT id::text, partner_id::text FROM earlier_aid WHERE application_id = $1)
       SELECT DISTINCT ON (whose.partner) whose.partner AS "partnerId", a.name, e.at
         FROM field_edit e JOIN account a ON a.id = e.account_id
         CROSS JOIN LATERAL (
           SELECT line.partner FROM line WHERE line.id = e.row_id AND e.section IN ('budget', 'financing', 'aid')
            UNION ALL SELECT e.before WHERE e.field = 'partnerId' AND e.section IN ('budget', 'financing', 'aid')
            UNION ALL SELECT e.row_id WHERE e.section = 'partners' AND e.field IN ('name', 'cvr', 'sector', 'aidBasis')) AS whose
        WHERE e.application_id = $1 AND e.section IN ('budget', 'financing', 'aid', 'partners') AND whose.partner IS NOT NULL
        ORDER BY whose.partner, e.revision DESC, e.id DESC`,
      [applicationId],
    );
  }

  /** How many answers have come by a link or an account since then: neither must become a way to send very many mails. */
  async answersBy(applicationId: string, { accountId, requestId }: Pick<Commitment, 'accountId' | 'requestId'>, since: Date): Promise<number> {
    const row = await this.db.one<{ n: number }>('SELECT count(*)::int AS n FROM commitment WHERE application_id = $1 AND (request_id = $2 OR account_id = $3) AND at > $4', [applicationId, requestId, accountId, since]);
    return row?.n ?? 0;
  }

  async add(commitment: NewCommitment): Promise<void> {
    await this.db.entities.insert(CommitmentEntity, commitment);
  }

  async rule(ruling: ProposalRulingEntity): Promise<void> {
    await this.db.entities.insert(ProposalRulingEntity, ruling);
  }
}
