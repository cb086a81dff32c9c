import { Controller, Get, Headers, Param, Query } from '@nestjs/common';
import type { Posted } from '../../platform/forms/index.js';
import { Allow, Visiting, acknowledge, anId, page, type Acknowledgement, type Member, type Page } from '../../platform/web/index.js';
import { applicationPaths } from '../application.paths.js';
import { applicationTexts } from '../application.texts.js';
import { backTo } from '../form/section.page.js';
import { keyIn } from './meanwhile.form.js';
import { queueFacts, queuePage } from './queue.page.js';
import { QueueService } from './queue.service.js';

@Controller()
export class QueueController {
  constructor(private readonly queue: QueueService) {}

  /** A page; to the script on the page with the button, which gives that page's key, its facts. */
  @Get(applicationPaths.submissionStatus)
  @Allow('applicant')
  async status(@Visiting() { lang, account }: Member, @Param('id', anId) id: string, @Query('key') key: Posted[string], @Headers('accept') accept = ''): Promise<Page | Acknowledgement> {
    if (accept.startsWith('application/json')) return acknowledge(queueFacts(lang, id, await this.queue.ofTry(id, account.id, keyIn({ key }))));
    const { draft, place } = await this.queue.of(id, account.id);
    return page('applications/queue', applicationTexts.say(lang, 'queue.title'), queuePage(lang, draft, place), backTo(lang, id));
  }
}
