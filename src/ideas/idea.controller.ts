import { Controller, Get, NotFoundException, Param, Query } from '@nestjs/common';
import { mayApply } from '../accounts/index.js';
import { Allow, Visiting, page, type Page, type Visitor } from '../platform/web/index.js';
import { RoundService } from '../rounds/index.js';
import { inLang } from '../shared/lang.js';
import { StrategyService, strategyPaths, strategyTexts } from '../strategy/index.js';
import { cataloguePage } from './catalogue.page.js';
import { focusAreaPage } from './focus-area.page.js';
import { ideaPage } from './idea.page.js';
import { ideaPaths } from './idea.paths.js';
import { IdeaService } from './idea.service.js';
import { ideaTexts } from './idea.texts.js';

const { say } = ideaTexts;

@Controller()
export class IdeaController {
  constructor(
    private readonly ideas: IdeaService,
    private readonly strategies: StrategyService,
    private readonly rounds: RoundService,
  ) {}

  @Get(ideaPaths.ideas)
  @Allow('everyone')
  async catalogue(@Visiting() { lang, account }: Visitor, @Query('indsatsomraade') chosen?: string): Promise<Page> {
    const shown = { chosen: chosen ?? null, mayApply: mayApply(account) };
    const model = cataloguePage(lang, await this.ideas.initiatives(), await this.strategies.focusAreas(), shown);
    return page('ideas/catalogue', say(lang, 'ideas.title'), model);
  }

  @Get(ideaPaths.idea)
  @Allow('everyone')
  async idea(@Visiting() { lang, account, receivedAt }: Visitor, @Param('number') number: string): Promise<Page> {
    const initiative = await this.ideas.initiative(number);
    if (!initiative) throw new NotFoundException();
    const model = ideaPage(lang, initiative, {
      initiatives: await this.ideas.initiatives(),
      areas: await this.strategies.focusAreas(),
      targets: await this.strategies.targets(),
      round: await this.rounds.openRound(receivedAt),
      mayApply: mayApply(account),
    });
    return page('ideas/idea', inLang(lang, initiative, 'title'), model, { href: ideaPaths.ideas, label: say(lang, 'idea.back') });
  }

  @Get(strategyPaths.focusArea)
  @Allow('everyone')
  async focusArea(@Visiting() { lang }: Visitor, @Param('id') id: string): Promise<Page> {
    const area = await this.strategies.focusArea(id);
    if (!area) throw new NotFoundException();
    const model = focusAreaPage(lang, area, await this.strategies.targetsOf(id), await this.ideas.initiatives());
    const back = { href: strategyPaths.strategy, label: strategyTexts.say(lang, 'strategy.area.back') };
    return page('ideas/focus-area', inLang(lang, area, 'name'), model, back);
  }
}
