import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { CriterionService } from '../criteria/index.js';
import { panelWorkBack } from '../panel-work/panel-work.paths.js';
import { typed, type Posted } from '../platform/forms/index.js';
import { Allow, Visiting, anId, page, redirect, unprocessable, type Member, type Page, type Redirect } from '../platform/web/index.js';
import { formatInstant } from '../shared/dates.js';
import type { Lang } from '../shared/lang.js';
import { normaliseText } from '../shared/text.js';
import { finalisePage, type FinaliseShown } from './finalise.page.js';
import { maxReason, minReason, type FinaliseRefusal } from './finalise.rules.js';
import { finaliseTexts } from './finalise.texts.js';
import { OverrideService } from './override.service.js';
import { finaliseUrl, rankingPaths, recordedUrl } from './ranking.paths.js';
import { RankingService } from './ranking.service.js';

const { say } = finaliseTexts;

type Refused = Pick<FinaliseShown, 'refusal' | 'wrong' | 'typed'>;

@Controller()
export class FinaliseController {
  constructor(
    private readonly rankings: RankingService,
    private readonly overrides: OverrideService,
    private readonly criteria: CriterionService,
  ) {}

  @Get(rankingPaths.finalise)
  @Allow('officer')
  async form(@Visiting() visitor: Member, @Param('roundId') roundId: string): Promise<Page> {
    return page(...(await this.shown(visitor, roundId, {})));
  }

  @Post(rankingPaths.finalise)
  @Allow('officer')
  async finalise(@Visiting() visitor: Member, @Param('roundId') roundId: string, @Body() posted: Posted): Promise<Page | Redirect> {
    const { lang, account, receivedAt: at } = visitor;
    const reason = normaliseText(typed(posted, 'reason'));
    const made = await this.rankings.finalise(roundId, { id: account.id, at }, { seen: typed(posted, 'seen'), reason });
    if (made.ok) return redirect(recordedUrl(roundId, made.value), 'finalise.done');
    const { round } = await this.rankings.standing(roundId, account.id);
    const text = refusalText(lang, made.refusal, round.openUntil);
    return unprocessable(...(await this.shown(visitor, roundId, { ...(made.refusal.kind === 'reason' ? { wrong: { field: 'reason', text } } : { refusal: text }), typed: { reason } })));
  }

  @Post(rankingPaths.override)
  @Allow('officer')
  async ask(@Visiting() visitor: Member, @Param('roundId') roundId: string, @Body() posted: Posted): Promise<Page | Redirect> {
    const { lang, account, receivedAt: at } = visitor;
    const leave = normaliseText(typed(posted, 'leave'));
    const asked = await this.overrides.ask(roundId, account.id, at, { seen: typed(posted, 'seen'), reason: leave });
    if (asked.ok) return redirect(finaliseUrl(roundId), 'override.asked.done');
    const { refusal } = asked;
    const refused: Refused = refusal.kind === 'reason'
      ? { wrong: { field: 'leave', text: say(lang, 'finalise.refused.reason', { characters: refusal.characters, min: minReason, max: maxReason }) } }
      : { refusal: say(lang, `override.refused.${refusal.kind}`) };
    return unprocessable(...(await this.shown(visitor, roundId, { ...refused, typed: { leave } })));
  }

  @Post(rankingPaths.overrideDecision)
  @Allow('officer')
  async decide(@Visiting() visitor: Member, @Param('roundId') roundId: string, @Param('overrideId', anId) id: string, @Body() posted: Posted): Promise<Page | Redirect> {
    const { lang, account, receivedAt: at } = visitor;
    const outcome = typed(posted, 'outcome');
    const note = normaliseText(typed(posted, 'note')).slice(0, maxReason);
    if (outcome !== 'granted' && outcome !== 'refused') return unprocessable(...(await this.shown(visitor, roundId, { wrong: { field: 'outcome', text: say(lang, 'override.choose') }, typed: { note } })));
    const decided = await this.overrides.decide(roundId, id, account.id, at, { outcome, note });
    if (decided.ok) return redirect(finaliseUrl(roundId), 'override.decided');
    return unprocessable(...(await this.shown(visitor, roundId, { refusal: say(lang, `override.refused.${decided.refusal.kind}`), typed: { outcome, note } })));
  }

  private async shown({ lang, account }: Member, roundId: string, refused: Refused): Promise<Parameters<typeof page>> {
    const standing = await this.rankings.standing(roundId, account.id);
    const criteria = await this.criteria.criteriaOf(standing.round.rules);
    return ['ranking/finalise', say(lang, 'finalise.title'), finalisePage(lang, { standing, criteria, accountId: account.id, ...refused }), panelWorkBack(lang, roundId)];
  }
}

function refusalText(lang: Lang, refusal: FinaliseRefusal, openUntil: Date): string {
  switch (refusal.kind) {
    case 'open':
      return say(lang, 'finalise.refused.open', { until: formatInstant(openUntil, lang) });
    case 'lacking':
      return say(lang, 'finalise.refused.lacking', { n: refusal.lacks });
    case 'same':
      return say(lang, 'finalise.refused.same', { number: refusal.number });
    case 'reason':
      return say(lang, 'finalise.refused.reason', { characters: refusal.characters, min: minReason, max: maxReason });
    default:
      return say(lang, `finalise.refused.${refusal.kind}`);
  }
}
