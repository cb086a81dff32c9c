import type { Fund } from '../rounds/index.js';
import type { FundLine } from './fund-line.store.js';

/** A line before anybody has written a recommendation has only what was applied for. */
export type MoneyLine = Pick<FundLine, 'fundId' | 'appliedOere'> & Partial<FundLine>;

/** @throws for an id that no fund has; foreign keys rule it out */
export function fundOf(funds: readonly Fund[], fundId: string): Fund {
  const fund = funds.find(({ id }) => id === fundId);
  if (!fund) throw new Error(`There is no fund ${fundId}`);
  return fund;
}

export function inFundOrder<Line extends { readonly fundId: string }>(lines: readonly Line[], funds: readonly Fund[]): Line[] {
  return funds.flatMap(({ id }) => lines.filter(({ fundId }) => fundId === id));
}

/** The forum recommends money on this line, so its deciding body has something to decide. */
export function goesOn<Line extends { readonly forumOere: bigint | null }>(line: Line): line is Line & { readonly forumOere: bigint } {
  return line.forumOere !== null && line.forumOere > 0n;
}

/** Recommended by the forum and not decided yet. */
export function isUndecided(line: { readonly forumOere: bigint | null; readonly outcome: string | null }): boolean {
  return goesOn(line) && line.outcome === null;
}
