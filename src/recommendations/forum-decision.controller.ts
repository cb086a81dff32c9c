import { Body, Controller, Get, Param, Post, UseGuards } from '@nestjs/common';
import type { Posted } from '../platform/forms/index.js';
import { Allow, Visiting, anId, page, redirect, unprocessable, type Member, type Page, type Redirect } from '../platform/web/index.js';
import { ImpartialGuard } from '../scoring/index.js';
import { readForumDecision } from './forum-decision.form.js';
import { forumDecisionPage } from './forum-decision.page.js';
import { ForumDecisionService, type AgendaCase } from './forum-decision.service.js';
import { forumTexts } from './forum-decision.texts.js';
import { movedOn } from './moved-on.page.js';
import { caseBack } from './recommendation.page.js';
import { caseUrl, recommendationPaths } from './recommendation.paths.js';

const { say } = forumTexts;

@Controller()
@UseGuards(ImpartialGuard)
export class ForumDecisionController {
  constructor(private readonly decisions: ForumDecisionService) {}

  @Get(recommendationPaths.forumDecision)
  @Allow('officer')
  async form(@Visiting() visitor: Member, @Param('applicationId', anId) id: string): Promise<Page> {
    const on = await this.decisions.case(id);
    if (on.head.state !== 'agenda') return movedOn(visitor.lang, on.head, { kind: 'moved-on', state: on.head.state });
    return page(...form(visitor, on, null));
  }

  @Post(recommendationPaths.forumDecision)
  @Allow('officer')
  async record(@Visiting() visitor: Member, @Param('applicationId', anId) id: string, @Body() posted: Posted): Promise<Page | Redirect> {
    const on = await this.decisions.case(id);
    const read = readForumDecision(posted, on.lines);
    const recorded = await this.decisions.record(on, read.input, visitor.account.id, visitor.receivedAt);
    if (recorded.ok) return redirect(caseUrl(id), 'forum.recorded');
    const { refusal } = recorded;
    if (refusal.kind !== 'problems') return movedOn(visitor.lang, on.head, refusal);
    return unprocessable(...form(visitor, on, posted, [...read.problems, ...refusal.problems]));
  }
}

function form({ lang, receivedAt }: Member, on: AgendaCase, posted: Posted | null, problems: Parameters<typeof forumDecisionPage>[2]['problems'] = []): Parameters<typeof page> {
  return ['forms/form', say(lang, 'forum.title'), forumDecisionPage(lang, on, { posted, problems, now: receivedAt }), caseBack(lang, on.head.id)];
}
