import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApplicationService } from '../applications/index.js';
import type { Posted } from '../platform/forms/index.js';
import type { Lang } from '../platform/views/index.js';
import { Allow, Page, Visiting, anId, redirect, type Download, type Member, type Redirect } from '../platform/web/index.js';
import { roundConsensusUrl, consensusPaths, consensusUrl, myConsensusUrl } from './consensus.paths.js';
import { readComment, readProposals, readReason, readSummary } from './consensus.form.js';
import { ConsensusService } from './consensus.service.js';
import { consensusTexts } from './consensus.texts.js';
import { OpeningService, type OpeningRefusal } from './opening.service.js';
import { openingTexts } from './opening.texts.js';
import type { Returned } from './returned.page.js';
import { roomPage } from './room.page.js';
import { RoomService, type Room } from './room.service.js';

const { say } = consensusTexts;

/** One application's room: the panel's members, its chair and the secretariat read and write. */
@Controller()
export class ConsensusController {
  constructor(
    private readonly rooms: RoomService,
    private readonly consensus: ConsensusService,
    private readonly openings: OpeningService,
    private readonly applications: ApplicationService,
  ) {}

  @Get(consensusPaths.consensus)
  @Allow('officer', 'panel')
  async show(@Visiting() { lang, account }: Member, @Param('applicationId', anId) id: string): Promise<Page | Redirect> {
    const room = await this.rooms.enter(id, account);
    return room.ok ? shown(lang, room.value) : redirect(room.refusal);
  }

  @Get(consensusPaths.attachment)
  @Allow('officer', 'panel')
  async attachment(@Visiting() { account }: Member, @Param('applicationId', anId) id: string, @Param('file') file: string): Promise<Download | Redirect> {
    const room = await this.rooms.enter(id, account);
    return room.ok ? this.applications.attachment(id, file) : redirect(room.refusal);
  }

  @Post(consensusPaths.opening)
  @Allow('officer')
  async open(@Visiting() { lang, account, receivedAt }: Member, @Param('applicationId', anId) id: string, @Body() posted: Posted): Promise<Page | Redirect> {
    const room = await this.rooms.enterToWrite(id, account);
    if (!room.ok) return redirect(room.refusal);
    const { text, errors } = readReason(posted, 'openReason', room.value.snapshot.ruleSet.values);
    const opened = await this.openings.openOne(room.value, text, receivedAt);
    if (opened.ok) return redirect(consensusUrl(id), 'consensusRound.opened');
    return shown(lang, room.value, { posted, ...(opened.refusal.why === 'reason' ? { errors } : { refusal: openingRefusal(lang, opened.refusal) }) }, 422);
  }

  @Post(consensusPaths.consensus)
  @Allow('panel')
  async agree(@Visiting() { lang, account, receivedAt }: Member, @Param('applicationId', anId) id: string, @Body() posted: Posted): Promise<Page | Redirect> {
    const room = await this.rooms.enterToWrite(id, account);
    if (!room.ok) return redirect(room.refusal);
    const { snapshot, agreements, may } = room.value;
    if (!may.agree) return closed(lang, room.value, posted);
    const { proposals, errors } = readProposals(posted, snapshot.criteria, agreements, snapshot.ruleSet.values);
    if (errors.length) return shown(lang, room.value, { posted, errors }, 422);
    const agreed = await this.consensus.agree(room.value, proposals, receivedAt);
    if (!agreed.ok) return shown(lang, room.value, { posted, overtaken: agreed.refusal }, 409);
    return redirect(consensusUrl(id), agreed.value ? 'consensus.saved' : 'consensus.same');
  }

  @Post(consensusPaths.summary)
  @Allow('panel')
  async summarise(@Visiting() { lang, account, receivedAt }: Member, @Param('applicationId', anId) id: string, @Body() posted: Posted): Promise<Page | Redirect> {
    const room = await this.rooms.enterToWrite(id, account);
    if (!room.ok) return redirect(room.refusal);
    if (!room.value.may.summarise) return room.value.stage === 'open' ? forbidden(lang, room.value, posted) : closed(lang, room.value, posted);
    const { text, basis, errors } = readSummary(posted, room.value.snapshot.ruleSet.values);
    if (errors.length) return shown(lang, room.value, { posted, errors }, 422);
    const written = await this.consensus.summarise(room.value, { text, basis }, receivedAt);
    return written.ok ? redirect(consensusUrl(id, 'consensus', 'sammenfatning'), 'consensus.summary.saved') : shown(lang, room.value, { posted, summaryOvertaken: true }, 409);
  }

  @Post(consensusPaths.comments)
  @Allow('officer', 'panel')
  async comment(@Visiting() { lang, account, receivedAt }: Member, @Param('applicationId', anId) id: string, @Body() posted: Posted): Promise<Page | Redirect> {
    const room = await this.rooms.enterToWrite(id, account);
    if (!room.ok) return redirect(room.refusal);
    if (!room.value.may.comment) return closed(lang, room.value, posted);
    const { errors, ...comment } = readComment(posted);
    if (errors.length) return shown(lang, room.value, { posted, errors }, 422);
    await this.consensus.comment(room.value, comment, receivedAt);
    return redirect(consensusUrl(id, 'consensus', 'droeftelse'), 'consensus.comment.sent');
  }
}

export function shown(lang: Lang, room: Room, returned: Returned | null = null, status = 200): Page {
  const back = room.isOfficer ? { href: roundConsensusUrl(room.head.roundId), label: say(lang, 'consensus.toList') } : { href: myConsensusUrl(room.head.roundId), label: say(lang, 'consensus.toMine') };
  return new Page('consensus/room', `${say(lang, 'consensus.title')}: ${room.head.title}`, roomPage(lang, room, randomUUID(), returned), status, back);
}

/** What came after the end is kept on the page, to be copied, and nowhere else. */
export function closed(lang: Lang, room: Room, posted: Posted): Page {
  return shown(lang, room, { posted, refusal: say(lang, room.stage === 'blind' ? 'consensus.notOpen' : 'consensus.closed') }, 422);
}

function forbidden(lang: Lang, room: Room, posted: Posted): Page {
  return shown(lang, room, { posted, refusal: say(lang, 'consensus.summary.notYours') }, 403);
}

function openingRefusal(lang: Lang, { why }: OpeningRefusal): string {
  if (why === 'nobody') return openingTexts.say(lang, 'consensusOpen.nobody');
  return openingTexts.say(lang, why === 'opened' ? 'consensusOpen.refused.opened' : 'consensusOpen.refused.state');
}
