import { Body, Controller, Get, NotFoundException, Param, Post } from '@nestjs/common';
import { calibrationUrl } from '../calibration/calibration.paths.js';
import { interestsUrl } from '../interests/interest.paths.js';
import { panelInvitationUrl } from '../panels/panel.paths.js';
import { typed, type Posted } from '../platform/forms/index.js';
import { Allow, Page, Visiting, acknowledge, anId, page, redirect, type Acknowledgement, type Download, type Member, type Redirect } from '../platform/web/index.js';
import { originOf } from '../applications/index.js';
import { formatTime } from '../shared/dates.js';
import { AssessmentWriter } from './assessment-writer.service.js';
import { deskAnswer, refusedAt, toHome } from './desk.answer.js';
import { readDesk } from './desk.form.js';
import { deskPage } from './desk.page.js';
import { deskTexts } from './desk.texts.js';
import { gonePage } from './gone.page.js';
import { ownPage } from './own.page.js';
import { nextWithoutScore, refusalToScore } from './score.rules.js';
import { deskPlace, ownNextPlace, scoringPaths, seatUrl } from './scoring.paths.js';
import type { Score } from './scoring.rules.js';
import { SeatService, type Desk } from './seat.service.js';

const { say } = deskTexts;

/** Where what comes before the desk is done. */
const stepUrl = { invitation: panelInvitationUrl, declaration: interestsUrl, calibration: calibrationUrl } as const;

/** A panel member at one application. Every seat is found through the member. */
@Controller()
export class DeskController {
  constructor(
    private readonly seats: SeatService,
    private readonly writer: AssessmentWriter,
  ) {}

  @Get(scoringPaths.seat)
  @Allow('panel')
  async desk(@Visiting() { lang, account }: Member, @Param('seatId', anId) seatId: string): Promise<Page | Redirect> {
    const seat = await this.seats.mySeat(seatId, account.id);
    const step = await this.seats.step(seat);
    if (step !== 'desk') return redirect(stepUrl[step](seat.roundId));
    const desk = await this.seats.desk(seat);
    const { title } = desk.snapshot.project;
    if (refusalToScore(seat, desk.state) === null) return page('scoring/desk', title, deskPage(lang, desk), toHome(lang));
    return page('scoring/own', title, ownPage(lang, desk, await this.seats.waiting(account.id, seat)), toHome(lang));
  }

  @Get(scoringPaths.attachment)
  @Allow('panel')
  async attachment(@Visiting() { account }: Member, @Param('seatId', anId) seatId: string, @Param('file') file: string): Promise<Download> {
    return this.seats.attachment(await this.seats.mySeat(seatId, account.id), file);
  }

  @Post(scoringPaths.seat)
  @Allow('panel')
  async save(@Visiting() { lang, account, receivedAt }: Member, @Param('seatId', anId) seatId: string, @Body() posted: Posted): Promise<Page | Redirect | Acknowledgement> {
    const desk = await this.seats.deskOf(seatId, account.id);
    if (!desk) return gone(lang, posted);
    const { scores, errors, ...beside } = readDesk(posted, desk.snapshot.criteria, desk.snapshot.ruleSet.values);
    if (errors.length) return deskAnswer(lang, desk, posted, errors);
    const saved = await this.writer.save(seatId, account.id, scores, beside);
    const isScript = typed(posted, 'then') === 'autosave';
    if (saved.ok) return isScript ? acknowledge({ revision: saved.value, saved: say(lang, 'panel.desk.saved.at', { time: formatTime(receivedAt, lang) }) }) : redirect(seatUrl(seatId, placeAfter(desk, scores, typed(posted, 'videre'))), 'panel.desk.saved');
    if (saved.refusal === 'gone') return gone(lang, posted);
    // The script keeps what it could not save; a form that was sent comes back with what was typed.
    return isScript && typeof saved.refusal === 'string' ? redirect(seatUrl(seatId)) : refusedAt(lang, desk, posted, saved.refusal);
  }

  @Post(scoringPaths.submission)
  @Allow('panel')
  async submit(@Visiting() { lang, account, receivedAt }: Member, @Param('seatId', anId) seatId: string, @Body() posted: Posted): Promise<Page | Redirect> {
    const desk = await this.seats.deskOf(seatId, account.id);
    if (!desk) return gone(lang, posted);
    const { scores, errors, ...beside } = readDesk(posted, desk.snapshot.criteria, desk.snapshot.ruleSet.values);
    const submitted = await this.writer.submit(seatId, account.id, scores, receivedAt, beside);
    if (submitted.ok && errors.length === 0) return redirect(seatUrl(seatId, ownNextPlace), 'panel.desk.submitted');
    const refusal = submitted.ok ? [] : submitted.refusal;
    return refusal === 'gone' ? gone(lang, posted) : refusedAt(lang, desk, posted, refusal, errors);
  }

  /** What an open desk asks every twenty seconds: has another window saved, and is it still mine to write? */
  @Post(scoringPaths.presence)
  @Allow('panel')
  async stay(@Visiting() { lang, account }: Member, @Param('seatId', anId) seatId: string, @Body() posted: Posted): Promise<Acknowledgement | Redirect> {
    const desk = await this.seats.deskOf(seatId, account.id);
    if (!desk) throw new NotFoundException();
    if (refusalToScore(desk.seat, desk.state)) return redirect(seatUrl(seatId));
    const elsewhere = await this.writer.changedElsewhere(seatId, originOf(posted));
    const saved = elsewhere ? say(lang, 'panel.desk.elsewhere', { time: formatTime(elsewhere, lang) }) : '';
    return acknowledge({ others: '', saved, revision: desk.seat.revision, sessionUntil: account.until.toISOString() });
  }
}

/** The button "save and go on" sends its criterion; plain saving stays at the top. */
function placeAfter({ seat, snapshot: { criteria } }: Desk, scores: readonly Score[], criterionId: string): string | undefined {
  const ids = criteria.map(({ id }) => id);
  if (!ids.includes(criterionId)) return undefined;
  const next = nextWithoutScore([...scores, ...seat.scores], ids, criterionId);
  return deskPlace(criteria.find(({ id }) => id === next)?.number ?? null);
}

function gone(lang: Member['lang'], posted: Posted): Page {
  return new Page('scoring/gone', say(lang, 'panel.gone.title'), gonePage(lang, posted), 404, toHome(lang));
}
