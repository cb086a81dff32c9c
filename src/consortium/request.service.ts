import { ForbiddenException, Injectable, NotFoundException } from '@nestjs/common';
import { DraftService, MemberService, isLead, type Member, type Partner } from '../applications/index.js';
import { Events } from '../platform/events/index.js';
import type { Lang } from '../shared/lang.js';
import { ok, refused, type Result } from '../shared/result.js';
import { askedParts, type Asked } from './asked.rules.js';
import { AskedService } from './asked.service.js';
import { CommitmentLetters } from './commitment-letters.js';
import { refusalToSend, type CommitmentRequest } from './request.rules.js';
import { RequestStore } from './request.store.js';
import { isOtherMembers } from './signing.rules.js';

export interface Whom {
  readonly name: string;
  readonly email: string;
  readonly language: Lang;
}

/** member: the address is that of a member who does not answer for the partner. */
export type NotSent = 'closed' | 'confirmed' | 'soon' | 'often' | 'many' | 'gone' | 'member';

/** What the lead does with the links by which partners are asked. */
@Injectable()
export class RequestService {
  constructor(
    private readonly drafts: DraftService,
    private readonly members: MemberService,
    private readonly asking: AskedService,
    private readonly store: RequestStore,
    private readonly letters: CommitmentLetters,
    private readonly events: Events,
  ) {}

  /** @returns the request's id */
  async ask(id: string, leadId: string, partnerId: string, whom: Whom, now: Date): Promise<Result<string, NotSent>> {
    const { asked, self, members, partners } = await this.led(id, leadId, partnerId, now);
    if (asked.phase === 'closed') return refused('closed');
    if (asked.standing.state === 'confirmed') return refused('confirmed');
    const email = whom.email.toLowerCase();
    if (isOtherMembers(email, partnerId, members, partners)) return refused('member');
    const earlier = (await this.store.of(id)).filter((request) => request.partnerId === partnerId && request.email === email);
    const sent = await this.store.sentSince(id, email, new Date(now.getTime() - 86_400_000));
    const refusal = refusalToSend({ ...sent, last: earlier[0]?.sentAt ?? null }, now);
    if (refusal) return refused(refusal);
    return ok(await this.send(asked, { ...whom, email }, earlier.length > 0 ? 'reminded' : 'requested', self, now));
  }

  /** The same person once more. */
  async remind(id: string, leadId: string, partnerId: string, requestId: string, now: Date): Promise<Result<string, NotSent>> {
    const request = await this.sentTo(id, leadId, partnerId, requestId, now);
    return request.revokedAt ? refused('gone') : this.ask(id, leadId, partnerId, request, now);
  }

  /** Without a mail: it may have been sent to an address of somebody who has nothing to do with it. */
  async revoke(id: string, leadId: string, partnerId: string, requestId: string, now: Date): Promise<void> {
    const request = await this.sentTo(id, leadId, partnerId, requestId, now);
    if (request.revokedAt) return;
    const { asked } = await this.led(id, leadId, partnerId, now);
    await this.store.revoke(request, now);
    await this.events.note({ subject: id, kind: 'commitment.revoked', actorId: leadId, facts: { name: request.name, email: request.email, partner: asked.part.partner.name } });
  }

  /** `by`: null for the portal itself. The application is locked. @returns the request's id */
  async send(asked: Asked, whom: Whom, kind: 'requested' | 'reminded', by: Member | null, now: Date): Promise<string> {
    const { applicationId, part } = asked;
    const requestId = await this.store.add({ applicationId, partnerId: part.partner.id, name: whom.name, email: whom.email, language: whom.language }, by?.accountId ?? null, now);
    await this.events.note({ subject: applicationId, kind: `commitment.${kind}`, actorId: by?.accountId ?? null, facts: { name: whom.name, email: whom.email, partner: part.partner.name } });
    const lead = by ?? (await this.members.of(applicationId)).find(isLead);
    if (lead) await this.letters.ask(asked, whom, requestId, kind, lead, now);
    return requestId;
  }

  private async sentTo(id: string, leadId: string, partnerId: string, requestId: string, now: Date): Promise<CommitmentRequest> {
    await this.led(id, leadId, partnerId, now);
    const request = await this.store.one(requestId);
    if (!request || request.applicationId !== id || request.partnerId !== partnerId) throw new NotFoundException();
    return request;
  }

  /** @throws ForbiddenException for any member but the lead, NotFoundException for anybody else and for a partner that is not in it */
  private async led(id: string, leadId: string, partnerId: string, now: Date): Promise<{ asked: Asked; self: Member; members: readonly Member[]; partners: readonly Partner[] }> {
    const opened = await this.drafts.openLocked(id, leadId, askedParts);
    if (!isLead(opened.draft.membership)) throw new ForbiddenException();
    const asked = await this.asking.asked(opened, partnerId, now);
    const members = await this.members.of(id);
    const self = members.find(({ accountId }) => accountId === leadId);
    if (!asked || !self) throw new NotFoundException();
    return { asked, self, members, partners: opened.draft.partners };
  }
}
