import { Body, Controller, Get, NotFoundException, Param, Post, Query } from '@nestjs/common';
import type { Posted } from '../platform/forms/index.js';
import { Allow, Visiting, conflicting, page, redirect, unprocessable, type Member, type Page, type Redirect } from '../platform/web/index.js';
import { inLang, type Lang } from '../shared/lang.js';
import { readExtension } from './extension.form.js';
import { extensionPage } from './extension.page.js';
import { ExtensionService, type Standing } from './extension.service.js';
import { LedgerService } from './ledger.service.js';
import { ledgerPage, outagesAPage } from './ledger.page.js';
import { outagePaths, outageUrl } from './outage.paths.js';
import { outageTexts } from './outage.texts.js';
import { ProbeInterval } from './probe.job.js';

const { say } = outageTexts;

/** For the secretariat: when the portal was away, and a deadline put off for all because of it. */
@Controller()
export class OutageController {
  constructor(
    private readonly ledger: LedgerService,
    private readonly extensions: ExtensionService,
    private readonly interval: ProbeInterval,
  ) {}

  @Get(outagePaths.ledger)
  @Allow('officer')
  async list(@Visiting() { lang, receivedAt: now }: Member, @Query('side') asked: unknown): Promise<Page> {
    const ledger = await this.ledger.whole(now);
    const last = Math.max(1, Math.ceil(ledger.outages.length / outagesAPage));
    const at = Math.min(last, /^[1-9]\d{0,5}$/.test(String(asked)) ? Number(asked) : 1);
    const outages = ledger.outages.slice((at - 1) * outagesAPage, at * outagesAPage);
    const causes = await this.ledger.causes(outages);
    const standings = await this.extensions.standings(now);
    const shown = { ledger, outages, causes, standings, page: at, isOff: this.interval.seconds === 0 };
    return page('outages/ledger', say(lang, 'outages.title'), ledgerPage(lang, shown, now));
  }

  @Get(outagePaths.round)
  @Allow('officer')
  async round(@Visiting() { lang, receivedAt }: Member, @Param('roundId') roundId: string): Promise<Page> {
    const standing = await this.standing(roundId, receivedAt);
    return page('outages/round', titleOf(lang, standing), extensionPage(lang, standing), backTo(lang));
  }

  @Post(outagePaths.round)
  @Allow('officer')
  async extend(@Visiting() { lang, account, receivedAt }: Member, @Param('roundId') roundId: string, @Body() posted: Posted): Promise<Page | Redirect> {
    const standing = await this.standing(roundId, receivedAt);
    const { chosen, ...read } = readExtension(posted, standing, lang);
    const again = read.overtaken ? conflicting : unprocessable;
    if (!chosen) return again('outages/round', titleOf(lang, standing), extensionPage(lang, standing, { posted, ...read }), backTo(lang));
    const extended = await this.extensions.extend(roundId, chosen, account.id, receivedAt);
    if (extended.ok) return redirect(outageUrl(roundId), 'outages.extended');
    const overtaken = extended.refusal;
    return conflicting('outages/round', titleOf(lang, overtaken), extensionPage(lang, overtaken, { posted, errors: [], overtaken: true }), backTo(lang));
  }

  private async standing(roundId: string, now: Date): Promise<Standing> {
    const standing = await this.extensions.standing(roundId, now);
    if (!standing) throw new NotFoundException();
    return standing;
  }
}

const titleOf = (lang: Lang, { round }: Standing): string => say(lang, 'outages.round.title', { round: inLang(lang, round, 'name') });
const backTo = (lang: Lang): { href: string; label: string } => ({ href: outagePaths.ledger, label: say(lang, 'outages.title') });
