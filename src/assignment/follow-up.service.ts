import { Injectable, NotFoundException } from '@nestjs/common';
import { PanelService, type PanelMember } from '../panels/index.js';
import { Events } from '../platform/events/index.js';
import { RoundService, phaseOf, type RoundView } from '../rounds/index.js';
import { ok, refused, type Result } from '../shared/result.js';
import { FollowUpLetters } from './follow-up.letters.js';
import { inOrder, isDone, owedBy, toRemind, type ReminderRefusal, type Standing } from './follow-up.rules.js';
import { FollowUpStore } from './follow-up.store.js';

/** Somebody who was asked into a round's panel, and how far they are. */
export interface Assessor {
  readonly accountId: string;
  readonly member: PanelMember;
  readonly standing: Standing;
  readonly lastAt: Date | null;
  readonly remindedAt: Date | null;
}

export interface FollowedUp {
  readonly round: RoundView;
  /** Those furthest behind first. */
  readonly assessors: readonly Assessor[];
  /** Their work is in and nobody has thanked them. */
  readonly unthanked: readonly Assessor[];
}

/** What the secretariat does while a panel works: sees how far each is, reminds, and thanks. */
@Injectable()
export class FollowUpService {
  constructor(
    private readonly rounds: RoundService,
    private readonly panels: PanelService,
    private readonly store: FollowUpStore,
    private readonly letters: FollowUpLetters,
    private readonly events: Events,
  ) {}

  /** As far as the officer may know. @throws NotFoundException for a round nobody has */
  async of(roundId: string, officerId: string, now: Date): Promise<FollowedUp> {
    const round = await this.rounds.any(roundId);
    if (!round) throw new NotFoundException();
    const sayable = phaseOf(round, now) === 'closed' ? ['submitted', 'assessment'] : ['assessment'];
    const [members, progress] = [await this.panels.members(roundId), await this.store.progress(roundId, officerId, sayable)];
    const assessors = members.flatMap((member): Assessor[] => {
      const found = progress.find(({ accountId }) => accountId === member.accountId);
      if (!found) return [];
      const { accountId, lastAt, remindedAt, ...standing } = found;
      return [{ accountId, member, standing: { answer: member.answer, ...standing }, lastAt, remindedAt }];
    });
    const unthanked = assessors.filter(({ standing, member }) => member.thankedAt === null && isDone(standing));
    return { round, assessors: inOrder(assessors), unthanked };
  }

  /** One mail each, once a day at most. `chosen` null: all who owe something. @returns how many were reminded, and how many had been today */
  async remind(roundId: string, chosen: readonly string[] | null, officerId: string, at: Date): Promise<Result<{ sent: number; skipped: number }, ReminderRefusal>> {
    await this.panels.hold(roundId);
    const { round, assessors } = await this.of(roundId, officerId, at);
    const { people, skipped, refusal } = toRemind(assessors, chosen, at);
    if (refusal) return refused(refusal);
    for (const { accountId, member, standing } of people) {
      await this.letters.remind(round, member, owedBy(standing), at);
      await this.events.note({ subject: roundId, kind: 'panel.reminded', actorId: officerId, facts: { accountId, name: member.name, at: at.toISOString() } });
    }
    return ok({ sent: people.length, skipped });
  }

  /**
   * One mail to each whose work is in, once. Whether it is in depends on every application, so whoever is shut out of one
   * leaves it to a colleague.
   */
  async thank(roundId: string, officerId: string, at: Date): Promise<Result<number, 'partial' | 'nobody'>> {
    await this.panels.hold(roundId);
    if (await this.store.isShutOut(roundId, officerId)) return refused('partial');
    const { round, unthanked } = await this.of(roundId, officerId, at);
    if (unthanked.length === 0) return refused('nobody');
    await this.panels.thank(roundId, unthanked.map(({ accountId }) => accountId), at);
    for (const { accountId, member, standing } of unthanked) {
      await this.letters.thank(round, member, standing.handedIn);
      await this.events.note({ subject: roundId, kind: 'panel.thanked', actorId: officerId, facts: { accountId, name: member.name } });
    }
    return ok(unthanked.length);
  }

  isShutOut(roundId: string, officerId: string): Promise<boolean> {
    return this.store.isShutOut(roundId, officerId);
  }
}
