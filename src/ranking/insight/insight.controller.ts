import { Body, Controller, Get, NotFoundException, Param, Post, Query } from '@nestjs/common';
import { CriterionService } from '../../criteria/index.js';
import { panelWorkBack } from '../../panel-work/panel-work.paths.js';
import { typed, type Posted } from '../../platform/forms/index.js';
import { Allow, Visiting, page, redirect, unprocessable, type Member, type Page, type Redirect } from '../../platform/web/index.js';
import { inLang } from '../../shared/lang.js';
import { normaliseText } from '../../shared/text.js';
import { analysisPage, analysisPageSize } from './analysis.page.js';
import { insightPaths, panelMeetingUrl } from './insight.paths.js';
import { InsightService } from './insight.service.js';
import { insightTexts } from './insight.texts.js';
import { panelMeetingPage, type Refused } from './panel-meeting.page.js';
import { PanelMeetingService } from './panel-meeting.service.js';
import { panelMeetingTexts } from './panel-meeting.texts.js';

/** What a round's scores can tell beyond their means, for the secretariat alone. */
@Controller()
export class InsightController {
  constructor(
    private readonly insights: InsightService,
    private readonly meetings: PanelMeetingService,
    private readonly criteria: CriterionService,
  ) {}

  @Get(insightPaths.analysis)
  @Allow('officer')
  async analysis(@Visiting() { lang, account }: Member, @Param('roundId') roundId: string, @Query('side') side?: string): Promise<Page> {
    const pageNumber = side !== undefined && /^[1-9]\d{0,5}$/.test(side) ? Number(side) : 1;
    const insight = await this.insights.of(roundId, account.id);
    if (pageNumber > 1 && (pageNumber - 1) * analysisPageSize >= insight.input.applications.length) throw new NotFoundException();
    const criteria = await this.criteria.criteriaOf(insight.round.rules);
    const model = analysisPage(lang, { insight, criteria, page: pageNumber });
    return page('ranking/analysis', `${insightTexts.say(lang, 'insight.title')}, ${inLang(lang, insight.round, 'name')}`, model, panelWorkBack(lang, roundId));
  }

  @Get(insightPaths.panelMeeting)
  @Allow('officer')
  async meeting(@Visiting() visitor: Member, @Param('roundId') roundId: string): Promise<Page> {
    return page(...(await this.shown(visitor, roundId, null)));
  }

  @Post(insightPaths.panelMeeting)
  @Allow('officer')
  async pull(@Visiting() visitor: Member, @Param('roundId') roundId: string, @Body() posted: Posted): Promise<Page | Redirect> {
    const officer = { id: visitor.account.id, at: visitor.receivedAt };
    const applicationId = typed(posted, 'applicationId');
    if (typed(posted, 'act') === 'putBack') {
      await this.meetings.putBack(roundId, applicationId, officer);
      return redirect(panelMeetingUrl(roundId), 'panelMeeting.putBack');
    }
    const reason = normaliseText(typed(posted, 'reason'));
    const pulled = await this.meetings.pull(roundId, applicationId, reason, officer);
    if (pulled.ok) return redirect(panelMeetingUrl(roundId), 'panelMeeting.pulled');
    return unprocessable(...(await this.shown(visitor, roundId, { refusal: pulled.refusal, typed: { applicationId, reason } })));
  }

  private async shown({ lang, account }: Member, roundId: string, refused: Refused | null): Promise<Parameters<typeof page>> {
    const planned = await this.meetings.of(roundId, account.id);
    const criteria = await this.criteria.criteriaOf(planned.insight.round.rules);
    const title = `${panelMeetingTexts.say(lang, 'panelMeeting.title')}, ${inLang(lang, planned.insight.round, 'name')}`;
    return ['ranking/panel-meeting', title, panelMeetingPage(lang, planned, criteria, refused), panelWorkBack(lang, roundId)];
  }
}
