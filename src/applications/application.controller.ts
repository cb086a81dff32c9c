import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { IdeaService } from '../ideas/index.js';
import { parseForm, type FormError, type Posted } from '../platform/forms/index.js';
import { Allow, Visiting, anId, page, redirect, unprocessable, type Member, type Page, type Redirect } from '../platform/web/index.js';
import { RoundService } from '../rounds/index.js';
import { CreateForm } from './application.form.js';
import { applicationPaths, applicationUrl, attachmentUrl } from './application.paths.js';
import { applicationTexts } from './application.texts.js';
import { coursePage } from './submission/course.page.js';
import { CourseService } from './submission/course.service.js';
import { isBeingWritten } from './draft.rules.js';
import { DraftService } from './draft.service.js';
import { createPage, noRoundPage } from './create.page.js';
import { PresenceService } from './merging/presence.service.js';
import { taskListPage } from './task-list.page.js';

const { say } = applicationTexts;

/** The start of an application, and an application as a whole. */
@Controller()
export class ApplicationController {
  constructor(
    private readonly drafts: DraftService,
    private readonly courses: CourseService,
    private readonly presence: PresenceService,
    private readonly rounds: RoundService,
    private readonly ideas: IdeaService,
  ) {}

  @Get(applicationPaths.create)
  @Allow('applicant')
  async createForm(@Visiting() visitor: Member, @Query('initiativ') initiative = '', @Query('runde') round = ''): Promise<Page> {
    return this.createPage(visitor, { initiative: String(initiative), round: String(round) });
  }

  @Post(applicationPaths.create)
  @Allow('applicant')
  async create(@Visiting() visitor: Member, @Body() posted: Posted): Promise<Page | Redirect> {
    const form = parseForm(CreateForm, posted);
    if (!form.ok) return this.createPage(visitor, posted, form.errors);
    const created = await this.drafts.create(form.input, visitor.account.id, visitor.receivedAt);
    if (created.ok) return redirect(applicationUrl(created.value), 'applications.created');
    const error = created.refusal === 'round-closed' ? { field: 'round', key: 'wrong.round.closed' } : { field: 'initiative', key: 'wrong.initiative.empty' };
    return this.createPage(visitor, posted, [error]);
  }

  /** A draft's task list; once submitted, how the case is doing. */
  @Get(applicationPaths.application)
  @Allow('applicant')
  async application(@Visiting() { lang, account, receivedAt }: Member, @Param('id', anId) id: string): Promise<Page> {
    const opened = await this.drafts.openWhole(id, account.id);
    const back = { href: applicationPaths.mine, label: say(lang, 'mine.title') };
    if (isBeingWritten(opened, receivedAt)) {
      const model = taskListPage(lang, opened, await this.presence.presentIn(id, receivedAt, account.id), receivedAt);
      return page('applications/task-list', model.heading.title, model, back);
    }
    const course = await this.courses.of(id, account.id);
    const fileIds = new Map(opened.draft.attachments.map((file) => [file.sha256, file.id]));
    const model = coursePage(lang, opened, course, receivedAt, (reference) => attachmentUrl(id, fileIds.get(reference) ?? reference));
    return page('applications/course', model.heading.title, model, back);
  }

  private async createPage({ lang, receivedAt }: Member, posted: Posted, errors: readonly FormError[] = []): Promise<Page> {
    const [rounds, initiatives] = await Promise.all([this.rounds.openRounds(receivedAt), this.ideas.initiatives()]);
    const back = { href: applicationPaths.mine, label: say(lang, 'mine.title') };
    const title = say(lang, 'create.title');
    if (rounds.length === 0) return page('applications/no-round', title, noRoundPage(lang), back);
    const answer = errors.length ? unprocessable : page;
    return answer('forms/form', title, createPage(lang, { rounds, initiatives }, posted, errors), back);
  }
}
