import { Body, Controller, Param, Post } from '@nestjs/common';
import { typed, type Posted } from '../platform/forms/index.js';
import type { Lang } from '../platform/views/index.js';
import { Allow, Visiting, anId, redirect, type Member, type Page, type Redirect } from '../platform/web/index.js';
import { ConclusionService, type ConclusionRefusal } from './conclusion.service.js';
import { closed, shown } from './consensus.controller.js';
import { names, readReason } from './consensus.form.js';
import { consensusPaths, consensusUrl } from './consensus.paths.js';
import { consensusTexts } from './consensus.texts.js';
import { RoomService } from './room.service.js';

const { say } = consensusTexts;

/** How a panel's talk ends, and begins again. */
@Controller()
export class ConclusionController {
  constructor(
    private readonly rooms: RoomService,
    private readonly conclusions: ConclusionService,
  ) {}

  @Post(consensusPaths.conclusion)
  @Allow('officer', 'panel')
  async conclude(@Visiting() { lang, account, receivedAt }: Member, @Param('applicationId', anId) id: string, @Body() posted: Posted): Promise<Page | Redirect> {
    const room = await this.rooms.enterToWrite(id, account);
    if (!room.ok) return redirect(room.refusal);
    const { may, stage } = room.value;
    if (!may.conclude) return stage === 'open' ? shown(lang, room.value, { posted, refusal: say(lang, 'consensus.conclude.notYours') }, 403) : closed(lang, room.value, posted);
    const concluded = await this.conclusions.conclude(room.value, typed(posted, names.seen), receivedAt);
    if (concluded.ok) return redirect(consensusUrl(id), 'consensus.concluded');
    return shown(lang, room.value, { posted, refusal: inWords(lang, concluded.refusal) }, concluded.refusal === 'changed' ? 409 : 422);
  }

  @Post(consensusPaths.reopening)
  @Allow('officer')
  async reopen(@Visiting() { lang, account }: Member, @Param('applicationId', anId) id: string, @Body() posted: Posted): Promise<Page | Redirect> {
    const room = await this.rooms.enterToWrite(id, account);
    if (!room.ok) return redirect(room.refusal);
    const { may, isRanked, stage, snapshot } = room.value;
    if (!may.reopen) {
      const refusal = say(lang, stage !== 'concluded' ? 'consensus.reopen.notConcluded' : isRanked ? 'consensus.reopen.ranked' : 'consensus.moved');
      return shown(lang, room.value, { posted, refusal }, 422);
    }
    const { text, errors } = readReason(posted, 'reopenReason', snapshot.ruleSet.values);
    if (errors.length) return shown(lang, room.value, { posted, errors }, 422);
    await this.conclusions.reopen(room.value, text);
    return redirect(consensusUrl(id), 'consensus.reopened');
  }
}

function inWords(lang: Lang, refusal: ConclusionRefusal): string {
  if (refusal === 'changed') return say(lang, 'consensus.conclude.changed');
  const n = refusal.criterionIds.length;
  if (n === 0) return say(lang, 'consensus.conclude.missing.summary');
  if (!refusal.summary) return say(lang, 'consensus.conclude.missing.criteria', { n });
  return say(lang, 'consensus.conclude.missing', { n });
}
