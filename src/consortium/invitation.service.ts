import { Injectable } from '@nestjs/common';
import { roleFacts } from '../applications/index.js';
import { Events } from '../platform/events/index.js';
import { ok, refused, type Result } from '../shared/result.js';
import { ConsortiumService, type Consortium } from './consortium.service.js';
import { isUnanswered, mayResend, refusalsOf, type Invitation, type Refusal, type Wish } from './invitation.rules.js';
import { InvitationStore } from './invitation.store.js';
import { Letters } from './letters.js';

/** What the lead does with invitations. */
@Injectable()
export class InvitationService {
  constructor(
    private readonly consortiums: ConsortiumService,
    private readonly store: InvitationStore,
    private readonly letters: Letters,
    private readonly events: Events,
  ) {}

  async invite(id: string, leadId: string, wish: Wish, now: Date): Promise<Result<void, 'closed' | { consortium: Consortium; refusals: readonly Refusal[] }>> {
    const consortium = await this.consortiums.led(id, leadId, now, true);
    if (!consortium.isBeingWritten) return refused('closed');
    const { members, invitations, self, opened } = consortium;
    const sentToday = await this.store.sentBy(leadId, wish.email, new Date(now.getTime() - 86_400_000));
    const company = { sentToday, leadEmail: self.email, members, invitations, partnerIds: opened.draft.partners.map((partner) => partner.id) };
    const refusals = refusalsOf(wish, company, now);
    if (refusals.length) return refused({ consortium, refusals });
    const invitationId = await this.store.add(id, wish, leadId, now);
    await this.send(consortium, invitationId, 'consortium.invited');
    return ok(undefined);
  }

  /** The same link with a new time to live. */
  async resend(id: string, leadId: string, invitationId: string, now: Date): Promise<Result<void, 'closed' | 'answered' | 'soon'>> {
    const consortium = await this.consortiums.led(id, leadId, now, true);
    if (!consortium.isBeingWritten) return refused('closed');
    const invitation = unanswered(consortium, invitationId);
    if (!invitation) return refused('answered');
    if (!mayResend(invitation, now)) return refused('soon');
    await this.store.sentAgain(invitationId, now);
    await this.send(consortium, invitationId, 'consortium.resent');
    return ok(undefined);
  }

  /** Without a mail: it may have been sent to an address of somebody who has nothing to do with it. */
  async revoke(id: string, leadId: string, invitationId: string, now: Date): Promise<Result<void, 'answered'>> {
    const consortium = await this.consortiums.led(id, leadId, now, true);
    const invitation = unanswered(consortium, invitationId);
    if (!invitation) return refused('answered');
    await this.store.revoked(invitationId, now);
    await this.note(invitation, 'consortium.revoked', leadId);
    return ok(undefined);
  }

  private async send({ opened, self }: Consortium, invitationId: string, kind: string): Promise<void> {
    const invitation = await this.store.one(invitationId);
    if (!invitation) throw new Error(`There is no invitation ${invitationId}`);
    await this.note(invitation, kind, self.accountId);
    await this.letters.invite(invitation, self, opened);
  }

  private note({ applicationId, name, email, role, partnerId }: Invitation, kind: string, actorId: string): Promise<void> {
    return this.events.note({ subject: applicationId, kind, actorId, to: role, facts: { name, email, ...roleFacts({ role, partnerId }) } });
  }
}

function unanswered({ invitations }: Consortium, id: string): Invitation | null {
  return invitations.find((invitation) => invitation.id === id && isUnanswered(invitation)) ?? null;
}
