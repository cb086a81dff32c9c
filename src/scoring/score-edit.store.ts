import { Injectable } from '@nestjs/common';
import type { FieldChange, FieldEdit, Origin } from '../applications/index.js';
import { Db } from '../platform/db/index.js';

/** What each save of a draft assessment changed; kept until it is handed in. */
@Injectable()
export class ScoreEditStore {
  constructor(private readonly db: Db) {}

  /** Oldest first. */
  since(seatId: string, revision: number): Promise<FieldEdit[]> {
    return this.db.query<FieldEdit>(
      `SELECT e.revision, NULL AS "rowId", e.field, e.before, e.after, s.account_id AS "accountId", a.name AS "accountName", e.page_id AS "pageId", e.turn, e.at
         FROM score_edit e JOIN panel_seat s ON s.id = e.seat_id JOIN account a ON a.id = s.account_id
        WHERE e.seat_id = $1 AND e.revision > $2 ORDER BY e.id`,
      [seatId, revision],
    );
  }

  /** When another page than this last changed something after a revision; null: none has. */
  async changedElsewhere(seatId: string, { basis, pageId }: Pick<Origin, 'basis' | 'pageId'>): Promise<Date | null> {
    const edit = await this.db.one<{ at: Date }>(
      'SELECT at FROM score_edit WHERE seat_id = $1 AND revision > $2 AND page_id IS DISTINCT FROM $3::uuid AND before <> after ORDER BY id DESC LIMIT 1',
      [seatId, basis, pageId],
    );
    return edit?.at ?? null;
  }

  /** `origin` null: not typed on a page. */
  async add(seatId: string, revision: number, origin: Origin | null, changes: readonly FieldChange[]): Promise<void> {
    await this.db.write(
      `INSERT INTO score_edit (seat_id, revision, page_id, turn, field, before, after)
       SELECT $1, $2, $3, $4, c.field, coalesce(c.before, ''), coalesce(c.after, '') FROM jsonb_to_recordset($5) AS c (field text, before text, after text)`,
      [seatId, revision, origin?.pageId ?? null, origin?.turn ?? 0, JSON.stringify(changes)],
    );
  }

  async forget(seatId: string): Promise<void> {
    await this.db.write('DELETE FROM score_edit WHERE seat_id = $1', [seatId]);
  }
}
