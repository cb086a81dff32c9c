import { Body, Controller, Get, Header, Param, Post } from '@nestjs/common';
import type { Posted } from '../platform/forms/index.js';
import { Allow, Page, Visiting, type Redirect, type Visitor } from '../platform/web/index.js';
import type { Result } from '../shared/result.js';
import type { NotAnswered } from './answer.service.js';
import { AnswerService } from './answer.service.js';
import type { Way } from './answer.form.js';
import { gonePage } from './answer.page.js';
import { answered, shown, type Desk } from './answering.js';
import { AskedService, type LinkAsked } from './asked.service.js';
import { commitmentLinkUrl, consortiumPaths } from './consortium.paths.js';

const noIndex = (): MethodDecorator => Header('X-Robots-Tag', 'noindex, nofollow, noarchive');

/** A partner's amounts behind the link in a mail: whoever has it answers, without an account. */
@Controller()
export class CommitmentLinkController {
  constructor(
    private readonly asking: AskedService,
    private readonly answers: AnswerService,
  ) {}

  @Get(consortiumPaths.link)
  @Allow('everyone')
  @noIndex()
  toConfirm(@Visiting() visitor: Visitor, @Param('token') token: string): Promise<Page> {
    return this.show('confirm', visitor, token);
  }

  @Post(consortiumPaths.link)
  @Allow('everyone')
  @noIndex()
  confirm(@Visiting() visitor: Visitor, @Param('token') token: string, @Body() posted: Posted): Promise<Page | Redirect> {
    return this.answer('confirm', visitor, token, posted);
  }

  @Get(consortiumPaths.linkProposal)
  @Allow('everyone')
  @noIndex()
  toPropose(@Visiting() visitor: Visitor, @Param('token') token: string): Promise<Page> {
    return this.show('propose', visitor, token);
  }

  @Post(consortiumPaths.linkProposal)
  @Allow('everyone')
  @noIndex()
  propose(@Visiting() visitor: Visitor, @Param('token') token: string, @Body() posted: Posted): Promise<Page | Redirect> {
    return this.answer('propose', visitor, token, posted);
  }

  @Get(consortiumPaths.linkRefusal)
  @Allow('everyone')
  @noIndex()
  toDecline(@Visiting() visitor: Visitor, @Param('token') token: string): Promise<Page> {
    return this.show('decline', visitor, token);
  }

  @Post(consortiumPaths.linkRefusal)
  @Allow('everyone')
  @noIndex()
  decline(@Visiting() visitor: Visitor, @Param('token') token: string, @Body() posted: Posted): Promise<Page | Redirect> {
    return this.answer('decline', visitor, token, posted);
  }

  private async show(way: Way, visitor: Visitor, token: string): Promise<Page> {
    const link = await this.asking.byLink(token, visitor.receivedAt);
    return typeof link === 'string' ? gone(visitor, link) : shown(this.desk(visitor, token, link), way, link.asked);
  }

  private async answer(way: Way, visitor: Visitor, token: string, posted: Posted): Promise<Page | Redirect> {
    const link = await this.asking.byLink(token, visitor.receivedAt);
    if (typeof link === 'string') return gone(visitor, link);
    return answered(this.desk(visitor, token, link), way, link.asked, posted);
  }

  private desk(visitor: Visitor, token: string, { request }: LinkAsked): Desk {
    const confirm = commitmentLinkUrl(token);
    return {
      visitor,
      name: request.name,
      isNameFixed: false,
      urls: { confirm, propose: commitmentLinkUrl(token, 'linkProposal'), decline: commitmentLinkUrl(token, 'linkRefusal') },
      back: null,
      done: confirm,
      // A link that was withdrawn while somebody pressed: the next page says so.
      store: async (given) => orClosed(await this.answers.byLink(token, given, visitor.receivedAt)),
    };
  }
}

function orClosed(answer: Awaited<ReturnType<AnswerService['byLink']>>): Result<void, NotAnswered> {
  if (answer.ok) return answer;
  const { refusal } = answer;
  return { ok: false, refusal: refusal === 'gone' || refusal === 'unknown' ? 'closed' : refusal };
}

/** The status says that it once was, and nothing else. */
function gone({ lang }: Visitor, why: 'unknown' | 'gone'): Page {
  const model = gonePage(lang, why);
  return new Page('consortium/gone', model.heading.title, model, why === 'unknown' ? 404 : 410);
}
