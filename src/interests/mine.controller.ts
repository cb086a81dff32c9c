import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { Posted } from '../platform/forms/index.js';
import { panelInvitationUrl } from '../panels/index.js';
import { Allow, Visiting, page, redirect, unprocessable, type Member, type Page, type Redirect } from '../platform/web/index.js';
import { scoringPaths } from '../scoring/scoring.paths.js';
import { inLang } from '../shared/lang.js';
import { DeclaringService, type ToDeclareOn } from './declaring.service.js';
import { interestPaths, interestsUrl } from './interest.paths.js';
import { interestTexts } from './interest.texts.js';
import { minePage } from './mine.page.js';
import { readOwnWords } from './own-words.form.js';

const { say } = interestTexts;

/** A panel member's own declarations on every application of a round. */
@Controller()
export class MineController {
  constructor(private readonly declaring: DeclaringService) {}

  @Get(interestPaths.mine)
  @Allow('panel')
  async mine(@Visiting() { lang, account, receivedAt }: Member, @Param('roundId') roundId: string, @Query('sag') reopened?: unknown): Promise<Page | Redirect> {
    const given = await this.declaring.toDeclare(roundId, account.id, receivedAt);
    if (!(await this.declaring.hasAccepted(roundId, account.id))) return redirect(panelInvitationUrl(roundId));
    return page('interests/mine', titleOf(lang, given), minePage(lang, given, idIn(reopened)), backTo(lang));
  }

  @Post(interestPaths.mine)
  @Allow('panel')
  async declare(@Visiting() { lang, account, receivedAt }: Member, @Param('roundId') roundId: string, @Body() posted: Posted, @Query('sag') reopened?: unknown): Promise<Page | Redirect> {
    const given = await this.declaring.toDeclare(roundId, account.id, receivedAt);
    if (!(await this.declaring.hasAccepted(roundId, account.id))) return redirect(panelInvitationUrl(roundId));
    const read = readOwnWords(posted, given.applications);
    if (!read.ok) return unprocessable('interests/mine', titleOf(lang, given), minePage(lang, given, idIn(reopened), posted, read.errors), backTo(lang));
    await this.declaring.declare(account, read.words, receivedAt);
    return redirect(interestsUrl(roundId), 'interest.mine.saved');
  }
}

function titleOf(lang: Member['lang'], { round }: ToDeclareOn): string {
  return say(lang, 'interest.mine.title', { round: inLang(lang, round, 'name') });
}

function backTo(lang: Member['lang']): Page['back'] {
  return { href: scoringPaths.panel, label: say(lang, 'interest.mine.toPanel') };
}

/** Which application is to be said more about; anything but an id is none. */
function idIn(given: unknown): string | null {
  return typeof given === 'string' && /^[0-9a-f-]{36}$/.test(given) ? given : null;
}
