import { Body, Controller, Get, Param, Post, Query, UseGuards } from '@nestjs/common';
import type { Posted } from '../platform/forms/index.js';
import { Allow, Visiting, anId, page, redirect, unprocessable, type Member, type Page, type Redirect } from '../platform/web/index.js';
import { ImpartialGuard } from '../scoring/index.js';
import { decisionsPage } from './decisions.page.js';
import { readFundDecision } from './fund-decision.form.js';
import { decisionTitle, fundDecisionPage } from './fund-decision.page.js';
import { FundDecisionService, type LineCase } from './fund-decision.service.js';
import { decisionTexts } from './fund-decision.texts.js';
import { movedOn } from './moved-on.page.js';
import { pageNumber } from './page-number.js';
import { PoolService } from './pool.service.js';
import { recommendationPaths } from './recommendation.paths.js';

const { say } = decisionTexts;

@Controller()
@UseGuards(ImpartialGuard)
export class FundDecisionController {
  constructor(
    private readonly decisions: FundDecisionService,
    private readonly pools: PoolService,
  ) {}

  @Get(recommendationPaths.decisions)
  @Allow('council', 'agency')
  async list(@Visiting() { lang, account }: Member, @Query() query: Readonly<Record<string, unknown>>): Promise<Page> {
    const pages = { waiting: pageNumber(query.side), decided: pageNumber(query.afgjort) };
    const [lists, pools] = await Promise.all([this.decisions.lists(account, pages), this.pools.left()]);
    return page('recommendations/decisions', say(lang, 'decisions.title'), decisionsPage(lang, lists, pools, pages));
  }

  @Get(recommendationPaths.decision)
  @Allow('council', 'agency')
  async form(@Visiting() visitor: Member, @Param('applicationId', anId) id: string, @Param('fundId') fundId: string): Promise<Page> {
    return page(...form(visitor, await this.decisions.case(id, fundId, visitor.account.roles), null));
  }

  @Post(recommendationPaths.decision)
  @Allow('council', 'agency')
  async decide(@Visiting() visitor: Member, @Param('applicationId', anId) id: string, @Param('fundId') fundId: string, @Body() posted: Posted): Promise<Page | Redirect> {
    const on = await this.decisions.case(id, fundId, visitor.account.roles);
    const read = readFundDecision(posted);
    const decided = await this.decisions.decide(on, read.input, visitor.account.id, visitor.receivedAt);
    if (decided.ok) return redirect(recommendationPaths.decisions, 'decide.recorded');
    const { refusal } = decided;
    if (refusal.kind !== 'problems') return movedOn(visitor.lang, on.head, refusal);
    return unprocessable(...form(visitor, on, posted, [...read.problems, ...refusal.problems]));
  }
}

function form({ lang, receivedAt }: Member, on: LineCase, posted: Posted | null, problems: Parameters<typeof fundDecisionPage>[2]['problems'] = []): Parameters<typeof page> {
  const back = { href: recommendationPaths.decisions, label: say(lang, 'decisions.back') };
  return ['recommendations/fund-decision', decisionTitle(lang, on), fundDecisionPage(lang, on, { posted, problems, now: receivedAt }), back];
}
