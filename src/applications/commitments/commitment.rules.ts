import type { MoneyRules } from '../../rounds/index.js';
import { fits, hashOf, partsIn, type Part, type WithLines } from './part.rules.js';

export type Answer = 'confirmed' | 'proposed' | 'declined';

/** One partner's word on the amounts it is down for. */
export interface Commitment {
  readonly id: string;
  readonly partnerId: string;
  readonly answer: Answer;
  readonly name: string;
  readonly title: string;
  readonly at: Date;
  /** Hash of the part that was on the page. */
  readonly seen: string;
  /** Hash of the part that is agreed to; null where nothing in particular is. */
  readonly sha256: string | null;
  /** null: answered by link. */
  readonly accountId: string | null;
  readonly requestId: string | null;
  /** The address that the link was sent to; null: answered by an account. */
  readonly linkTo: string | null;
  readonly comment: string;
  readonly proposal: Proposal | null;
  /** What the consortium made of a proposal; null while it has not, and for anything else. */
  readonly ruling: { readonly accepted: boolean; readonly reason: string; readonly byName: string; readonly at: Date } | null;
}

/** Line by line what stood there and what is proposed, as the part's text has them. None: only a comment. */
export interface Proposal {
  readonly lines: readonly ProposedLine[];
}

export interface ProposedLine {
  readonly table: 'costs' | 'financing';
  readonly before: SaidLine;
  readonly after: SaidLine;
}

/** A line without ids; amounts as decimal texts of øre. */
export type SaidLine = Readonly<Record<string, string | number | boolean | null>>;

/**
 * confirmed: somebody who may has agreed to the part as it is. stale: to another one. proposed: a change waits for the
 * consortium. refused: the consortium did not take a change over. declined: the partner does not agree. missing: no answer.
 */
export type StandingState = 'confirmed' | 'stale' | 'proposed' | 'refused' | 'declined' | 'missing';

export type Standing =
  | { readonly part: Part; readonly state: Exclude<StandingState, 'missing'>; readonly commitment: Commitment }
  | { readonly part: Part; readonly state: 'missing'; readonly commitment: null };

/**
 * `commitments` newest first. The newest answer of the partner counts; a confirmation that does not fit lets an earlier one
 * that does count instead, whoever gave it, but never one from before the partner declined or asked for a change.
 */
export function standingOf(part: Part, commitments: readonly Commitment[]): Standing {
  const isFitting = fits(part);
  let stale: Commitment | null = null;
  for (const commitment of commitments) {
    if (commitment.partnerId !== part.partner.id) continue;
    const { answer, ruling, sha256 } = commitment;
    if (agrees(commitment) && isFitting(sha256)) return { part, state: 'confirmed', commitment };
    if (agrees(commitment)) stale ??= commitment;
    else if (stale) break;
    else if (answer === 'declined') return { part, state: 'declined', commitment };
    else return { part, state: ruling ? 'refused' : 'proposed', commitment };
  }
  return stale ? { part, state: 'stale', commitment: stale } : { part, state: 'missing', commitment: null };
}

/** A change that was proposed counts as confirmed once it has been taken over: it was signed as it now stands. */
function agrees({ answer, ruling }: Commitment): boolean {
  return answer === 'confirmed' || (answer === 'proposed' && ruling?.accepted === true);
}

/** Every partner's, in the application's order. */
export function standingsIn(draft: WithLines & { readonly commitments: readonly Commitment[] }, rules: Pick<MoneyRules, 'aid'>): Standing[] {
  return partsIn(draft, rules).map((part) => standingOf(part, draft.commitments));
}

/** A change that still waits, of a partner's part as it is: another part has to be looked at anew. */
export function mayAccept(standing: Standing): boolean {
  return standing.state === 'proposed' && (standing.commitment.proposal?.lines.length ?? 0) > 0 && standing.commitment.seen === hashOf(standing.part);
}
