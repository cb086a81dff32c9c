import { Controller, Get, NotFoundException, Param, Query } from '@nestjs/common';
import { Allow, Visiting, anId, page, type Member, type Page } from '../../platform/web/index.js';
import { applicationPaths, applicationUrl } from '../application.paths.js';
import { applicationTexts } from '../application.texts.js';
import { isBeingWritten } from '../draft.rules.js';
import { historyPage, sittingPage } from './history.page.js';
import { HistoryService } from './history.service.js';
import { backTo } from '../form/section.page.js';

const { say } = applicationTexts;

/** Who changed what when. */
@Controller()
export class HistoryController {
  constructor(private readonly histories: HistoryService) {}

  @Get(applicationPaths.history)
  @Allow('applicant')
  async history(@Visiting() { lang, account, receivedAt }: Member, @Param('id', anId) id: string, @Query('del') section: unknown, @Query('person') person: unknown, @Query('side') side: unknown): Promise<Page> {
    const history = await this.histories.of(id, account.id);
    const number = Math.max(1, Math.floor(Number(side) || 1));
    const model = historyPage(lang, history, { section: textOf(section), person: textOf(person) }, number);
    return page('applications/history', model.heading.title, model, backTo(lang, id, isBeingWritten(history.opened, receivedAt) ? 'draft' : 'submitted'));
  }

  @Get(applicationPaths.sitting)
  @Allow('applicant')
  async sitting(@Visiting() { lang, account }: Member, @Param('id', anId) id: string, @Param('editId') editId: string, @Query('alle') each: unknown): Promise<Page> {
    if (!/^\d{1,18}$/.test(editId)) throw new NotFoundException();
    const model = sittingPage(lang, await this.histories.sitting(id, account.id, BigInt(editId)), { editId: BigInt(editId), each: each === '1' });
    return page('applications/sitting', model.heading.title, model, { href: applicationUrl(id, 'history'), label: say(lang, 'history.title') });
  }
}

const textOf = (given: unknown): string => (typeof given === 'string' ? given : '');
