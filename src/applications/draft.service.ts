import { Injectable, NotFoundException } from '@nestjs/common';
import { IdeaService } from '../ideas/index.js';
import { Events } from '../platform/events/index.js';
import { RoundService } from '../rounds/index.js';
import { copenhagenDate } from '../shared/dates.js';
import { ok, refused, type Result } from '../shared/result.js';
import { ownIdea } from './application.form.js';
import { DraftStore } from './draft.store.js';
import { parts, type Draft, type Frame, type Opened, type Part } from './draft.rules.js';
import { FrameService } from './frame.service.js';

/** More applications of one person than anybody has written; a list never grows without end. */
const MOST_SHOWN = 100;

/** What an applicant does with applications of their own: start, find and open them. */
@Injectable()
export class DraftService {
  constructor(
    private readonly store: DraftStore,
    private readonly frames: FrameService,
    private readonly rounds: RoundService,
    private readonly ideas: IdeaService,
    private readonly events: Events,
  ) {}

  async mine(ownerId: string): Promise<{ draft: Draft; frame: Frame }[]> {
    const [drafts, frames] = await Promise.all([this.store.mine(ownerId, MOST_SHOWN), this.frames.all()]);
    return drafts.map((draft) => ({ draft, frame: frames.get(draft.roundId)! }));
  }

  /** @throws NotFoundException for an id that is unknown or somebody else's */
  async open<P extends Part>(id: string, ownerId: string, wanted: readonly P[]): Promise<Opened<P>> {
    return this.framed(await this.store.one(id, ownerId, wanted));
  }

  openWhole(id: string, ownerId: string): Promise<Opened> {
    return this.open(id, ownerId, parts);
  }

  /** Opens it for writing: nobody else writes to it until the transaction ends. */
  async openLocked<P extends Part>(id: string, ownerId: string, wanted: readonly P[]): Promise<Opened<P>> {
    await this.store.lock(id, ownerId);
    return this.open(id, ownerId, wanted);
  }

  /** A new draft in an open round. An initiative brings its focus area along. */
  async create(choice: { round: string; initiative: string }, ownerId: string, now: Date): Promise<Result<string, 'round-closed' | 'no-initiative'>> {
    const roundId = choice.round;
    if (!(await this.rounds.openRounds(now)).some(({ id }) => id === roundId)) return refused('round-closed');
    const initiative = choice.initiative === ownIdea ? null : await this.ideas.initiative(choice.initiative);
    if (choice.initiative !== ownIdea && !initiative) return refused('no-initiative');
    const { id, number } = await this.store.create({ roundId, initiativeId: initiative?.id ?? null, ownerId, year: copenhagenDate(now).slice(0, 4) });
    if (initiative) await this.store.addFocusArea(id, initiative.focusAreaId);
    await this.events.note({ subject: id, kind: 'application.created', actorId: ownerId, to: 'draft', facts: { number, roundId } });
    return ok(id);
  }

  private async framed<D extends { readonly roundId: string }>(draft: D | null): Promise<{ draft: D; frame: Frame }> {
    if (!draft) throw new NotFoundException();
    return { draft, frame: await this.frames.of(draft.roundId) };
  }
}
