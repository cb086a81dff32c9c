import { Injectable } from '@nestjs/common';
import { Db } from '../platform/db/index.js';
import type { IsoDate } from '../shared/dates.js';
import { RuleSetEntity } from './rule-set.entity.js';
import type { RuleSetValues } from './rule-set.js';

export interface NewRuleSet {
  readonly id: string;
  readonly family: string;
  readonly version: number;
  readonly validFrom: IsoDate;
  readonly legalBasis: string;
  readonly values: RuleSetValues;
}

/** A round that has pinned a version. */
export interface PinnedBy {
  readonly id: string;
  readonly nameDa: string;
  readonly nameEn: string;
  /** Else only the secretariat sees it. */
  readonly isPublished: boolean;
}

/** A version with its place in the family. */
export interface RuleSetRow extends NewRuleSet {
  readonly familyNameDa: string;
  readonly familyNameEn: string;
  /** The day before the next version's; null: until further notice. */
  readonly validTo: IsoDate | null;
  /** The rounds that have pinned it, latest deadline first. */
  readonly rounds: readonly PinnedBy[];
}

const rows = `SELECT s.id, s.family, f.name_da AS "familyNameDa", f.name_en AS "familyNameEn", s.version, s.valid_from AS "validFrom",
  lead(s.valid_from) OVER (PARTITION BY s.family ORDER BY s.valid_from, s.version) - 1 AS "validTo", s.legal_basis AS "legalBasis", s.values,
  COALESCE((SELECT jsonb_agg(jsonb_build_object('id', r.id, 'nameDa', r.name_da, 'nameEn', r.name_en, 'isPublished', r.published_at IS NOT NULL) ORDER BY r.closes_at DESC, r.id)
              FROM round r WHERE r.rule_set_id = s.id), '[]') AS rounds, f.position
  FROM rule_set s JOIN rule_set_family f ON f.id = s.family`;

@Injectable()
export class RuleSetStore {
  constructor(private readonly db: Db) {}

  /** Family by family, the newest version first. */
  all(): Promise<RuleSetRow[]> {
    return this.db.query<RuleSetRow>(`SELECT * FROM (${rows}) AS version ORDER BY position, family, "validFrom" DESC, version DESC`);
  }

  /** Every strategy's, with their numbers in front: a rule set names those it weighs, and only knows their ids. */
  criteria(): Promise<{ id: string; nameDa: string; nameEn: string }[]> {
    return this.db.query(`SELECT id, number || '. ' || title_da AS "nameDa", number || '. ' || title_en AS "nameEn" FROM criterion ORDER BY strategy_id, number`);
  }

  byId(id: string): Promise<RuleSetRow | null> {
    return this.db.one<RuleSetRow>(`SELECT * FROM (${rows}) AS version WHERE id = $1`, [id]);
  }

  /** The family's version that is in effect on a day. */
  inEffect(family: string, on: IsoDate): Promise<RuleSetRow | null> {
    return this.db.one<RuleSetRow>(
      `SELECT * FROM (${rows}) AS version WHERE family = $1 AND "validFrom" <= $2 ORDER BY "validFrom" DESC, version DESC LIMIT 1`,
      [family, on],
    );
  }

  /** Whoever adds a version to a family waits here for another who does, and then sees what the other added. */
  async lockFamily(family: string): Promise<void> {
    await this.db.write('SELECT FROM rule_set_family WHERE id = $1 FOR UPDATE', [family]);
  }

  async add(set: NewRuleSet): Promise<void> {
    await this.db.entities.insert(RuleSetEntity, set);
  }
}
