import { Body, Controller, Get, Param, Post, UseGuards } from '@nestjs/common';
import { typed, type Posted } from '../platform/forms/index.js';
import { Allow, Visiting, anId, page, redirect, unprocessable, type Member, type Page, type Redirect } from '../platform/web/index.js';
import { ImpartialGuard, appointmentUrl } from '../scoring/index.js';
import { assignmentPaths } from './assignment.paths.js';
import { releasePage } from './release.page.js';
import { ReleaseService } from './release.service.js';
import { releaseTexts } from './release.texts.js';

const { say } = releaseTexts;

/** Takes one seat back, and perhaps gives it to somebody else. */
@Controller()
@UseGuards(ImpartialGuard)
export class ReleaseController {
  constructor(private readonly releases: ReleaseService) {}

  @Get(assignmentPaths.release)
  @Allow('officer')
  async form(@Visiting() { lang }: Member, @Param('applicationId', anId) id: string, @Param('seatId', anId) seatId: string): Promise<Page> {
    return page('assignment/release', say(lang, 'release.title'), releasePage(lang, await this.releases.of(id, seatId)), back(lang, id));
  }

  @Post(assignmentPaths.release)
  @Allow('officer')
  async release(@Visiting() { lang, account, receivedAt }: Member, @Param('applicationId', anId) id: string, @Param('seatId', anId) seatId: string, @Body() posted: Posted): Promise<Page | Redirect> {
    const given = { reason: typed(posted, 'reason').trim(), replacementId: typed(posted, 'replacement') };
    const found = await this.releases.of(id, seatId);
    const released = await this.releases.release(id, seatId, given, account.id, receivedAt);
    if (released.ok) return redirect(appointmentUrl(id), given.replacementId ? 'release.given' : 'release.done');
    return unprocessable('assignment/release', say(lang, 'release.title'), releasePage(lang, found, given, released.refusal), back(lang, id));
  }
}

function back(lang: Member['lang'], applicationId: string) {
  return { href: appointmentUrl(applicationId), label: say(lang, 'release.back') };
}
