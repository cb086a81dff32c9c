import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { typed, type FormError, type Posted } from '../platform/forms/index.js';
import { alert } from '../platform/views/index.js';
import { Allow, Visiting, conflicting, page, redirect, unprocessable, type Member, type Page, type Redirect } from '../platform/web/index.js';
import type { RoundTerms, RoundView } from '../rounds/index.js';
import { copenhagenDate } from '../shared/dates.js';
import { inLang, type Lang } from '../shared/lang.js';
import { basisOf, changeRefusal, differenceOf, type ChangeRefusal } from './call-change.rules.js';
import { callFormPage } from './call-form.page.js';
import { callPaths, callUrl } from './call.paths.js';
import { CallService, type CallWorld, type Overtaken } from './call.service.js';
import { callShown } from './call-shown.js';
import { asTyped } from './call-typed.js';
import { callsPage } from './calls.page.js';
import { callEditorTexts } from './call.texts.js';
import { changePreviewPage, readReasons } from './change-preview.page.js';
import { refusalShown, type ToldRefusal } from './change-refusal.page.js';
import { comparison } from './call-values.page.js';

const { say } = callEditorTexts;

/** The secretariat makes rounds, and changes them with a reason once everybody has seen them. */
@Controller()
export class CallController {
  constructor(private readonly calls: CallService) {}

  @Get(callPaths.calls)
  @Allow('officer')
  async list(@Visiting() { lang, receivedAt }: Member): Promise<Page> {
    return page('calls/list', say(lang, 'calls.title'), callsPage(lang, await this.calls.every(), receivedAt));
  }

  @Get(callPaths.new)
  @Allow('officer')
  async blank(@Visiting() { lang, account, receivedAt }: Member): Promise<Page> {
    const world = await this.calls.world(null, account.id, receivedAt);
    const year = Number(copenhagenDate(receivedAt).slice(0, 4));
    const values = asTyped({ year, number: await this.calls.nextNumber(year), graceMs: 0, fundIds: world.funds.map(({ id }) => id), outageLimitMinutes: 15, outageWindowMinutes: 240 });
    return page('calls/form', say(lang, 'calls.new.title'), callFormPage(lang, world, { values: { opensTime: '09.00.00', closesTime: '12.00.00', ...values }, basis: '' }), backToList(lang));
  }

  @Post(callPaths.new)
  @Allow('officer')
  async plan(@Visiting() { lang, account, receivedAt }: Member, @Body() posted: Posted): Promise<Page | Redirect> {
    const world = await this.calls.world(null, account.id, receivedAt);
    const { terms, errors } = this.calls.check(posted, world, lang);
    const again = (wrong: readonly FormError[]): Page => unprocessable('calls/form', say(lang, 'calls.new.title'), callFormPage(lang, world, { values: posted, errors: wrong, basis: '' }), backToList(lang));
    if (errors.length) return again(errors);
    const whole = terms as RoundTerms;
    const planned = await this.calls.plan(whole, account.id);
    if (!planned.ok) return again([{ field: 'number', key: 'calls.wrong.taken', params: { id: `${whole.year}-${whole.number}`, next: await this.calls.nextNumber(whole.year) } }]);
    return redirect(callUrl(planned.value), 'calls.planned');
  }

  @Get(callPaths.call)
  @Allow('officer')
  async one(@Visiting() visitor: Member, @Param('roundId') id: string): Promise<Page> {
    return callShown(this.calls, visitor, await this.calls.one(id));
  }

  @Get(callPaths.edit)
  @Allow('officer')
  async form(@Visiting() { lang, account, receivedAt }: Member, @Param('roundId') id: string): Promise<Page> {
    const round = await this.calls.one(id);
    const world = await this.calls.world(round, account.id, receivedAt);
    if (world.use.isOwn) return callShown(this.calls, { lang, account, receivedAt }, round, 403);
    return page('calls/form', formTitle(lang, round), callFormPage(lang, world, { values: asTyped(round), basis: basisOf(round) }), backTo(lang, round));
  }

  /** Saves a draft at once; shows what changes in a published one, and with `step` confirm changes it. */
  @Post(callPaths.edit)
  @Allow('officer')
  async save(@Visiting() { lang, account, receivedAt }: Member, @Param('roundId') id: string, @Body() posted: Posted): Promise<Page | Redirect> {
    const round = await this.calls.one(id);
    const world = await this.calls.world(round, account.id, receivedAt);
    if (world.use.isOwn) return callShown(this.calls, { lang, account, receivedAt }, round, 403);
    const [basis, step] = [typed(posted, 'basis'), typed(posted, 'step')];
    const shown = { values: posted, basis };
    if (step === 'edit') return page('calls/form', formTitle(lang, round), callFormPage(lang, world, shown), backTo(lang, round));
    const { terms, errors } = this.calls.check(posted, world, lang);
    if (errors.length) return unprocessable('calls/form', formTitle(lang, round), callFormPage(lang, world, { ...shown, errors }), backTo(lang, round));
    const whole = terms as RoundTerms;
    if (basis !== basisOf(round)) return overtaken(lang, world, round, posted, whole);
    if (round.publishedAt) return this.change({ lang, account, receivedAt, posted, world, round, terms: whole, isConfirmed: step === 'confirm' });
    const saved = await this.calls.edit(id, whole, basis, account.id);
    return saved.ok ? redirect(callUrl(id), 'calls.saved') : overtaken(lang, world, await this.calls.one(id), posted, whole);
  }

  private async change({ lang, account, receivedAt, posted, world, round, terms, isConfirmed }: Pick<Member, 'lang' | 'account' | 'receivedAt'> & { posted: Posted; world: CallWorld; round: RoundView; terms: RoundTerms; isConfirmed: boolean }): Promise<Page | Redirect> {
    const difference = differenceOf(round, terms);
    const again = (refused: ToldRefusal, of: CallWorld): Page => unprocessable('calls/form', formTitle(lang, round), callFormPage(lang, of, { values: posted, basis: typed(posted, 'basis'), ...refusalShown(lang, refused, { round, values: terms, world: of }) }), backTo(lang, round));
    const foreseen = changeRefusal(round, terms, { ...world.use, at: receivedAt });
    if (foreseen && isTold(foreseen)) return again(foreseen, world);
    const { reasons, errors } = readReasons(posted);
    const preview = async (wrong: readonly FormError[]) => changePreviewPage(lang, { round, values: terms, difference, told: await this.calls.audience(round.id), posted, errors: wrong }, world);
    const title = formTitle(lang, round);
    if (!isConfirmed) return page('calls/reason', title, await preview([]), backTo(lang, round));
    if (errors.length) return unprocessable('calls/reason', title, await preview(errors), backTo(lang, round));
    const changed = await this.calls.change(round.id, { terms, basis: typed(posted, 'basis'), ...reasons }, account.id, receivedAt);
    if (changed.ok) return redirect(callUrl(round.id), 'calls.changed');
    const { refusal } = changed;
    if (refusal === 'partial') return callShown(this.calls, { lang, account, receivedAt }, round, 403);
    if (isTold(refusal)) return again(refusal, await this.calls.world(round, account.id, receivedAt));
    return overtaken(lang, world, await this.calls.one(round.id), posted, terms);
  }
}

function isTold(refusal: ChangeRefusal | Overtaken): refusal is ToldRefusal {
  return refusal !== 'unknown' && refusal !== 'unpublished' && refusal !== 'partial' && refusal !== 'overtaken';
}

/** Somebody else was first: what stands now beside what was typed, and the form as it was typed. Saving it anew is deliberate. */
function overtaken(lang: Lang, world: CallWorld, now: RoundView, posted: Posted, terms: RoundTerms): Page {
  const { names } = differenceOf(now, terms);
  const compared = comparison(lang, names, { from: now, to: { ...now, ...terms }, world }, 'conflict');
  const alerts = [alert('warning', say(lang, 'calls.overtaken.text'), { heading: say(lang, 'calls.overtaken') })];
  return conflicting('calls/form', formTitle(lang, now), callFormPage(lang, { ...world, base: now }, { values: posted, basis: basisOf(now), alerts, compared }), backTo(lang, now));
}

function formTitle(lang: Lang, round: RoundView): string {
  return say(lang, round.publishedAt ? 'calls.change.title' : 'calls.edit.title', { name: inLang(lang, round, 'name') });
}

function backToList(lang: Lang): { href: string; label: string } {
  return { href: callPaths.calls, label: say(lang, 'calls.title') };
}

function backTo(lang: Lang, round: RoundView): { href: string; label: string } {
  return { href: callUrl(round.id), label: inLang(lang, round, 'name') };
}
