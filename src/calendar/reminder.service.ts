import { Injectable } from '@nestjs/common';
import { AccountService, type AccountRow } from '../accounts/index.js';
import { DraftService } from '../applications/index.js';
import { Db } from '../platform/db/index.js';
import { Events } from '../platform/events/index.js';
import { RoundService, type RoundView } from '../rounds/index.js';
import { SeatService } from '../scoring/index.js';
import { ReminderLetters, type Reminded } from './reminder-letters.js';
import { distanceReached, dueDate, occasionOf, reminderDue, reminderKinds, type ReminderKind } from './reminder.rules.js';
import { ReminderStore, type Claim } from './reminder.store.js';

/** People a transaction: what is taken and the mails about it stand or fall together, and nobody waits long. */
const AT_ONCE = 50;
const longAgo = new Date(0);

/** Something in a round that waits for somebody. */
interface Waiting {
  readonly accountId: string;
  readonly roundId: string;
  readonly applicationId: string;
  readonly since: Date;
  /** Of a panel seat. */
  readonly declaration?: 'undeclared' | 'none';
}

interface Due extends Claim {
  readonly round: RoundView;
}

/** Reminds people of what they have not handed in, one mail a kind however much it is. */
@Injectable()
export class ReminderService {
  constructor(
    private readonly db: Db,
    private readonly store: ReminderStore,
    private readonly rounds: RoundService,
    private readonly drafts: DraftService,
    private readonly seats: SeatService,
    private readonly accounts: AccountService,
    private readonly letters: ReminderLetters,
    private readonly events: Events,
  ) {}

  /** @returns how many mails were put into the outbox */
  async send(now: Date): Promise<number> {
    const rounds = await this.rounds.rounds();
    let mails = 0;
    for (const kind of reminderKinds) mails += await this.sendKind(kind, rounds, now);
    return mails;
  }

  async distances(): Promise<Readonly<Record<ReminderKind, readonly number[]>>> {
    return { deadline: await this.store.distances('deadline'), panel: await this.store.distances('panel') };
  }

  offOf(accountId: string): Promise<ReadonlySet<string>> {
    return this.store.offOf(accountId);
  }

  async switch(accountId: string, kind: ReminderKind, wanted: boolean): Promise<void> {
    if (await this.store.switch(accountId, kind, wanted)) await this.events.note({ subject: accountId, kind: 'reminder.switched', actorId: accountId, facts: { kind, wanted } });
  }

  private async sendKind(kind: ReminderKind, rounds: readonly RoundView[], now: Date): Promise<number> {
    const distances = await this.store.distances(kind);
    const near = rounds.filter((round) => distanceReached(dueDate(kind, round), distances, longAgo, now) !== null);
    if (near.length === 0) return 0;
    const waiting = await this.waitingIn(kind, near.map(({ id }) => id));
    const due = await this.dueAmong(kind, waiting, near, distances, now);
    const people = [...new Set(due.map(({ accountId }) => accountId))].sort();
    let mails = 0;
    for (let at = 0; at < people.length; at += AT_ONCE) {
      const some = new Set(people.slice(at, at + AT_ONCE));
      mails += await this.db.transaction(() => this.remind(kind, due.filter(({ accountId }) => some.has(accountId)), waiting, now));
    }
    return mails;
  }

  private waitingIn(kind: ReminderKind, roundIds: readonly string[]): Promise<Waiting[]> {
    return kind === 'deadline' ? this.drafts.writersIn(roundIds) : this.seats.openIn(roundIds);
  }

  private async dueAmong(kind: ReminderKind, waiting: readonly Waiting[], rounds: readonly RoundView[], distances: readonly number[], now: Date): Promise<Due[]> {
    const ids = [...new Set(waiting.map(({ accountId }) => accountId))];
    const [off, sent] = await Promise.all([this.store.off(kind, ids), this.store.sent(kind, ids)]);
    return rounds.flatMap((round) => {
      const here = Map.groupBy(waiting.filter(({ roundId, accountId }) => roundId === round.id && !off.has(accountId)), ({ accountId }) => accountId);
      const dueAt = dueDate(kind, round);
      return [...here].flatMap(([accountId, own]): Due[] => {
        const since = new Date(Math.min(...own.map((one) => one.since.getTime())));
        const got = distances.flatMap((minutes) => sent.filter((one) => one.accountId === accountId && one.occasion === occasionOf(round.id, minutes)).map((one) => ({ ...one, minutes })));
        const minutes = reminderDue({ dueAt, distances, since, now, sent: got });
        if (minutes === null) return [];
        return [{ accountId, occasion: occasionOf(round.id, minutes), dueAt, before: got.find((one) => one.minutes === minutes)?.dueAt ?? null, round }];
      });
    });
  }

  /** In a transaction. */
  private async remind(kind: ReminderKind, due: readonly Due[], waiting: readonly Waiting[], now: Date): Promise<number> {
    const accounts = (await this.accounts.named(due.map(({ accountId }) => accountId))).filter(({ disabledAt }) => disabledAt === null);
    const active = new Set(accounts.map(({ id }) => id));
    const claimed = await this.store.claim(kind, due.filter(({ accountId }) => active.has(accountId)), now);
    const taken = due.filter((one) => claimed.some(({ accountId, occasion }) => accountId === one.accountId && occasion === one.occasion));
    const theirs = (one: Due): Waiting[] => waiting.filter(({ accountId, roundId }) => accountId === one.accountId && roundId === one.round.id);
    const drafts = kind === 'deadline' && taken.length ? await this.drafts.wholeOf([...new Set(taken.flatMap(theirs).map(({ applicationId }) => applicationId))]) : [];
    const reminded = accounts.flatMap((account: AccountRow): Reminded[] => {
      const rounds = taken.filter(({ accountId }) => accountId === account.id).sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime());
      if (rounds.length === 0) return [];
      return [{ account, rounds: rounds.map((one) => ({ round: one.round, dueAt: one.dueAt, drafts: drafts.filter(({ draft }) => theirs(one).some(({ applicationId }) => applicationId === draft.id)), undeclared: theirs(one).filter(({ declaration }) => declaration === 'undeclared').length, unscored: theirs(one).filter(({ declaration }) => declaration === 'none').length })) }];
    });
    for (const one of reminded) await this.letters.send(kind, one, now);
    return reminded.length;
  }
}
