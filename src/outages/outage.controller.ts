import { Body, Controller, Get, NotFoundException, Param, Post, Query } from '@nestjs/common';
import type { Posted } from '../platform/forms/index.js';
import { Allow, Page, Visiting, page, redirect, type Member, type Redirect } from '../platform/web/index.js';
import { inLang, type Lang } from '../shared/lang.js';
import { readExtension } from './extension.form.js';
import { extensionPage, type Typed } from './extension.page.js';
import { ExtensionService, type OwnStanding } from './extension.service.js';
import { LedgerService } from './ledger.service.js';
import { ledgerPage, outagesAPage } from './ledger.page.js';
import { outagePaths, outageUrl } from './outage.paths.js';
import { outageTexts } from './outage.texts.js';
import { ProbeInterval } from './probe-interval.js';

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
  async round(@Visiting() { lang, account, receivedAt }: Member, @Param('roundId') roundId: string): Promise<Page> {
    return shown(lang, await this.standing(roundId, account.id, receivedAt), 200);
  }

  @Post(outagePaths.round)
  @Allow('officer')
  async extend(@Visiting() { lang, account, receivedAt }: Member, @Param('roundId') roundId: string, @Body() posted: Posted): Promise<Page | Redirect> {
    const standing = await this.standing(roundId, account.id, receivedAt);
    if (standing.barred) return barred(lang, standing);
    const { chosen, ...read } = readExtension(posted, standing, lang);
    if (!chosen) return shown(lang, standing, read.overtaken ? 409 : 422, { posted, ...read });
    const extended = await this.extensions.extend(roundId, chosen, account.id, receivedAt);
    if (extended.ok) return redirect(outageUrl(roundId), 'outages.extended');
    const now = extended.refusal;
    return now.barred ? barred(lang, now) : shown(lang, now, 409, { posted, errors: [], overtaken: true });
  }

  private async standing(roundId: string, officerId: string, now: Date): Promise<OwnStanding> {
    const standing = await this.extensions.standing(roundId, officerId, now);
    if (!standing) throw new NotFoundException();
    return standing;
  }
}

function shown(lang: Lang, standing: OwnStanding, status: number, typed: Typed | null = null): Page {
  const title = say(lang, 'outages.round.title', { round: inLang(lang, standing.round, 'name') });
  return new Page('outages/round', title, extensionPage(lang, standing, typed), status, { href: outagePaths.ledger, label: say(lang, 'outages.title') });
}

/** The page says why; nothing that was typed could make it lawful. */
function barred(lang: Lang, standing: OwnStanding): Page {
  return shown(lang, standing, standing.barred === 'partial' ? 403 : 409);
}
