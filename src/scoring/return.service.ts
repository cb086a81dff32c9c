import { Injectable, NotFoundException } from '@nestjs/common';
import { AccountService } from '../accounts/index.js';
import { ApplicationService } from '../applications/index.js';
import { Events } from '../platform/events/index.js';
import { Outbox } from '../platform/mail/index.js';
import { Portal } from '../platform/portal.js';
import { ok, refused, type Result } from '../shared/result.js';
import { refusalToReturn, type ReturnRefusal } from './score.rules.js';
import { seatUrl } from './scoring.paths.js';
import { ScoringService } from './scoring.service.js';
import { scoringTexts } from './scoring.texts.js';
import { SeatStore, type AssessmentVersion } from './seat.store.js';

export interface GivingBack {
  readonly seatId: string;
  readonly reason: string;
  readonly officerId: string;
  readonly at: Date;
}

/** What was handed in, version by version, and the secretariat's leave to hand in another. */
@Injectable()
export class ReturnService {
  constructor(
    private readonly seats: SeatStore,
    private readonly scoring: ScoringService,
    private readonly applications: ApplicationService,
    private readonly accounts: AccountService,
    private readonly events: Events,
    private readonly outbox: Outbox,
    private readonly portal: Portal,
  ) {}

  /** Everything that was ever handed in on an application, in the order of the seats and their versions. */
  versions(applicationId: string): Promise<AssessmentVersion[]> {
    return this.seats.versionsOf(applicationId);
  }

  /** It is a draft again, what stood in it is kept as its version, and it is not counted meanwhile. @throws NotFoundException */
  async giveBack(applicationId: string, { seatId, reason, officerId, at }: GivingBack): Promise<Result<void, ReturnRefusal>> {
    const state = await this.applications.lock(applicationId);
    const seat = (await this.scoring.panelOf(applicationId)).find((one) => one.id === seatId && one.declaration !== 'conflict');
    if (!seat) throw new NotFoundException();
    const refusal = refusalToReturn(seat, state);
    if (refusal) return refused(refusal);
    await this.seats.giveBack(seatId, reason, at);
    await this.events.note({ subject: applicationId, kind: 'panel.returned', actorId: officerId, facts: { member: seat.name, reason } });
    await this.scoring.recompute(applicationId);
    await this.tell(applicationId, seat, reason);
    return ok(undefined);
  }

  private async tell(applicationId: string, { id, accountId }: { id: string; accountId: string }, reason: string): Promise<void> {
    const [head, account] = await Promise.all([this.applications.head(applicationId), this.accounts.one(accountId)]);
    if (!head || !account) return;
    const facts = { number: head.number, name: account.name, title: head.title, reason, link: this.portal.address(seatUrl(id)) };
    await this.outbox.put({
      toName: account.name,
      toAddress: account.email,
      subject: scoringTexts.say(account.language, 'scoring.mail.returned.subject', facts),
      text: scoringTexts.say(account.language, 'scoring.mail.returned.text', facts),
    });
  }
}
