import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { applicationPaths } from '../applications/application.paths.js';
import type { Member as Participant } from '../applications/index.js';
import { parseForm, type FormError, type Posted } from '../platform/forms/index.js';
import { Allow, Visiting, anId, page, redirect, unprocessable, type Member, type Page, type Redirect } from '../platform/web/index.js';
import { RoleForm } from './consortium.form.js';
import { consortiumPaths, consortiumUrl, memberUrl } from './consortium.paths.js';
import { ConsortiumService, type Consortium } from './consortium.service.js';
import { roleIn } from './invitation.form.js';
import { confirmPage, type ConfirmPage } from './confirm.page.js';
import { memberPage } from './member.page.js';
import { MembershipService, type NotChanged } from './membership.service.js';
import { backToConsortium } from './way-back.page.js';

/** One member: the role, the way out and the hand-over of the lead. */
@Controller()
export class MemberController {
  constructor(
    private readonly memberships: MembershipService,
    private readonly consortiums: ConsortiumService,
  ) {}

  @Get(consortiumPaths.member)
  @Allow('applicant')
  async member(@Visiting() { lang, account, receivedAt }: Member, @Param('id', anId) id: string, @Param('memberId', anId) memberId: string): Promise<Page | Redirect> {
    const found = await this.memberships.one(id, account.id, memberId, receivedAt);
    if (!found.ok) return notChanged(id, found.refusal);
    const { consortium, member } = found.value;
    return page('consortium/member', member.name, memberPage(lang, consortium, member, null), backToConsortium(lang, id));
  }

  @Post(consortiumPaths.member)
  @Allow('applicant')
  async change(@Visiting() visitor: Member, @Param('id', anId) id: string, @Param('memberId', anId) memberId: string, @Body() posted: Posted): Promise<Page | Redirect> {
    const { account, receivedAt } = visitor;
    const form = parseForm(RoleForm, posted);
    if (!form.ok) {
      const found = await this.memberships.one(id, account.id, memberId, receivedAt);
      return found.ok ? again(visitor, found.value, posted, form.errors) : notChanged(id, found.refusal);
    }
    const changed = await this.memberships.change(id, account.id, memberId, roleIn(form.input), receivedAt);
    if (changed.ok) return redirect(consortiumUrl(id), 'consortium.changed');
    const { refusal } = changed;
    return typeof refusal === 'string' ? notChanged(id, refusal) : again(visitor, refusal, posted, refusal.refusals);
  }

  @Get(consortiumPaths.removal)
  @Allow('applicant')
  removal(@Visiting() visitor: Member, @Param('id', anId) id: string, @Param('memberId', anId) memberId: string): Promise<Page | Redirect> {
    return this.confirm(visitor, id, memberId, 'removal');
  }

  @Post(consortiumPaths.removal)
  @Allow('applicant')
  async remove(@Visiting() { account, receivedAt }: Member, @Param('id', anId) id: string, @Param('memberId', anId) memberId: string): Promise<Redirect> {
    const removed = await this.memberships.remove(id, account.id, memberId, receivedAt);
    return removed.ok ? redirect(consortiumUrl(id), 'consortium.removed') : notChanged(id, removed.refusal);
  }

  @Get(consortiumPaths.handOver)
  @Allow('applicant')
  handingOver(@Visiting() visitor: Member, @Param('id', anId) id: string, @Param('memberId', anId) memberId: string): Promise<Page | Redirect> {
    return this.confirm(visitor, id, memberId, 'handOver');
  }

  @Post(consortiumPaths.handOver)
  @Allow('applicant')
  async handOver(@Visiting() { account, receivedAt }: Member, @Param('id', anId) id: string, @Param('memberId', anId) memberId: string): Promise<Redirect> {
    const done = await this.memberships.handOver(id, account.id, memberId, receivedAt);
    return done.ok ? redirect(consortiumUrl(id), 'consortium.handedOver') : notChanged(id, done.refusal);
  }

  @Get(consortiumPaths.leaving)
  @Allow('applicant')
  async leaving(@Visiting() { lang, account, receivedAt }: Member, @Param('id', anId) id: string): Promise<Page | Redirect> {
    const consortium = await this.consortiums.of(id, account.id, receivedAt);
    if (consortium.self.role === 'lead') return notChanged(id, 'lead');
    return confirmation(confirmPage(lang, consortium, consortium.self, 'leaving', consortiumUrl(id, 'leaving')), { lang, id });
  }

  @Post(consortiumPaths.leaving)
  @Allow('applicant')
  async leave(@Visiting() { account, receivedAt }: Member, @Param('id', anId) id: string): Promise<Redirect> {
    const left = await this.memberships.leave(id, account.id, receivedAt);
    return left.ok ? redirect(applicationPaths.mine, 'consortium.left') : notChanged(id, left.refusal);
  }

  private async confirm({ lang, account, receivedAt }: Member, id: string, memberId: string, act: 'removal' | 'handOver'): Promise<Page | Redirect> {
    const found = await this.memberships.one(id, account.id, memberId, receivedAt);
    if (!found.ok) return notChanged(id, found.refusal);
    return confirmation(confirmPage(lang, found.value.consortium, found.value.member, act, memberUrl(id, memberId, act)), { lang, id });
  }
}

function again({ lang }: Member, { consortium, member }: { consortium: Consortium; member: Participant }, posted: Posted, errors: readonly FormError[]): Page {
  return unprocessable('consortium/member', member.name, memberPage(lang, consortium, member, posted, errors), backToConsortium(lang, consortium.opened.draft.id));
}

function confirmation(model: ConfirmPage, { lang, id }: { lang: Member['lang']; id: string }): Page {
  return page('consortium/confirm', model.heading.title, model, backToConsortium(lang, id));
}

/** Somebody was quicker, or there is nothing to do it to: the consortium as it is now says the rest. */
function notChanged(id: string, why: NotChanged): Redirect {
  return redirect(consortiumUrl(id), why === 'lead' ? 'consortium.lead.stays' : `consortium.${why}`);
}
