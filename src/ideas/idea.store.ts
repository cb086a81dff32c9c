import { Injectable } from '@nestjs/common';
import { Db } from '../platform/db/index.js';
import type { Words } from '../shared/lang.js';
import type { Placed } from './catalogue.rules.js';

/** A party the catalogue imagines taking part. A suggestion: nobody has confirmed anything. */
export interface SuggestedParticipant {
  readonly name: string;
  /** `null`: the name is the same in English. */
  readonly nameEn: string | null;
  readonly kind: 'organisation' | 'group' | 'project';
  readonly note: Words | null;
}

export interface ExpectedFunding {
  readonly name: string;
  readonly nameEn: string | null;
  readonly basis: 'stated' | 'named-framework' | 'to-be-examined' | 'possible-later';
  readonly note: Words | null;
}

/** How firmly the catalogue ties an initiative to a target. */
export type LinkBasis = 'stated' | 'stated-similar' | 'focus-area' | 'inferred';

export interface TargetLink {
  readonly targetId: string;
  readonly basis: LinkBasis;
  readonly noteDa: string | null;
  readonly noteEn: string | null;
}

/** Stated for one initiative only. */
export interface Scale {
  readonly participants: { readonly value: number; readonly comparator: 'at-least' };
  readonly durationYears: { readonly min: number; readonly max: number };
}

/** A proposal of the idea catalogue: no grant, and no right to one. */
export interface Initiative extends Placed {
  readonly id: string;
  /** Chapter and place in it: 2.1 */
  readonly number: string;
  readonly titleDa: string;
  readonly titleEn: string;
  readonly purposeDa: string;
  readonly purposeEn: string;
  readonly activities: readonly Words[];
  readonly participants: readonly SuggestedParticipant[];
  readonly expectedFunding: readonly ExpectedFunding[];
  readonly scale: Scale | null;
  readonly otherStatedGoals: readonly Words[];
  readonly conditions: readonly Words[];
  /** Numbers of other initiatives. */
  readonly relatedInitiatives: readonly string[];
  readonly targetLinks: readonly TargetLink[];
}

@Injectable()
export class IdeaStore {
  constructor(private readonly db: Db) {}

  /** In the catalogue's order. */
  all(): Promise<Initiative[]> {
    return this.db.query<Initiative>(
      `SELECT i.id, i.number, i.focus_area_id AS "focusAreaId", i.title_da AS "titleDa", i.title_en AS "titleEn",
              i.purpose_da AS "purposeDa", i.purpose_en AS "purposeEn",
              i.document -> 'alsoFocusAreas' AS "alsoFocusAreas", i.document -> 'activities' AS activities,
              i.document -> 'participants' AS participants, i.document -> 'expectedFunding' AS "expectedFunding",
              nullif(i.document -> 'scale', 'null') AS scale, i.document -> 'otherStatedGoals' AS "otherStatedGoals",
              i.document -> 'conditions' AS conditions, i.document -> 'relatedInitiatives' AS "relatedInitiatives",
              coalesce((SELECT jsonb_agg(jsonb_build_object('targetId', l.target_id, 'basis', l.basis,
                          'noteDa', l.note_da, 'noteEn', l.note_en) ORDER BY l.position)
                          FROM initiative_target l WHERE l.initiative_id = i.id), '[]') AS "targetLinks"
         FROM initiative i ORDER BY i.position`,
    );
  }
}
