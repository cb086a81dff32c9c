import { Injectable } from '@nestjs/common';
import { Db } from '../platform/db/index.js';
import type { Lack } from './lack.rules.js';
import { RankingEntity, RankingOverrideEntity } from './ranking.entity.js';

export interface RankingHead {
  readonly id: string;
  readonly roundId: string;
  readonly number: number;
  readonly occasion: 'finalised' | 'recomputed';
  readonly reason: string;
  readonly sha256: string;
  readonly madeAt: Date;
  readonly madeBy: string;
  readonly madeByName: string;
}

export interface RankingRow extends RankingHead {
  readonly inputs: string;
  readonly result: string;
}

export interface OverrideRow {
  readonly id: string;
  readonly roundId: string;
  readonly missing: readonly Lack[];
  readonly reason: string;
  readonly askedBy: string;
  readonly askedByName: string;
  readonly askedAt: Date;
  readonly outcome: 'granted' | 'refused' | null;
  readonly decidedBy: string | null;
  readonly decidedByName: string | null;
  readonly decidedAt: Date | null;
  readonly decisionNote: string;
  /** Numbers of the rankings that were made by this leave. */
  readonly usedFor: readonly number[];
}

const head = `r.id, r.round_id AS "roundId", r.number, r.occasion, r.reason, r.sha256, r.made_at AS "madeAt", r.made_by AS "madeBy", a.name AS "madeByName"`;
const from = 'FROM ranking r JOIN account a ON a.id = r.made_by';
const override = `o.id, o.round_id AS "roundId", o.missing, o.reason, o.asked_by AS "askedBy", a.name AS "askedByName", o.asked_at AS "askedAt",
  o.outcome, o.decided_by AS "decidedBy", d.name AS "decidedByName", o.decided_at AS "decidedAt", o.decision_note AS "decisionNote",
  ARRAY(SELECT (e.facts->>'number')::int FROM event e WHERE e.subject = o.round_id AND e.kind = 'ranking.finalised' AND e.facts->>'override' = o.id::text ORDER BY 1) AS "usedFor"`;

@Injectable()
export class RankingStore {
  constructor(private readonly db: Db) {}

  /** Those who rank a round wait here for each other; whoever writes in it otherwise does not. */
  async hold(roundId: string): Promise<void> {
    await this.db.write('SELECT FROM round WHERE id = $1 FOR NO KEY UPDATE', [roundId]);
  }

  /** A round's rankings without what they are made of, newest first. */
  heads(roundId: string): Promise<RankingHead[]> {
    return this.db.query<RankingHead>(`SELECT ${head} ${from} WHERE r.round_id = $1 ORDER BY r.number DESC`, [roundId]);
  }

  one(roundId: string, number: number): Promise<RankingRow | null> {
    return this.db.one<RankingRow>(`SELECT ${head}, r.inputs, r.result ${from} WHERE r.round_id = $1 AND r.number = $2`, [roundId, number]);
  }

  newest(roundId: string): Promise<RankingRow | null> {
    return this.db.one<RankingRow>(`SELECT ${head}, r.inputs, r.result ${from} WHERE r.round_id = $1 ORDER BY r.number DESC LIMIT 1`, [roundId]);
  }

  async add(ranking: Omit<RankingEntity, 'id'>): Promise<void> {
    await this.db.entities.insert(RankingEntity, ranking);
  }

  /** Leave that was asked for, newest first. */
  overrides(roundId: string): Promise<OverrideRow[]> {
    return this.db.query<OverrideRow>(
      `SELECT ${override} FROM ranking_override o JOIN account a ON a.id = o.asked_by LEFT JOIN account d ON d.id = o.decided_by
        WHERE o.round_id = $1 ORDER BY o.asked_at DESC, o.id DESC`,
      [roundId],
    );
  }

  async ask(asked: Pick<RankingOverrideEntity, 'roundId' | 'missing' | 'reason' | 'askedBy' | 'askedAt'>): Promise<string> {
    const { identifiers } = await this.db.entities.insert(RankingOverrideEntity, asked);
    return (identifiers[0] as { id: string }).id;
  }

  async decide(id: string, decided: { readonly outcome: 'granted' | 'refused'; readonly decidedBy: string; readonly decidedAt: Date; readonly decisionNote: string }): Promise<void> {
    await this.db.entities.update(RankingOverrideEntity, { id }, decided);
  }
}
