import type { ApplicationText } from '../application.texts.js';
import type { Scope } from './scope.rules.js';
import type { SectionKey } from './section.rules.js';
import type { Bilingual } from '../submission/snapshot.rules.js';

/** A value in a message: amounts are øre, names stand in both languages. */
export type FindingParam = string | number | bigint | Bilingual;

/** What a finding is about: a page of the application, or what its partners have confirmed. */
export type FindingPlace = SectionKey | 'commitments';

/** Something that keeps an application from being sent in, or a remark that does not. */
export interface Finding {
  readonly section: FindingPlace;
  /** Name of the control to go to. */
  readonly field: string;
  readonly key: ApplicationText;
  readonly params: Readonly<Record<string, FindingParam>>;
  /** Something that stands there breaks a rule; otherwise something is missing yet. */
  readonly broken: boolean;
  /** Of a long list, the part in which the control stands; absent: there is one page. */
  readonly scope?: Scope | null;
}

export function missing(section: FindingPlace, field: string, key: ApplicationText, params: Finding['params'] = {}): Finding {
  return { section, field, key, params, broken: false };
}

export function broken(section: FindingPlace, field: string, key: ApplicationText, params: Finding['params'] = {}): Finding {
  return { section, field, key, params, broken: true };
}
