import { Body, Controller, Get, NotFoundException, Param, Post, Query } from '@nestjs/common';
import { typed, typedAll, type Posted } from '../platform/forms/index.js';
import { Allow, Page, Visiting, redirect, type Member, type Redirect } from '../platform/web/index.js';
import { panelWorkBack } from '../panel-work/panel-work.paths.js';
import { RoundService } from '../rounds/index.js';
import type { Lang } from '../shared/lang.js';
import { StrategyService } from '../strategy/index.js';
import { ExpertService } from './expert.service.js';
import { panelPaths, roundPanelUrl } from './panel.paths.js';
import { PanelService } from './panel.service.js';
import { wordsIn } from './pool.form.js';
import { candidatesShown, roundPanelPage, type RefusedChoice, type RoundPanel } from './round-panel.page.js';

/** For the secretariat: who is in a round's panel, who chairs it, and whom to ask. */
@Controller()
export class RoundPanelController {
  constructor(
    private readonly panels: PanelService,
    private readonly experts: ExpertService,
    private readonly rounds: RoundService,
    private readonly strategy: StrategyService,
  ) {}

  @Get(panelPaths.roundPanel)
  @Allow('officer')
  async panel(@Visiting() { lang }: Member, @Param('roundId') roundId: string, @Query('felt') field: unknown, @Query('soeg') search: unknown): Promise<Page> {
    return shown(lang, await this.given(roundId, field, search));
  }

  @Post(panelPaths.roundPanel)
  @Allow('officer')
  async invite(@Visiting() visitor: Member, @Param('roundId') roundId: string, @Query('felt') field: unknown, @Query('soeg') search: unknown, @Body() posted: Posted): Promise<Page | Redirect> {
    const given = await this.given(roundId, field, search);
    const chosen = typedAll(posted, 'members');
    const invited = await this.panels.invite(roundId, chosen, visitor.account.id, visitor.receivedAt);
    if (invited.ok) return redirect(roundPanelUrl(roundId, given.filter), 'roundPanel.invited');
    return shown(visitor.lang, given, { invited: { chosen, refusal: invited.refusal } });
  }

  @Post(panelPaths.chair)
  @Allow('officer')
  async chair(@Visiting() { lang, account }: Member, @Param('roundId') roundId: string, @Body() posted: Posted): Promise<Page | Redirect> {
    const given = await this.given(roundId, '', '');
    const chosen = typed(posted, 'chair');
    const set = await this.panels.setChair(roundId, chosen || null, account.id);
    return set.ok ? redirect(roundPanelUrl(roundId), 'roundPanel.chair.saved') : shown(lang, given, { chair: { chosen, refusal: set.refusal } });
  }

  private async given(roundId: string, asked: unknown, wanted: unknown): Promise<RoundPanel> {
    const round = await this.rounds.any(roundId);
    if (!round) throw new NotFoundException();
    const areas = await this.strategy.focusAreas();
    const filter = { field: areas.find(({ id }) => id === asked)?.id ?? '', search: wordsIn(wanted) };
    const [members, { experts, total }] = await Promise.all([
      this.panels.members(roundId),
      this.experts.pool({ ...filter, notAskedIn: roundId, sort: 'navn', descending: false, limit: candidatesShown, offset: 0 }),
    ]);
    return { round, members, candidates: experts, total, areas, filter };
  }
}

function shown(lang: Lang, given: RoundPanel, refused: RefusedChoice | null = null): Page {
  const model = roundPanelPage(lang, given, refused ?? {});
  return new Page('panels/round-panel', model.heading.title, model, refused ? 422 : 200, panelWorkBack(lang, given.round.id));
}
