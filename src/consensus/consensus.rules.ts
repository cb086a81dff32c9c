/**
 * What a panel agrees on: a row for each time somebody writes, the newest one counts. What somebody wrote who turns out to
 * have an interest is void: nothing counts in its place until somebody else writes, for the older text was given up for it.
 */
export interface Written {
  readonly revision: number;
  readonly authorId: string;
  readonly authorName: string;
  readonly at: Date;
  readonly text: string;
}

export interface WrittenScore extends Written {
  readonly criterionId: string;
  readonly halfPoints: number;
}

/** Everything written in one place, oldest first. */
export interface Kept<T extends Written> {
  /** What counts now; null while nothing does. */
  readonly current: T | null;
  readonly revisions: readonly (T & { readonly withdrawn: boolean })[];
  /** Number of the newest, whether it counts or not; 0: nothing has been written. A form says which it was made from. */
  readonly latest: number;
}

export interface Agreement extends Kept<WrittenScore> {
  readonly criterionId: string;
}

export function recordOf<T extends Written>(written: readonly T[], barred: ReadonlySet<string>): Kept<T> {
  const revisions = [...written].sort((a, b) => a.revision - b.revision).map((one) => ({ ...one, withdrawn: barred.has(one.authorId) }));
  const newest = revisions.at(-1);
  return { current: newest && !newest.withdrawn ? newest : null, revisions, latest: newest?.revision ?? 0 };
}

/** One for each criterion, in their order. */
export function agreementsOn(criterionIds: readonly string[], written: readonly WrittenScore[], barred: ReadonlySet<string>): Agreement[] {
  return criterionIds.map((criterionId) => ({ criterionId, ...recordOf(written.filter((one) => one.criterionId === criterionId), barred) }));
}

/** What somebody typed under one criterion, and which revision it was made from. */
export interface Proposal {
  readonly halfPoints: number | null;
  readonly text: string;
  readonly basis: number;
}

/**
 * same: nothing was changed, or it stands so already. overtaken: somebody else has written since, so that both are shown
 * and the writer chooses.
 */
export type Outcome = 'same' | 'write' | 'overtaken';

export function outcomeOf(proposal: Proposal, agreement: Agreement): Outcome {
  const before = agreement.revisions.findLast(({ revision }) => revision <= proposal.basis);
  if (saysSame(proposal, before && !before.withdrawn ? before : null) || saysSame(proposal, agreement.current)) return 'same';
  return proposal.basis === agreement.latest ? 'write' : 'overtaken';
}

function saysSame(proposal: Proposal, written: WrittenScore | null): boolean {
  return proposal.halfPoints === (written?.halfPoints ?? null) && proposal.text === (written?.text ?? '');
}

/** What must be written before a panel can conclude. */
export interface Lacking {
  readonly criterionIds: readonly string[];
  readonly summary: boolean;
}

export function lackingIn(agreements: readonly Agreement[], summary: Kept<Written>): Lacking {
  return { criterionIds: agreements.filter(({ current }) => current === null).map(({ criterionId }) => criterionId), summary: summary.current === null };
}

export function isComplete({ criterionIds, summary }: Lacking): boolean {
  return criterionIds.length === 0 && !summary;
}

/** Names what stood there when a page was made: whoever concludes must have seen what is concluded. */
export function markOf(agreements: readonly Agreement[], summary: Kept<Written>): string {
  return [...agreements, summary].map(({ latest, current }) => `${latest}.${current?.revision ?? 0}`).join('-');
}

/** How far an application's assessors are. */
export interface Readiness {
  readonly state: string;
  readonly isOpened: boolean;
  /** Assessors who may take part. */
  readonly seats: number;
  readonly submitted: number;
  /** As many as the round's rules ask for. */
  readonly required: number;
}

/** ready: everybody has handed in, and they are as many as the rules ask for. reason: opening it now needs one. */
export type Opening = 'ready' | 'reason' | 'nobody' | 'opened' | 'state';

export function openingOf({ state, isOpened, seats, submitted, required }: Readiness): Opening {
  if (isOpened) return 'opened';
  if (state !== 'assessment') return 'state';
  if (submitted === 0) return 'nobody';
  return submitted >= seats && submitted >= required ? 'ready' : 'reason';
}

/** How many more assessments the opening would wait for. */
export function missingIn({ seats, submitted, required }: Readiness): number {
  return Math.max(seats, required) - submitted;
}

export const longestComment = 4000;
