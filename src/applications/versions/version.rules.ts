import { phaseOf } from '../../rounds/index.js';
import type { Opened } from '../draft.rules.js';
import { isLead } from '../members/member.access.js';

/**
 * What the last version sent in is worth. `none`: nothing was sent in; `counts`: it is what is handled; `standing`: it
 * counts while somebody changes the application; `unsent`: it counts, and changes made after it were not sent in before the
 * deadline or before it was taken up; `withdrawn`: it counts for nothing.
 */
export type Standing = 'none' | 'counts' | 'standing' | 'unsent' | 'withdrawn';

export function standingOf({ draft: { state, reopenedAt, sent }, frame: { round } }: Opened<never>, now: Date): Standing {
  if (!sent) return 'none';
  if (state === 'draft') return 'withdrawn';
  if (reopenedAt === null) return 'counts';
  return state === 'submitted' && phaseOf(round, now) === 'open' ? 'standing' : 'unsent';
}

/** Why a version that was sent in cannot be reopened, dropped or withdrawn; null where it can. */
export type Hindrance = 'late' | 'taken-up' | 'not-sent';

export function hindranceOf({ draft: { state, sent }, frame: { round } }: Opened<never>, now: Date): Hindrance | null {
  if (!sent || state === 'draft') return 'not-sent';
  if (state !== 'submitted') return 'taken-up';
  return phaseOf(round, now) === 'open' ? null : 'late';
}

/** What the lead may do with what was sent in; nobody else may do any of it. */
export function mayBe(opened: Opened<never>, now: Date): { readonly reopened: boolean; readonly dropped: boolean; readonly withdrawn: boolean } {
  const free = isLead(opened.draft.membership) && hindranceOf(opened, now) === null;
  const isReopened = opened.draft.reopenedAt !== null;
  return { reopened: free && !isReopened, dropped: free && isReopened, withdrawn: free };
}
