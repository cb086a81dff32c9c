import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { CriterionService } from '../criteria/index.js';
import { typed, type FormError, type Posted } from '../platform/forms/index.js';
import type { Lang } from '../platform/views/index.js';
import { Allow, Visiting, anId, page, redirect, unprocessable, type Download, type Member, type Page, type Redirect } from '../platform/web/index.js';
import { readDeclaration } from './declaration.form.js';
import { declarationPage } from './declaration.page.js';
import { DeclarationService } from './declaration.service.js';
import { missingErrors, readDesk } from './desk.form.js';
import { deskPage } from './desk.page.js';
import { homePage } from './home.page.js';
import { ownPage } from './own.page.js';
import { panelTexts } from './panel.texts.js';
import { nextWithoutScore } from './score.rules.js';
import { declarationUrl, deskPlace, scoringPaths, seatUrl } from './scoring.paths.js';
import type { Score } from './scoring.rules.js';
import { SeatService, type Desk, type SubmitRefusal } from './seat.service.js';

const { say } = panelTexts;
const toHome = (lang: Lang) => ({ href: scoringPaths.panel, label: say(lang, 'panel.backHome') });

/** A panel member's own pages. Every seat is found through the member. */
@Controller()
export class PanelController {
  constructor(
    private readonly seats: SeatService,
    private readonly declarations: DeclarationService,
    private readonly criteria: CriterionService,
  ) {}

  @Get(scoringPaths.panel)
  @Allow('panel')
  async home(@Visiting() { lang, account }: Member): Promise<Page> {
    const { seats, conflicts } = await this.seats.mine(account.id);
    const { length } = await this.criteria.criteria();
    return page('scoring/panel', say(lang, 'panel.home.title'), homePage(lang, seats, conflicts, length));
  }

  @Get(scoringPaths.declaration)
  @Allow('panel')
  async declarationForm(@Visiting() { lang, account }: Member, @Param('seatId', anId) seatId: string): Promise<Page> {
    const seat = await this.seats.mySeat(seatId, account.id);
    const known = await this.declarations.toDeclare(seat, account);
    return page('scoring/declaration', say(lang, 'panel.declare.title'), declarationPage(lang, known), toHome(lang));
  }

  @Post(scoringPaths.declaration)
  @Allow('panel')
  async declare(@Visiting() { lang, account, receivedAt }: Member, @Param('seatId', anId) seatId: string, @Body() posted: Posted): Promise<Page | Redirect> {
    const seat = await this.seats.mySeat(seatId, account.id);
    const again = async (errors: readonly FormError[]) =>
      unprocessable('scoring/declaration', say(lang, 'panel.declare.title'), declarationPage(lang, await this.declarations.toDeclare(seat, account), posted, errors), toHome(lang));
    const read = readDeclaration(posted);
    if (!read.ok) return again(read.errors);
    const declared = await this.declarations.declare(seat, account, read.statement, receivedAt);
    if (!declared.ok) return again([]);
    return read.statement.conflict ? redirect(scoringPaths.panel, 'panel.declared.conflict') : redirect(seatUrl(seatId), 'panel.declared.none');
  }

  @Get(scoringPaths.seat)
  @Allow('panel')
  async desk(@Visiting() { lang, account }: Member, @Param('seatId', anId) seatId: string): Promise<Page | Redirect> {
    const seat = await this.seats.mySeat(seatId, account.id);
    if (seat.declaration === 'undeclared') return redirect(declarationUrl(seatId));
    const desk = await this.seats.desk(seat);
    const { title } = desk.snapshot.project;
    const open = seat.submittedAt === null && desk.state === 'assessment';
    if (open) return page('scoring/desk', title, deskPage(lang, desk), toHome(lang));
    return page('scoring/own', title, ownPage(lang, desk, account), toHome(lang));
  }

  @Get(scoringPaths.attachment)
  @Allow('panel')
  async attachment(@Visiting() { account }: Member, @Param('seatId', anId) seatId: string, @Param('file') file: string): Promise<Download> {
    return this.seats.attachment(await this.seats.mySeat(seatId, account.id), file);
  }

  @Post(scoringPaths.seat)
  @Allow('panel')
  async save(@Visiting() { lang, account }: Member, @Param('seatId', anId) seatId: string, @Body() posted: Posted): Promise<Page | Redirect> {
    const desk = await this.seats.desk(await this.seats.mySeat(seatId, account.id));
    const { scores, errors } = readDesk(posted, desk.snapshot.criteria, desk.snapshot.ruleSet.values);
    if (errors.length) return deskAgain(lang, desk, posted, errors);
    const saved = await this.seats.save(seatId, account.id, scores);
    if (!saved.ok) return refusedAt(lang, desk, posted, saved.refusal);
    return redirect(seatUrl(seatId, placeAfter(desk, scores, typed(posted, 'videre'))), 'panel.desk.saved');
  }

  @Post(scoringPaths.submission)
  @Allow('panel')
  async submit(@Visiting() { lang, account, receivedAt }: Member, @Param('seatId', anId) seatId: string, @Body() posted: Posted): Promise<Page | Redirect> {
    const desk = await this.seats.desk(await this.seats.mySeat(seatId, account.id));
    const { scores, errors } = readDesk(posted, desk.snapshot.criteria, desk.snapshot.ruleSet.values);
    const submitted = await this.seats.submit(seatId, account.id, scores, receivedAt);
    if (submitted.ok && errors.length === 0) return redirect(seatUrl(seatId), 'panel.desk.submitted');
    return refusedAt(lang, desk, posted, submitted.ok ? [] : submitted.refusal, errors);
  }
}

/** The button "save and go on" sends its criterion; plain saving stays at the top. */
function placeAfter({ seat, snapshot: { criteria } }: Desk, scores: readonly Score[], criterionId: string): string | undefined {
  const ids = criteria.map(({ id }) => id);
  if (!ids.includes(criterionId)) return undefined;
  const next = nextWithoutScore([...scores, ...seat.scores], ids, criterionId);
  return deskPlace(criteria.find(({ id }) => id === next)?.number ?? null);
}

function refusedAt(lang: Lang, desk: Desk, posted: Posted, refusal: SubmitRefusal, errors: readonly FormError[] = []): Page {
  if (refusal === 'submitted') return deskAgain(lang, desk, posted, [], say(lang, 'panel.desk.late'));
  if (refusal === 'closed') return deskAgain(lang, desk, posted, [], say(lang, 'panel.desk.over'));
  const { criteria, ruleSet } = desk.snapshot;
  return deskAgain(lang, desk, posted, [...errors, ...missingErrors(refusal, criteria, ruleSet.values.minReasonCharacters)]);
}

function deskAgain(lang: Lang, desk: Desk, posted: Posted, errors: readonly FormError[], refusal: string | null = null): Page {
  return unprocessable('scoring/desk', desk.snapshot.project.title, deskPage(lang, desk, posted, errors, refusal), toHome(lang));
}
