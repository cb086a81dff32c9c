import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { typed, typedAll, type Posted } from '../platform/forms/index.js';
import { Allow, Page, Visiting, redirect, type Member, type Redirect } from '../platform/web/index.js';
import { panelWorkBack } from '../panel-work/panel-work.paths.js';
import { followUpPage, type FollowUpShown } from './follow-up.page.js';
import { followUpPaths, followUpUrl } from './follow-up.paths.js';
import { FollowUpService } from './follow-up.service.js';
import { followUpTexts } from './follow-up.texts.js';

const { say } = followUpTexts;

/** How far each assessor of a round is, and what the secretariat does about it. */
@Controller()
export class FollowUpController {
  constructor(private readonly followUps: FollowUpService) {}

  @Get(followUpPaths.followUp)
  @Allow('officer')
  async show(@Visiting() visitor: Member, @Param('roundId') roundId: string, @Query('vis') wanted: unknown): Promise<Page> {
    return this.page(visitor, roundId, { lagging: wanted === 'mangler' }, 200);
  }

  @Post(followUpPaths.reminders)
  @Allow('officer')
  async remind(@Visiting() visitor: Member, @Param('roundId') roundId: string, @Body() posted: Posted): Promise<Page | Redirect> {
    const chosen = typed(posted, 'hvem') === 'alle' ? null : typedAll(posted, 'members');
    const reminded = await this.followUps.remind(roundId, chosen, visitor.account.id, visitor.receivedAt);
    if (reminded.ok) return redirect(followUpUrl(roundId), reminded.value.skipped ? 'followUp.reminded.some' : 'followUp.reminded.sent');
    return this.page(visitor, roundId, { refused: { chosen: chosen ?? [], refusal: reminded.refusal } }, 422);
  }

  @Post(followUpPaths.thanks)
  @Allow('officer')
  async thank(@Visiting() visitor: Member, @Param('roundId') roundId: string): Promise<Page | Redirect> {
    const thanked = await this.followUps.thank(roundId, visitor.account.id, visitor.receivedAt);
    if (thanked.ok) return redirect(followUpUrl(roundId), 'followUp.thanked.sent');
    return this.page(visitor, roundId, { unthanked: thanked.refusal }, thanked.refusal === 'partial' ? 403 : 422);
  }

  private async page({ lang, account, receivedAt: now }: Member, roundId: string, shown: Partial<FollowUpShown>, status: number): Promise<Page> {
    const found = await this.followUps.of(roundId, account.id, now);
    const isShutOut = await this.followUps.isShutOut(roundId, account.id);
    const model = followUpPage(lang, found, { lagging: false, ...shown, isShutOut, now });
    return new Page('assignment/follow-up', say(lang, 'followUp.title'), model, status, panelWorkBack(lang, roundId));
  }
}
