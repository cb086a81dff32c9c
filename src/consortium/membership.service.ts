import { Injectable } from '@nestjs/common';
import { MemberService, type Member } from '../applications/index.js';
import { ok, refused, type Result } from '../shared/result.js';
import { ConsortiumService, type Consortium } from './consortium.service.js';
import { partnerRefusals, type Refusal, type Wish } from './invitation.rules.js';
import { Letters } from './letters.js';

/** gone: no longer, or never, a member. lead: the lead's own place is only handed over. */
export type NotChanged = 'gone' | 'lead' | 'closed';

/** Roles, leaving and the lead, of those who take part already. */
@Injectable()
export class MembershipService {
  constructor(
    private readonly consortiums: ConsortiumService,
    private readonly members: MemberService,
    private readonly letters: Letters,
  ) {}

  /** A member as the lead sees it. */
  async one(id: string, leadId: string, memberId: string, now: Date): Promise<Result<{ consortium: Consortium; member: Member }, 'gone' | 'lead'>> {
    return chosen(await this.consortiums.led(id, leadId, now, false), memberId);
  }

  async change(id: string, leadId: string, memberId: string, wish: Pick<Wish, 'role' | 'partnerId'>, now: Date): Promise<Result<void, NotChanged | { consortium: Consortium; member: Member; refusals: readonly Refusal[] }>> {
    const consortium = await this.consortiums.led(id, leadId, now, true);
    if (!consortium.isBeingWritten) return refused('closed');
    const found = chosen(consortium, memberId);
    if (!found.ok) return found;
    const { member } = found.value;
    const refusals = partnerRefusals(wish, consortium.opened.draft.partners.map((partner) => partner.id));
    if (refusals.length) return refused({ consortium, member, refusals });
    if (member.role === wish.role && member.partnerId === wish.partnerId) return ok(undefined);
    await this.members.change(id, member, wish, leadId);
    await this.letters.roleChanged(member, wish, consortium.self, consortium.opened);
    return ok(undefined);
  }

  /** Also once the application has been sent in: whoever leaves a company must not go on reading. */
  async remove(id: string, leadId: string, memberId: string, now: Date): Promise<Result<void, NotChanged>> {
    const found = chosen(await this.consortiums.led(id, leadId, now, true), memberId);
    if (!found.ok) return found;
    const { consortium, member } = found.value;
    await this.members.leave(id, member, leadId, now);
    await this.letters.removed(member, consortium.self, consortium.opened);
    return ok(undefined);
  }

  /** Also once it has been sent in: somebody must always answer for the case. */
  async handOver(id: string, leadId: string, memberId: string, now: Date): Promise<Result<void, NotChanged>> {
    const found = chosen(await this.consortiums.led(id, leadId, now, true), memberId);
    if (!found.ok) return found;
    const { consortium, member } = found.value;
    await this.members.handOver(id, consortium.self, member, leadId);
    await this.letters.handedOver(consortium.self, member, consortium.opened);
    return ok(undefined);
  }

  async leave(id: string, accountId: string, now: Date): Promise<Result<void, 'lead'>> {
    const { self, members, opened } = await this.consortiums.locked(id, accountId, now);
    if (self.role === 'lead') return refused('lead');
    await this.members.leave(id, self, accountId, now);
    for (const lead of members.filter(({ role }) => role === 'lead')) await this.letters.left(self, lead, opened);
    return ok(undefined);
  }
}

function chosen(consortium: Consortium, memberId: string): Result<{ consortium: Consortium; member: Member }, 'gone' | 'lead'> {
  const member = consortium.members.find(({ id }) => id === memberId);
  if (!member) return refused('gone');
  return member.role === 'lead' ? refused('lead') : ok({ consortium, member });
}
