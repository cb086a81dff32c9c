import { Controller, Get, Param } from '@nestjs/common';
import { Allow, Visiting, page, type Member, type Page } from '../platform/web/index.js';
import { meetingPage, meetingTitle } from './meeting.page.js';
import { MeetingService } from './meeting.service.js';
import { meetingTexts } from './meeting.texts.js';
import { meetingsPage } from './meetings.page.js';
import { recommendationPaths } from './recommendation.paths.js';

const { say } = meetingTexts;

@Controller()
export class MeetingController {
  constructor(private readonly meetings: MeetingService) {}

  @Get(recommendationPaths.meetings)
  @Allow('officer', 'forum', 'council', 'agency')
  async list(@Visiting() { lang }: Member): Promise<Page> {
    return page('recommendations/meetings', say(lang, 'meetings.title'), meetingsPage(lang, await this.meetings.meetings()));
  }

  /** The applications on an agenda are closed items: only those who prepare, make or carry out the decisions read them. */
  @Get(recommendationPaths.meeting)
  @Allow('officer', 'forum', 'council', 'agency')
  async show(@Visiting() { lang, account }: Member, @Param('roundId') roundId: string): Promise<Page> {
    const agenda = await this.meetings.agenda(roundId, account.id);
    const back = { href: recommendationPaths.meetings, label: say(lang, 'meeting.back') };
    return page('recommendations/meeting', meetingTitle(lang, agenda), meetingPage(lang, agenda, account.roles.includes('officer') || account.roles.includes('forum')), back);
  }
}
