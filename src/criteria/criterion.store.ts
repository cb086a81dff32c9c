import { Injectable } from '@nestjs/common';
import { Db } from '../platform/db/index.js';
import type { Words } from '../shared/lang.js';

/** Something an assessor can look for. */
export interface Evidence {
  readonly id: string;
  /** `stated`: the growth forum's own documents say so. `inferred`: our reading of them. */
  readonly basis: 'stated' | 'inferred';
  readonly text: Words;
}

/** What a score means, in words. Between two anchors lies what is between their words. */
export interface Anchor {
  readonly halfPoints: number;
  readonly text: Words;
}

export interface Criterion {
  readonly id: string;
  /** From 1, within its strategy. */
  readonly number: number;
  readonly titleDa: string;
  readonly titleEn: string;
  readonly guidanceDa: string;
  readonly guidanceEn: string;
  readonly evidence: readonly Evidence[];
  /** Lowest first; empty where a strategy has none. */
  readonly anchors: readonly Anchor[];
}

/** A criterion and the strategy it belongs to. */
export interface StrategyCriterion extends Criterion {
  readonly strategyId: string;
}

@Injectable()
export class CriterionStore {
  constructor(private readonly db: Db) {}

  /** Those of every strategy, newest strategy first, by number. */
  all(): Promise<StrategyCriterion[]> {
    return this.db.query<StrategyCriterion>(
      `SELECT c.id, c.strategy_id AS "strategyId", c.number, c.title_da AS "titleDa", c.title_en AS "titleEn",
              c.guidance_da AS "guidanceDa", c.guidance_en AS "guidanceEn", c.evidence, c.anchors
         FROM criterion c JOIN strategy s ON s.id = c.strategy_id ORDER BY s.from_year DESC, s.id, c.number`,
    );
  }
}
