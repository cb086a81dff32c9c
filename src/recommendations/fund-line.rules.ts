import type { Fund } from '../rounds/index.js';
import type { IsoDate } from '../shared/dates.js';
import type { Oere } from '../shared/money.js';
import type { ForumOutcome } from './forum-decision.rules.js';
import type { FundOutcome } from './fund-decision.rules.js';
import type { RecommendationLine } from './recommendation.rules.js';

/** One application's line for one fund, all the way: recommended by the officer, by the forum, decided by the body. */
export interface FundLine extends RecommendationLine {
  readonly applicationId: string;
  readonly forumOutcome: ForumOutcome | null;
  readonly forumOere: Oere | null;
  readonly forumConditions: string | null;
  readonly forumReason: string | null;
  readonly minority: string | null;
  readonly forumDecidedOn: IsoDate | null;
  readonly outcome: FundOutcome | null;
  readonly grantedOere: Oere | null;
  readonly grantConditions: string | null;
  readonly legalityNote: string | null;
  readonly reasonRules: string | null;
  readonly reasonConsiderations: string | null;
  readonly reasonFacts: string | null;
  readonly complaintGuidance: string | null;
  readonly decidedOn: IsoDate | null;
}

/** A line with what a list needs to name its case. */
export type ListedLine = FundLine & { readonly number: string; readonly title: string; readonly leadPartner: string };

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
