import { Injectable, NotFoundException } from '@nestjs/common';
import { AccountService } from '../accounts/index.js';
import { PanelService } from '../panels/index.js';
import { Events, type NewEvent } from '../platform/events/index.js';
import { Outbox } from '../platform/mail/index.js';
import { Portal } from '../platform/portal.js';
import { RoundService, type RoundView } from '../rounds/index.js';
import { SeatService } from '../scoring/index.js';
import { ok, refused, type Result } from '../shared/result.js';
import { characterCount } from '../shared/text.js';
import { myConsensusUrl } from './consensus.paths.js';
import { openingOf, type Opening } from './consensus.rules.js';
import { ConsensusStore } from './consensus.store.js';
import { consensusTexts } from './consensus.texts.js';
import { ListStore, type Counts, type Listed, type Own, type Told } from './list.store.js';
import type { Room } from './room.service.js';

export interface RoundList {
  readonly round: RoundView;
  readonly rows: readonly Listed[];
  readonly counts: Counts;
  /** Names of those whose assessments are missing, by application. */
  readonly waitingFor: ReadonlyMap<string, readonly string[]>;
  readonly hasChair: boolean;
}

export type OpeningRefusal = { readonly why: Exclude<Opening, 'ready' | 'reason'> } | { readonly why: 'reason'; readonly characters: number; readonly min: number };

export const listPageSize = 50;

/** When a panel's members may see one another's assessments. */
@Injectable()
export class OpeningService {
  constructor(
    private readonly store: ConsensusStore,
    private readonly lists: ListStore,
    private readonly rounds: RoundService,
    private readonly panels: PanelService,
    private readonly seats: SeatService,
    private readonly accounts: AccountService,
    private readonly events: Events,
    private readonly outbox: Outbox,
    private readonly portal: Portal,
  ) {}

  /** @throws NotFoundException for an unknown round and a page beyond the last */
  async list(roundId: string, officerId: string, page: number): Promise<RoundList> {
    const round = await this.roundOf(roundId);
    const required = round.rules.panelSize;
    const [rows, counts, members, owed] = await Promise.all([
      this.lists.part(roundId, officerId, required, listPageSize, (page - 1) * listPageSize),
      this.lists.counts(roundId, officerId, required),
      this.panels.members(roundId),
      this.seats.openIn([roundId]),
    ]);
    if (page > 1 && rows.length === 0) throw new NotFoundException();
    const shown = owed.filter(({ applicationId }) => rows.some((row) => row.applicationId === applicationId));
    const named = new Map((shown.length ? await this.accounts.named([...new Set(shown.map(({ accountId }) => accountId))]) : []).map(({ id, name }) => [id, name]));
    const waitingFor = Map.groupBy(shown, ({ applicationId }) => applicationId);
    return {
      round,
      rows,
      counts,
      waitingFor: new Map([...waitingFor].map(([id, seats]) => [id, seats.map(({ accountId }) => named.get(accountId) ?? '')])),
      hasChair: members.some(({ isChair, answer }) => isChair && answer === 'accepted'),
    };
  }

  /** What one member talks about in a round. @throws NotFoundException outside its panel */
  async mine(roundId: string, accountId: string): Promise<{ round: RoundView; own: Own[] }> {
    const round = await this.roundOf(roundId);
    if (!(await this.panels.hasAccepted(roundId, accountId))) throw new NotFoundException();
    return { round, own: await this.lists.mine(roundId, accountId) };
  }

  /** Opens everything that everybody has handed in and that this officer may handle. @returns how many */
  async openReady(roundId: string, officerId: string, at: Date): Promise<number> {
    const round = await this.roundOf(roundId);
    const ready = await this.lists.lockReady(roundId, officerId, round.rules.panelSize);
    if (ready.length === 0) return 0;
    await this.store.open(ready.map(({ applicationId }) => applicationId), officerId, at);
    await this.events.noteAll(ready.map(({ applicationId, submitted, seats }) => opened(applicationId, officerId, { submitted, seats, reason: '' })));
    await this.tell(roundId, ready.map(({ applicationId }) => applicationId));
    return ready.length;
  }

  /** Opens one application, which an officer has entered to write; with an assessment missing, only with a reason. */
  async openOne({ head, readerId, readiness, snapshot }: Room, reason: string, at: Date): Promise<Result<void, OpeningRefusal>> {
    const opening = openingOf(readiness);
    const min = snapshot.ruleSet.values.minReasonCharacters;
    const characters = characterCount(reason);
    if (opening === 'reason' && characters < min) return refused({ why: 'reason', characters, min });
    if (opening !== 'ready' && opening !== 'reason') return refused({ why: opening });
    await this.store.open([head.id], readerId, at);
    await this.events.note(opened(head.id, readerId, { submitted: readiness.submitted, seats: readiness.seats, reason }));
    await this.tell(head.roundId, [head.id]);
    return ok(undefined);
  }

  /** One mail to each, however many applications were opened. */
  private async tell(roundId: string, applicationIds: readonly string[]): Promise<void> {
    const link = this.portal.address(myConsensusUrl(roundId));
    const people = Map.groupBy(await this.lists.toTell(applicationIds), ({ accountId }) => accountId);
    await this.outbox.putAll([...people.values()].map((told) => digest(told, link)));
  }

  private async roundOf(roundId: string): Promise<RoundView> {
    const round = await this.rounds.round(roundId);
    if (!round) throw new NotFoundException();
    return round;
  }
}

function opened(applicationId: string, officerId: string, facts: Record<string, string | number>): NewEvent {
  return { subject: applicationId, kind: 'panel.consensus-opened', actorId: officerId, facts };
}

function digest(told: readonly Told[], link: string): { toName: string; toAddress: string; subject: string; text: string } {
  const { name, email, language } = told[0]!;
  const lines = told.map(({ number, title, isIn }) => consensusTexts.say(language, isIn ? 'consensus.mail.line' : 'consensus.mail.owed', { number, title }));
  return {
    toName: name,
    toAddress: email,
    subject: consensusTexts.say(language, 'consensus.mail.subject', { n: told.length }),
    text: consensusTexts.say(language, 'consensus.mail.text', { name, n: told.length, list: lines.join('\n'), link }),
  };
}
