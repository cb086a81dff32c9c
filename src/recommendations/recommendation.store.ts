import { Injectable } from '@nestjs/common';
import { Db } from '../platform/db/index.js';
import type { AgendaDocument } from './agenda-document.rules.js';
import { RecommendationEntity, RecommendationLineEntity } from './recommendation.entity.js';
import type { RecommendationText } from './recommendation.rules.js';

export interface RecommendationRow {
  readonly applicationId: string;
  readonly roundId: string;
  readonly itemNumber: number | null;
  readonly resume: string;
  readonly casePresentation: string;
  readonly document: AgendaDocument | null;
  readonly absent: string;
  readonly changedAt: Date;
}

/** An item on an agenda has both; the database sees to it. */
export type AgendaRow = RecommendationRow & { readonly itemNumber: number; readonly document: AgendaDocument };

export function isOnAgenda(row: RecommendationRow): row is AgendaRow {
  return row.itemNumber !== null && row.document !== null;
}

const columns = `application_id AS "applicationId", round_id AS "roundId", item_number AS "itemNumber", resume,
  case_presentation AS "casePresentation", document, absent, changed_at AS "changedAt"`;

@Injectable()
export class RecommendationStore {
  constructor(private readonly db: Db) {}

  one(applicationId: string): Promise<RecommendationRow | null> {
    return this.db.one<RecommendationRow>(`SELECT ${columns} FROM recommendation WHERE application_id = $1`, [applicationId]);
  }

  among(applicationIds: readonly string[]): Promise<RecommendationRow[]> {
    return this.db.query<RecommendationRow>(`SELECT ${columns} FROM recommendation WHERE application_id = ANY($1::uuid[])`, [applicationIds]);
  }

  /** A round's agenda, in the order of its items. */
  agenda(roundId: string): Promise<AgendaRow[]> {
    return this.db.query<AgendaRow>(
      `SELECT ${columns} FROM recommendation WHERE round_id = $1 AND item_number IS NOT NULL ORDER BY item_number`,
      [roundId],
    );
  }

  /** How many items each round's agenda has; a round with none is left out. */
  async itemCounts(): Promise<ReadonlyMap<string, number>> {
    const rows = await this.db.query<{ roundId: string; items: number }>(
      'SELECT round_id AS "roundId", count(*)::int AS items FROM recommendation WHERE item_number IS NOT NULL GROUP BY round_id',
    );
    return new Map(rows.map(({ roundId, items }) => [roundId, items]));
  }

  async save(of: { applicationId: string; roundId: string; writtenBy: string; changedAt: Date }, text: RecommendationText): Promise<void> {
    const { applicationId } = of;
    const { resume, casePresentation, lines } = text;
    await this.db.entities.upsert(RecommendationEntity, { ...of, resume, casePresentation }, ['applicationId']);
    await this.db.entities.upsert(RecommendationLineEntity, lines.map((line) => ({ applicationId, ...line })), ['applicationId', 'fundId']);
  }

  /** Gives the item the agenda's next number. Two officers placing items at once wait for each other. */
  async place(applicationId: string, roundId: string, document: AgendaDocument): Promise<number> {
    await this.db.query(`SELECT pg_advisory_xact_lock(hashtextextended('agenda ' || $1, 0))`, [roundId]);
    const [last] = await this.db.query<{ number: number }>(
      'SELECT coalesce(max(item_number), 0) AS number FROM recommendation WHERE round_id = $1',
      [roundId],
    );
    const itemNumber = (last?.number ?? 0) + 1;
    await this.db.entities.update(RecommendationEntity, { applicationId }, { itemNumber, document });
    return itemNumber;
  }

  async noteAbsent(applicationId: string, absent: string): Promise<void> {
    await this.db.entities.update(RecommendationEntity, { applicationId }, { absent });
  }
}
