import { Body, Controller, Get, NotFoundException, Param, Post } from '@nestjs/common';
import { typed, type Posted } from '../platform/forms/index.js';
import { Allow, Visiting, anId, conflicting, page, redirect, unprocessable, type Download, type Member, type Page, type Redirect } from '../platform/web/index.js';
import { RoundService, type RoundView } from '../rounds/index.js';
import { inLang } from '../shared/lang.js';
import { SheetOf, type SheetUpload } from '../sheets/index.js';
import { offlinePage, seenField, type Refusal } from './offline.page.js';
import { offlinePaths, offlineUrl, scorePreviewUrl } from './offline.paths.js';
import { OfflineService } from './offline.service.js';
import { offlineTexts } from './offline.texts.js';
import { packPage } from './pack.page.js';
import { scorePreviewPage } from './score-preview.page.js';
import { scoringPaths } from '../scoring/scoring.paths.js';

const { say } = offlineTexts;

/** An evening without the net: what to take along, and how it comes back. */
@Controller()
export class OfflineController {
  constructor(
    private readonly offline: OfflineService,
    private readonly rounds: RoundService,
  ) {}

  @Get(offlinePaths.offline)
  @Allow('panel')
  async show(@Visiting() visitor: Member, @Param('roundId') roundId: string): Promise<Page> {
    return this.page(visitor, await this.round(roundId), null, page);
  }

  @Post(offlinePaths.offline)
  @Allow('panel')
  async read(@Visiting() visitor: Member, @Param('roundId') roundId: string, @SheetOf() sheet: SheetUpload | null): Promise<Page | Redirect> {
    const { lang, account, receivedAt: at } = visitor;
    const round = await this.round(roundId);
    if (!sheet?.ok) return this.page(visitor, round, { fault: sheet?.fault ?? 'none', count: sheet?.count ?? 0, plan: null }, unprocessable);
    const kept = await this.offline.keep(lang, roundId, sheet, { accountId: account.id, at });
    return kept.ok ? redirect(scorePreviewUrl(roundId, kept.value)) : this.page(visitor, round, { fault: null, count: 0, plan: kept.refusal }, unprocessable);
  }

  @Get(offlinePaths.pack)
  @Allow('panel')
  async pack(@Visiting() { lang, account }: Member, @Param('roundId') roundId: string): Promise<Page> {
    const round = await this.round(roundId);
    const model = packPage(lang, round, await this.offline.assessments(roundId, account.id));
    return page('offline/pack', say(lang, 'offline.pack.title'), model, { href: offlineUrl(roundId), label: say(lang, 'offline.title') });
  }

  @Get(offlinePaths.sheet)
  @Allow('panel')
  sheet(@Visiting() { lang, account }: Member, @Param('roundId') roundId: string): Promise<Download> {
    return this.offline.workbook(lang, roundId, account.id);
  }

  @Get(offlinePaths.preview)
  @Allow('panel')
  async preview(@Visiting() { lang, account }: Member, @Param('roundId') roundId: string, @Param('importId', anId) importId: string): Promise<Page> {
    const looked = await this.offline.preview(lang, roundId, importId, account.id);
    return page('offline/preview', say(lang, 'offline.preview.title'), scorePreviewPage(lang, roundId, looked, false), { href: offlineUrl(roundId), label: say(lang, 'offline.title') });
  }

  @Post(offlinePaths.preview)
  @Allow('panel')
  async apply(@Visiting() { lang, account, receivedAt: at }: Member, @Param('roundId') roundId: string, @Param('importId', anId) importId: string, @Body() posted: Posted): Promise<Page | Redirect> {
    const looked = await this.offline.preview(lang, roundId, importId, account.id);
    const { file, plan, seen } = looked;
    if (file.appliedAt) return redirect(offlineUrl(roundId), 'offline.preview.done');
    const isSeen = typed(posted, seenField) === seen && plan.wrongCount === 0;
    if (isSeen && (await this.offline.apply(file, plan, { accountId: account.id, at }))) return redirect(scoringPaths.panel, 'offline.applied');
    return conflicting('offline/preview', say(lang, 'offline.preview.title'), scorePreviewPage(lang, roundId, looked, true), { href: offlineUrl(roundId), label: say(lang, 'offline.title') });
  }

  private async round(roundId: string): Promise<RoundView> {
    const round = await this.rounds.round(roundId);
    if (!round) throw new NotFoundException();
    return round;
  }

  private async page({ lang, account }: Member, round: RoundView, refusal: Refusal | null, answer: typeof page): Promise<Page> {
    const assessments = await this.offline.assessments(round.id, account.id);
    return answer('offline/offline', say(lang, 'offline.title'), offlinePage(lang, round.id, inLang(lang, round, 'name'), assessments.length, refusal), { href: scoringPaths.panel, label: say(lang, 'offline.home') });
  }
}
