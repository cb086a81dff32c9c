import { Injectable } from '@nestjs/common';
import type { RoundView } from '../rounds/index.js';
import { ScoringService } from '../scoring/index.js';
import { searchWords } from '../shared/search-words.js';
import { ranksOf } from './place.rules.js';
import { rankingRulesOf, type RankingRules } from './ranking-input.rules.js';
import { isPlain, type StandingChoice } from './standing.rules.js';
import { StandingStore, type StandingPart, type StandingRow } from './standing.store.js';

export const standingPageSize = 50;

export interface StandingList extends StandingPart {
  readonly rules: RankingRules;
  /** Something of the round is kept from this reader. */
  readonly isPartial: boolean;
}

/** How a round's applications stand now. */
@Injectable()
export class StandingService {
  constructor(
    private readonly store: StandingStore,
    private readonly scoring: ScoringService,
  ) {}

  async list(round: RoundView, choice: StandingChoice, accountId: string): Promise<StandingList> {
    const rules = rankingRulesOf(round.rules);
    const hidden = await this.store.hiddenFrom(round.id, accountId);
    const offset = (choice.page - 1) * standingPageSize;
    const isByMeanAlone = rules.basis === 'mean' && rules.tieChain.length === 0 && rules.totalThreshold === null && Object.keys(rules.thresholds).length === 0;
    if (isByMeanAlone && isPlain(choice) && hidden.length === 0) return { ...(await this.plain(round.id, offset)), rules, isPartial: false };
    const { filter, sort, search } = choice;
    const words = searchWords(search);
    const { spreadFlagHalfPoints: spreadFlag } = round.rules;
    const part = await this.store.part({ roundId: round.id, hidden, rules, spreadFlag, filter, sort, words, limit: standingPageSize, offset });
    return { ...part, rules, isPartial: hidden.length > 0 };
  }

  /** Of any size as quick as its page: an index has the order, and no other row is looked at. One row more than a page tells whether the last one shares its rank. */
  private async plain(roundId: string, offset: number): Promise<StandingPart> {
    const { rows, total, tiesBefore } = await this.scoring.ranking(roundId, standingPageSize + 1, offset);
    const ranks = ranksOf(rows.map(({ totalSum, submitted }) => ({ sum: totalSum, count: submitted })), offset, tiesBefore);
    const ranked = rows.map((row, at): StandingRow => ({ ...row, rank: ranks[at]?.rank ?? null, isShared: ranks[at]?.shared ?? false, isBelow: false, consensusTotal: null, consensus: {} }));
    return { rows: ranked.slice(0, standingPageSize), total };
  }
}
