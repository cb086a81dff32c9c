import { Body, Controller, Get, Param, Post, UseGuards } from '@nestjs/common';
import { typedAll, type Posted } from '../platform/forms/index.js';
import { Allow, Visiting, anId, page, redirect, unprocessable, type Member, type Page, type Redirect } from '../platform/web/index.js';
import { caseUrl } from '../recommendations/recommendation.paths.js';
import { appointmentPage } from './appointment.page.js';
import { AppointmentService } from './appointment.service.js';
import { appointmentUrl, scoringPaths } from './scoring.paths.js';
import { ImpartialGuard } from './impartial.guard.js';
import { scoringTexts } from './scoring.texts.js';

const { say } = scoringTexts;

/** What the secretariat does with a panel. */
@Controller()
@UseGuards(ImpartialGuard)
export class ScoringController {
  constructor(private readonly appointments: AppointmentService) {}

  @Get(scoringPaths.appointment)
  @Allow('officer')
  async panel(@Visiting() { lang }: Member, @Param('applicationId', anId) id: string): Promise<Page> {
    const appointment = await this.appointments.of(id);
    return page('scoring/appointment', say(lang, 'scoring.appoint.title'), appointmentPage(lang, appointment), toCase(lang, id));
  }

  @Post(scoringPaths.appointment)
  @Allow('officer')
  async appoint(@Visiting() { lang, account, receivedAt }: Member, @Param('applicationId', anId) id: string, @Body() posted: Posted): Promise<Page | Redirect> {
    const chosen = typedAll(posted, 'members');
    const appointed = await this.appointments.appoint(id, chosen, account.id, receivedAt);
    if (appointed.ok) return redirect(appointmentUrl(id), 'scoring.appointed');
    const model = appointmentPage(lang, await this.appointments.of(id), chosen, appointed.refusal);
    return unprocessable('scoring/appointment', say(lang, 'scoring.appoint.title'), model, toCase(lang, id));
  }
}

function toCase(lang: Member['lang'], applicationId: string) {
  return { href: caseUrl(applicationId), label: say(lang, 'scoring.toCase') };
}
