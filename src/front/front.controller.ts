import { Controller, Get } from '@nestjs/common';
import { mayApply } from '../accounts/index.js';
import { CriterionService } from '../criteria/index.js';
import { IdeaService } from '../ideas/index.js';
import { Allow, Visiting, page, type Page, type Visitor } from '../platform/web/index.js';
import { RoundService } from '../rounds/index.js';
import { StrategyService } from '../strategy/index.js';
import { frontPage } from './front.page.js';
import { frontTexts } from './front.texts.js';

@Controller()
export class FrontController {
  constructor(
    private readonly rounds: RoundService,
    private readonly strategies: StrategyService,
    private readonly criteria: CriterionService,
    private readonly ideas: IdeaService,
  ) {}

  @Get('/')
  @Allow('everyone')
  async front(@Visiting() { lang, account, receivedAt }: Visitor): Promise<Page> {
    const counts = {
      areas: (await this.strategies.focusAreas()).length,
      targets: (await this.strategies.targets()).length,
      criteria: (await this.criteria.criteria()).length,
      ideas: (await this.ideas.initiatives()).length,
    };
    const facts = { rounds: await this.rounds.rounds(), funds: await this.rounds.funds(), counts, mayApply: mayApply(account) };
    return page('front/front', frontTexts.say(lang, 'front.title'), frontPage(lang, facts, receivedAt));
  }
}
