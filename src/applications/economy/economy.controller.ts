import { Controller, Get, NotFoundException, Param, Query } from '@nestjs/common';
import { Allow, Visiting, anId, page, type Member, type Page } from '../../platform/web/index.js';
import { applicationPaths } from '../application.paths.js';
import { backTo } from '../form/section.page.js';
import { versionIn } from '../versions/version.form.js';
import { economyPage } from './overview.page.js';
import { EconomyService } from './economy.service.js';

/** The whole economy on one page, for everybody who takes part. */
@Controller()
export class EconomyController {
  constructor(private readonly economies: EconomyService) {}

  @Get(applicationPaths.economy)
  @Allow('applicant')
  async overview(@Visiting() { lang, account, receivedAt }: Member, @Param('id', anId) id: string, @Query('version') asked: unknown): Promise<Page> {
    const version = asked === undefined ? null : versionIn(asked);
    if (version === undefined) throw new NotFoundException();
    const economy = await this.economies.of(id, account.id, receivedAt, version);
    const model = economyPage(lang, economy);
    return page('applications/economy', model.heading.title, model, backTo(lang, id, economy.version === null ? 'draft' : 'submitted'));
  }
}
