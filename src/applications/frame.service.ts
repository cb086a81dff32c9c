import { Injectable } from '@nestjs/common';
import { CriterionService } from '../criteria/index.js';
import { IdeaService } from '../ideas/index.js';
import { RoundService, fundsIn, type RoundView } from '../rounds/index.js';
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
  ) {}

  async of(roundId: string): Promise<Frame> {
    const round = await this.rounds.round(roundId);
    if (!round) throw new Error(`There is no round ${roundId}`);
    return this.around(round);
  }

  /** A frame for every round, by its id. */
  async all(): Promise<ReadonlyMap<string, Frame>> {
    const rounds = await this.rounds.rounds();
    return new Map(await Promise.all(rounds.map(async (round) => [round.id, await this.around(round)] as const)));
  }

  private async around(round: RoundView): Promise<Frame> {
    return {
      round,
      funds: fundsIn(round.fundIds, await this.rounds.funds()),
      focusAreas: await this.strategy.focusAreas(),
      targets: await this.strategy.targets(),
      criteria: await this.criteria.criteria(),
      initiatives: await this.ideas.initiatives(),
    };
  }
}
