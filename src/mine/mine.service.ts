import { Injectable } from '@nestjs/common';
import { DraftService, missingBeforeSubmit } from '../applications/index.js';
import { ConsortiumService, type OwnInvitation, type Waiting } from '../consortium/index.js';
import { DialogueService } from '../dialogue/index.js';
import type { MyApplication } from './mine.rules.js';

export interface Mine {
  readonly invitations: readonly OwnInvitation[];
  /** Last changed first. */
  readonly applications: readonly MyApplication[];
}

const nobody: Waiting = { invited: 0, unsigned: [], proposing: [], isAwaited: false };

/** Everything an applicant has under way, in as many statements for twelve applications as for one. */
@Injectable()
export class MineService {
  constructor(
    private readonly drafts: DraftService,
    private readonly dialogue: DialogueService,
    private readonly consortiums: ConsortiumService,
  ) {}

  async of({ id, email }: { readonly id: string; readonly email: string }, now: Date): Promise<Mine> {
    const [mine, invitations] = await Promise.all([this.drafts.mine(id), this.consortiums.invitationsFor(email, now)]);
    const drafts = mine.map(({ draft }) => draft);
    const [unread, waiting] = await Promise.all([this.dialogue.unreadIn(drafts.map((draft) => draft.id), id), this.consortiums.waitingFor(mine, now)]);
    const applications = mine.map(({ draft, frame }) => ({
      draft,
      frame,
      missing: missingBeforeSubmit(draft, frame).length,
      unread: unread.get(draft.id) ?? null,
      waiting: waiting.get(draft.id) ?? nobody,
    }));
    return { invitations, applications };
  }
}
