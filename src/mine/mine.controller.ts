import { Controller, Get } from '@nestjs/common';
import { applicationPaths } from '../applications/application.paths.js';
import { applicationTexts } from '../applications/index.js';
import { Allow, Visiting, page, type Member, type Page } from '../platform/web/index.js';
import { minePage } from './mine.page.js';
import { MineService } from './mine.service.js';

/** An applicant's own page. */
@Controller()
export class MineController {
  constructor(private readonly mine: MineService) {}

  @Get(applicationPaths.mine)
  @Allow('applicant')
  async show(@Visiting() { lang, account, receivedAt }: Member): Promise<Page> {
    return page('mine/mine', applicationTexts.say(lang, 'mine.title'), minePage(lang, await this.mine.of(account, receivedAt), receivedAt));
  }
}
