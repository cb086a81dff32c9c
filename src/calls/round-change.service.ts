import { Injectable } from '@nestjs/common';
import { DraftService, type RoundUse } from '../applications/index.js';
import { Clock } from '../platform/clock.js';
import { Db } from '../platform/db/index.js';
import { Events } from '../platform/events/index.js';
import { RoundService, type RoundChange } from '../rounds/index.js';
import { ok, refused, type Result } from '../shared/result.js';
import { changeRefusal, differenceOf, type Changeable, type ChangeRefusal } from './call-change.rules.js';
import { ChangeLetters } from './change-letters.js';

export interface ChangeOrder {
  readonly kind: RoundChange['kind'];
  /** What is absent stays as it is. */
  readonly values: Partial<Changeable>;
  readonly reason: string;
  /** '' or absent: the Danish reason is told in English too. */
  readonly reasonEn?: string;
  /** Until when every page of the portal tells of it; null: none does. */
  readonly bannerUntil: Date | null;
}

/** The one way in which a published round changes: with a reason, kept for good, and told to everybody it matters to. */
@Injectable()
export class RoundChangeService {
  private readonly listeners: (() => void)[] = [];

  constructor(
    private readonly db: Db,
    private readonly rounds: RoundService,
    private readonly drafts: DraftService,
    private readonly letters: ChangeLetters,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /** For modules above: told after each change by this process, once it stands. */
  onChange(listener: () => void): void {
    this.listeners.push(listener);
  }

  /**
   * In a transaction: the round is held until it ends, and what it is held against is read after that, the time too: `askedAt`
   * can be long ago. Reminders follow by themselves, since they read the round anew. @returns how many people are told
   */
  async change(roundId: string, { kind, values, reason, reasonEn = '', bannerUntil }: ChangeOrder, actorId: string, askedAt: Date): Promise<Result<number, ChangeRefusal>> {
    const round = await this.rounds.hold(roundId);
    if (!round) return refused('unknown');
    const at = new Date(Math.max(askedAt.getTime(), this.clock.now().getTime()));
    const refusal = changeRefusal(round, values, { ...(await this.use(roundId, actorId, at)), at });
    if (refusal) return refused(refusal);
    const { names, before, after } = differenceOf(round, values);
    await this.rounds.rewrite(round, Object.fromEntries(names.map((name) => [name, values[name]])));
    const change = { kind, at, reason, reasonEn, before, after };
    await this.rounds.keepChange({ ...change, roundId, accountId: actorId, bannerUntil });
    const told = await this.letters.send(round, change, await this.drafts.affectedIn(roundId));
    await this.events.note({ subject: roundId, kind: 'round.changed', actorId, facts: { kind, fields: names.join(' '), told } });
    this.db.afterwards(async (kept) => {
      if (kept) for (const listener of this.listeners) listener();
    });
    return ok(told);
  }

  /** What a change of the round by this officer is held against: for a page that offers nothing that would be refused. */
  use(roundId: string, officerId: string, now: Date): Promise<RoundUse> {
    return this.drafts.useOf(roundId, officerId, now);
  }

  /** How many people a change would be told to. */
  async audience(roundId: string): Promise<number> {
    return this.letters.peopleAmong(await this.drafts.affectedIn(roundId));
  }
}
