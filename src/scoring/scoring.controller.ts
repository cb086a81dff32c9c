import { Body, Controller, Get, NotFoundException, Param, Post, Query, UseGuards } from '@nestjs/common';
import { ApplicationService } from '../applications/index.js';
import { CriterionService } from '../criteria/index.js';
import { typedAll, type Posted } from '../platform/forms/index.js';
import { Allow, Visiting, anId, page, redirect, unprocessable, type Member, type Page, type Redirect } from '../platform/web/index.js';
import { caseUrl } from '../recommendations/recommendation.paths.js';
import { RoundService, roundUrl } from '../rounds/index.js';
import { inLang } from '../shared/lang.js';
import { appointmentPage } from './appointment.page.js';
import { AppointmentService } from './appointment.service.js';
import { assessmentsPage } from './assessments.page.js';
import { rankingPage, rankingPageSize } from './ranking.page.js';
import { appointmentUrl, scoringPaths } from './scoring.paths.js';
import { ScoringService } from './scoring.service.js';
import { ImpartialGuard } from './impartial.guard.js';
import { scoringTexts } from './scoring.texts.js';

const { say } = scoringTexts;

/** What the secretariat does with a panel, and what the forum sees of it. */
@Controller()
@UseGuards(ImpartialGuard)
export class ScoringController {
  constructor(
    private readonly appointments: AppointmentService,
    private readonly scoring: ScoringService,
    private readonly applications: ApplicationService,
    private readonly rounds: RoundService,
    private readonly criteria: CriterionService,
  ) {}

  @Get(scoringPaths.appointment)
  @Allow('officer')
  async panel(@Visiting() { lang }: Member, @Param('applicationId', anId) id: string): Promise<Page> {
    const appointment = await this.appointments.of(id);
    return page('scoring/appointment', say(lang, 'scoring.appoint.title'), appointmentPage(lang, appointment), toCase(lang, id));
  }

  @Post(scoringPaths.appointment)
  @Allow('officer')
  async appoint(@Visiting() { lang, account }: Member, @Param('applicationId', anId) id: string, @Body() posted: Posted): Promise<Page | Redirect> {
    const chosen = typedAll(posted, 'members');
    const appointed = await this.appointments.appoint(id, chosen, account.id);
    if (appointed.ok) return redirect(appointmentUrl(id), 'scoring.appointed');
    const model = appointmentPage(lang, await this.appointments.of(id), chosen, appointed.refusal);
    return unprocessable('scoring/appointment', say(lang, 'scoring.appoint.title'), model, toCase(lang, id));
  }

  @Get(scoringPaths.assessments)
  @Allow('officer')
  async assessments(@Visiting() { lang }: Member, @Param('applicationId', anId) id: string): Promise<Page> {
    const summary = await this.scoring.summaryOf(id);
    if (!summary) throw new NotFoundException();
    const model = assessmentsPage(lang, summary, await this.applications.snapshot(id));
    return page('scoring/assessments', say(lang, 'scoring.matrix.title'), model, toCase(lang, id));
  }

  @Get(scoringPaths.ranking)
  @Allow('officer', 'forum')
  async ranking(@Visiting() { lang, account }: Member, @Param('roundId') roundId: string, @Query('side') side?: string): Promise<Page> {
    const pageNumber = pageFrom(side);
    const [round, criteria, part] = await Promise.all([
      this.rounds.round(roundId),
      this.criteria.criteria(),
      this.scoring.ranking(roundId, rankingPageSize + 1, (pageNumber - 1) * rankingPageSize),
    ]);
    if (!round || (pageNumber > 1 && part.rows.length === 0)) throw new NotFoundException();
    const model = rankingPage(lang, round, criteria, part, pageNumber, account.roles.includes('officer'));
    const name = inLang(lang, round, 'name');
    return page('scoring/ranking', `${say(lang, 'scoring.ranking.title')}, ${name}`, model, { href: roundUrl(roundId), label: name });
  }
}

function toCase(lang: Member['lang'], applicationId: string) {
  return { href: caseUrl(applicationId), label: say(lang, 'scoring.toCase') };
}

/** What is no page number at all is the first page. */
function pageFrom(text: string | undefined): number {
  return text !== undefined && /^[1-9]\d{0,5}$/.test(text) ? Number(text) : 1;
}
