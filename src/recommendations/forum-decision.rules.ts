import type { Oere } from '../shared/money.js';
import { dateProblems, lineField, problem, tooLong, type Problem } from './problem.rules.js';
import { aboveApplied } from './recommendation.rules.js';

export const forumOutcomes = ['recommended', 'conditional', 'not-recommended'] as const;
export type ForumOutcome = (typeof forumOutcomes)[number];

/** The forum's decision on one fund's line, as it is typed. */
export interface ForumLine {
  readonly fundId: string;
  readonly appliedOere: Oere;
  readonly outcome: ForumOutcome | null;
  /** Null where nothing was typed. Not read where the line is not recommended. */
  readonly amountOere: Oere | null;
  readonly conditions: string;
  readonly reason: string;
  readonly minority: string;
}

export interface ForumDecision {
  readonly decidedOn: string | null;
  readonly absent: string;
  readonly lines: readonly ForumLine[];
}

export interface DecidedLine extends ForumLine {
  readonly outcome: ForumOutcome;
  readonly amountOere: Oere;
}

/** @param receivedOn the day the application came in: no meeting can have dealt with it before */
export function forumProblems(decision: ForumDecision, days: { receivedOn: string; today: string }, maxCharacters: number): Problem[] {
  return [
    ...dateProblems('decidedOn', decision.decidedOn, days.receivedOn, days.today),
    ...decision.lines.flatMap((line) => [...lineProblems(line), ...textProblems(line, maxCharacters)]),
    ...tooLong('absent', decision.absent, maxCharacters),
  ];
}

function lineProblems({ fundId, appliedOere, outcome, amountOere, conditions, reason }: ForumLine): Problem[] {
  const field = (name: string) => lineField(name, fundId);
  if (outcome === null) return [problem(field('outcome'), 'outcome-missing')];
  const reasonMissing = (given: Oere) =>
    reason === '' && given < appliedOere ? [problem(field('reason'), 'reason-missing', { given, applied: appliedOere })] : [];
  if (outcome === 'not-recommended') return reasonMissing(0n);
  if (amountOere === null) return [problem(field('amount'), 'amount-missing')];
  if (amountOere === 0n) return [problem(field('amount'), 'amount-zero')];
  return [
    ...aboveApplied(field('amount'), amountOere, appliedOere),
    ...(outcome === 'conditional' && conditions === '' ? [problem(field('conditions'), 'conditions-missing')] : []),
    ...(outcome === 'recommended' && conditions !== '' ? [problem(field('conditions'), 'conditions-unwanted')] : []),
    ...reasonMissing(amountOere),
  ];
}

function textProblems(line: ForumLine, max: number): Problem[] {
  return (['conditions', 'reason', 'minority'] as const).flatMap((name) => tooLong(lineField(name, line.fundId), line[name], max));
}

/** Lines without problems as they are stored: nothing is recommended on a line that is not recommended. */
export function decidedLines(lines: readonly ForumLine[]): DecidedLine[] {
  return lines.map((line) => {
    if (line.outcome === null) throw new Error(`The line of ${line.fundId} has no outcome`);
    if (line.outcome === 'not-recommended') return { ...line, outcome: line.outcome, amountOere: 0n, conditions: '' };
    return { ...line, outcome: line.outcome, amountOere: line.amountOere ?? 0n };
  });
}

/** One recommended line is enough for the application to go on; without any it ends at the forum. */
export function forumOutcome(lines: readonly DecidedLine[]): 'recommended' | 'not-recommended' {
  return lines.some((line) => line.outcome !== 'not-recommended') ? 'recommended' : 'not-recommended';
}
