import { Injectable, type OnModuleInit } from '@nestjs/common';
import { InterestService } from '../interests/index.js';
import { Events } from '../platform/events/index.js';
import { AgreementSource, type Agreed } from '../scoring/index.js';
import { derivedId } from '../shared/derived-id.js';
import { ok, refused, type Result } from '../shared/result.js';
import { agreementsOn, outcomeOf, recordOf, type Proposal } from './consensus.rules.js';
import { ConsensusStore } from './consensus.store.js';
import type { Room } from './room.service.js';

/** What a panel's members say to one another once each has said what they think, and what they agree on. */
@Injectable()
export class ConsensusService implements OnModuleInit {
  constructor(
    private readonly store: ConsensusStore,
    private readonly interests: InterestService,
    private readonly events: Events,
    private readonly agreements: AgreementSource,
  ) {}

  onModuleInit(): void {
    this.agreements.toldBy((applicationId) => this.concluded(applicationId));
  }

  /** Whether the panel's members may see one another's assessments, also when they have concluded. */
  async isOpen(applicationId: string): Promise<boolean> {
    return (await this.store.phase(applicationId)) !== null;
  }

  /** Null while the panel has not concluded. */
  async concluded(applicationId: string): Promise<Agreed | null> {
    if (!(await this.store.phase(applicationId))?.concludedAt) return null;
    const [scores, summaries] = await Promise.all([this.store.scores(applicationId), this.store.summaries(applicationId)]);
    const authors = [...scores, ...summaries].map(({ authorId }) => authorId);
    const barred = new Set((await this.interests.blockedAmong([applicationId], [...new Set(authors)])).map(({ accountId }) => accountId));
    const ids = [...new Set(scores.map(({ criterionId }) => criterionId))];
    const criteria = agreementsOn(ids, scores, barred).flatMap(({ current }) => (current ? [current] : []));
    return { criteria, summary: recordOf(summaries, barred).current?.text ?? '' };
  }

  /**
   * Keeps what differs from what stood there, a record each. Refused where somebody else has written under one of them
   * since: nothing is kept then. The room must be entered to write. @returns how many
   */
  async agree(room: Room, proposals: ReadonlyMap<string, Proposal>, at: Date): Promise<Result<number, ReadonlySet<string>>> {
    const outcomes = room.agreements.flatMap((agreement) => {
      const proposal = proposals.get(agreement.criterionId);
      return proposal ? [{ agreement, proposal, outcome: outcomeOf(proposal, agreement) }] : [];
    });
    const overtaken = outcomes.filter(({ outcome }) => outcome === 'overtaken').map(({ agreement }) => agreement.criterionId);
    if (overtaken.length) return refused(new Set(overtaken));
    const written = outcomes.filter(({ outcome }) => outcome === 'write');
    if (written.length === 0) return ok(0);
    await this.store.addScores(
      written.map(({ agreement: { criterionId, latest }, proposal: { halfPoints, text } }) => ({
        applicationId: room.head.id,
        criterionId,
        revision: latest + 1,
        halfPoints: halfPoints!,
        reason: text,
        authorId: room.readerId,
        at,
      })),
    );
    await this.note(room, 'panel.consensus-written', { criteria: written.length });
    return ok(written.length);
  }

  /** Refused where another summary stands there than the writer saw. */
  async summarise(room: Room, { text, basis }: { text: string; basis: number }, at: Date): Promise<Result<void, 'overtaken'>> {
    const { current, latest } = room.summary;
    if (current?.text === text) return ok(undefined);
    if (basis !== latest) return refused('overtaken');
    await this.store.addSummary({ applicationId: room.head.id, revision: latest + 1, body: text, authorId: room.readerId, at });
    await this.note(room, 'panel.consensus-summary');
    return ok(undefined);
  }

  /** `id`: what the page called it, so that one that is sent twice stands there once. Another text is another comment. */
  async comment(room: Room, { id, text }: { id: string; text: string }, at: Date): Promise<void> {
    const comment = { id: derivedId(`${room.head.id} ${room.readerId} ${id} ${text}`), applicationId: room.head.id, authorId: room.readerId, at, body: text };
    if (await this.store.addComment(comment)) await this.note(room, 'panel.comment');
  }

  private note({ head, readerId }: Room, kind: string, facts: Record<string, number> = {}): Promise<void> {
    return this.events.note({ subject: head.id, kind, actorId: readerId, facts });
  }
}
