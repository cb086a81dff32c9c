import type { RuleSetValues } from '../../rounds/index.js';
import type { Draft, Frame } from '../draft.rules.js';

/** A page of the application. Criteria have one each: `criterion:sustainability`. */
export type SectionKey =
  | 'project'
  | 'focusAreas'
  | 'targets'
  | 'goals'
  | `criterion:${string}`
  | 'partners'
  | 'activities'
  | 'budget'
  | 'financing'
  | 'aid'
  | 'attachments';

export type Group = 'project' | 'criteria' | 'economy' | 'submission';

/** Every section there is in this round, in the order in which "save and continue" passes them. */
export function sectionsOf({ criteria, round }: Pick<Frame, 'criteria' | 'round'>): readonly { readonly key: SectionKey; readonly group: Group }[] {
  return [
    { key: 'project', group: 'project' },
    { key: 'focusAreas', group: 'project' },
    { key: 'targets', group: 'project' },
    { key: 'goals', group: 'project' },
    ...criteria.map(({ id }) => ({ key: `criterion:${id}` as const, group: 'criteria' as const })),
    { key: 'partners', group: 'economy' },
    { key: 'activities', group: 'economy' },
    { key: 'budget', group: 'economy' },
    { key: 'financing', group: 'economy' },
    ...(hasAid(round) ? [{ key: 'aid' as const, group: 'economy' as const }] : []),
    { key: 'attachments', group: 'submission' },
  ];
}

/** Whether the round's rules say anything of state aid; else nothing is asked about it. */
export function hasAid({ rules }: Frame['round']): boolean {
  return Boolean(rules.money?.aid);
}

export function criterionIn(key: SectionKey): string | null {
  return key.startsWith('criterion:') ? key.slice('criterion:'.length) : null;
}

/** Whether the round takes applications without anything in this section. */
export function isOptional(key: SectionKey, { minActivities, minResultGoals, minEffectGoals }: Pick<RuleSetValues, 'minActivities' | 'minResultGoals' | 'minEffectGoals'>): boolean {
  if (key === 'activities') return !minActivities;
  if (key === 'goals') return !minResultGoals && !minEffectGoals;
  // Only de minimis aid is declared, and few partners invoke it.
  return key === 'attachments' || key === 'aid';
}

export type Progress = 'not-started' | 'started' | 'done' | 'error';

/** How far a section is: `error` only where something written breaks a rule, never because something is missing yet. */
export function progressOf(key: SectionKey, draft: Draft, found: readonly { readonly section: SectionKey | 'commitments'; readonly broken: boolean }[]): Progress {
  const here = found.filter(({ section }) => section === key);
  if (here.some(({ broken }) => broken)) return 'error';
  if (!isBegun(key, draft)) return 'not-started';
  return here.length ? 'started' : 'done';
}

function isBegun(key: SectionKey, draft: Draft): boolean {
  const criterion = criterionIn(key);
  if (criterion !== null) return (draft.answers[criterion] ?? '') !== '';
  switch (key) {
    case 'project':
      return Object.values(draft.project).some((value) => value !== null && value !== '');
    case 'focusAreas':
      return draft.focusAreaIds.length > 0;
    case 'aid':
      return draft.earlierAid.length > 0 || draft.partners.some(({ aidBasis }) => aidBasis === 'de-minimis');
    case 'budget':
      return draft.costs.length > 0;
    default:
      return draft[key as 'targets' | 'goals' | 'partners' | 'activities' | 'financing' | 'attachments'].length > 0;
  }
}
