import { Injectable } from '@nestjs/common';
import { Db } from '../platform/db/index.js';
import type { Message, NewMessage, Side, Thread } from './dialogue.rules.js';

/** Threads, their messages and how far people have read. Who asks has been checked: the application was found first. */
@Injectable()
export class DialogueStore {
  constructor(private readonly db: Db) {}

  thread(applicationId: string, readerId: string): Promise<Thread | null> {
    return this.db.one<Thread>(
      `SELECT d.messages, d.waiting_since AS "waitingSince", coalesce(s.number, 0) AS seen
         FROM dialogue d LEFT JOIN dialogue_seen s ON s.application_id = d.application_id AND s.account_id = $2
        WHERE d.application_id = $1`,
      [applicationId, readerId],
    );
  }

  /** Newest first. */
  async messages(applicationId: string, limit: number, offset: number): Promise<Message[]> {
    return this.db.query<Message>(
      `SELECT m.id, m.number, m.side, m.account_id AS "accountId", a.name AS "authorName", m.body, m.at,
              (SELECT coalesce(json_agg(json_build_object('id', t.id, 'fileName', t.file_name, 'mediaType', f.media_type, 'bytes', f.bytes,
                        'scan', f.scan_state, 'finding', f.finding) ORDER BY t.position), '[]')
                 FROM dialogue_file t JOIN stored_file f ON f.key = t.storage_key WHERE t.message_id = m.id) AS files
         FROM dialogue_message m JOIN account a ON a.id = m.account_id
        WHERE m.application_id = $1 ORDER BY m.number DESC LIMIT $2 OFFSET $3`,
      [applicationId, limit, offset],
    );
  }

  message(id: string): Promise<Pick<NewMessage, 'applicationId' | 'accountId' | 'body'> | null> {
    return this.db.one('SELECT application_id AS "applicationId", account_id AS "accountId", body FROM dialogue_message WHERE id = $1', [id]);
  }

  file(id: string, applicationId: string): Promise<{ fileName: string; storageKey: string } | null> {
    return this.db.one(
      `SELECT t.file_name AS "fileName", t.storage_key AS "storageKey"
         FROM dialogue_file t JOIN dialogue_message m ON m.id = t.message_id WHERE t.id = $1 AND m.application_id = $2`,
      [id, applicationId],
    );
  }

  /** What one side has attached in a thread. */
  files(applicationId: string, side: Side): Promise<{ bytes: number }[]> {
    return this.db.query(
      `SELECT f.bytes::float8 AS bytes FROM dialogue_message m JOIN dialogue_file t ON t.message_id = m.id JOIN stored_file f ON f.key = t.storage_key
        WHERE m.application_id = $1 AND m.side = $2`,
      [applicationId, side],
    );
  }

  /** Accounts that have answered for the secretariat. */
  async answerers(applicationId: string): Promise<string[]> {
    const rows = await this.db.query<{ id: string }>(
      `SELECT DISTINCT account_id AS id FROM dialogue_message WHERE application_id = $1 AND side = 'secretariat'`,
      [applicationId],
    );
    return rows.map(({ id }) => id);
  }

  /** Whoever takes or took part in the application, or has an interest in it. */
  async blocked(applicationId: string): Promise<string[]> {
    const rows = await this.db.query<{ id: string }>('SELECT DISTINCT account_id AS id FROM blocked WHERE application_id = $1', [applicationId]);
    return rows.map(({ id }) => id);
  }

  async begin(applicationId: string, roundId: string, at: Date): Promise<void> {
    await this.db.write('INSERT INTO dialogue (application_id, round_id, last_at) VALUES ($1, $2, $3) ON CONFLICT (application_id) DO NOTHING', [applicationId, roundId, at]);
  }

  /** Counts the message and writes it. The thread has begun. */
  async add({ id, applicationId, side, accountId, body, at }: NewMessage): Promise<void> {
    await this.db.write(
      `WITH counted AS (
         UPDATE dialogue SET messages = messages + 1, last_at = $6,
                waiting_since = CASE WHEN $3 = 'consortium' THEN coalesce(waiting_since, $6) END
          WHERE application_id = $2 RETURNING messages)
       INSERT INTO dialogue_message (id, application_id, number, side, account_id, body, at) SELECT $1, $2, messages, $3, $4, $5, $6 FROM counted`,
      [id, applicationId, side, accountId, body, at],
    );
  }

  async attach(messageId: string, position: number, fileName: string, storageKey: string): Promise<void> {
    await this.db.write('INSERT INTO dialogue_file (message_id, position, file_name, storage_key) VALUES ($1, $2, $3, $4)', [messageId, position, fileName, storageKey]);
  }

  /** @returns whether anything waited */
  async settle(applicationId: string): Promise<boolean> {
    const rows = await this.db.write('UPDATE dialogue SET waiting_since = NULL WHERE application_id = $1 AND waiting_since IS NOT NULL RETURNING application_id', [applicationId]);
    return rows.length > 0;
  }

  /** Never backwards, and never beyond what there is: an older window must not take back what a newer one has shown. */
  async see(applicationId: string, accountId: string, upTo: number): Promise<void> {
    await this.db.write(
      `INSERT INTO dialogue_seen AS s (application_id, account_id, number) SELECT application_id, $2, least($3, messages) FROM dialogue WHERE application_id = $1
       ON CONFLICT (application_id, account_id) DO UPDATE SET number = greatest(s.number, excluded.number)`,
      [applicationId, accountId, upTo],
    );
  }
}
