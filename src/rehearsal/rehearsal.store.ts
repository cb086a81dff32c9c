import { Injectable } from '@nestjs/common';
import { Db } from '../platform/db/index.js';
import type { ChapterKey, Report, Tally } from './report.rules.js';

/** Why a rehearsal did not come to its end: its role may not make databases, it was ended, it fell silent, or it broke. */
export type RehearsalError = 'no-database' | 'stopped' | 'silent' | 'broken';

/** One line of the list; the report is read only where it is shown. */
export interface RehearsalRow extends Tally {
  readonly id: string;
  readonly roundId: string;
  /** null: from the command line. */
  readonly startedByName: string | null;
  readonly startedAt: Date;
  readonly applicants: number;
  readonly state: 'running' | 'done' | 'failed';
  readonly chapter: ChapterKey | '';
  readonly chaptersDone: number;
  readonly finishedAt: Date | null;
  readonly error: RehearsalError | '';
  readonly detail: string;
}

/** Also a round that only the secretariat sees. */
export interface RehearsedRound {
  readonly id: string;
  readonly nameDa: string;
  readonly nameEn: string;
}

const columns = `r.id, r.round_id AS "roundId", a.name AS "startedByName", r.started_at AS "startedAt", r.applicants, r.state, r.chapter,
  r.chapters_done AS "chaptersDone", r.finished_at AS "finishedAt", r.checks, r.failed, r.remarks, r.error, r.detail`;

@Injectable()
export class RehearsalStore {
  constructor(private readonly db: Db) {}

  round(id: string): Promise<RehearsedRound | null> {
    return this.db.one<RehearsedRound>('SELECT id, name_da AS "nameDa", name_en AS "nameEn" FROM round WHERE id = $1', [id]);
  }

  /** Newest first. */
  of(roundId: string): Promise<RehearsalRow[]> {
    return this.db.query<RehearsalRow>(`SELECT ${columns} FROM rehearsal r LEFT JOIN account a ON a.id = r.started_by WHERE r.round_id = $1 ORDER BY r.started_at DESC, r.id DESC LIMIT 50`, [roundId]);
  }

  one(id: string, roundId: string): Promise<(RehearsalRow & { readonly report: Report | null }) | null> {
    return this.db.one(`SELECT ${columns}, r.report FROM rehearsal r LEFT JOIN account a ON a.id = r.started_by WHERE r.id = $1 AND r.round_id = $2`, [id, roundId]);
  }

  underWay(): Promise<RehearsalRow | null> {
    return this.db.one<RehearsalRow>(`SELECT ${columns} FROM rehearsal r LEFT JOIN account a ON a.id = r.started_by WHERE r.state = 'running'`);
  }

  /** `at`: null is now. @returns its id; null: one is under way already */
  async start(given: { readonly roundId: string; readonly startedBy: string | null; readonly applicants: number; readonly at: Date | null }): Promise<string | null> {
    const [row] = await this.db.write<{ id: string }>(
      `INSERT INTO rehearsal (round_id, started_by, started_at, heard_at, applicants) VALUES ($1, $2, coalesce($3, clock_timestamp()), clock_timestamp(), $4)
       ON CONFLICT ((true)) WHERE state = 'running' DO NOTHING RETURNING id`,
      [given.roundId, given.startedBy, given.at, given.applicants],
    );
    return row?.id ?? null;
  }

  /** @returns false where it has been given up meanwhile */
  async heard(id: string, chapter: ChapterKey | '', chaptersDone: number): Promise<boolean> {
    const rows = await this.db.write(`UPDATE rehearsal SET chapter = $2, chapters_done = $3, heard_at = clock_timestamp() WHERE id = $1 AND state = 'running' RETURNING 1`, [id, chapter, chaptersDone]);
    return rows.length > 0;
  }

  async finish(id: string, report: Report, { checks, failed, remarks }: Tally): Promise<boolean> {
    const rows = await this.db.write(
      `UPDATE rehearsal SET state = 'done', finished_at = clock_timestamp(), report = $2::jsonb, checks = $3, failed = $4, remarks = $5 WHERE id = $1 AND state = 'running' RETURNING 1`,
      [id, JSON.stringify(report), checks, failed, remarks],
    );
    return rows.length > 0;
  }

  async fail(id: string, error: RehearsalError, detail: string): Promise<boolean> {
    const rows = await this.db.write(`UPDATE rehearsal SET state = 'failed', finished_at = clock_timestamp(), error = $2, detail = $3 WHERE id = $1 AND state = 'running' RETURNING 1`, [id, error, detail.slice(0, 2000)]);
    return rows.length > 0;
  }

  /** Those that have said nothing for a minute. @returns their rounds, by id */
  giveUpSilent(): Promise<{ id: string; roundId: string }[]> {
    return this.db.write(
      `UPDATE rehearsal SET state = 'failed', finished_at = clock_timestamp(), error = 'silent'
        WHERE state = 'running' AND heard_at < clock_timestamp() - interval '1 minute' RETURNING id, round_id AS "roundId"`,
    );
  }
}
