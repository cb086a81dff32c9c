import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { Posted } from '../../platform/forms/index.js';
import { Allow, Page, Visiting, anId, redirect, type Member, type Redirect } from '../../platform/web/index.js';
import { applicationPaths, applicationUrl } from '../application.paths.js';
import { applicationTexts } from '../application.texts.js';
import { whatIfPage } from './what-if.page.js';
import { WhatIfService, type NotKept, type WhatIf } from './what-if.service.js';

const { say } = applicationTexts;
const statuses: Readonly<Record<NotKept, 409 | 422>> = { wrong: 422, nothing: 422, foreign: 422, stale: 409, gone: 409, refused: 409 };

/** Figures that are tried: a page whose form stores nothing but on `then=keep`. */
@Controller()
export class WhatIfController {
  constructor(private readonly whatIfs: WhatIfService) {}

  @Get(applicationPaths.whatIf)
  @Allow('applicant')
  async form(@Visiting() visitor: Member, @Param('id', anId) id: string): Promise<Page> {
    return answer(visitor, await this.whatIfs.reckon(id, visitor.account.id, {}), null, 200);
  }

  @Post(applicationPaths.whatIf)
  @Allow('applicant')
  async reckon(@Visiting() visitor: Member, @Param('id', anId) id: string, @Body() posted: Posted): Promise<Page | Redirect> {
    if (posted.then !== 'keep') {
      const shown = await this.whatIfs.reckon(id, visitor.account.id, posted);
      return answer(visitor, shown, posted, shown.errors.length ? 422 : 200);
    }
    const kept = await this.whatIfs.keep(id, visitor.account.id, visitor.receivedAt, posted);
    if (kept.ok) return redirect(applicationUrl(id, 'economy'), 'whatIf.kept');
    const { why, shown } = kept.refusal;
    return answer(visitor, shown, posted, statuses[why], why);
  }
}

function answer({ lang, receivedAt }: Member, shown: WhatIf, posted: Posted | null, status: 200 | 409 | 422, why: NotKept | null = null): Page {
  const model = whatIfPage(lang, shown, posted, receivedAt, why);
  return new Page('applications/what-if', model.heading.title, model, status, { href: applicationUrl(shown.stored.draft.id, 'economy'), label: say(lang, 'economy.title') });
}
