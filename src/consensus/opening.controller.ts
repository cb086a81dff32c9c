import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import { panelWorkBack } from '../panel-work/panel-work.paths.js';
import type { Lang } from '../platform/views/index.js';
import { Allow, Page, Visiting, redirect, type Member, type Redirect } from '../platform/web/index.js';
import { scoringPaths } from '../scoring/scoring.paths.js';
import { consensusPaths, roundConsensusUrl } from './consensus.paths.js';
import { minePage, roundListPage } from './list.page.js';
import { OpeningService, type RoundList } from './opening.service.js';
import { openingTexts } from './opening.texts.js';

const { say } = openingTexts;

/** The lists of a round: the secretariat's and each member's own. */
@Controller()
export class OpeningController {
  constructor(private readonly openings: OpeningService) {}

  @Get(consensusPaths.round)
  @Allow('officer')
  async list(@Visiting() { lang, account }: Member, @Param('roundId') roundId: string, @Query('side') side?: string): Promise<Page> {
    const page = pageFrom(side);
    return shown(lang, await this.openings.list(roundId, account.id, page), page);
  }

  @Post(consensusPaths.round)
  @Allow('officer')
  async openReady(@Visiting() { lang, account, receivedAt }: Member, @Param('roundId') roundId: string): Promise<Page | Redirect> {
    const opened = await this.openings.openReady(roundId, account.id, receivedAt);
    if (opened) return redirect(roundConsensusUrl(roundId), 'consensusRound.opened');
    const list = await this.openings.list(roundId, account.id, 1);
    return shown(lang, list, 1, say(lang, 'consensusRound.nothing', { n: list.round.rules.panelSize }));
  }

  @Get(consensusPaths.mine)
  @Allow('panel')
  async mine(@Visiting() { lang, account }: Member, @Param('roundId') roundId: string): Promise<Page> {
    const { round, own } = await this.openings.mine(roundId, account.id);
    return new Page('consensus/mine', say(lang, 'consensusMine.title'), minePage(lang, round, own), 200, { href: scoringPaths.panel, label: say(lang, 'consensusMine.toPanel') });
  }
}

function shown(lang: Lang, list: RoundList, page: number, refusal: string | null = null): Page {
  return new Page('consensus/round', say(lang, 'consensusRound.title'), roundListPage(lang, list, page, refusal), refusal ? 422 : 200, panelWorkBack(lang, list.round.id));
}

/** What is no page number at all is the first page. */
function pageFrom(text: string | undefined): number {
  return text !== undefined && /^[1-9]\d{0,5}$/.test(text) ? Number(text) : 1;
}
