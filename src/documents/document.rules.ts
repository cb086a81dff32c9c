import type { Lang } from '../shared/lang.js';

export type DocumentState = 'waiting' | 'running' | 'ready' | 'failed';

/** What a maker does, in this order. */
export const steps = ['reading', 'typesetting', 'storing'] as const;
export type Step = (typeof steps)[number];

/**
 * Why there is no PDF. compiler: this machine has no typesetter; time: it took longer than any application should;
 * access: whoever asked may no longer read the draft; broken: anything else, which is ours to mend.
 */
export type Failure = 'compiler' | 'time' | 'access' | 'broken';

/** One PDF, made or in the making. */
export interface DocumentRow {
  readonly id: string;
  readonly applicationId: string;
  /** null: the draft. */
  readonly version: number | null;
  readonly language: Lang;
  readonly state: DocumentState;
  /** '' unless it is running. */
  readonly step: Step | '';
  readonly requestedBy: string;
  readonly requestedAt: Date;
  readonly attempts: number;
  readonly finishedAt: Date | null;
  /** Of the draft that the file shows. */
  readonly revision: number | null;
  readonly storageKey: string | null;
  readonly bytes: bigint | null;
  readonly sha256: string | null;
  /** '' unless it failed. */
  readonly error: Failure | '';
}

/** How often a maker may die over one document before somebody is told. */
export const MOST_ATTEMPTS = 3;

/** Whether there is a draft: one not sent in, or being changed again. */
export function isDraft({ state, reopenedAt }: { readonly state: string; readonly reopenedAt: Date | null }): boolean {
  return state === 'draft' || reopenedAt !== null;
}

export function isUnderWay({ state }: Pick<DocumentRow, 'state'>): boolean {
  return state === 'waiting' || state === 'running';
}

/** A version sent in never changes; a draft's PDF is out of date with the next save. */
export function isUpToDate(document: Pick<DocumentRow, 'state' | 'version' | 'revision'>, draftRevision: number): boolean {
  return document.state === 'ready' && (document.version !== null || document.revision === draftRevision);
}

/** How much is done, of 1 + the number of steps: waiting counts as one. */
export function progressOf({ state, step }: Pick<DocumentRow, 'state' | 'step'>): number {
  if (state !== 'running') return state === 'ready' ? steps.length + 1 : 0;
  return 1 + Math.max(0, steps.findIndex((one) => one === step));
}
