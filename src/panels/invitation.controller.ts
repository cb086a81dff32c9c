import { Body, Controller, Get, NotFoundException, Param, Post } from '@nestjs/common';
import { typed, type Posted } from '../platform/forms/index.js';
import { Allow, Page, Visiting, redirect, type Member, type Redirect } from '../platform/web/index.js';
import { RoundService } from '../rounds/index.js';
import { scoringPaths } from '../scoring/scoring.paths.js';
import type { Lang } from '../shared/lang.js';
import { normaliseText } from '../shared/text.js';
import { ExpertService } from './expert.service.js';
import { invitationPage, promiseWords, type AskedMember, type RefusedStep } from './invitation.page.js';
import { invitationTexts } from './invitation.texts.js';
import { PanelAnswerService } from './panel-answer.service.js';
import { panelInvitationUrl, panelPaths } from './panel.paths.js';
import type { PanelStep } from './panel.rules.js';

const { say } = invitationTexts;

/** What somebody who is asked into a round's panel reads and answers. To anybody else there is no such page. */
@Controller()
export class InvitationController {
  constructor(
    private readonly answers: PanelAnswerService,
    private readonly experts: ExpertService,
    private readonly rounds: RoundService,
  ) {}

  @Get(panelPaths.invitation)
  @Allow('panel')
  async invitation(@Visiting() visitor: Member, @Param('roundId') roundId: string): Promise<Page> {
    return shown(visitor, await this.asked(roundId, visitor.account.id));
  }

  @Post(panelPaths.invitation)
  @Allow('panel')
  async answer(@Visiting() visitor: Member, @Param('roundId') roundId: string, @Body() posted: Posted): Promise<Page | Redirect> {
    const { account, receivedAt } = visitor;
    const step = stepIn(typed(posted, 'answer'));
    const { round } = await this.asked(roundId, account.id);
    const words = promiseWords(languageIn(posted, visitor.lang), round);
    const promise = step === 'accept' && typed(posted, 'promise') !== '' ? words : null;
    const answered = await this.answers.answer(roundId, account, { step, note: normaliseText(typed(posted, 'note')), promise }, receivedAt);
    if (!answered.ok) return shown(visitor, await this.asked(roundId, account.id), { posted, step, refusal: answered.refusal });
    if (step === 'accept') return redirect(panelInvitationUrl(roundId), 'panelInvitation.accepted');
    return redirect(panelInvitationUrl(roundId), step === 'decline' ? 'panelInvitation.declined' : 'panelInvitation.left');
  }

  private async asked(roundId: string, accountId: string): Promise<AskedMember> {
    const found = await this.answers.invitation(roundId, accountId);
    const round = await this.rounds.any(roundId);
    if (!round) throw new NotFoundException();
    const { mostApplications } = await this.experts.one(accountId);
    return { ...found, round, mostApplications, criteria: Object.keys(round.rules.weights).length };
  }
}

function shown({ lang, receivedAt }: Member, asked: AskedMember, refused: RefusedStep | null = null): Page {
  const model = invitationPage(lang, asked, receivedAt, refused);
  const status = refused === null ? 200 : refused.refusal.code === 'answered' ? 409 : 422;
  return new Page('panels/invitation', model.heading.title, model, status, { href: scoringPaths.panel, label: say(lang, 'panelInvitation.back') });
}

/** Accepting asks for the promise, so what is no answer at all comes to nothing. */
function stepIn(text: string): PanelStep {
  return text === 'decline' || text === 'leave' ? text : 'accept';
}

/** The promise is kept in the words that stood on the form, also where the language has been changed in another window. */
function languageIn(posted: Posted, lang: Lang): Lang {
  const read = typed(posted, 'promisedIn');
  return read === 'da' || read === 'en' ? read : lang;
}
