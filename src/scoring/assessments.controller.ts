import { Body, Controller, Get, NotFoundException, Param, Post, UseGuards } from '@nestjs/common';
import { ApplicationService } from '../applications/index.js';
import type { FormError, Posted } from '../platform/forms/index.js';
import { Allow, Visiting, anId, page, redirect, unprocessable, type Member, type Page, type Redirect } from '../platform/web/index.js';
import { caseUrl } from '../recommendations/recommendation.paths.js';
import { AgreementSource } from './agreement.source.js';
import { assessmentsPage, type AssessmentsPage } from './assessments.page.js';
import { ImpartialGuard } from './impartial.guard.js';
import { readReturn } from './return.form.js';
import { ReturnService } from './return.service.js';
import { appointmentUrl, assessmentsUrl, scoringPaths } from './scoring.paths.js';
import { ScoringService } from './scoring.service.js';
import { scoringTexts } from './scoring.texts.js';

const { say } = scoringTexts;

/** What one panel has said, for the secretariat; POST gives an assessment back to its member. */
@Controller()
@UseGuards(ImpartialGuard)
export class AssessmentsController {
  constructor(
    private readonly scoring: ScoringService,
    private readonly returns: ReturnService,
    private readonly applications: ApplicationService,
    private readonly agreements: AgreementSource,
  ) {}

  @Get(scoringPaths.assessments)
  @Allow('officer')
  async assessments(@Visiting() { lang }: Member, @Param('applicationId', anId) id: string): Promise<Page | Redirect> {
    // Where nobody is to assess yet, that comes first.
    if ((await this.applications.head(id)) && !(await this.scoring.hasPanel(id))) return redirect(appointmentUrl(id));
    return page('scoring/assessments', say(lang, 'scoring.matrix.title'), await this.model(lang, id), toCase(lang, id));
  }

  @Post(scoringPaths.assessments)
  @Allow('officer')
  async giveBack(@Visiting() { lang, account, receivedAt: at }: Member, @Param('applicationId', anId) id: string, @Body() posted: Posted): Promise<Page | Redirect> {
    const again = async (errors: readonly FormError[]): Promise<Page> =>
      unprocessable('scoring/assessments', say(lang, 'scoring.matrix.title'), await this.model(lang, id, { posted, errors }), toCase(lang, id));
    const read = readReturn(posted);
    if (!read.ok) return again(read.errors);
    const given = await this.returns.giveBack(id, { seatId: read.input.seat, reason: read.input.reason, officerId: account.id, at });
    return given.ok ? redirect(assessmentsUrl(id), 'scoring.returned') : again([{ field: 'seat', key: `scoring.return.refused.${given.refusal}` }]);
  }

  private async model(lang: Member['lang'], id: string, form: { posted: Posted; errors: readonly FormError[] } = { posted: {}, errors: [] }): Promise<AssessmentsPage> {
    const summary = await this.scoring.summaryOf(id);
    if (!summary) throw new NotFoundException();
    const [snapshot, versions, head, agreed] = await Promise.all([this.applications.snapshot(id), this.returns.versions(id), this.applications.head(id), this.agreements.of(id)]);
    return assessmentsPage(lang, { summary, snapshot, versions, state: head?.state ?? 'decided', agreed }, form);
  }
}

function toCase(lang: Member['lang'], applicationId: string) {
  return { href: caseUrl(applicationId), label: say(lang, 'scoring.toCase') };
}
