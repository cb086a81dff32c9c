import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ApplicationService } from '../applications/index.js';
import { InterestService, mayHandle, type InterestChanged } from '../interests/index.js';
import { Events } from '../platform/events/index.js';
import { ScoringService } from '../scoring/index.js';
import { ok, refused, type Result } from '../shared/result.js';
import { isComplete, lackingIn, markOf, type Lacking } from './consensus.rules.js';
import { ConsensusStore } from './consensus.store.js';
import type { Room } from './room.service.js';

export type ConclusionRefusal = 'changed' | Lacking;

/** A panel is done with an application, or takes it up again. Rooms must be entered to write. */
@Injectable()
export class ConclusionService implements OnModuleInit {
  constructor(
    private readonly store: ConsensusStore,
    private readonly applications: ApplicationService,
    private readonly interests: InterestService,
    private readonly scoring: ScoringService,
    private readonly events: Events,
  ) {}

  /** `seen`: the mark of what the page showed. From then on nothing of it is changed. */
  async conclude({ head, readerId, agreements, summary }: Room, seen: string, at: Date): Promise<Result<void, ConclusionRefusal>> {
    const lacking = lackingIn(agreements, summary);
    if (!isComplete(lacking)) return refused(lacking);
    if (seen !== markOf(agreements, summary)) return refused('changed');
    await this.store.conclude(head.id, readerId, at);
    await this.scoring.agree(head.id, Object.fromEntries(agreements.map(({ criterionId, current }) => [criterionId, current!.halfPoints])));
    await this.events.note({ subject: head.id, kind: 'panel.consensus-concluded', actorId: readerId });
    return ok(undefined);
  }

  async reopen({ head, readerId }: Room, reason: string): Promise<void> {
    await this.takeBack(head.id, readerId, reason);
  }

  /** Before rankings are worked out again, which are made of what stands. */
  onModuleInit(): void {
    this.interests.onChanged((changed) => this.standingChanged(changed));
  }

  /** What a person with an interest has written of a conclusion is void, so that it is the others' to draw again. */
  private async standingChanged({ applicationId, accountId, actorId, after }: InterestChanged): Promise<void> {
    if (mayHandle(after) || !(await this.store.phase(applicationId))?.concludedAt) return;
    // What a case was sent on with stays as it was: nobody could draw it again.
    if ((await this.applications.head(applicationId))?.state !== 'assessment') return;
    if ((await this.store.authors(applicationId)).includes(accountId)) await this.takeBack(applicationId, actorId, '');
  }

  private async takeBack(applicationId: string, actorId: string, reason: string): Promise<void> {
    await this.store.reopen(applicationId);
    await this.scoring.agree(applicationId, null);
    await this.events.note({ subject: applicationId, kind: 'panel.consensus-reopened', actorId, facts: { reason } });
  }
}
