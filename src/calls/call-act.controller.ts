import { Body, Controller, Get, NotFoundException, Param, Post } from '@nestjs/common';
import { FormPreviewService } from '../applications/index.js';
import { typed, type FormError, type Posted } from '../platform/forms/index.js';
import { Allow, Visiting, conflicting, page, redirect, unprocessable, type Member, type Page, type Redirect } from '../platform/web/index.js';
import { RuleSetService, fundsIn, phaseOf, roundPage, type RoundPage, type RoundView } from '../rounds/index.js';
import { inLang, type Lang } from '../shared/lang.js';
import { basisOf } from './call-change.rules.js';
import { callPaths, callUrl } from './call.paths.js';
import { CallService } from './call.service.js';
import { callShown } from './call-shown.js';
import { callEditorTexts } from './call.texts.js';
import { closePage, readReasons } from './change-preview.page.js';
import { previewPage, previewStepPage } from './preview.page.js';
import { publishPage } from './publish.page.js';

const { say } = callEditorTexts;

/** A round looked at as an applicant will, shown to everybody, and closed. */
@Controller()
export class CallActController {
  constructor(
    private readonly calls: CallService,
    private readonly ruleSets: RuleSetService,
    private readonly form: FormPreviewService,
  ) {}

  @Get(callPaths.preview)
  @Allow('officer')
  async preview(@Visiting() { lang, account, receivedAt }: Member, @Param('roundId') id: string): Promise<Page> {
    const round = await this.calls.one(id);
    const model = previewPage(lang, round, await this.shown(lang, round, account.id, receivedAt), await this.form.of(lang, round, receivedAt));
    return page('calls/preview', say(lang, 'calls.preview.heading'), model, backTo(lang, round));
  }

  @Get(callPaths.previewStep)
  @Allow('officer')
  async previewStep(@Visiting() { lang, receivedAt }: Member, @Param('roundId') id: string, @Param('step') step: string): Promise<Page> {
    const round = await this.calls.one(id);
    const model = /^[1-9]\d?$/.test(step) ? previewStepPage(lang, round, await this.form.of(lang, round, receivedAt), Number(step)) : null;
    if (!model) throw new NotFoundException();
    return page('calls/preview-step', model.heading.title, model, { href: callUrl(id, 'som-ansoeger'), label: say(lang, 'calls.preview.heading') });
  }

  @Get(callPaths.publish)
  @Allow('officer')
  async askPublish(@Visiting() { lang, account, receivedAt }: Member, @Param('roundId') id: string): Promise<Page | Redirect> {
    const round = await this.calls.one(id);
    return round.publishedAt ? redirect(callUrl(id)) : page('calls/publish', publishTitle(lang, round), await this.publishing(lang, round, { officerId: account.id, now: receivedAt, overtaken: false }), backTo(lang, round));
  }

  @Post(callPaths.publish)
  @Allow('officer')
  async publish(@Visiting() { lang, account, receivedAt: at }: Member, @Param('roundId') id: string, @Body() posted: Posted): Promise<Page | Redirect> {
    const asked = await this.calls.one(id);
    if (asked.publishedAt) return redirect(callUrl(id));
    const published = await this.calls.publish(id, { basis: typed(posted, 'basis'), lang, actorId: account.id, at });
    if (published.ok) return redirect(callUrl(id), 'calls.published');
    const round = await this.calls.one(id);
    if (round.publishedAt) return redirect(callUrl(id));
    const isOvertaken = published.refusal === 'overtaken';
    return (isOvertaken ? conflicting : unprocessable)('calls/publish', publishTitle(lang, round), await this.publishing(lang, round, { officerId: account.id, now: at, overtaken: isOvertaken }), backTo(lang, round));
  }

  @Get(callPaths.close)
  @Allow('officer')
  async askClose(@Visiting() visitor: Member, @Param('roundId') id: string): Promise<Page | Redirect> {
    const { lang, receivedAt } = visitor;
    const round = await this.calls.one(id);
    if (!isOpen(round, receivedAt)) return redirect(callUrl(id));
    if (await this.isOwn(round, visitor)) return callShown(this.calls, visitor, round, 403);
    return page('calls/reason', closeTitle(lang, round), await this.closing(lang, round), backTo(lang, round));
  }

  @Post(callPaths.close)
  @Allow('officer')
  async close(@Visiting() visitor: Member, @Param('roundId') id: string, @Body() posted: Posted): Promise<Page | Redirect> {
    const { lang, account, receivedAt } = visitor;
    const asked = await this.calls.one(id);
    if (!isOpen(asked, receivedAt)) return redirect(callUrl(id));
    if (await this.isOwn(asked, visitor)) return callShown(this.calls, visitor, asked, 403);
    const { reasons, errors } = readReasons(posted);
    if (errors.length) return unprocessable('calls/reason', closeTitle(lang, asked), await this.closing(lang, asked, { posted, errors }), backTo(lang, asked));
    const closed = await this.calls.close(id, { basis: typed(posted, 'basis'), ...reasons }, account.id);
    if (closed.ok) return redirect(callUrl(id), 'calls.closed');
    const round = await this.calls.one(id);
    if (closed.refusal === 'partial') return callShown(this.calls, visitor, round, 403);
    if (!isOpen(round, receivedAt)) return redirect(callUrl(id));
    return conflicting('calls/reason', closeTitle(lang, round), await this.closing(lang, round, { posted, errors: [], overtaken: true }), backTo(lang, round));
  }

  private async isOwn(round: RoundView, { account, receivedAt }: Member): Promise<boolean> {
    return (await this.calls.world(round, account.id, receivedAt)).use.isOwn;
  }

  private async shown(lang: Lang, round: RoundView, officerId: string, now: Date): Promise<RoundPage> {
    const [{ funds }, world] = await Promise.all([this.calls.world(round, officerId, now), this.ruleSets.world()]);
    return roundPage(lang, round, { funds: fundsIn(round.fundIds, funds), world, legalBasis: round.legalBasis }, { mayApply: false, now });
  }

  private async publishing(lang: Lang, round: RoundView, { officerId, now, overtaken }: { officerId: string; now: Date; overtaken: boolean }): Promise<object> {
    const missing = this.calls.missing(await this.calls.world(round, officerId, now), lang);
    return publishPage(lang, round, { missing, basis: basisOf(round), shown: await this.shown(lang, round, officerId, now), overtaken });
  }

  private async closing(lang: Lang, round: RoundView, given: { posted: Posted | null; errors: readonly FormError[]; overtaken?: boolean } = { posted: null, errors: [] }): Promise<object> {
    return closePage(lang, round, { overtaken: false, ...given, told: await this.calls.audience(round.id), basis: given.overtaken || !given.posted ? basisOf(round) : typed(given.posted, 'basis') });
  }
}

function isOpen(round: RoundView, now: Date): boolean {
  return round.publishedAt !== null && phaseOf(round, now) === 'open';
}

const publishTitle = (lang: Lang, round: RoundView): string => say(lang, 'calls.publish.title', { name: inLang(lang, round, 'name') });
const closeTitle = (lang: Lang, round: RoundView): string => say(lang, 'calls.close.title', { name: inLang(lang, round, 'name') });

function backTo(lang: Lang, round: RoundView): { href: string; label: string } {
  return { href: callUrl(round.id), label: inLang(lang, round, 'name') };
}
