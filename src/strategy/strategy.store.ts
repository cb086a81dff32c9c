import { Injectable } from '@nestjs/common';
import { Db } from '../platform/db/index.js';
import type { Words } from '../shared/lang.js';
import type { Measure } from './measure.rules.js';

export interface Challenge {
  readonly id: string;
  readonly nameDa: string;
  readonly nameEn: string;
  /** One named challenge, weak coordination, is none of the focus areas' business. */
  readonly addressedByFocusAreas: boolean;
}

export interface Strategy {
  readonly id: string;
  readonly titleDa: string;
  readonly titleEn: string;
  readonly ownerDa: string;
  readonly ownerEn: string;
  readonly fromYear: number;
  readonly toYear: number;
  readonly visionYear: number;
  readonly visionDa: string;
  readonly visionEn: string;
  readonly keywords: readonly Words[];
  readonly considerations: readonly Words[];
  /** Whose analysis names the challenges. */
  readonly challengesSource: Words;
  readonly challenges: readonly Challenge[];
}

export interface FocusArea {
  readonly id: string;
  readonly position: number;
  /** Before the point in the numbers of the area's initiatives. */
  readonly catalogueChapter: number;
  readonly nameDa: string;
  readonly nameEn: string;
  readonly shortNameDa: string;
  readonly shortNameEn: string;
  readonly summaryDa: string;
  readonly summaryEn: string;
  readonly challenges: readonly Words[];
  readonly actionTracks: readonly Words[];
  /** Names of projects and organisations, the same in both languages. */
  readonly existingEfforts: readonly string[];
  /** What weighs in the choice between clusters; empty for the other areas. */
  readonly clusterPriorities: readonly Words[];
}

export interface Target {
  readonly id: string;
  /** `null` for the headline target alone, and so is `number`. */
  readonly focusAreaId: string | null;
  readonly number: number | null;
  readonly titleDa: string;
  readonly titleEn: string;
  readonly descriptionDa: string | null;
  readonly descriptionEn: string | null;
  readonly noteDa: string | null;
  readonly noteEn: string | null;
  /** One figure to reach; for one target two. */
  readonly measures: readonly Measure[];
}

@Injectable()
export class StrategyStore {
  constructor(private readonly db: Db) {}

  strategy(): Promise<Strategy | null> {
    return this.db.one<Strategy>(
      `SELECT s.id, s.title_da AS "titleDa", s.title_en AS "titleEn", s.owner_da AS "ownerDa", s.owner_en AS "ownerEn",
              s.from_year AS "fromYear", s.to_year AS "toYear", s.vision_year AS "visionYear",
              s.vision_da AS "visionDa", s.vision_en AS "visionEn", s.document -> 'keywords' AS keywords,
              s.document -> 'crossCuttingConsiderations' AS considerations,
              s.document -> 'challengesSource' AS "challengesSource",
              (SELECT jsonb_agg(jsonb_build_object('id', c.id, 'nameDa', c.name_da, 'nameEn', c.name_en,
                        'addressedByFocusAreas', c.addressed_by_focus_areas) ORDER BY c.position)
                 FROM challenge c) AS challenges
         FROM strategy s ORDER BY s.from_year DESC LIMIT 1`,
    );
  }

  focusAreas(): Promise<FocusArea[]> {
    return this.db.query<FocusArea>(
      `SELECT id, position, catalogue_chapter AS "catalogueChapter", name_da AS "nameDa", name_en AS "nameEn",
              short_name_da AS "shortNameDa", short_name_en AS "shortNameEn", summary_da AS "summaryDa",
              summary_en AS "summaryEn", document -> 'challenges' AS challenges,
              document -> 'actionTracks' AS "actionTracks", document -> 'existingEfforts' AS "existingEfforts",
              document -> 'clusterPriorities' AS "clusterPriorities"
         FROM focus_area ORDER BY position`,
    );
  }

  /** By number, the headline last. Figures are decimal texts, so that none passes through a float. */
  targets(): Promise<Target[]> {
    return this.db.query<Target>(
      `SELECT t.id, t.focus_area_id AS "focusAreaId", t.number, t.title_da AS "titleDa", t.title_en AS "titleEn",
              t.description_da AS "descriptionDa", t.description_en AS "descriptionEn", t.note_da AS "noteDa",
              t.note_en AS "noteEn",
              jsonb_agg(jsonb_build_object('id', m.id, 'indicatorDa', m.indicator_da, 'indicatorEn', m.indicator_en,
                'kind', m.kind, 'unit', m.unit, 'direction', m.direction, 'comparator', m.comparator,
                'baseline', jsonb_build_object('status', m.baseline_status, 'year', m.baseline_year,
                  'value', m.baseline_value::text, 'unit', m.baseline_unit, 'qualifier', m.baseline_qualifier,
                  'noteDa', m.baseline_note_da, 'noteEn', m.baseline_note_en),
                'targetYear', m.target_year, 'targetValue', m.target_value::text, 'targetNoteDa', m.target_note_da,
                'targetNoteEn', m.target_note_en, 'longTermYear', m.long_term_year,
                'longTermValue', m.long_term_value::text, 'longTermComparator', m.long_term_comparator,
                'comparisonDa', m.comparison_da, 'comparisonEn', m.comparison_en) ORDER BY m.position) AS measures
         FROM target t JOIN target_measure m ON m.target_id = t.id
        GROUP BY t.id ORDER BY t.number NULLS LAST`,
    );
  }
}
