import { Controller, Get, Param } from '@nestjs/common';
import { Allow, Visiting, page, type Member, type Page } from '../platform/web/index.js';
import { meetingPage, meetingTitle } from './meeting.page.js';
import { MeetingService } from './meeting.service.js';
import { meetingTexts } from './meeting.texts.js';
import { casesUrl, recommendationPaths } from './recommendation.paths.js';

const { say } = meetingTexts;

@Controller()
export class MeetingController {
  constructor(private readonly meetings: MeetingService) {}

  /** The applications on an agenda are closed items: only those who prepare, make or carry out the decisions read them. */
  @Get(recommendationPaths.meeting)
  @Allow('officer', 'forum', 'council', 'agency')
  async show(@Visiting() { lang, account }: Member, @Param('roundId') roundId: string): Promise<Page> {
    const agenda = await this.meetings.agenda(roundId);
    const back = account.roles.includes('officer')
      ? { href: casesUrl({ round: roundId }), label: say(lang, 'meeting.back') }
      : { href: '/', label: say(lang, 'meeting.back.home') };
    return page('recommendations/meeting', meetingTitle(lang, agenda), meetingPage(lang, agenda), back);
  }
}
