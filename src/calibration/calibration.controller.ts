import { Body, Controller, Get, NotFoundException, Param, Post } from '@nestjs/common';
import { panelInvitationUrl } from '../panels/panel.paths.js';
import type { FormError, Posted } from '../platform/forms/index.js';
import { Allow, Visiting, page, redirect, unprocessable, type Member, type Page, type Redirect } from '../platform/web/index.js';
import { inLang, type Lang } from '../shared/lang.js';
import { missingErrors, readScores } from './calibration.form.js';
import { calibrationPaths, calibrationUrl, ownCaseUrl } from './calibration.paths.js';
import { CalibrationService, type HandInRefusal, type OwnCase, type OwnCases } from './calibration.service.js';
import { calibrationTexts } from './calibration.texts.js';
import { caseFormPage } from './case-form.page.js';
import { caseNumber } from './case-number.js';
import { isIn, ownCasesPage } from './own.page.js';
import { caseResultPage } from './result.page.js';

const { say } = calibrationTexts;

/** A panel member's own cases in one round. Whoever is not in its panel finds nothing. */
@Controller()
export class CalibrationController {
  constructor(private readonly calibration: CalibrationService) {}

  @Get(calibrationPaths.own)
  @Allow('panel')
  async list(@Visiting() { lang, account }: Member, @Param('roundId') roundId: string): Promise<Page | Redirect> {
    const own = await this.calibration.own(roundId, account.id);
    if (!own.ok) return redirect(panelInvitationUrl(roundId));
    return page('calibration/own', say(lang, 'calibration.title'), ownCasesPage(lang, own.value));
  }

  @Get(calibrationPaths.ownCase)
  @Allow('panel')
  async one(@Visiting() { lang, account }: Member, @Param('roundId') roundId: string, @Param('number') number: string): Promise<Page | Redirect> {
    const own = await this.calibration.own(roundId, account.id);
    if (!own.ok) return redirect(panelInvitationUrl(roundId));
    const one = caseIn(own.value, number);
    const title = inLang(lang, one, 'title');
    if (!isIn(one) && !own.value.isOver) return page('calibration/case', title, caseFormPage(lang, own.value, one), toList(lang, roundId));
    const marks = isIn(one) ? await this.calibration.marks(roundId, one.number) : [];
    return page('calibration/result', title, caseResultPage(lang, own.value, one, marks), toList(lang, roundId));
  }

  @Post(calibrationPaths.ownCase)
  @Allow('panel')
  save(@Visiting() visitor: Member, @Param('roundId') roundId: string, @Param('number') number: string, @Body() posted: Posted): Promise<Page | Redirect> {
    return this.write('save', visitor, { roundId, number, posted });
  }

  @Post(calibrationPaths.handIn)
  @Allow('panel')
  handIn(@Visiting() visitor: Member, @Param('roundId') roundId: string, @Param('number') number: string, @Body() posted: Posted): Promise<Page | Redirect> {
    return this.write('handIn', visitor, { roundId, number, posted });
  }

  @Post(calibrationPaths.again)
  @Allow('panel')
  async reopen(@Visiting() { lang, account }: Member, @Param('roundId') roundId: string, @Param('number') number: string): Promise<Page | Redirect> {
    const own = await this.calibration.own(roundId, account.id);
    if (!own.ok) return redirect(panelInvitationUrl(roundId));
    const one = caseIn(own.value, number);
    const reopened = await this.calibration.again(roundId, one.number, account.id);
    if (reopened.ok) return redirect(ownCaseUrl(roundId, one.number), 'calibration.reopened');
    return unprocessable('calibration/own', say(lang, 'calibration.title'), ownCasesPage(lang, own.value), toList(lang, roundId));
  }

  /** Keeps a draft, or hands the case in: both read the same form. */
  private async write(act: 'save' | 'handIn', { account, lang, receivedAt }: Member, { roundId, number, posted }: { roundId: string; number: string; posted: Posted }): Promise<Page | Redirect> {
    const own = await this.calibration.own(roundId, account.id);
    if (!own.ok) return redirect(panelInvitationUrl(roundId));
    const one = caseIn(own.value, number);
    const { scores, errors } = readScores(posted, own.value.criteria, own.value.round.rules);
    if (errors.length) return again(lang, own.value, one, posted, errors);
    const written = await this.calibration[act](roundId, one.number, account.id, scores, receivedAt);
    if (!written.ok) return refusedAt(lang, own.value, one, posted, written.refusal);
    return redirect(ownCaseUrl(roundId, one.number), act === 'save' ? 'calibration.saved' : 'calibration.handedIn');
  }
}

/** @throws NotFoundException */
function caseIn({ cases }: OwnCases, number: string): OwnCase {
  const one = cases.find((other) => other.number === caseNumber(number));
  if (!one) throw new NotFoundException();
  return one;
}

function refusedAt(lang: Lang, own: OwnCases, one: OwnCase, posted: Posted, refusal: HandInRefusal): Page {
  if (refusal === 'over' || refusal === 'handed-in') return again(lang, own, one, posted, [], say(lang, `calibration.refused.${refusal}`));
  return again(lang, own, one, posted, missingErrors(refusal, own.criteria));
}

function again(lang: Lang, own: OwnCases, one: OwnCase, posted: Posted, errors: readonly FormError[], refusal: string | null = null): Page {
  return unprocessable('calibration/case', inLang(lang, one, 'title'), caseFormPage(lang, own, one, posted, errors, refusal), toList(lang, own.round.id));
}

const toList = (lang: Lang, roundId: string) => ({ href: calibrationUrl(roundId), label: say(lang, 'calibration.back') });
