import { Injectable } from '@nestjs/common';
import { CriterionService } from '../criteria/index.js';
import { IdeaService } from '../ideas/index.js';
import { RemainingPools, RoundService, fundsIn, type RoundView } from '../rounds/index.js';
import type { Oere } from '../shared/money.js';
import { StrategyService } from '../strategy/index.js';
import type { Frame } from './draft.rules.js';

/** Gathers what a form and its rules need from the modules below. Only rounds are read anew; the rest is kept. */
@Injectable()
export class FrameService {
  constructor(
    private readonly rounds: RoundService,
    private readonly strategy: StrategyService,
    private readonly criteria: CriterionService,
    private readonly ideas: IdeaService,
    private readonly pools: RemainingPools,
  ) {}

  async of(roundId: string): Promise<Frame> {
    const round = await this.rounds.round(roundId);
    if (!round) throw new Error(`There is no round ${roundId}`);
    return this.within(round);
  }

  /** The frame of a round that need not be published. */
  async within(round: RoundView): Promise<Frame> {
    return this.around(round, await this.pools.remaining());
  }

  /** A frame for every round, by its id. */
  async all(): Promise<ReadonlyMap<string, Frame>> {
    const [rounds, left] = await Promise.all([this.rounds.rounds(), this.pools.remaining()]);
    return new Map(await Promise.all(rounds.map(async (round) => [round.id, await this.around(round, left)] as const)));
  }

  private async around(round: RoundView, left: Readonly<Record<string, Oere>>): Promise<Frame> {
    return {
      round,
      funds: fundsIn(round.fundIds, await this.rounds.funds()),
      focusAreas: await this.strategy.focusAreas(),
      targets: await this.strategy.targets(),
      criteria: await this.criteria.criteriaOf(round.rules),
      initiatives: await this.ideas.initiatives(),
      poolLeftOere: leftIn(round, left),
    };
  }
}

/** No more than the round's own pool, where it has one, and never more than is left of the fund's. */
function leftIn({ poolsOere }: RoundView, left: Readonly<Record<string, Oere>>): Readonly<Record<string, Oere>> {
  return Object.fromEntries(
    Object.entries(left).map(([fundId, ofFund]) => {
      const own = poolsOere[fundId] ?? null;
      return [fundId, own !== null && own < ofFund ? own : ofFund];
    }),
  );
}
