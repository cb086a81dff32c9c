import { Injectable } from '@nestjs/common';
import { ApplicationService, DraftService, MemberService, type Member, type Partner } from '../applications/index.js';
import { Clock } from '../platform/clock.js';
import { Db } from '../platform/db/index.js';
import { Repeating } from '../platform/jobs/index.js';
import { Log } from '../platform/logging/index.js';
import type { Asked, OpenedForAsking } from './asked.rules.js';
import { AskedService } from './asked.service.js';
import { askedFor, isReminderDue, type CommitmentRequest } from './request.rules.js';
import { RequestService, type Whom } from './request.service.js';
import { RequestStore } from './request.store.js';
import { isOtherMembers, signsFor } from './signing.rules.js';

/** The job that writes to partners whose confirmation an application still awaits after it was sent in. */
@Injectable()
export class Reminders extends Repeating {
  constructor(
    private readonly db: Db,
    private readonly store: RequestStore,
    private readonly applications: ApplicationService,
    private readonly drafts: DraftService,
    private readonly members: MemberService,
    private readonly asking: AskedService,
    private readonly requests: RequestService,
    private readonly clock: Clock,
    log: Log,
  ) {
    super(10 * 60_000, log);
  }

  protected round(): Promise<unknown> {
    return this.remind(this.clock.now());
  }

  /** @returns how many mails were put in the outbox */
  async remind(now: Date): Promise<number> {
    let sent = 0;
    for (const id of await this.store.awaiting(now)) sent += await this.db.transaction(() => this.remindIn(id, now)).catch((error: unknown) => this.failed(id, error));
    return sent;
  }

  /** The next round tries it again; the others do not wait for it. */
  private failed(applicationId: string, error: unknown): number {
    this.log.error(error, { applicationId });
    return 0;
  }

  private async remindIn(id: string, now: Date): Promise<number> {
    await this.applications.lock(id);
    const opened = await this.drafts.openAsked(id);
    const [members, requests] = await Promise.all([this.members.of(id), this.store.of(id)]);
    let sent = 0;
    const all = await this.asking.all(opened, now);
    const partners = all.map(({ part }) => part.partner);
    for (const asked of all) {
      if (!isDue(asked, opened, requests, now)) continue;
      for (const whom of readersOf(asked.part.partner.id, partners, requests, members)) {
        await this.requests.send(asked, whom, 'reminded', null, now);
        sent += 1;
      }
    }
    return sent;
  }
}

function isDue({ phase, until, standing, part }: Asked, { draft: { sent } }: OpenedForAsking, requests: readonly CommitmentRequest[], now: Date): boolean {
  if (phase !== 'fixed' || until === null || sent === null || standing.state === 'confirmed' || standing.state === 'declined') return false;
  const last = requests.find(({ partnerId }) => partnerId === part.partner.id)?.sentAt ?? null;
  return isReminderDue({ sentInAt: sent.receivedAt, until, lastMailAt: last, now });
}

/** Those who were asked before, and else the members who answer for the partner. */
function readersOf(partnerId: string, partners: readonly Partner[], requests: readonly CommitmentRequest[], members: readonly Member[]): readonly Whom[] {
  const asked = askedFor(partnerId, requests).filter(({ revokedAt, email }) => revokedAt === null && !isOtherMembers(email, partnerId, members, partners));
  return asked.length ? asked : members.filter((member) => signsFor(member, partners)?.id === partnerId);
}
