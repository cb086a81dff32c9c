import { characterCount } from '../shared/text.js';

/** A criterion as a member scores it; `halfPoints` null while there is none. */
export interface CaseScore {
  readonly criterionId: string;
  readonly halfPoints: number | null;
  readonly reason: string;
}

/** At most as many cases as this to a round. */
export const mostCases = 3;

/** `over`: a real assessment is in. `handed-in`: the case is, and must be opened once more first. */
export type SittingRefusal = 'over' | 'handed-in';

export function refusalToScore(sitting: { readonly handedInAt: Date | null } | null, hasAssessed: boolean): SittingRefusal | null {
  if (hasAssessed) return 'over';
  return sitting?.handedInAt ? 'handed-in' : null;
}

/** The criteria that lack a score before a case can be handed in. Reasons are welcome, never demanded. */
export function unscored(scores: readonly CaseScore[], criterionIds: readonly string[]): string[] {
  return criterionIds.filter((id) => scores.find(({ criterionId }) => criterionId === id)?.halfPoints == null);
}

/** What was given replaces what stood there; a criterion that was not posted stays as it was. */
export function merged(stored: readonly CaseScore[], given: readonly CaseScore[]): CaseScore[] {
  const ids = new Set(given.map(({ criterionId }) => criterionId));
  return [...stored.filter(({ criterionId }) => !ids.has(criterionId)), ...given];
}

export interface WrittenCase {
  readonly titleDa: string;
  readonly titleEn: string;
  readonly answers: Readonly<Record<string, { readonly da: string; readonly en: string }>>;
}

export type CaseProblem =
  | { readonly part: 'title' | 'answer'; readonly lang: 'da' | 'en'; readonly criterionId: string | null; readonly why: 'empty' }
  | { readonly part: 'title' | 'answer'; readonly lang: 'da' | 'en'; readonly criterionId: string | null; readonly why: 'long'; readonly have: number; readonly max: number };

/** A case says something under every criterion, in both languages: a member reads it in either. */
export function caseProblems(written: WrittenCase, criterionIds: readonly string[], limits: { readonly title: number; readonly criterion: number }): CaseProblem[] {
  const check = (part: 'title' | 'answer', lang: 'da' | 'en', criterionId: string | null, text: string, max: number): CaseProblem[] => {
    const have = characterCount(text);
    if (have === 0) return [{ part, lang, criterionId, why: 'empty' }];
    return have > max ? [{ part, lang, criterionId, why: 'long', have, max }] : [];
  };
  return [
    ...check('title', 'da', null, written.titleDa, limits.title),
    ...check('title', 'en', null, written.titleEn, limits.title),
    ...criterionIds.flatMap((id) => (['da', 'en'] as const).flatMap((lang) => check('answer', lang, id, written.answers[id]?.[lang] ?? '', limits.criterion))),
  ];
}
