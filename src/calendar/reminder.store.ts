import { Injectable } from '@nestjs/common';
import { Db } from '../platform/db/index.js';
import type { Distance, ReminderKind } from './reminder.rules.js';

export interface SentRow {
  readonly accountId: string;
  readonly occasion: string;
  readonly dueAt: Date;
  readonly sentAt: Date;
}

/** A reminder to send. `before`: what the same occasion was sent for last; null: never. */
export interface Claim {
  readonly accountId: string;
  readonly occasion: string;
  readonly dueAt: Date;
  readonly before: Date | null;
}

@Injectable()
export class ReminderStore {
  constructor(private readonly db: Db) {}

  /** By kind, longest first. */
  async distances(): Promise<Record<ReminderKind, readonly Distance[]>> {
    const rows = await this.db.query<Distance & { kind: ReminderKind }>('SELECT kind, minutes_before AS minutes, since FROM reminder_rule ORDER BY minutes_before DESC');
    const of = (wanted: ReminderKind): Distance[] => rows.filter(({ kind }) => kind === wanted);
    return { deadline: of('deadline'), panel: of('panel'), hearing: of('hearing') };
  }

  /** Nobody else sets distances until the transaction ends. */
  async lock(): Promise<void> {
    await this.db.write(`SELECT pg_advisory_xact_lock(hashtextextended('reminder distances', 0))`);
  }

  async addDistance(kind: ReminderKind, minutes: number, since: Date): Promise<void> {
    await this.db.write('INSERT INTO reminder_rule (kind, minutes_before, since) VALUES ($1, $2, $3)', [kind, minutes, since]);
  }

  async removeDistance(kind: ReminderKind, minutes: number): Promise<boolean> {
    return (await this.db.write('DELETE FROM reminder_rule WHERE kind = $1 AND minutes_before = $2 RETURNING kind', [kind, minutes])).length > 0;
  }

  sent(kind: ReminderKind, accountIds: readonly string[]): Promise<SentRow[]> {
    return this.db.query<SentRow>(
      `SELECT account_id AS "accountId", occasion, due_at AS "dueAt", sent_at AS "sentAt" FROM reminder_sent WHERE kind = $1 AND account_id = ANY($2::uuid[])`,
      [kind, accountIds],
    );
  }

  /** Who of these does not want the kind. */
  async off(kind: ReminderKind, accountIds: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await this.db.query<{ accountId: string }>('SELECT account_id AS "accountId" FROM reminder_off WHERE kind = $1 AND account_id = ANY($2::uuid[])', [kind, accountIds]);
    return new Set(rows.map(({ accountId }) => accountId));
  }

  async offOf(accountId: string): Promise<ReadonlySet<string>> {
    const rows = await this.db.query<{ kind: string }>('SELECT kind FROM reminder_off WHERE account_id = $1', [accountId]);
    return new Set(rows.map(({ kind }) => kind));
  }

  /**
   * Takes reminders for this transaction to send. One that another process has taken since it was looked at is left out;
   * one that it is just taking is waited for. In one order, so that nobody waits in a ring.
   */
  async claim(kind: ReminderKind, claims: readonly Claim[], at: Date): Promise<Pick<Claim, 'accountId' | 'occasion'>[]> {
    return this.db.write(
      `INSERT INTO reminder_sent AS sent (account_id, kind, occasion, due_at, sent_at)
       SELECT c.account_id, $1, c.occasion, c.due_at, $6
         FROM unnest($2::uuid[], $3::text[], $4::timestamptz[]) AS c (account_id, occasion, due_at) ORDER BY c.account_id, c.occasion
       ON CONFLICT (account_id, kind, occasion) DO UPDATE SET due_at = EXCLUDED.due_at, sent_at = EXCLUDED.sent_at
         WHERE sent.due_at = (SELECT b.before FROM unnest($2::uuid[], $3::text[], $5::timestamptz[]) AS b (account_id, occasion, before)
                               WHERE b.account_id = sent.account_id AND b.occasion = sent.occasion)
       RETURNING account_id AS "accountId", occasion`,
      [kind, claims.map(({ accountId }) => accountId), claims.map(({ occasion }) => occasion), claims.map(({ dueAt }) => dueAt), claims.map(({ before }) => before), at],
    );
  }

  async switch(accountId: string, kind: ReminderKind, wanted: boolean): Promise<boolean> {
    const rows = wanted
      ? await this.db.write('DELETE FROM reminder_off WHERE account_id = $1 AND kind = $2 RETURNING kind', [accountId, kind])
      : await this.db.write('INSERT INTO reminder_off (account_id, kind) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING kind', [accountId, kind]);
    return rows.length > 0;
  }
}
