import { Body, Controller, Get, NotFoundException, Param, Post, Query } from '@nestjs/common';
import { panelWorkBack } from '../panel-work/panel-work.paths.js';
import { typed, type FormError, type Posted } from '../platform/forms/index.js';
import { Allow, Visiting, anId, page, redirect, unprocessable, type Member, type Page, type Redirect } from '../platform/web/index.js';
import { inLang } from '../shared/lang.js';
import { normaliseText } from '../shared/text.js';
import { DecidingService, type PairView } from './deciding.service.js';
import { interestPaths, interestUrl, roundInterestsUrl } from './interest.paths.js';
import { pairPage, refusalOf } from './pair.page.js';
import { circles, roundInterestsPage } from './round.page.js';
import { roundInterestTexts } from './round-interest.texts.js';

const { say } = roundInterestTexts;

/** The secretariat's pages: everybody's interests in a round, and one person's in one application. */
@Controller()
export class InterestController {
  constructor(private readonly deciding: DecidingService) {}

  @Get(interestPaths.round)
  @Allow('officer')
  async round(@Visiting() { lang, account }: Member, @Param('roundId') roundId: string, @Query() query: Record<string, unknown>): Promise<Page> {
    const circle = circles.find((one) => one === query['hvem']) ?? 'panel';
    const found = await this.deciding.ofRound(roundId, circle, account.id);
    const name = inLang(lang, found.round, 'name');
    const filter = { circle, show: query['vis'] === 'signs' ? 'signs' : 'all', page: pageFrom(query['side']) } as const;
    const isCut = found.applications.length < found.graph.applications.length;
    return page('interests/round', say(lang, 'interests.title', { round: name }), roundInterestsPage(lang, found, filter, isCut), panelWorkBack(lang, roundId));
  }

  @Get(interestPaths.one)
  @Allow('officer')
  async one(@Visiting() visitor: Member, @Param('roundId') roundId: string, @Param('applicationId', anId) applicationId: string, @Param('accountId', anId) accountId: string): Promise<Page> {
    const view = await this.deciding.pair(roundId, { applicationId, accountId }, visitor.account.id);
    return page('interests/one', titleOf(visitor, view), pairPage(visitor.lang, view, visitor.account.id), backTo(visitor, view));
  }

  @Post(interestPaths.one)
  @Allow('officer')
  async find(@Visiting() visitor: Member, @Param('roundId') roundId: string, @Param('applicationId', anId) applicationId: string, @Param('accountId', anId) accountId: string, @Body() posted: Posted): Promise<Page | Redirect> {
    const { account, receivedAt } = visitor;
    const source = normaliseText(typed(posted, 'source'));
    const done = await this.deciding.find(roundId, { applicationId, accountId }, { ground: groundIn(posted), source }, account, receivedAt);
    if (!done.ok) return this.again(visitor, roundId, { applicationId, accountId }, posted, [refusalOf(done.refusal, source, 'source')]);
    // One's own case has just shut.
    if (accountId === account.id) return redirect(roundInterestsUrl(roundId), 'interest.found.own');
    return redirect(interestUrl(roundId, applicationId, accountId), 'interest.found');
  }

  @Post(interestPaths.decision)
  @Allow('officer')
  async decide(@Visiting() visitor: Member, @Param('roundId') roundId: string, @Param('applicationId', anId) applicationId: string, @Param('accountId', anId) accountId: string, @Body() posted: Posted): Promise<Page | Redirect> {
    const outcome = (['cleared', 'disqualified'] as const).find((one) => one === typed(posted, 'outcome'));
    const reason = normaliseText(typed(posted, 'reason'));
    const pair = { applicationId, accountId };
    if (!outcome) return this.again(visitor, roundId, pair, posted, [{ field: 'outcome', key: 'interest.decide.outcomeEmpty' }]);
    const done = await this.deciding.decide(roundId, pair, { outcome, reason }, visitor.account, visitor.receivedAt);
    if (!done.ok) return this.again(visitor, roundId, pair, posted, [refusalOf(done.refusal, reason, 'reason')]);
    return redirect(roundInterestsUrl(roundId), `interest.decided.${outcome}`);
  }

  private async again(visitor: Member, roundId: string, pair: { applicationId: string; accountId: string }, posted: Posted, errors: readonly FormError[]): Promise<Page> {
    const view = await this.deciding.pair(roundId, pair, visitor.account.id);
    return unprocessable('interests/one', titleOf(visitor, view), pairPage(visitor.lang, view, visitor.account.id, posted, errors), backTo(visitor, view));
  }
}

function titleOf({ lang }: Member, { person, application }: PairView): string {
  return say(lang, 'interest.one.title', { person: person.name, number: application.number });
}

function backTo({ lang }: Member, { round }: PairView): Page['back'] {
  return { href: roundInterestsUrl(round.id), label: say(lang, 'interests.title', { round: inLang(lang, round, 'name') }) };
}

function groundIn(posted: Posted): string | null {
  const given = typed(posted, 'ground');
  return /^[1-5]$/.test(given) ? given : null;
}

function pageFrom(given: unknown): number {
  if (given === undefined) return 1;
  if (typeof given !== 'string' || !/^[1-9]\d{0,4}$/.test(given)) throw new NotFoundException();
  return Number(given);
}
