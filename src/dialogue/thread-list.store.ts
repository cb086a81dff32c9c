import { Injectable } from '@nestjs/common';
import { Db } from '../platform/db/index.js';
import type { Side } from './dialogue.rules.js';

/** A thread in the secretariat's list. */
export interface ListedThread {
  readonly applicationId: string;
  readonly messages: number;
  readonly waitingSince: Date | null;
  readonly lastAt: Date;
  /** null: nobody has written yet, and the draft was shared. */
  readonly lastSide: Side | null;
  readonly lastName: string | null;
  readonly unread: number;
}

/** What somebody has not read in one thread: of anybody's, and of the secretariat's. */
export interface Unread {
  readonly applicationId: string;
  readonly unread: number;
  readonly answers: number;
}

/** Nothing of an application is listed to an officer who may know nothing of it. */
const isOpen = 'NOT EXISTS (SELECT FROM blocked b WHERE b.application_id = d.application_id AND b.account_id = $1)';

/** Threads in lists: one statement however many there are. */
@Injectable()
export class ThreadListStore {
  constructor(private readonly db: Db) {}

  /** What waits for an answer in the rounds that still take one, longest wait first; then the rest, last written first. */
  async page(readerId: string, openRoundIds: readonly string[], limit: number, offset: number): Promise<{ rows: ListedThread[]; total: number }> {
    const rows = await this.db.query<ListedThread & { total: number }>(
      `SELECT t.total, l.* FROM (SELECT count(*)::int AS total FROM dialogue d WHERE ${isOpen}) t LEFT JOIN LATERAL (
         SELECT d.application_id AS "applicationId", d.messages, d.waiting_since AS "waitingSince", d.last_at AS "lastAt",
                m.side AS "lastSide", a.name AS "lastName",
                (d.waiting_since IS NOT NULL AND d.round_id = ANY($2::text[])) AS waits,
                (SELECT count(*)::int FROM dialogue_message u
                  WHERE u.application_id = d.application_id AND u.number > coalesce(s.number, 0) AND u.account_id <> $1) AS unread
           FROM dialogue d
           LEFT JOIN dialogue_message m ON m.application_id = d.application_id AND m.number = d.messages
           LEFT JOIN account a ON a.id = m.account_id
           LEFT JOIN dialogue_seen s ON s.application_id = d.application_id AND s.account_id = $1
          WHERE ${isOpen}
          ORDER BY waits DESC, CASE WHEN d.round_id = ANY($2::text[]) THEN d.waiting_since END, d.last_at DESC, d.application_id
          LIMIT $3 OFFSET $4) l ON true
        ORDER BY l.waits DESC, CASE WHEN l.waits THEN l."waitingSince" END, l."lastAt" DESC, l."applicationId"`,
      [readerId, openRoundIds, limit, offset],
    );
    return { total: rows[0]?.total ?? 0, rows: rows.filter(({ applicationId }) => applicationId !== null) };
  }

  /** Threads without anything unread are left out. */
  unread(applicationIds: readonly string[], readerId: string): Promise<Unread[]> {
    return this.db.query<Unread>(
      `SELECT m.application_id AS "applicationId", count(*)::int AS unread, (count(*) FILTER (WHERE m.side = 'secretariat'))::int AS answers
         FROM dialogue_message m LEFT JOIN dialogue_seen s ON s.application_id = m.application_id AND s.account_id = $2
        WHERE m.application_id = ANY($1::uuid[]) AND m.number > coalesce(s.number, 0) AND m.account_id <> $2
        GROUP BY m.application_id`,
      [applicationIds, readerId],
    );
  }
}
