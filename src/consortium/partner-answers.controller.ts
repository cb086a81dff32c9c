import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { parseForm, type FormError, type Posted } from '../platform/forms/index.js';
import { Allow, Visiting, anId, page, redirect, unprocessable, type Member, type Page, type Redirect } from '../platform/web/index.js';
import type { Lang } from '../shared/lang.js';
import { normaliseLine } from '../shared/text.js';
import { RefusedProposalForm, RequestForm } from './consortium.form.js';
import { askedUrl, consortiumPaths } from './consortium.paths.js';
import { consortiumTexts } from './consortium.texts.js';
import { partnerAnswersPage } from './partner-answers.page.js';
import { PartnerAnswersService } from './partner-answers.service.js';
import { ProposalService, type NotRuled } from './proposal.service.js';
import { RequestService, type NotSent } from './request.service.js';
import type { Result } from '../shared/result.js';
import { backToConsortium } from './way-back.page.js';

/** One partner's answers: links are the lead's to send, proposals anybody's to decide who writes the whole budget. */
@Controller()
export class PartnerAnswersController {
  constructor(
    private readonly answers: PartnerAnswersService,
    private readonly requests: RequestService,
    private readonly proposals: ProposalService,
  ) {}

  @Get(consortiumPaths.asked)
  @Allow('applicant')
  show(@Visiting() visitor: Member, @Param('id', anId) id: string, @Param('partnerId', anId) partnerId: string): Promise<Page> {
    return this.shown(page, visitor, id, partnerId, {}, []);
  }

  @Post(consortiumPaths.asked)
  @Allow('applicant')
  async ask(@Visiting() visitor: Member, @Param('id', anId) id: string, @Param('partnerId', anId) partnerId: string, @Body() posted: Posted): Promise<Page | Redirect> {
    const form = parseForm(RequestForm, posted);
    if (!form.ok) return this.shown(unprocessable, visitor, id, partnerId, posted, form.errors);
    const whom = { name: normaliseLine(form.input.name), email: form.input.email, language: form.input.language as Lang };
    const asked = await this.requests.ask(id, visitor.account.id, partnerId, whom, visitor.receivedAt);
    if (!asked.ok && asked.refusal === 'member') return this.shown(unprocessable, visitor, id, partnerId, posted, [{ field: 'email', key: 'asked.notSent.member' }]);
    return sent(id, partnerId, asked);
  }

  @Post(consortiumPaths.remind)
  @Allow('applicant')
  async remind(@Visiting() { account, receivedAt }: Member, @Param('id', anId) id: string, @Param('partnerId', anId) partnerId: string, @Param('requestId', anId) requestId: string): Promise<Redirect> {
    return sent(id, partnerId, await this.requests.remind(id, account.id, partnerId, requestId, receivedAt));
  }

  @Post(consortiumPaths.revokeRequest)
  @Allow('applicant')
  async revoke(@Visiting() { account, receivedAt }: Member, @Param('id', anId) id: string, @Param('partnerId', anId) partnerId: string, @Param('requestId', anId) requestId: string): Promise<Redirect> {
    await this.requests.revoke(id, account.id, partnerId, requestId, receivedAt);
    return redirect(askedUrl(id, partnerId), 'asked.revoked');
  }

  @Post(consortiumPaths.accept)
  @Allow('applicant')
  async accept(@Visiting() { account, receivedAt }: Member, @Param('id', anId) id: string, @Param('partnerId', anId) partnerId: string, @Param('commitmentId', anId) commitmentId: string): Promise<Redirect> {
    const ruled = await this.proposals.accept(id, account.id, partnerId, commitmentId, receivedAt);
    return redirect(askedUrl(id, partnerId), ruled.ok ? 'asked.accepted' : `asked.ruling.${ruled.refusal satisfies NotRuled}`);
  }

  /** Somebody who reloads the answer to a refused form comes back to the page it stands on. */
  @Get(consortiumPaths.refuse)
  @Allow('applicant')
  async toAnswers(@Visiting() { account, receivedAt }: Member, @Param('id', anId) id: string, @Param('partnerId', anId) partnerId: string): Promise<Redirect> {
    await this.answers.of(id, account.id, partnerId, receivedAt);
    return redirect(askedUrl(id, partnerId));
  }

  @Post(consortiumPaths.refuse)
  @Allow('applicant')
  async refuse(@Visiting() visitor: Member, @Param('id', anId) id: string, @Param('partnerId', anId) partnerId: string, @Param('commitmentId', anId) commitmentId: string, @Body() posted: Posted): Promise<Page | Redirect> {
    const form = parseForm(RefusedProposalForm, posted);
    if (!form.ok) return this.shown(unprocessable, visitor, id, partnerId, posted, form.errors);
    const ruled = await this.proposals.refuse(id, visitor.account.id, partnerId, commitmentId, form.input.reason, visitor.receivedAt);
    return redirect(askedUrl(id, partnerId), ruled.ok ? 'asked.refused' : `asked.ruling.${ruled.refusal}`);
  }

  private async shown(answer: typeof page, { lang, account, receivedAt }: Member, id: string, partnerId: string, posted: Posted, errors: readonly FormError[]): Promise<Page> {
    const answers = await this.answers.of(id, account.id, partnerId, receivedAt);
    const model = partnerAnswersPage(lang, answers, receivedAt, posted, errors);
    return answer('consortium/partner-answers', consortiumTexts.say(lang, 'asked.title'), model, backToConsortium(lang, id));
  }
}

function sent(id: string, partnerId: string, result: Result<string, NotSent>): Redirect {
  return redirect(askedUrl(id, partnerId), result.ok ? 'asked.sent' : `asked.notSent.${result.refusal}`);
}
