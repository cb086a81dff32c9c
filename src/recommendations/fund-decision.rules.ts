import type { Oere } from '../shared/money.js';
import { dateProblems, problem, tooLong, type Problem } from './problem.rules.js';

export const fundOutcomes = ['granted', 'rejected'] as const;
export type FundOutcome = (typeof fundOutcomes)[number];

/** A deciding body's decision on one line, as it is typed. */
export interface FundDecision {
  readonly outcome: FundOutcome | null;
  /** Null where nothing was typed. Not read where the line is rejected. */
  readonly amountOere: Oere | null;
  readonly conditions: string;
  readonly legalityConfirmed: boolean;
  readonly legalityNote: string;
  readonly reasonRules: string;
  readonly reasonConsiderations: string;
  readonly reasonFacts: string;
  readonly complaintGuidance: string;
  readonly decidedOn: string | null;
}

export type SettledDecision = Omit<FundDecision, 'legalityNote'> & {
  readonly outcome: FundOutcome;
  readonly amountOere: Oere;
  /** Null where the fund needs no legality control. */
  readonly legalityNote: string | null;
};

/** What the decision is held against. */
export interface Standing {
  readonly appliedOere: Oere;
  /** What the growth forum recommended: the deciding body may give less, never more. */
  readonly forumOere: Oere;
  /** What the fund's pool still holds. */
  readonly leftOere: Oere;
  readonly legalityControl: boolean;
  /** The day of the forum's decision. */
  readonly forumDecidedOn: string;
}

export function fundProblems(decision: FundDecision, standing: Standing, today: string, maxCharacters: number): Problem[] {
  const { outcome } = decision;
  return [
    ...(outcome === null ? [problem('outcome', 'outcome-missing')] : []),
    ...(outcome === 'granted' ? [...amountProblems(decision.amountOere, standing), ...legalityProblems(decision, standing)] : []),
    ...(outcome !== null && needsReasons(decision, standing) ? missingReasons(decision) : []),
    ...dateProblems('decidedOn', decision.decidedOn, standing.forumDecidedOn, today),
    ...textFields.flatMap((name) => tooLong(name, decision[name], maxCharacters)),
  ];
}

/** The most that can be granted now. */
export function largestGrant({ forumOere, leftOere }: Pick<Standing, 'forumOere' | 'leftOere'>): Oere {
  return forumOere < leftOere ? forumOere : leftOere;
}

function amountProblems(given: Oere | null, standing: Standing): Problem[] {
  if (given === null) return [problem('amount', 'amount-missing')];
  if (given === 0n) return [problem('amount', 'amount-zero')];
  const { forumOere, leftOere } = standing;
  const largest = largestGrant(standing);
  if (given > forumOere) return [problem('amount', 'above-forum', { given, forum: forumOere, largest })];
  return given > leftOere ? [problem('amount', 'above-left', { given, left: leftOere, largest })] : [];
}

function legalityProblems(decision: FundDecision, { legalityControl }: Standing): Problem[] {
  if (!legalityControl) return [];
  return [
    ...(decision.legalityConfirmed ? [] : [problem('legalityConfirmed', 'legality-unconfirmed')]),
    ...(decision.legalityNote === '' ? [problem('legalityNote', 'legality-note-missing')] : []),
  ];
}

/**
 * A written decision gives reasons and guidance on complaint unless the party gets everything it asked for (Public
 * Administration Act §§ 22 and 25). Less money is not everything, and neither is money on conditions.
 */
export function needsReasons(decision: Pick<FundDecision, 'outcome' | 'amountOere' | 'conditions'>, { appliedOere }: Pick<Standing, 'appliedOere'>): boolean {
  return !(decision.outcome === 'granted' && decision.amountOere === appliedOere && decision.conditions === '');
}

/** A decision without problems as it is stored and sent: what does not belong to its outcome is left out. */
export function settled(decision: FundDecision, standing: Standing): SettledDecision {
  const granted = decision.outcome === 'granted';
  return {
    ...decision,
    outcome: granted ? 'granted' : 'rejected',
    amountOere: granted ? (decision.amountOere ?? 0n) : 0n,
    conditions: granted ? decision.conditions : '',
    legalityNote: standing.legalityControl ? decision.legalityNote : null,
    complaintGuidance: needsReasons(decision, standing) ? decision.complaintGuidance : '',
  };
}

/** § 24: the rules, the considerations that weighed, and the facts they rest on. */
function missingReasons(decision: FundDecision): Problem[] {
  return [
    ...(decision.reasonRules === '' ? [problem('reasonRules', 'rules-missing')] : []),
    ...(decision.reasonConsiderations === '' ? [problem('reasonConsiderations', 'considerations-missing')] : []),
    ...(decision.reasonFacts === '' ? [problem('reasonFacts', 'facts-missing')] : []),
    ...(decision.complaintGuidance === '' ? [problem('complaintGuidance', 'complaint-missing')] : []),
  ];
}

const textFields = ['conditions', 'legalityNote', 'reasonRules', 'reasonConsiderations', 'reasonFacts', 'complaintGuidance'] as const;
