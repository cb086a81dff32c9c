import { budgetIn, confirmedBy, hashOf, isBeingWritten, partOf, sentParts, standingOf, type DraftHead, type Frame, type Opened, type PartnerPart, type Snapshot, type Standing, type State } from '../applications/index.js';
import { budgetTotals, moneyRulesOf, type BudgetTotals } from '../budgets/index.js';
import type { MoneyRules, RoundView } from '../rounds/index.js';

export const askedParts = ['partners', 'costModel', 'costs', 'financing', 'earlierAid', 'commitments'] as const;
export type OpenedForAsking = Opened<(typeof askedParts)[number]>;

/** written: the lines still change. fixed: they were sent in, and the partner is awaited. closed: nothing is asked. */
export type Phase = 'written' | 'fixed' | 'closed';

/** What one partner is asked to agree to, and how it stands. */
export interface Asked {
  readonly applicationId: string;
  readonly number: string;
  readonly title: string;
  readonly round: RoundView;
  readonly phase: Phase;
  readonly standing: Standing;
  readonly part: PartnerPart;
  /** Of the part: what an answer is about. */
  readonly sha256: string;
  readonly totals: BudgetTotals;
  readonly money: MoneyRules;
  /** By when it must have been confirmed, once the lines are fixed. */
  readonly until: Date | null;
}

/** `sent`: what was sent in last, where nothing is being written; null for a partner that is not in it. */
export function askedOf({ draft, frame }: OpenedForAsking, sent: Snapshot | null, partnerId: string): Asked | null {
  const { budget, money } = sent ? budgetIn(sent) : { budget: draft, money: moneyRulesOf(frame.round.rules) };
  const part = partOf(sent ? sentParts(sent) : draft, partnerId, money);
  if (!part) return null;
  const until = sent && confirmedBy({ rules: sent.ruleSet.values, closesAt: new Date(sent.round.closesAt) });
  return {
    applicationId: draft.id,
    number: draft.number,
    title: sent?.project.title ?? draft.title,
    round: frame.round,
    phase: sent === null ? 'written' : until !== null && awaiting.includes(draft.state) ? 'fixed' : 'closed',
    standing: standingOf(part, draft.commitments),
    part,
    sha256: hashOf(part),
    totals: budgetTotals(budget, money),
    money,
    until,
  };
}

/** The same for every partner that counts: what was sent in may have partners that the draft has lost. */
export function askedAll(opened: OpenedForAsking, sent: Snapshot | null): Asked[] {
  const partners = sent ? sentParts(sent).partners : opened.draft.partners;
  return partners.flatMap(({ id }) => askedOf(opened, sent, id) ?? []);
}

/** Nothing is answered any more to what was sent in and confirmed: others rely on it. */
export function isFinal({ phase, standing }: Pick<Asked, 'phase' | 'standing'>): boolean {
  return phase === 'fixed' && standing.state === 'confirmed';
}

/** While the forum has not taken its decision on what was sent in. */
const awaiting: readonly State[] = ['submitted', 'assessment', 'agenda'];

/** Whether the call lets partners confirm what was sent in. */
export function isAwaited(opened: { readonly draft: Pick<DraftHead, 'state' | 'reopenedAt'>; readonly frame: Frame }, now: Date): boolean {
  return !isBeingWritten(opened, now) && awaiting.includes(opened.draft.state) && confirmedBy(opened.frame.round) !== null;
}

/** Whether what counts is what was sent in. */
export function isFixed(opened: OpenedForAsking, now: Date): boolean {
  return !isBeingWritten(opened, now);
}
