import { characterCount } from '../shared/text.js';
import type { Oere } from '../shared/money.js';

/** Why a form of this module cannot be carried out as it stands. Each code has a text of its own. */
export type ProblemCode =
  | 'amount-missing'
  | 'amount-not-a-number'
  | 'amount-decimal-point'
  | 'amount-thousands-comma'
  | 'amount-too-many-decimals'
  | 'amount-negative'
  | 'amount-too-large'
  | 'amount-zero'
  | 'above-applied'
  | 'above-forum'
  | 'above-left'
  | 'reason-missing'
  | 'conditions-missing'
  | 'conditions-unwanted'
  | 'text-missing'
  | 'text-too-long'
  | 'outcome-missing'
  | 'date-missing'
  | 'date-wrong'
  | 'date-ahead'
  | 'date-before'
  | 'legality-unconfirmed'
  | 'legality-note-missing'
  | 'rules-missing'
  | 'considerations-missing'
  | 'facts-missing'
  | 'complaint-missing';

/**
 * One problem beside one form control. `facts` fill the placeholders of its text: amounts in øre, counts, and dates as
 * `YYYY-MM-DD`.
 */
export interface Problem {
  readonly field: string;
  readonly code: ProblemCode;
  readonly facts: Readonly<Record<string, Oere | number | string>>;
}

export function problem(field: string, code: ProblemCode, facts: Problem['facts'] = {}): Problem {
  return { field, code, facts };
}

/** The control of one fund's line: `recommended.eu-social-fund`. */
export function lineField(name: string, fundId: string): string {
  return `${name}.${fundId}`;
}

export function tooLong(field: string, text: string, max: number): Problem[] {
  const count = characterCount(text);
  return count > max ? [problem(field, 'text-too-long', { count, max, over: count - max })] : [];
}

/** A decision lies between the day the case could first be decided and today, both included. */
export function dateProblems(field: string, date: string | null, earliest: string, today: string): Problem[] {
  if (date === null) return [];
  if (date > today) return [problem(field, 'date-ahead', { today })];
  return date < earliest ? [problem(field, 'date-before', { earliest })] : [];
}
