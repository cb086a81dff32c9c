import { Controller, ForbiddenException, Get, Param, Post } from '@nestjs/common';
import { Allow, Visiting, anId, conflicting, page, redirect, type Member, type Page, type Redirect } from '../../platform/web/index.js';
import type { Result } from '../../shared/result.js';
import { applicationPaths, applicationUrl } from '../application.paths.js';
import type { Opened } from '../draft.rules.js';
import { isLead } from '../members/member.access.js';
import { droppingPage, hinderedPage, withdrawalPage } from './reopening.page.js';
import { ReopeningService, type Hindered } from './reopening.service.js';
import { backTo } from '../form/section.page.js';
import { mayBe } from './version.rules.js';
import { VersionService } from './version.service.js';

/** Before the deadline: change what was sent in, let the changes be, or withdraw it. */
@Controller()
export class ReopeningController {
  constructor(
    private readonly reopenings: ReopeningService,
    private readonly versions: VersionService,
  ) {}

  /** Somebody who reloads the answer to a press that was refused comes back to the application. */
  @Get(applicationPaths.reopening)
  @Allow('applicant')
  async toApplication(@Visiting() { account }: Member, @Param('id', anId) id: string): Promise<Redirect> {
    await this.versions.list(id, account.id);
    return redirect(applicationUrl(id));
  }

  @Post(applicationPaths.reopening)
  @Allow('applicant')
  async reopen(@Visiting() visitor: Member, @Param('id', anId) id: string): Promise<Page | Redirect> {
    return this.answer(visitor, id, await this.reopenings.reopen(id, visitor.account, visitor.receivedAt), 'reopening.done');
  }

  @Get(applicationPaths.dropping)
  @Allow('applicant')
  async askToDrop(@Visiting() { lang, account, receivedAt }: Member, @Param('id', anId) id: string): Promise<Page | Redirect> {
    const { opened, from, to } = await this.versions.compare(id, account.id, { from: undefined, to: null });
    if (!mayBe(opened, receivedAt).dropped) return this.notNow(opened, id);
    const model = droppingPage(lang, opened, from, to);
    return page('applications/confirm', model.heading.title, model, backTo(lang, id));
  }

  @Post(applicationPaths.dropping)
  @Allow('applicant')
  async drop(@Visiting() visitor: Member, @Param('id', anId) id: string): Promise<Page | Redirect> {
    return this.answer(visitor, id, await this.reopenings.drop(id, visitor.account, visitor.receivedAt), 'dropping.done');
  }

  @Get(applicationPaths.withdrawal)
  @Allow('applicant')
  async askToWithdraw(@Visiting() { lang, account, receivedAt }: Member, @Param('id', anId) id: string): Promise<Page | Redirect> {
    const { opened } = await this.versions.list(id, account.id);
    if (!mayBe(opened, receivedAt).withdrawn) return this.notNow(opened, id);
    const model = withdrawalPage(lang, opened);
    return page('applications/confirm', model.heading.title, model, backTo(lang, id, 'submitted'));
  }

  @Post(applicationPaths.withdrawal)
  @Allow('applicant')
  async withdraw(@Visiting() visitor: Member, @Param('id', anId) id: string): Promise<Page | Redirect> {
    return this.answer(visitor, id, await this.reopenings.withdraw(id, visitor.account, visitor.receivedAt), 'withdrawal.done');
  }

  private answer({ lang }: Member, id: string, done: Result<void, Hindered>, notice: string): Page | Redirect {
    if (done.ok) return redirect(applicationUrl(id), notice);
    const model = hinderedPage(lang, done.refusal);
    return conflicting('applications/confirm', model.heading.title, model, backTo(lang, id, 'submitted'));
  }

  /** The page of the application says how it stands; only a member who is not the lead is refused. */
  private notNow(opened: Opened<never>, id: string): Redirect {
    if (!isLead(opened.draft.membership)) throw new ForbiddenException();
    return redirect(applicationUrl(id));
  }
}
