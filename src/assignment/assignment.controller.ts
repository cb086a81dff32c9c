import { Body, Controller, Get, NotFoundException, Param, Post, Query } from '@nestjs/common';
import { panelWorkBack } from '../panel-work/panel-work.paths.js';
import { typed, typedAll, type Posted } from '../platform/forms/index.js';
import { Allow, Page, Visiting, anId, redirect, type Member, type Redirect } from '../platform/web/index.js';
import { StrategyService } from '../strategy/index.js';
import { inLang } from '../shared/lang.js';
import type { Lang } from '../platform/views/index.js';
import { assignmentPage, type Shown } from './assignment.page.js';
import { assignmentPaths, assignmentUrl } from './assignment.paths.js';
import { AssignmentService, type World } from './assignment.service.js';
import { assignmentTexts } from './assignment.texts.js';
import { changePage } from './change.page.js';
import { assignmentChangeTexts } from './change.texts.js';
import { ConfirmService } from './confirm.service.js';

const { say } = assignmentTexts;

/** 403 with the rule, 409 where somebody was first, 422 for what can be mended. */
const statuses = { partial: 403, overtaken: 409, broken: 422, incomplete: 422, unknown: 422 } as const;

/** Who assesses what in a round: proposed, changed by hand, confirmed. */
@Controller()
export class AssignmentController {
  constructor(
    private readonly assignments: AssignmentService,
    private readonly confirmations: ConfirmService,
    private readonly strategy: StrategyService,
  ) {}

  @Get(assignmentPaths.plan)
  @Allow('officer')
  async show(@Visiting() { lang, account }: Member, @Param('roundId') roundId: string): Promise<Page> {
    return this.page(lang, await this.assignments.world(roundId, account.id), {}, 200);
  }

  @Post(assignmentPaths.plan)
  @Allow('officer')
  async confirm(@Visiting() { lang, account, receivedAt }: Member, @Param('roundId') roundId: string, @Body() posted: Posted): Promise<Page | Redirect> {
    const confirmed = await this.confirmations.confirm(roundId, typed(posted, 'basis'), account.id, receivedAt);
    if (confirmed.ok) return redirect(assignmentUrl(roundId), confirmed.value.left ? 'assignment.confirmedLeft' : 'assignment.confirmed');
    return this.page(lang, await this.assignments.world(roundId, account.id), { unconfirmed: confirmed.refusal }, statuses[confirmed.refusal]);
  }

  @Post(assignmentPaths.proposal)
  @Allow('officer')
  async propose(@Visiting() { lang, account, receivedAt }: Member, @Param('roundId') roundId: string, @Body() posted: Posted): Promise<Page | Redirect> {
    const wish = { perApplication: Number(typed(posted, 'antal')), onlyDeclared: typed(posted, 'uerklaerede') === '' };
    const proposed = await this.assignments.propose(roundId, wish, account.id, receivedAt);
    if (proposed.ok) return redirect(assignmentUrl(roundId), 'assignment.proposed');
    return this.page(lang, await this.assignments.world(roundId, account.id), { wish, refusal: proposed.refusal }, proposed.refusal.why === 'partial' ? 403 : 422);
  }

  @Post(assignmentPaths.discarding)
  @Allow('officer')
  async discard(@Visiting() { lang, account, receivedAt }: Member, @Param('roundId') roundId: string): Promise<Page | Redirect> {
    const discarded = await this.assignments.discard(roundId, account.id, receivedAt);
    return discarded.ok ? redirect(assignmentUrl(roundId), 'assignment.discarded') : this.page(lang, await this.assignments.world(roundId, account.id), {}, 403);
  }

  /** With `members` it shows what that choice would lead to, and stores nothing. */
  @Get(assignmentPaths.change)
  @Allow('officer')
  async one(@Visiting() { lang, account }: Member, @Param('roundId') roundId: string, @Param('applicationId', anId) id: string, @Query() query: Record<string, unknown>): Promise<Page | Redirect> {
    const world = await this.assignments.world(roundId, account.id);
    const chosen = 'valgt' in query ? [query.members ?? []].flat().filter((one) => typeof one === 'string') : null;
    return this.change(lang, world, id, chosen, null, 200);
  }

  @Post(assignmentPaths.change)
  @Allow('officer')
  async choose(@Visiting() { lang, account }: Member, @Param('roundId') roundId: string, @Param('applicationId', anId) id: string, @Body() posted: Posted): Promise<Page | Redirect> {
    const chosen = typedAll(posted, 'members');
    const changed = await this.assignments.change(roundId, id, chosen, typed(posted, 'basis'), account.id);
    if (changed.ok) return redirect(assignmentUrl(roundId), 'assignment.changedByHand');
    const world = await this.assignments.world(roundId, account.id);
    return changed.refusal === 'partial' ? this.page(lang, world, {}, 403) : this.change(lang, world, id, chosen, changed.refusal, statuses[changed.refusal]);
  }

  private async page(lang: Lang, world: World, shown: Omit<Shown, 'fields'>, status: number): Promise<Page> {
    const name = inLang(lang, world.round, 'name');
    const model = assignmentPage(lang, world, { fields: await this.fields(lang), ...shown });
    return new Page('assignment/plan', `${say(lang, 'assignment.title')}, ${name}`, model, status, panelWorkBack(lang, world.round.id));
  }

  private async change(lang: Lang, world: World, id: string, chosen: readonly string[] | null, refusal: 'unknown' | 'overtaken' | null, status: number): Promise<Page> {
    const one = world.cases.find((each) => each.id === id);
    if (!one || !world.proposal) throw new NotFoundException();
    const model = changePage(lang, world, one, { fields: await this.fields(lang), chosen, refusal });
    return new Page('assignment/change', assignmentChangeTexts.say(lang, 'assignment.change.title', { number: one.number }), model, status, { href: assignmentUrl(world.round.id), label: say(lang, 'assignment.title') });
  }

  private async fields(lang: Lang): Promise<ReadonlyMap<string, string>> {
    return new Map((await this.strategy.focusAreas()).map((area) => [area.id, inLang(lang, area, 'shortName')]));
  }
}
