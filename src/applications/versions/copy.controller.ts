import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { typed, type FormError, type Posted } from '../../platform/forms/index.js';
import { Allow, Page, Visiting, anId, redirect, type Member, type Redirect } from '../../platform/web/index.js';
import { applicationPaths, applicationUrl } from '../application.paths.js';
import { copyPage } from './copy.page.js';
import { CopyService } from './copy.service.js';
import { backTo } from '../form/section.page.js';

/** An earlier application as the beginning of a new one. */
@Controller()
export class CopyController {
  constructor(private readonly copies: CopyService) {}

  @Get(applicationPaths.copy)
  @Allow('applicant')
  form(@Visiting() visitor: Member, @Param('id', anId) id: string): Promise<Page> {
    return this.page(visitor, id, '');
  }

  @Post(applicationPaths.copy)
  @Allow('applicant')
  async copy(@Visiting() visitor: Member, @Param('id', anId) id: string, @Body() posted: Posted): Promise<Page | Redirect> {
    const round = typed(posted, 'round');
    if (round === '') return this.page(visitor, id, round, [{ field: 'round', key: 'wrong.round.empty' }]);
    const copied = await this.copies.copy(id, round, visitor.account.id, visitor.receivedAt);
    if (copied.ok) return redirect(applicationUrl(copied.value), 'copy.done');
    return this.page(visitor, id, round, [{ field: 'round', key: 'wrong.round.closed' }]);
  }

  private async page({ lang, account, receivedAt }: Member, id: string, chosen: string, errors: readonly FormError[] = []): Promise<Page> {
    const { opened, destinations } = await this.copies.destinations(id, account.id, receivedAt);
    const model = copyPage(lang, opened, destinations, chosen, errors);
    return new Page('applications/copy', model.heading.title, model, errors.length ? 422 : 200, backTo(lang, id, opened.draft.state === 'draft' ? 'draft' : 'submitted'));
  }
}
