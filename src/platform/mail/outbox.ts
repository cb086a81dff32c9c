import { Injectable } from '@nestjs/common';
import { Db } from '../db/index.js';

export interface Mail {
  readonly toName: string;
  readonly toAddress: string;
  readonly subject: string;
  readonly text: string;
}

export interface OutboxRow extends Mail {
  readonly id: string;
  readonly createdAt: Date;
  readonly sentAt: Date | null;
  readonly attempts: number;
  readonly lastError: string | null;
}

/** What has not been sent yet. */
export interface MailQueue {
  readonly waiting: number;
  /** null: nothing waits. */
  readonly oldestAt: Date | null;
  /** Of those that wait: tried at least once in vain. */
  readonly failing: number;
}

/** Mail waits as a row in the same transaction as the change it tells about; a job sends it afterwards. */
@Injectable()
export class Outbox {
  constructor(private readonly db: Db) {}

  async put(mail: Mail): Promise<void> {
    await this.db.write(
      `INSERT INTO mail_outbox (to_name, to_address, subject, body) VALUES ($1, $2, $3, $4)`,
      [mail.toName, mail.toAddress, mail.subject, mail.text],
    );
  }

  /** Any number in one statement. */
  async putAll(mails: readonly Mail[]): Promise<void> {
    await this.db.write(
      `INSERT INTO mail_outbox (to_name, to_address, subject, body) SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[])`,
      [mails.map(({ toName }) => toName), mails.map(({ toAddress }) => toAddress), mails.map(({ subject }) => subject), mails.map(({ text }) => text)],
    );
  }

  async queue(): Promise<MailQueue> {
    const row = await this.db.one<MailQueue>(
      `SELECT count(*)::int AS waiting, min(created_at) AS "oldestAt", (count(*) FILTER (WHERE attempts > 0))::int AS failing
         FROM mail_outbox WHERE sent_at IS NULL`,
    );
    return row!;
  }

  latest(limit: number): Promise<OutboxRow[]> {
    return this.db.query<OutboxRow>(
      `SELECT id, to_name AS "toName", to_address AS "toAddress", subject, body AS text, created_at AS "createdAt",
              sent_at AS "sentAt", attempts, last_error AS "lastError"
         FROM mail_outbox ORDER BY created_at DESC, id DESC LIMIT $1`,
      [limit],
    );
  }

  /**
   * Sends up to `limit` waiting mails, each in its own transaction: a row is locked while it is sent, so two
   * applications never send the same one, and a failure waits longer each time (1, 2, 4 ... minutes, at most an hour).
   * `ending`: none is begun after it. @returns how many were sent and how many failed
   */
  async sendWaiting(send: (mail: Mail & { readonly id: string }) => Promise<void>, ending: AbortSignal | null = null, limit = 50): Promise<{ sent: number; failed: number }> {
    const result = { sent: 0, failed: 0 };
    while (result.sent + result.failed < limit && !ending?.aborted) {
      const outcome = await this.db.transaction(() => this.sendNext(send));
      if (outcome === 'none') break;
      result[outcome] += 1;
    }
    return result;
  }

  private async sendNext(send: (mail: Mail & { readonly id: string }) => Promise<void>): Promise<'sent' | 'failed' | 'none'> {
    const mail = await this.db.one<OutboxRow>(
      `SELECT id, to_name AS "toName", to_address AS "toAddress", subject, body AS text, attempts
         FROM mail_outbox WHERE sent_at IS NULL AND next_try_at <= clock_timestamp()
        ORDER BY created_at, id LIMIT 1 FOR UPDATE SKIP LOCKED`,
    );
    if (!mail) return 'none';
    try {
      await send(mail);
      await this.db.query(
        'UPDATE mail_outbox SET sent_at = clock_timestamp(), attempts = attempts + 1, last_error = NULL WHERE id = $1',
        [mail.id],
      );
      return 'sent';
    } catch (error) {
      const minutes = Math.min(60, 2 ** Math.min(mail.attempts, 6));
      await this.db.query(
        `UPDATE mail_outbox SET attempts = attempts + 1, last_error = $2,
                next_try_at = clock_timestamp() + make_interval(mins => $3) WHERE id = $1`,
        [mail.id, String((error as Error).message).slice(0, 500), minutes],
      );
      return 'failed';
    }
  }
}
