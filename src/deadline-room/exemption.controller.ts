import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { Posted } from '../platform/forms/index.js';
import { Allow, Page, Visiting, anId, page, redirect, type Member, type Redirect } from '../platform/web/index.js';
import { deadlineRoomPaths, exemptionUrl, exemptionsUrl, roomUrl } from './deadline-room.paths.js';
import { readDecision, readWish } from './exemption.form.js';
import { exemptionPage } from './exemption.page.js';
import { ExemptionService, type ExemptionRefusal, type LateCase } from './exemption.service.js';
import { exemptionTexts } from './exemption.texts.js';
import { exemptionsPage } from './exemptions.page.js';

const { say } = exemptionTexts;

/** 403 with the rule, 409 where a colleague was first, 422 for what can be mended. */
const statuses = { partial: 403, own: 403, asked: 409, decided: 409, hindered: 422, overtaken: 422, invalid: 422 } as const satisfies Record<ExemptionRefusal['why'], number>;

/** What came too late, and leave for one application to come later than everybody. */
@Controller()
export class ExemptionController {
  constructor(private readonly exemptions: ExemptionService) {}

  @Get(deadlineRoomPaths.exemptions)
  @Allow('officer')
  async list(@Visiting() { lang, account, receivedAt: now }: Member, @Param('roundId') roundId: string, @Query('side') side: unknown): Promise<Page> {
    const at = pageNumber(side);
    const model = exemptionsPage(lang, { ...(await this.exemptions.list(roundId, account.id, at)), page: at, now });
    return page('deadline-room/exemptions', say(lang, 'exemptions.title'), model, { href: roomUrl(roundId), label: say(lang, 'exemptions.back') });
  }

  @Get(deadlineRoomPaths.exemption)
  @Allow('officer')
  async one(@Visiting() visitor: Member, @Param('roundId') roundId: string, @Param('applicationId', anId) id: string): Promise<Page> {
    const found = await this.exemptions.open(roundId, id, visitor.account.id, visitor.receivedAt);
    return shown(visitor, found, {}, found.isPartial ? 403 : 200);
  }

  @Post(deadlineRoomPaths.exemption)
  @Allow('officer')
  async ask(@Visiting() visitor: Member, @Param('roundId') roundId: string, @Param('applicationId', anId) id: string, @Body() posted: Posted): Promise<Page | Redirect> {
    const { account, receivedAt: now, lang } = visitor;
    const asked = await this.exemptions.ask(roundId, id, account, readWish(posted), { now, lang });
    return asked.ok ? redirect(exemptionUrl(roundId, id), 'exemption.asked.done') : refusal(visitor, asked.refusal, posted);
  }

  @Post(deadlineRoomPaths.decision)
  @Allow('officer')
  async decide(@Visiting() visitor: Member, @Param('roundId') roundId: string, @Param('applicationId', anId) id: string, @Body() posted: Posted): Promise<Page | Redirect> {
    const decision = readDecision(posted);
    const decided = await this.exemptions.decide(roundId, id, visitor.account, decision, visitor.receivedAt);
    return decided.ok ? redirect(exemptionUrl(roundId, id), `exemption.${decision.outcome ?? 'refused'}.done`) : refusal(visitor, decided.refusal, posted);
  }
}

function refusal(visitor: Member, refused: ExemptionRefusal, posted: Posted): Page {
  return shown(visitor, refused.found, { refusal: refused, posted }, statuses[refused.why]);
}

function shown({ lang, account, receivedAt: now }: Member, found: LateCase, more: { refusal?: ExemptionRefusal; posted?: Posted }, status: number): Page {
  const model = exemptionPage(lang, found, { officerId: account.id, now, ...more });
  const title = found.isPartial ? say(lang, 'exemptions.title') : say(lang, 'exemption.title', { number: found.late.number });
  return new Page('deadline-room/exemption', title, model, status, { href: exemptionsUrl(found.round.id), label: say(lang, 'exemptions.title') });
}

/** The page asked for in an address, counted from 1; anything odd is the first. */
function pageNumber(given: unknown): number {
  return typeof given === 'string' && /^[1-9]\d{0,5}$/.test(given) ? Number(given) : 1;
}
