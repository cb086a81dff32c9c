import { Injectable } from '@nestjs/common';
import { AccountService, type AccountRow } from '../accounts/index.js';
import { DraftService } from '../applications/index.js';
import { Db } from '../platform/db/index.js';
import { Events } from '../platform/events/index.js';
import { OccasionService, type RoundOccasion, type Waiting } from './occasion.service.js';
import { ReminderLetters, type Reminded } from './reminder-letters.js';
import { distanceReached, distancesFor, minutesIn, occasionOf, reminderDue, reminderKinds, type Distance, type ReminderKind } from './reminder.rules.js';
import { ReminderStore, type Claim } from './reminder.store.js';

/** People a transaction: what is taken and the mails about it stand or fall together, and nobody waits long. */
const AT_ONCE = 50;
const longAgo = new Date(0);

interface Due extends Claim {
  readonly about: RoundOccasion;
  /** What of it waits for this person. */
  readonly own: readonly Waiting[];
}

/** Reminds people of what they have not handed in, one mail a kind however much it is. */
@Injectable()
export class ReminderService {
  constructor(
    private readonly db: Db,
    private readonly store: ReminderStore,
    private readonly occasions: OccasionService,
    private readonly drafts: DraftService,
    private readonly accounts: AccountService,
    private readonly letters: ReminderLetters,
    private readonly events: Events,
  ) {}

  /** @returns how many mails were put into the outbox */
  async send(now: Date): Promise<number> {
    const distances = await this.distances();
    let mails = 0;
    for (const kind of reminderKinds) mails += await this.sendKind(kind, distances[kind], now);
    return mails;
  }

  distances(): Promise<Readonly<Record<ReminderKind, readonly Distance[]>>> {
    return this.store.distances();
  }

  offOf(accountId: string): Promise<ReadonlySet<string>> {
    return this.store.offOf(accountId);
  }

  async switch(accountId: string, kind: ReminderKind, wanted: boolean): Promise<void> {
    if (await this.store.switch(accountId, kind, wanted)) await this.events.note({ subject: accountId, kind: 'reminder.switched', actorId: accountId, facts: { kind, wanted } });
  }

  private async sendKind(kind: ReminderKind, distances: readonly Distance[], now: Date): Promise<number> {
    const ahead = await this.occasions.ahead(kind, now);
    const near = ahead.filter(({ dueAt }) => distanceReached(dueAt, distancesFor(dueAt, distances), longAgo, now) !== null);
    if (near.length === 0) return 0;
    const due = await this.dueAmong(kind, await this.occasions.waiting(kind, near), distances, now);
    const people = [...new Set(due.map(({ accountId }) => accountId))].sort();
    let mails = 0;
    for (let at = 0; at < people.length; at += AT_ONCE) {
      const some = new Set(people.slice(at, at + AT_ONCE));
      mails += await this.db.transaction(() => this.remind(kind, due.filter(({ accountId }) => some.has(accountId)), now));
    }
    return mails;
  }

  private async dueAmong(kind: ReminderKind, waiting: ReadonlyMap<RoundOccasion, readonly Waiting[]>, distances: readonly Distance[], now: Date): Promise<Due[]> {
    const ids = [...new Set([...waiting.values()].flat().map(({ accountId }) => accountId))];
    const [off, allSent] = await Promise.all([this.store.off(kind, ids), this.store.sent(kind, ids)]);
    const sentTo = Map.groupBy(allSent, ({ accountId }) => accountId);
    return [...waiting].flatMap(([about, all]) => {
      const { dueAt } = about;
      const minutesFor = distancesFor(dueAt, distances);
      return [...Map.groupBy(all, ({ accountId }) => accountId)].flatMap(([accountId, own]): Due[] => {
        if (off.has(accountId)) return [];
        const since = new Date(Math.max(about.since.getTime(), Math.min(...own.map((one) => one.since.getTime()))));
        const sent = (sentTo.get(accountId) ?? []).flatMap((one) => {
          const minutes = minutesIn(one.occasion, about);
          return minutes === null ? [] : [{ ...one, minutes }];
        });
        const minutes = reminderDue({ dueAt, distances: minutesFor, since, now, sent });
        if (minutes === null) return [];
        return [{ accountId, occasion: occasionOf(about, minutes), dueAt, before: sent.find((one) => one.minutes === minutes)?.dueAt ?? null, about, own }];
      });
    });
  }

  /** In a transaction. */
  private async remind(kind: ReminderKind, due: readonly Due[], now: Date): Promise<number> {
    const accounts = (await this.accounts.named(due.map(({ accountId }) => accountId))).filter(({ disabledAt }) => disabledAt === null);
    const active = new Set(accounts.map(({ id }) => id));
    const claimed = await this.store.claim(kind, due.filter(({ accountId }) => active.has(accountId)), now);
    const taken = due.filter((one) => claimed.some(({ accountId, occasion }) => accountId === one.accountId && occasion === one.occasion));
    const ids = kind === 'panel' ? [] : [...new Set(taken.flatMap(({ own }) => own.map(({ applicationId }) => applicationId)))];
    const drafts = ids.length ? await this.drafts.wholeOf(ids) : [];
    const reminded = accounts.flatMap((account: AccountRow): Reminded[] => {
      const theirs = taken.filter(({ accountId }) => accountId === account.id).sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime());
      if (theirs.length === 0) return [];
      const occasions = theirs.map(({ about, own }) => ({ about, drafts: drafts.filter(({ draft }) => own.some(({ applicationId }) => applicationId === draft.id)), undeclared: countOf(own, 'undeclared'), unscored: countOf(own, 'none') }));
      return [{ account, occasions }];
    });
    for (const one of reminded) await this.letters.send(kind, one, now);
    return reminded.length;
  }
}

const countOf = (own: readonly Waiting[], wanted: Waiting['declaration']): number => own.filter(({ declaration }) => declaration === wanted).length;
