import { Body, Controller, Get, Header, Param, Post } from '@nestjs/common';
import { typed, type Posted } from '../platform/forms/index.js';
import { Allow, Visiting, anId, conflicting, page, redirect, unprocessable, type Member, type Page, type Redirect } from '../platform/web/index.js';
import { mailsPage } from './mails.page.js';
import { applicantsIn, rehearsalsPage } from './rehearsal.page.js';
import { rehearsalPaths, rehearsalsUrl, rehearsalUrl } from './rehearsal.paths.js';
import { RehearsalService } from './rehearsal.service.js';
import { rehearsalTexts } from './rehearsal.texts.js';
import { progressPage, reportPage } from './report.page.js';

const { say } = rehearsalTexts;

/** For the secretariat, also while nobody else sees the round. */
@Controller()
export class RehearsalController {
  constructor(private readonly rehearsals: RehearsalService) {}

  @Get(rehearsalPaths.rehearsals)
  @Allow('officer')
  async list(@Visiting() { lang }: Member, @Param('roundId') roundId: string): Promise<Page> {
    const model = rehearsalsPage(lang, await this.rehearsals.of(roundId), null);
    return page('rehearsal/rehearsals', say(lang, 'rehearsal.title'), model, model.back);
  }

  @Post(rehearsalPaths.rehearsals)
  @Allow('officer')
  async start(@Visiting() { lang, account, receivedAt }: Member, @Param('roundId') roundId: string, @Body() posted: Posted): Promise<Page | Redirect> {
    const applicants = applicantsIn(typed(posted, 'applicants'));
    const id = applicants === null ? null : await this.rehearsals.start(roundId, applicants, account.id, receivedAt);
    if (id) return redirect(rehearsalUrl(roundId, id));
    const model = rehearsalsPage(lang, await this.rehearsals.of(roundId), posted);
    return (applicants === null ? unprocessable : conflicting)('rehearsal/rehearsals', say(lang, 'rehearsal.title'), model, model.back);
  }

  /** Asked for again by the browser itself, script or none, while the rehearsal is under way. */
  @Get(rehearsalPaths.rehearsal)
  @Header('Refresh', '3')
  @Allow('officer')
  async one(@Visiting() { lang }: Member, @Param('roundId') roundId: string, @Param('rehearsalId', anId) id: string): Promise<Page | Redirect> {
    const { round, rehearsal } = await this.rehearsals.one(id, roundId);
    const back = { href: rehearsalsUrl(roundId), label: say(lang, 'rehearsal.title') };
    if (rehearsal.state !== 'running') return redirect(rehearsalUrl(roundId, id, 'report'));
    const model = progressPage(lang, round, rehearsal);
    return page('rehearsal/progress', model.heading.title, model, back);
  }

  @Get(rehearsalPaths.report)
  @Allow('officer')
  async report(@Visiting() { lang }: Member, @Param('roundId') roundId: string, @Param('rehearsalId', anId) id: string): Promise<Page | Redirect> {
    const { round, rehearsal } = await this.rehearsals.one(id, roundId);
    if (rehearsal.state === 'running') return redirect(rehearsalUrl(roundId, id));
    const model = reportPage(lang, round, rehearsal);
    return page('rehearsal/report', model.heading.title, model, { href: rehearsalsUrl(roundId), label: say(lang, 'rehearsal.title') });
  }

  @Get(rehearsalPaths.mails)
  @Allow('officer')
  async mails(@Visiting() { lang }: Member, @Param('roundId') roundId: string, @Param('rehearsalId', anId) id: string): Promise<Page> {
    const { round, rehearsal } = await this.rehearsals.one(id, roundId);
    const model = mailsPage(lang, round, rehearsal.report?.mails ?? []);
    return page('rehearsal/mails', model.heading.title, model, { href: rehearsalUrl(roundId, id, 'report'), label: say(lang, 'rehearsal.mails.back') });
  }
}
