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

export interface Criterion {
  readonly id: string;
  /** 1 to 8. */
  readonly number: number;
  readonly titleDa: string;
  readonly titleEn: string;
  readonly guidanceDa: string;
  readonly guidanceEn: string;
  readonly evidence: readonly Evidence[];
}

@Injectable()
export class CriterionStore {
  constructor(private readonly db: Db) {}

  all(): Promise<Criterion[]> {
    return this.db.query<Criterion>(
      `SELECT id, number, title_da AS "titleDa", title_en AS "titleEn", guidance_da AS "guidanceDa",
              guidance_en AS "guidanceEn", evidence
         FROM criterion ORDER BY number`,
    );
  }
}
