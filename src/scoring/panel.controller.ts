import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { panelInvitationUrl } from '../panels/panel.paths.js';
import type { FormError, Posted } from '../platform/forms/index.js';
import { Allow, Visiting, anId, page, redirect, unprocessable, type Member, type Page, type Redirect } from '../platform/web/index.js';
import { readDeclaration } from './declaration.form.js';
import { declarationPage } from './declaration.page.js';
import { DeclarationService } from './declaration.service.js';
import { toHome } from './desk.answer.js';
import { homePage } from './home.page.js';
import { HomeService } from './home.service.js';
import { panelTexts } from './panel.texts.js';
import { scoringPaths, seatUrl } from './scoring.paths.js';
import { SeatService } from './seat.service.js';

const { say } = panelTexts;

/** What waits for a panel member, and what the member says of one application. */
@Controller()
export class PanelController {
  constructor(
    private readonly panel: HomeService,
    private readonly seats: SeatService,
    private readonly declarations: DeclarationService,
  ) {}

  @Get(scoringPaths.panel)
  @Allow('panel')
  async home(@Visiting() { lang, account, receivedAt }: Member): Promise<Page> {
    return page('scoring/panel', say(lang, 'panel.home.title'), homePage(lang, await this.panel.home(account.id), receivedAt));
  }

  @Get(scoringPaths.declaration)
  @Allow('panel')
  async declarationForm(@Visiting() { lang, account }: Member, @Param('seatId', anId) seatId: string): Promise<Page | Redirect> {
    const seat = await this.seats.mySeat(seatId, account.id);
    if (!(await this.declarations.hasAccepted(seat))) return redirect(panelInvitationUrl(seat.roundId));
    return page('scoring/declaration', say(lang, 'panel.declare.title'), declarationPage(lang, await this.declarations.toDeclare(seat)), toHome(lang));
  }

  @Post(scoringPaths.declaration)
  @Allow('panel')
  async declare(@Visiting() { lang, account, receivedAt }: Member, @Param('seatId', anId) seatId: string, @Body() posted: Posted): Promise<Page | Redirect> {
    const seat = await this.seats.mySeat(seatId, account.id);
    if (!(await this.declarations.hasAccepted(seat))) return redirect(panelInvitationUrl(seat.roundId));
    const again = async (errors: readonly FormError[]) =>
      unprocessable('scoring/declaration', say(lang, 'panel.declare.title'), declarationPage(lang, await this.declarations.toDeclare(seat), posted, errors), toHome(lang));
    const read = readDeclaration(posted);
    if (!read.ok) return again(read.errors);
    const declared = await this.declarations.declare(seat, account, read.statement, receivedAt);
    if (!declared.ok) return again([]);
    return read.statement.conflict ? redirect(scoringPaths.panel, 'panel.declared.conflict') : redirect(seatUrl(seatId), 'panel.declared.none');
  }
}
