/** Why a seat is not taken back. */
export type ReleaseRefusal =
  /** The case is no longer being assessed. */
  | { readonly why: 'state' }
  /** Handed in: it can only be taken out of the count by deciding that its member is disqualified. */
  | { readonly why: 'handed-in' }
  | { readonly why: 'reason'; readonly least: number; readonly have: number }
  | { readonly why: 'long'; readonly most: number; readonly over: number }
  /** Whoever is to take over cannot. */
  | { readonly why: 'replacement' }
  /** Nobody can take over: the panel has agreed. */
  | { readonly why: 'concluded' }
  /** The chair cannot: the others' assessments are open to the chair. */
  | { readonly why: 'chair' };

export const shortestReason = 10;
export const longestReason = 1_000;

interface Situation {
  readonly state: string;
  readonly isHandedIn: boolean;
  readonly reason: string;
  readonly candidates: readonly string[];
}

/** `replacementId` is '' where nobody takes over. */
export function refusalToRelease(replacementId: string, { state, isHandedIn, reason, candidates }: Situation): ReleaseRefusal | null {
  if (state !== 'submitted' && state !== 'assessment') return { why: 'state' };
  if (isHandedIn) return { why: 'handed-in' };
  const have = [...reason].length;
  if (have < shortestReason) return { why: 'reason', least: shortestReason, have };
  if (have > longestReason) return { why: 'long', most: longestReason, over: have - longestReason };
  return replacementId === '' || candidates.includes(replacementId) ? null : { why: 'replacement' };
}
