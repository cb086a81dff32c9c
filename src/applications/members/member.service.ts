import { Injectable, NotFoundException } from '@nestjs/common';
import { Events } from '../../platform/events/index.js';
import { applicationTexts } from '../application.texts.js';
import type { Membership } from './member.access.js';
import { MemberStore, type Introduction, type Member } from './member.store.js';

/**
 * Who takes part in an application, and every change of it with its trace. Callers have locked the application, have
 * checked that the actor may, and tell those concerned.
 */
@Injectable()
export class MemberService {
  constructor(
    private readonly store: MemberStore,
    private readonly events: Events,
  ) {}

  /** The lead first, then by role and name. */
  of(applicationId: string): Promise<Member[]> {
    return this.store.of(applicationId);
  }

  /** @throws NotFoundException */
  async introduction(applicationId: string): Promise<Introduction> {
    const introduction = await this.store.introduction(applicationId);
    if (!introduction) throw new NotFoundException();
    return introduction;
  }

  async join(applicationId: string, person: { accountId: string; name: string }, as: Membership, at: Date): Promise<void> {
    await this.store.add({ applicationId, accountId: person.accountId, ...as, joinedAt: at });
    await this.events.note({ subject: applicationId, kind: 'consortium.joined', actorId: person.accountId, to: as.role, facts: { name: person.name, ...roleFacts(as) } });
  }

  async change(applicationId: string, member: Member, to: Membership, actorId: string): Promise<void> {
    await this.store.change(member.id, to);
    await this.events.note({ subject: applicationId, kind: 'consortium.role-changed', actorId, from: member.role, to: to.role, facts: { name: member.name, ...roleFacts(to) } });
  }

  /** By the lead's hand or the own: the next request finds the application unknown. */
  async leave(applicationId: string, member: Member, actorId: string, at: Date): Promise<void> {
    await this.store.leave(member.id, at);
    const kind = actorId === member.accountId ? 'consortium.left' : 'consortium.removed';
    await this.events.note({ subject: applicationId, kind, actorId, from: member.role, facts: { name: member.name } });
  }

  /** The one lead steps back before the other steps forward, so that there are never two. */
  async handOver(applicationId: string, from: Member, to: Member, actorId: string): Promise<void> {
    await this.store.change(from.id, { role: 'writer', partnerId: from.partnerId });
    await this.store.change(to.id, { role: 'lead', partnerId: to.partnerId });
    await this.events.note({ subject: applicationId, kind: 'consortium.lead-handed-over', actorId, facts: { from: from.name, name: to.name } });
  }
}

/** A role as the history tells it, in both languages. */
export function roleFacts({ role, partnerId }: Membership): Readonly<Record<string, string | null>> {
  const named = (lang: 'da' | 'en'): string => applicationTexts.say(lang, `member.${role}`);
  return { asDa: named('da'), asEn: named('en'), partnerId };
}
