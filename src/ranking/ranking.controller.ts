import { Controller, Get, NotFoundException, Param, Query } from '@nestjs/common';
import { ApplicationService } from '../applications/index.js';
import { CriterionService } from '../criteria/index.js';
import { panelWorkBack } from '../panel-work/panel-work.paths.js';
import { Allow, Visiting, page, redirect, type Member, type Page, type Redirect } from '../platform/web/index.js';
import { pageHeading } from '../platform/views/index.js';
import { RoundService, roundUrl, type RoundView } from '../rounds/index.js';
import { highestTotal } from '../scoring/index.js';
import { inLang } from '../shared/lang.js';
import { rankingPaths, recordedUrl, standingUrl } from './ranking.paths.js';
import { RankingService } from './ranking.service.js';
import { rankingTexts } from './ranking.texts.js';
import { recordedPage, recordedPageSize } from './recorded.page.js';
import { standingPage } from './standing.page.js';
import { standingChoice } from './standing.rules.js';
import { StandingService } from './standing.service.js';
import { standingTexts } from './standing.texts.js';

/** A round's applications as they stand for the secretariat, and the rankings that were made of them for the forum too. */
@Controller()
export class RankingController {
  constructor(
    private readonly rankings: RankingService,
    private readonly standings: StandingService,
    private readonly rounds: RoundService,
    private readonly criteria: CriterionService,
    private readonly applications: ApplicationService,
  ) {}

  @Get(rankingPaths.ranking)
  @Allow('officer', 'forum')
  async standing(@Visiting() { lang, account }: Member, @Param('roundId') roundId: string, @Query() query: Record<string, unknown>): Promise<Page | Redirect> {
    const round = await this.round(roundId);
    const [newest] = await this.rankings.heads(roundId);
    const name = inLang(lang, round, 'name');
    if (!account.roles.includes('officer')) {
      if (newest) return redirect(recordedUrl(roundId, newest.number));
      const heading = pageHeading(standingTexts.say(lang, 'standing.none.title'), { caption: name });
      return page('ranking/none', heading.title, { heading, text: standingTexts.say(lang, 'standing.none.text') }, { href: roundUrl(roundId), label: name });
    }
    const criteria = await this.criteria.criteriaOf(round.rules);
    const choice = standingChoice(query, criteria.map(({ id }) => id));
    const list = await this.standings.list(round, choice, account.id);
    if (choice.page > 1 && list.rows.length === 0) throw new NotFoundException();
    const highest = highestTotal(round.rules.weights, round.rules.scale.maxHalfPoints);
    const model = standingPage(lang, { round, criteria, list, choice, finalNumber: newest?.number ?? null, highest });
    return page('ranking/standing', `${standingTexts.say(lang, 'standing.title')}, ${name}`, model, panelWorkBack(lang, roundId));
  }

  @Get(rankingPaths.recorded)
  @Allow('officer', 'forum')
  async recorded(@Visiting() { lang, account }: Member, @Param('roundId') roundId: string, @Param('number') text: string, @Query('side') side?: string): Promise<Page> {
    const number = numberIn(text);
    if (number === null) throw new NotFoundException();
    const { round, ranking, before, leave, hidden } = await this.rankings.recorded(roundId, number, account.id);
    const pageNumber = (side === undefined ? null : numberIn(side)) ?? 1;
    if (pageNumber > 1 && (pageNumber - 1) * recordedPageSize >= ranking.outcome.ranked.filter(({ id }) => !hidden.has(id)).length) throw new NotFoundException();
    const [heads, criteria, funds, all] = await Promise.all([
      this.applications.headsOf(ranking.input.applications.map(({ id }) => id).filter((id) => !hidden.has(id))),
      this.criteria.criteriaOf({ weights: ranking.input.rules.weights }),
      this.rounds.funds(),
      this.rankings.heads(roundId),
    ]);
    const isOfficer = account.roles.includes('officer');
    const model = recordedPage(lang, { round, ranking, before, leave, newest: all[0]?.number ?? number, hidden, heads, criteria, funds, page: pageNumber, links: isOfficer });
    const back = isOfficer ? { href: standingUrl(roundId), label: rankingTexts.say(lang, 'ranking.back') } : { href: roundUrl(roundId), label: inLang(lang, round, 'name') };
    return page('ranking/recorded', `${model.heading.title}, ${inLang(lang, round, 'name')}`, model, back);
  }

  private async round(roundId: string): Promise<RoundView> {
    const round = await this.rounds.round(roundId);
    if (!round) throw new NotFoundException();
    return round;
  }
}

function numberIn(text: string): number | null {
  return /^[1-9]\d{0,5}$/.test(text) ? Number(text) : null;
}
