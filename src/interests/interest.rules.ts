/**
 * What somebody has to do with an application. No record: not declared yet, so nothing is shown. `declared` waits for a
 * decision by somebody else, and nothing is shown meanwhile (Public Administration Act § 6).
 */
export type InterestStatus = 'none' | 'declared' | 'cleared' | 'disqualified';

/** Whether whoever stands so may have to do with the case. */
export function mayHandle(status: InterestStatus | null): boolean {
  return status === 'none' || status === 'cleared';
}

/** Whether whoever stands so may not even know of the case. */
export function isBlocked(status: InterestStatus | null): boolean {
  return status === 'declared' || status === 'disqualified';
}

/** What one says oneself: that nothing stands in the way, or that something does. */
export type Saying = 'none' | 'declared';

/**
 * Whether somebody may say this now. What waits for a decision, or was decided against one, is out of one's own hands:
 * it is somebody else who takes it further. That something has come to light can always be said.
 */
export function maySay(saying: Saying, before: InterestStatus | null): boolean {
  if (isBlocked(before)) return false;
  return saying === 'declared' || before === null;
}

/** Why an officer's step on somebody's interest is not taken. */
export type StepRefusal =
  /** It is the officer's own: the person concerned may not take part in deciding (§ 6(3)). */
  | 'own'
  /** Nothing waits for a decision. */
  | 'not-declared'
  /** Something waits already, or was decided so already. */
  | 'blocked-already'
  | 'no-reason'
  | 'no-ground'
  | 'long';

export interface Decision {
  readonly outcome: 'cleared' | 'disqualified';
  readonly reason: string;
}

export const shortestReason = 20;

export function refusalToDecide(before: InterestStatus | null, personId: string, deciderId: string, { reason }: Decision, longest: number): StepRefusal | null {
  if (personId === deciderId) return 'own';
  if (before !== 'declared') return 'not-declared';
  if (reason.length < shortestReason) return 'no-reason';
  return reason.length > longest ? 'long' : null;
}

/** What has come to light, registered by an officer for whoever it concerns; the officer's own as well, since one must tell at once. */
export function refusalToFind(before: InterestStatus | null, found: { readonly ground: string | null; readonly source: string }, longest: number): StepRefusal | null {
  if (isBlocked(before)) return 'blocked-already';
  if (found.ground === null) return 'no-ground';
  if (found.source.length < shortestReason) return 'no-reason';
  return found.source.length > longest ? 'long' : null;
}
