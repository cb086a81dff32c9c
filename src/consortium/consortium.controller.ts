import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { parseForm, type FormError, type Posted } from '../platform/forms/index.js';
import { Allow, Visiting, anId, page, redirect, unprocessable, type Member, type Page, type Redirect } from '../platform/web/index.js';
import { InviteForm } from './consortium.form.js';
import { consortiumPage } from './consortium.page.js';
import { consortiumPaths, consortiumUrl } from './consortium.paths.js';
import { ConsortiumService, type Consortium } from './consortium.service.js';
import { consortiumTexts } from './consortium.texts.js';
import { wishIn } from './invitation.form.js';
import { InvitationService } from './invitation.service.js';
import { invitePage } from './invite.page.js';
import { backToApplication, backToConsortium } from './way-back.page.js';

const { say } = consortiumTexts;

/** Who takes part, and the lead's invitations. */
@Controller()
export class ConsortiumController {
  constructor(
    private readonly consortiums: ConsortiumService,
    private readonly invitations: InvitationService,
  ) {}

  @Get(consortiumPaths.consortium)
  @Allow('applicant')
  async consortium(@Visiting() { lang, account, receivedAt }: Member, @Param('id', anId) id: string): Promise<Page> {
    const consortium = await this.consortiums.of(id, account.id, receivedAt);
    return page('consortium/consortium', say(lang, 'consortium.title'), consortiumPage(lang, consortium, receivedAt), backToApplication(lang, consortium));
  }

  @Get(consortiumPaths.invite)
  @Allow('applicant')
  async inviteForm(@Visiting() visitor: Member, @Param('id', anId) id: string): Promise<Page | Redirect> {
    const consortium = await this.consortiums.led(id, visitor.account.id, visitor.receivedAt, false);
    if (!consortium.isBeingWritten) return redirect(consortiumUrl(id), 'consortium.closed');
    return page('forms/form', say(visitor.lang, 'consortium.invite'), invitePage(visitor.lang, consortium, {}), backToConsortium(visitor.lang, id));
  }

  @Post(consortiumPaths.invite)
  @Allow('applicant')
  async invite(@Visiting() visitor: Member, @Param('id', anId) id: string, @Body() posted: Posted): Promise<Page | Redirect> {
    const { account, receivedAt } = visitor;
    const form = parseForm(InviteForm, posted);
    if (!form.ok) {
      const consortium = await this.consortiums.led(id, account.id, receivedAt, false);
      return consortium.isBeingWritten ? again(visitor, consortium, posted, form.errors) : redirect(consortiumUrl(id), 'consortium.closed');
    }
    const invited = await this.invitations.invite(id, account.id, wishIn(form.input), receivedAt);
    if (invited.ok) return redirect(consortiumUrl(id), 'consortium.invited');
    if (invited.refusal === 'closed') return redirect(consortiumUrl(id), 'consortium.closed');
    return again(visitor, invited.refusal.consortium, posted, invited.refusal.refusals);
  }

  @Post(consortiumPaths.resend)
  @Allow('applicant')
  async resend(@Visiting() { account, receivedAt }: Member, @Param('id', anId) id: string, @Param('invitationId', anId) invitationId: string): Promise<Redirect> {
    const sent = await this.invitations.resend(id, account.id, invitationId, receivedAt);
    if (sent.ok) return redirect(consortiumUrl(id), 'consortium.resent');
    return redirect(consortiumUrl(id), sent.refusal === 'closed' ? 'consortium.closed' : `consortium.resend.${sent.refusal}`);
  }

  @Post(consortiumPaths.revoke)
  @Allow('applicant')
  async revoke(@Visiting() { account, receivedAt }: Member, @Param('id', anId) id: string, @Param('invitationId', anId) invitationId: string): Promise<Redirect> {
    const revoked = await this.invitations.revoke(id, account.id, invitationId, receivedAt);
    return redirect(consortiumUrl(id), revoked.ok ? 'consortium.revoked' : 'consortium.resend.answered');
  }
}

function again({ lang }: Member, consortium: Consortium, posted: Posted, errors: readonly FormError[]): Page {
  return unprocessable('forms/form', say(lang, 'consortium.invite'), invitePage(lang, consortium, posted, errors), backToConsortium(lang, consortium.opened.draft.id));
}
