import { Injectable, NotFoundException } from '@nestjs/common';
import { AccountService } from '../accounts/index.js';
import { Events } from '../platform/events/index.js';
import type { SignedIn } from '../platform/web/index.js';
import { ok, refused, type Result } from '../shared/result.js';
import { PanelLetters } from './panel-letters.js';
import { refusalOf, type PanelStep, type StepRefusal } from './panel.rules.js';
import { PanelStore, type Invitation } from './panel.store.js';

export interface Answer {
  readonly step: PanelStep;
  /** Why, from one who declines or leaves. */
  readonly note: string;
  /** The very words promised; null: they were not. */
  readonly promise: string | null;
}

const kinds = { accept: 'accepted', decline: 'declined', leave: 'left' } as const;

/** What somebody who is asked into a round's panel says to it. An invitation is found through its person. */
@Injectable()
export class PanelAnswerService {
  constructor(
    private readonly store: PanelStore,
    private readonly accounts: AccountService,
    private readonly events: Events,
    private readonly letters: PanelLetters,
  ) {}

  /** @throws NotFoundException for whoever was not asked */
  async invitation(roundId: string, accountId: string): Promise<{ invitation: Invitation; applications: number }> {
    const invitation = await this.store.invitation(roundId, accountId);
    if (!invitation) throw new NotFoundException();
    return { invitation, applications: await this.store.applicationsFor(roundId, accountId) };
  }

  /** Who leaves no longer chairs. Who declines or leaves is reported to whoever asked. */
  async answer(roundId: string, member: SignedIn, { step, note, promise }: Answer, at: Date): Promise<Result<void, StepRefusal>> {
    const found = await this.store.locked(roundId, member.id);
    if (!found) throw new NotFoundException();
    const refusal = refusalOf(step, found.answer, { note, promised: promise !== null });
    if (refusal) return refused(refusal);
    const answer = kinds[step];
    const said = promise === null ? { isChair: false, answerNote: note } : { answerNote: '', confidentiality: promise };
    await this.store.answer(roundId, member.id, { answer, answeredAt: at, ...said });
    await this.events.note({ subject: roundId, kind: `panel.${answer}`, actorId: member.id, facts: promise === null ? { note } : { promise } });
    if (promise === null) await this.letters.refused(roundId, member, { left: step === 'leave', note }, await this.accounts.one(found.invitedBy));
    return ok(undefined);
  }
}
