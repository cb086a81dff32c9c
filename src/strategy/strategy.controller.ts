import { Controller, Get } from '@nestjs/common';
import { Allow, Visiting, page, type Page, type Visitor } from '../platform/web/index.js';
import { strategyPage } from './strategy.page.js';
import { strategyPaths } from './strategy.paths.js';
import { StrategyService } from './strategy.service.js';
import { strategyTexts } from './strategy.texts.js';

@Controller()
export class StrategyController {
  constructor(private readonly strategies: StrategyService) {}

  @Get(strategyPaths.strategy)
  @Allow('everyone')
  async strategy(@Visiting() { lang }: Visitor): Promise<Page> {
    const model = strategyPage(lang, {
      strategy: await this.strategies.strategy(),
      areas: await this.strategies.focusAreas(),
      targets: await this.strategies.targets(),
      headline: await this.strategies.headline(),
    });
    return page('strategy/strategy', strategyTexts.say(lang, 'strategy.title'), model);
  }
}
