import { Body, Controller, Get, NotFoundException, Param, Post } from '@nestjs/common';
import type { FormError, Posted } from '../platform/forms/index.js';
import { panelWorkBack } from '../panel-work/panel-work.paths.js';
import { Allow, Visiting, page, redirect, unprocessable, type Member, type Page, type Redirect } from '../platform/web/index.js';
import { inLang, type Lang } from '../shared/lang.js';
import { calibrationPaths, roundCalibrationUrl } from './calibration.paths.js';
import { mostCases } from './calibration.rules.js';
import { caseEditPage } from './case-edit.page.js';
import { asTyped, problemErrors, readCase } from './case.form.js';
import { caseNumber } from './case-number.js';
import { CaseService, type Begun, type RoundCases } from './case.service.js';
import { caseSpreadPage } from './case-spread.page.js';
import { caseTexts } from './case.texts.js';
import { roundCasesPage } from './round.page.js';

const { say } = caseTexts;
const nothing = { titleDa: '', titleEn: '', answers: {}, intended: {} };

/** The secretariat's side of a round's trial cases. */
@Controller()
export class CaseController {
  constructor(private readonly cases: CaseService) {}

  @Get(calibrationPaths.round)
  @Allow('officer')
  async overview(@Visiting() { lang }: Member, @Param('roundId') roundId: string): Promise<Page> {
    return page('calibration/round', say(lang, 'trial.title'), roundCasesPage(lang, await this.cases.of(roundId)), panelWorkBack(lang, roundId));
  }

  @Post(calibrationPaths.standard)
  @Allow('officer')
  async standard(@Visiting() { lang, account }: Member, @Param('roundId') roundId: string): Promise<Page | Redirect> {
    const taken = await this.cases.takeStandard(roundId, account.id);
    if (taken.ok) return redirect(roundCalibrationUrl(roundId), 'trial.standard.taken');
    return unprocessable('calibration/round', say(lang, 'trial.title'), roundCasesPage(lang, await this.cases.of(roundId), say(lang, `trial.standard.refused.${taken.refusal}`)), panelWorkBack(lang, roundId));
  }

  @Get(calibrationPaths.roundCase)
  @Allow('officer')
  async one(@Visiting() { lang }: Member, @Param('roundId') roundId: string, @Param('number') text: string): Promise<Page> {
    const { round, number } = await this.found(roundId, text);
    const stored = round.cases.find((one) => one.number === number);
    if (stored?.begun) return page('calibration/spread', inLang(lang, stored, 'title'), caseSpreadPage(lang, round, stored), toRound(lang, roundId));
    return page('calibration/edit', titleOf(lang, round, number), caseEditPage(lang, { ...round, number, isNew: !stored, values: asTyped(stored ?? nothing, round.criteria) }), toRound(lang, roundId));
  }

  @Post(calibrationPaths.roundCase)
  @Allow('officer')
  async write(@Visiting() { lang, account }: Member, @Param('roundId') roundId: string, @Param('number') text: string, @Body() posted: Posted): Promise<Page | Redirect> {
    const { round, number } = await this.found(roundId, text);
    const { written, errors } = readCase(posted, round.criteria, round.round.rules);
    const saved = await this.cases.write(roundId, number, written, account.id);
    if (saved.ok && errors.length === 0) return redirect(roundCalibrationUrl(roundId), 'trial.written');
    if (!saved.ok && saved.refusal.why === 'begun') return editAgain(lang, round, number, posted, [], begunText(lang, saved.refusal));
    const problems = saved.ok || saved.refusal.why === 'begun' ? [] : problemErrors(saved.refusal.problems, round.criteria);
    return editAgain(lang, round, number, posted, [...problems, ...errors]);
  }

  @Post(calibrationPaths.removal)
  @Allow('officer')
  async remove(@Visiting() { lang, account }: Member, @Param('roundId') roundId: string, @Param('number') text: string): Promise<Page | Redirect> {
    const removed = await this.cases.remove(roundId, caseNumber(text), account.id);
    if (removed.ok) return redirect(roundCalibrationUrl(roundId), 'trial.removed');
    return unprocessable('calibration/round', say(lang, 'trial.title'), roundCasesPage(lang, await this.cases.of(roundId), begunText(lang, removed.refusal)), panelWorkBack(lang, roundId));
  }

  /** @throws NotFoundException for a number no case can have */
  private async found(roundId: string, text: string): Promise<{ round: RoundCases; number: number }> {
    const number = caseNumber(text);
    if (number < 1 || number > mostCases) throw new NotFoundException();
    return { round: await this.cases.of(roundId), number };
  }
}

function editAgain(lang: Lang, round: RoundCases, number: number, values: Posted, errors: readonly FormError[], refusal?: string): Page {
  const isNew = !round.cases.some((one) => one.number === number);
  return unprocessable('calibration/edit', titleOf(lang, round, number), caseEditPage(lang, { ...round, number, isNew, values, errors, ...(refusal === undefined ? {} : { refusal }) }), toRound(lang, round.round.id));
}

const titleOf = (lang: Lang, { cases }: RoundCases, number: number): string => (cases.some((one) => one.number === number) ? say(lang, 'trial.form.edit', { number }) : say(lang, 'trial.form.new'));
const begunText = (lang: Lang, { n }: Begun): string => say(lang, 'trial.refused.begun', { n });
const toRound = (lang: Lang, roundId: string) => ({ href: roundCalibrationUrl(roundId), label: say(lang, 'trial.back') });
