import { Body, Controller, NotFoundException, Param, Post } from '@nestjs/common';
import { typed, type Posted } from '../../platform/forms/index.js';
import { Allow, Visiting, acknowledge, anId, redirect, type Acknowledgement, type Member, type Redirect } from '../../platform/web/index.js';
import { applicationPaths, applicationUrl } from '../application.paths.js';
import { isBeingWritten } from '../draft.rules.js';
import { DraftService } from '../draft.service.js';
import { reachOf } from '../members/member.access.js';
import { originOf } from './origin.form.js';
import { savedSinceText, writingText } from './presence.page.js';
import { PresenceService } from './presence.service.js';
import { sectionsOf } from '../form/section.rules.js';

/** What an open page of a section asks every twenty seconds: who else writes here, and has anybody saved meanwhile? */
@Controller()
export class PresenceController {
  constructor(
    private readonly drafts: DraftService,
    private readonly presence: PresenceService,
  ) {}

  @Post(applicationPaths.presence)
  @Allow('applicant')
  async stay(@Visiting() visitor: Member, @Param('id', anId) id: string, @Body() posted: Posted): Promise<Acknowledgement | Redirect> {
    const { lang, account, receivedAt: at } = visitor;
    const opened = await this.drafts.open(id, account.id, []);
    if (!isBeingWritten(opened, at)) return redirect(applicationUrl(id));
    const section = sectionsOf(opened.frame).find(({ key }) => key === typed(posted, 'section'))?.key;
    if (!section) throw new NotFoundException();
    if (reachOf(opened.draft.membership, section) !== 'none') await this.presence.stay(id, account.id, section, at);
    const others = await this.presence.writingIn(id, section, at, account.id);
    const later = await this.presence.savedSince(id, section, originOf(posted));
    return acknowledge({
      others: writingText(lang, others),
      saved: savedSinceText(lang, later, account.id),
      revision: opened.draft.revision,
      sessionUntil: account.until.toISOString(),
    });
  }
}
