import { Controller, Get, Param } from '@nestjs/common';
import { Allow, Visiting, page, type Member, type Page } from '../platform/web/index.js';
import { panelRoundsPage, panelWorkPage } from './panel-work.page.js';
import { panelWorkPaths } from './panel-work.paths.js';
import { PanelWorkService } from './panel-work.service.js';
import { panelWorkTexts } from './panel-work.texts.js';

const { say } = panelWorkTexts;

/** For the secretariat: where each panel is, and what comes next. */
@Controller()
export class PanelWorkController {
  constructor(private readonly work: PanelWorkService) {}

  @Get(panelWorkPaths.rounds)
  @Allow('officer')
  async rounds(@Visiting() { lang, account, receivedAt: now }: Member): Promise<Page> {
    return page('panel-work/rounds', say(lang, 'work.title'), panelRoundsPage(lang, await this.work.all(account.id, now)));
  }

  @Get(panelWorkPaths.round)
  @Allow('officer')
  async round(@Visiting() { lang, account }: Member, @Param('roundId') roundId: string): Promise<Page> {
    const found = await this.work.one(roundId, account.id);
    return page('panel-work/round', say(lang, 'work.round.title'), panelWorkPage(lang, found), { href: panelWorkPaths.rounds, label: say(lang, 'work.links.home') });
  }
}
