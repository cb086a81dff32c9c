import { isBeingWritten, isLead, type Draft, type Frame } from '../applications/index.js';
import { signsFor, type Waiting } from '../consortium/index.js';
import type { Unread } from '../dialogue/index.js';
import { phaseOf } from '../rounds/index.js';

/** One of somebody's applications, with what the lists about it say. */
export interface MyApplication {
  readonly draft: Draft;
  readonly frame: Frame;
  /** Things to mend before it can be sent in. */
  readonly missing: number;
  /** null: nothing is unread. */
  readonly unread: Unread | null;
  readonly waiting: Waiting;
}

/** What one person is to do about an application, the most pressing kinds first. */
export type Todo =
  | { readonly kind: 'infected' | 'changes' | 'ready' }
  | { readonly kind: 'answers'; readonly n: number }
  | { readonly kind: 'proposal'; readonly partner: string }
  | { readonly kind: 'signature'; readonly partner: string };

export function todosOf({ draft, frame, missing, unread, waiting }: MyApplication, now: Date): Todo[] {
  const { membership, partners, state, attachments } = draft;
  const isWritten = isBeingWritten({ draft, frame }, now) && phaseOf(frame.round, now) !== 'closed';
  const writes = membership.role === 'lead' || membership.role === 'writer';
  const ownPartner = signsFor(membership, partners)?.name;
  const todos: Todo[] = [];
  if (isWritten && writes && attachments.some(({ scan }) => scan === 'infected')) todos.push({ kind: 'infected' });
  if (isWritten && isLead(membership) && state === 'submitted') todos.push({ kind: 'changes' });
  if (unread && unread.answers > 0) todos.push({ kind: 'answers', n: unread.answers });
  if (isWritten && writes) for (const partner of waiting.proposing) todos.push({ kind: 'proposal', partner });
  if ((isWritten || waiting.isAwaited) && ownPartner !== undefined && waiting.unsigned.includes(ownPartner)) todos.push({ kind: 'signature', partner: ownPartner });
  if (phaseOf(frame.round, now) === 'open' && isLead(membership) && state === 'draft' && missing === 0) todos.push({ kind: 'ready' });
  return todos;
}

export interface Grouped {
  /** Can still be sent in, nearest deadline first. */
  readonly drafts: readonly MyApplication[];
  /** Sent in and not finished, those that can still be changed first. */
  readonly submitted: readonly MyApplication[];
  /** Too late, turned down or decided; last changed first. */
  readonly closed: readonly MyApplication[];
}

/** `applications` last changed first. */
export function grouped(applications: readonly MyApplication[], now: Date): Grouped {
  const isOver = ({ draft: { state }, frame: { round } }: MyApplication): boolean =>
    state === 'decided' || state === 'not-recommended' || (state === 'draft' && phaseOf(round, now) === 'closed');
  const alive = applications.filter((one) => !isOver(one));
  const isOpen = ({ frame: { round } }: MyApplication): boolean => phaseOf(round, now) === 'open';
  const submitted = alive.filter(({ draft }) => draft.state !== 'draft');
  return {
    drafts: alive.filter(({ draft }) => draft.state === 'draft').sort(byDeadline),
    submitted: [...submitted.filter(isOpen).sort(byDeadline), ...submitted.filter((one) => !isOpen(one))],
    closed: applications.filter(isOver),
  };
}

function byDeadline(a: MyApplication, b: MyApplication): number {
  return a.frame.round.closesAt.getTime() - b.frame.round.closesAt.getTime();
}
