import { Injectable, NotFoundException } from '@nestjs/common';
import { IdeaService } from '../ideas/index.js';
import { Events } from '../platform/events/index.js';
import { RoundService } from '../rounds/index.js';
import { copenhagenDate } from '../shared/dates.js';
import { ok, refused, type Result } from '../shared/result.js';
import { ownIdea } from './application.form.js';
import { DraftStore } from './draft.store.js';
import { frameFor, isBeingWritten, parts, type Draft, type DraftHead, type Frame, type Opened, type Part } from './draft.rules.js';
import { FrameService } from './frame.service.js';
import { WriterStore, type Affected, type Leave, type RoundUse, type Writer } from './writer.store.js';

/** More applications of one person than anybody has written; a list never grows without end. */
const MOST_SHOWN = 100;

/** What people do with the applications they take part in: start, find and open them. */
@Injectable()
export class DraftService {
  constructor(
    private readonly store: DraftStore,
    private readonly writers: WriterStore,
    private readonly frames: FrameService,
    private readonly rounds: RoundService,
    private readonly ideas: IdeaService,
    private readonly events: Events,
  ) {}

  async mine(accountId: string): Promise<{ draft: Draft; frame: Frame }[]> {
    const [drafts, frames] = await Promise.all([this.store.mine(accountId, MOST_SHOWN), this.frames.all()]);
    return drafts.map((draft) => ({ draft, frame: frameFor(draft, frames.get(draft.roundId)!) }));
  }

  /** For jobs: who takes part in what these rounds still wait for. */
  writersIn(roundIds: readonly string[]): Promise<Writer[]> {
    return this.writers.writersIn(roundIds);
  }

  /** For jobs: who takes part in what was sent in to these rounds and is not decided on. */
  sendersIn(roundIds: readonly string[]): Promise<Writer[]> {
    return this.writers.sendersIn(roundIds);
  }

  /** For the secretariat's work on a round: everybody to whom its terms matter. */
  affectedIn(roundId: string): Promise<Affected[]> {
    return this.writers.affectedIn(roundId);
  }

  /** What has come of a round so far, as what this officer changes in it is held against. */
  useOf(roundId: string, officerId: string, now: Date): Promise<RoundUse> {
    return this.writers.useOf(roundId, officerId, now);
  }

  /** For jobs: the applications that may be sent in later than everybody, and until when. */
  leaves(now: Date): Promise<Leave[]> {
    return this.writers.leaves(now);
  }

  /** For jobs: whole drafts by number, in as many statements for many as for one. */
  async wholeOf(ids: readonly string[]): Promise<{ draft: Draft; frame: Frame }[]> {
    const [drafts, frames] = await Promise.all([this.store.wholeOf(ids), this.frames.all()]);
    return drafts.map((draft) => ({ draft, frame: frameFor(draft, frames.get(draft.roundId)!) }));
  }

  /** @throws NotFoundException for an id that is unknown, or of an application the account is no member of */
  async open<P extends Part>(id: string, accountId: string, wanted: readonly P[]): Promise<Opened<P>> {
    return this.framed(await this.store.one(id, accountId, wanted));
  }

  openWhole(id: string, accountId: string): Promise<Opened> {
    return this.open(id, accountId, parts);
  }

  /** For the secretariat. @throws NotFoundException where its consortium does not share it, or has nothing left to write */
  async openShared(id: string, now: Date): Promise<Opened> {
    const opened = await this.framed(await this.store.shared(id));
    // Changes that were never sent in are nobody's business once the round has closed.
    if (!isBeingWritten(opened, now)) throw new NotFoundException();
    return opened;
  }

  /** For a partner whom a signed link lets in; the caller has checked it. @throws NotFoundException */
  async openAsked(id: string): Promise<Opened<'partners' | 'costModel' | 'costs' | 'financing' | 'earlierAid' | 'commitments'>> {
    return this.framed(await this.store.asked(id));
  }

  /** Opens it for writing: nobody else writes to it until the transaction ends. */
  async openLocked<P extends Part>(id: string, accountId: string, wanted: readonly P[]): Promise<Opened<P>> {
    await this.store.lock(id, accountId);
    return this.open(id, accountId, wanted);
  }

  /** The same under a deadline that nobody moves before the transaction ends. */
  async openForSending(id: string, accountId: string): Promise<Opened> {
    await this.store.lockInRound(id, accountId);
    return this.open(id, accountId, parts);
  }

  /** A new draft in an open round. An initiative brings its focus area along. */
  async create(choice: { round: string; initiative: string }, leadId: string, now: Date): Promise<Result<string, 'round-closed' | 'no-initiative'>> {
    const roundId = choice.round;
    if (!(await this.rounds.openRounds(now)).some(({ id }) => id === roundId)) return refused('round-closed');
    const initiative = choice.initiative === ownIdea ? null : await this.ideas.initiative(choice.initiative);
    if (choice.initiative !== ownIdea && !initiative) return refused('no-initiative');
    const { id, number } = await this.store.create({ roundId, initiativeId: initiative?.id ?? null, leadId, year: copenhagenDate(now).slice(0, 4) });
    if (initiative) await this.store.addFocusArea(id, initiative.focusAreaId);
    await this.events.note({ subject: id, kind: 'application.created', actorId: leadId, to: 'draft', facts: { number, roundId } });
    return ok(id);
  }

  /** Nothing more is written after it has been sent in, until somebody reopens it; whether that is shared is asked anew. */
  close(id: string): Promise<void> {
    return this.store.close(id);
  }

  private async framed<D extends Pick<DraftHead, 'roundId' | 'exemptUntil' | 'sent'>>(draft: D | null): Promise<{ draft: D; frame: Frame }> {
    if (!draft) throw new NotFoundException();
    return { draft, frame: frameFor(draft, await this.frames.of(draft.roundId)) };
  }
}
