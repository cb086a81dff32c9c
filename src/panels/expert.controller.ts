import { Body, Controller, Get, NotFoundException, Param, Post, Query } from '@nestjs/common';
import { typed, type Posted } from '../platform/forms/index.js';
import { Allow, Page, Visiting, anId, page, redirect, type Member, type Redirect } from '../platform/web/index.js';
import { scoringPaths } from '../scoring/scoring.paths.js';
import { StrategyService } from '../strategy/index.js';
import { readProfile } from './expert.form.js';
import { expertPage, type ProfileTyped } from './expert.page.js';
import { ExpertService, type Expert } from './expert.service.js';
import { expertTexts } from './expert.texts.js';
import { expertsAPage, expertsPage } from './experts.page.js';
import { expertUrl, expertsUrl, panelPaths } from './panel.paths.js';
import { orderIn, wordsIn } from './pool.form.js';

const { say } = expertTexts;

/** The pool of experts: the secretariat's list, and one profile that both the secretariat and the expert may correct. */
@Controller()
export class ExpertController {
  constructor(
    private readonly experts: ExpertService,
    private readonly strategy: StrategyService,
  ) {}

  @Get(panelPaths.experts)
  @Allow('officer')
  async pool(@Visiting() { lang }: Member, @Query('felt') asked: unknown, @Query('soeg') wanted: unknown, @Query('sorter') sorted: unknown, @Query('side') side: unknown): Promise<Page> {
    const areas = await this.strategy.focusAreas();
    const field = areas.find(({ id }) => id === asked)?.id ?? '';
    const number = /^[1-9]\d{0,5}$/.test(String(side)) ? Number(side) : 1;
    const view = { field, search: wordsIn(wanted), ...orderIn(sorted), page: number };
    const found = await this.experts.pool({ ...view, notAskedIn: '', limit: expertsAPage, offset: (number - 1) * expertsAPage });
    if (number > 1 && found.experts.length === 0) throw new NotFoundException();
    return page('panels/experts', say(lang, 'expert.pool.title'), expertsPage(lang, found, view, areas));
  }

  @Get(panelPaths.expert)
  @Allow('officer')
  async one(@Visiting() { lang }: Member, @Param('accountId', anId) id: string): Promise<Page> {
    return this.shown(lang, await this.experts.one(id), false);
  }

  @Post(panelPaths.expert)
  @Allow('officer')
  async saveOne(@Visiting() visitor: Member, @Param('accountId', anId) id: string, @Body() posted: Posted): Promise<Page | Redirect> {
    return this.save(visitor, id, posted, false);
  }

  @Get(panelPaths.ownProfile)
  @Allow('panel')
  async own(@Visiting() { lang, account }: Member): Promise<Page> {
    return this.shown(lang, await this.experts.one(account.id), true);
  }

  @Post(panelPaths.ownProfile)
  @Allow('panel')
  async saveOwn(@Visiting() visitor: Member, @Body() posted: Posted): Promise<Page | Redirect> {
    return this.save(visitor, visitor.account.id, posted, true);
  }

  private async save({ lang, account, receivedAt }: Member, id: string, posted: Posted, own: boolean): Promise<Page | Redirect> {
    const fieldIds = (await this.strategy.focusAreas()).map((area) => area.id);
    const read = readProfile(posted, fieldIds);
    if (read.errors.length) return this.shown(lang, await this.experts.one(id), own, { posted, errors: read.errors, overtaken: false });
    const saved = await this.experts.save(id, read, { basis: typed(posted, 'basis'), actorId: account.id, at: receivedAt });
    if (saved.ok) return redirect(own ? panelPaths.ownProfile : expertUrl(id), saved.value === 'checked' ? 'expert.saved' : 'expert.saved.unchecked');
    const { refusal } = saved;
    return this.shown(lang, await this.experts.one(id), own, { posted, errors: refusal.code === 'wrong' ? refusal.errors : [], overtaken: refusal.code === 'overtaken' });
  }

  private async shown(lang: Member['lang'], expert: Expert, own: boolean, given: ProfileTyped | null = null): Promise<Page> {
    const model = expertPage(lang, expert, { own, areas: await this.strategy.focusAreas() }, given);
    const back = own ? { href: scoringPaths.panel, label: say(lang, 'expert.back.home') } : { href: expertsUrl(), label: say(lang, 'expert.back.pool') };
    return new Page('panels/expert', model.heading.title, model, given ? (given.overtaken ? 409 : 422) : 200, back);
  }
}
