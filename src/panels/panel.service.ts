import { isUUID } from 'class-validator';
import { Injectable } from '@nestjs/common';
import { AccountService } from '../accounts/index.js';
import { Events } from '../platform/events/index.js';
import { ok, refused, type Result } from '../shared/result.js';
import { PanelLetters } from './panel-letters.js';
import { refusalToChair, toInvite, type ChairRefusal } from './panel.rules.js';
import { PanelStore, type Invitation, type PanelMember } from './panel.store.js';

/** Who assesses in a round: asked, accepted, declined, left, and who chairs. */
@Injectable()
export class PanelService {
  constructor(
    private readonly store: PanelStore,
    private readonly accounts: AccountService,
    private readonly events: Events,
    private readonly letters: PanelLetters,
  ) {}

  /** Whether somebody is in the round's panel and has promised confidentiality. */
  hasAccepted(roundId: string, accountId: string): Promise<boolean> {
    return this.store.hasAccepted(roundId, accountId);
  }

  /** Everybody who was ever asked, by name; `answer` says who is in the panel. */
  members(roundId: string): Promise<PanelMember[]> {
    return this.store.of(roundId);
  }

  isChair(roundId: string, accountId: string): Promise<boolean> {
    return this.store.isChair(roundId, accountId);
  }

  /** What one was asked to take on, whatever the answer, newest first. */
  invitationsOf(accountId: string): Promise<Invitation[]> {
    return this.store.invitationsOf(accountId);
  }

  /**
   * Asks these people into the round's panel, each by mail; whoever is asked or in it already is left alone.
   * Refused where one of them is not in the pool. @returns how many were asked
   */
  async invite(roundId: string, accountIds: readonly string[], officerId: string, at: Date): Promise<Result<number, 'nobody' | 'unknown'>> {
    await this.store.lockPanel(roundId);
    const wanted = toInvite(accountIds, await this.store.of(roundId));
    if (!wanted.every((id) => isUUID(id))) return refused('unknown');
    const asked = (await this.accounts.named(wanted)).filter(({ roles, disabledAt }) => roles.includes('panel') && disabledAt === null);
    if (asked.length < wanted.length) return refused('unknown');
    if (wanted.length === 0) return accountIds.length ? ok(0) : refused('nobody');
    await this.store.invite(roundId, wanted, officerId, at);
    for (const { id, name } of asked) await this.events.note({ subject: roundId, kind: 'panel.invited', actorId: officerId, facts: { accountId: id, name } });
    await this.letters.invite(roundId, asked);
    return ok(asked.length);
  }

  /** One a round; null: nobody for now. */
  async setChair(roundId: string, accountId: string | null, officerId: string): Promise<Result<void, ChairRefusal>> {
    await this.store.lockPanel(roundId);
    const members = await this.store.of(roundId);
    const refusal = refusalToChair(accountId, members);
    if (refusal) return refused(refusal);
    const [before = null, after = null] = [members.find(({ isChair }) => isChair), members.find((member) => member.accountId === accountId)];
    if (before?.accountId === after?.accountId) return ok(undefined);
    await this.store.setChair(roundId, accountId);
    await this.events.note({ subject: roundId, kind: 'panel.chair-chosen', actorId: officerId, facts: { before: before?.accountId ?? '', accountId: accountId ?? '', name: after?.name ?? '' } });
    if (after) await this.letters.chair(roundId, after);
    return ok(undefined);
  }

  /** Whoever changes the panel, or writes to it, waits here until the transaction ends. */
  hold(roundId: string): Promise<void> {
    return this.store.lockPanel(roundId);
  }

  /** Keeps that these members were thanked; whoever writes to them notes it. */
  thank(roundId: string, accountIds: readonly string[], at: Date): Promise<void> {
    return this.store.thank(roundId, accountIds, at);
  }
}
