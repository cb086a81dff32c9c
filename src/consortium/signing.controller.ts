import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { Posted } from '../platform/forms/index.js';
import { Allow, Visiting, anId, redirect, type Member, type Page, type Redirect } from '../platform/web/index.js';
import type { Way } from './answer.form.js';
import { AnswerService } from './answer.service.js';
import { answered, shown, type Desk } from './answering.js';
import { AskedService } from './asked.service.js';
import { consortiumPaths, consortiumUrl } from './consortium.paths.js';
import { backToConsortium } from './way-back.page.js';

/** A partner's amounts, as the member who answers for it sees them. */
@Controller()
export class SigningController {
  constructor(
    private readonly asking: AskedService,
    private readonly answers: AnswerService,
  ) {}

  @Get(consortiumPaths.signing)
  @Allow('applicant')
  toConfirm(@Visiting() visitor: Member, @Param('id', anId) id: string): Promise<Page | Redirect> {
    return this.show('confirm', visitor, id);
  }

  @Post(consortiumPaths.signing)
  @Allow('applicant')
  confirm(@Visiting() visitor: Member, @Param('id', anId) id: string, @Body() posted: Posted): Promise<Page | Redirect> {
    return this.answer('confirm', visitor, id, posted);
  }

  @Get(consortiumPaths.signingProposal)
  @Allow('applicant')
  toPropose(@Visiting() visitor: Member, @Param('id', anId) id: string): Promise<Page | Redirect> {
    return this.show('propose', visitor, id);
  }

  @Post(consortiumPaths.signingProposal)
  @Allow('applicant')
  propose(@Visiting() visitor: Member, @Param('id', anId) id: string, @Body() posted: Posted): Promise<Page | Redirect> {
    return this.answer('propose', visitor, id, posted);
  }

  @Get(consortiumPaths.signingRefusal)
  @Allow('applicant')
  toDecline(@Visiting() visitor: Member, @Param('id', anId) id: string): Promise<Page | Redirect> {
    return this.show('decline', visitor, id);
  }

  @Post(consortiumPaths.signingRefusal)
  @Allow('applicant')
  decline(@Visiting() visitor: Member, @Param('id', anId) id: string, @Body() posted: Posted): Promise<Page | Redirect> {
    return this.answer('decline', visitor, id, posted);
  }

  private async show(way: Way, visitor: Member, id: string): Promise<Page | Redirect> {
    const own = await this.asking.ofMember(id, visitor.account.id, visitor.receivedAt);
    if (!own) return redirect(consortiumUrl(id), 'consortium.nobody');
    return shown(this.desk(visitor, id), way, own.asked);
  }

  private async answer(way: Way, visitor: Member, id: string, posted: Posted): Promise<Page | Redirect> {
    const own = await this.asking.ofMember(id, visitor.account.id, visitor.receivedAt);
    if (!own) return redirect(consortiumUrl(id), 'consortium.nobody');
    return answered(this.desk(visitor, id), way, own.asked, { ...posted, name: visitor.account.name });
  }

  private desk(visitor: Member, id: string): Desk {
    const { account, lang, receivedAt } = visitor;
    return {
      visitor,
      name: account.name,
      isNameFixed: true,
      urls: { confirm: consortiumUrl(id, 'signing'), propose: consortiumUrl(id, 'signingProposal'), decline: consortiumUrl(id, 'signingRefusal') },
      back: backToConsortium(lang, id),
      done: consortiumUrl(id),
      store: (given) => this.answers.byMember(id, account.id, given, receivedAt),
    };
  }
}
