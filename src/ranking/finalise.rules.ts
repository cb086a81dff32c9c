import type { Phase } from '../rounds/index.js';
import { canonicalJson } from '../shared/canonical-json.js';
import { characterCount } from '../shared/text.js';
import { hashOfLacks, type Lack } from './lack.rules.js';
import type { RankingInput } from './ranking-input.rules.js';

/** Fewest characters of a reason for leave, and for ranking a round once more. */
export const minReason = 20;
export const maxReason = 2000;

export type FinaliseRefusal =
  /** The round still receives applications. */
  | { readonly kind: 'open' }
  | { readonly kind: 'empty' }
  /** The officer has something to do with at least one of them. */
  | { readonly kind: 'partial' }
  | { readonly kind: 'lacking'; readonly lacks: number }
  /** Something has changed since the page was opened. */
  | { readonly kind: 'changed' }
  /** The newest ranking is made of just this. */
  | { readonly kind: 'same'; readonly number: number }
  | { readonly kind: 'reason'; readonly characters: number };

interface Given {
  readonly phase: Phase;
  readonly input: RankingInput;
  /** Of the input now, and of the one the officer looked at. */
  readonly sha256: string;
  readonly seen: string;
  readonly lacks: readonly Lack[];
  /** Hashes of the lacks for which leave has been given. */
  readonly leave: readonly string[];
  readonly isPartial: boolean;
  readonly newest: { readonly number: number; readonly inputs: string } | null;
  readonly reason: string;
}

/** What keeps an officer from making the ranking final; null where nothing does. */
export function refusalToFinalise(given: Given): FinaliseRefusal | null {
  const { phase, input, lacks, newest } = given;
  if (phase !== 'closed') return { kind: 'open' };
  if (given.isPartial) return { kind: 'partial' };
  if (input.applications.length === 0) return { kind: 'empty' };
  if (lacks.length > 0 && !given.leave.includes(hashOfLacks(lacks))) return { kind: 'lacking', lacks: lacks.length };
  if (newest && newest.inputs === canonicalJson(input)) return { kind: 'same', number: newest.number };
  if (given.seen !== given.sha256) return { kind: 'changed' };
  return newest ? wrongReason(given.reason) : null;
}

export function wrongReason(reason: string): Extract<FinaliseRefusal, { kind: 'reason' }> | null {
  const characters = characterCount(reason);
  return characters < minReason || characters > maxReason ? { kind: 'reason', characters } : null;
}

/** Whether what is ranked is another now: pools that have moved since are not. */
export function ranksAnew(before: RankingInput, now: RankingInput): boolean {
  return canonicalJson(before.applications) !== canonicalJson(now.applications);
}
