import { Injectable } from '@nestjs/common';
import { AccountService } from '../accounts/index.js';
import { Events } from '../platform/events/index.js';
import { ok, refused, type Result } from '../shared/result.js';
import { comingReminders, newDistance, type Coming, type TypedDistance, type WrongDistance } from './distance.rules.js';
import { OccasionService, type RoundOccasion } from './occasion.service.js';
import { isReminderKind, reminderKinds, type Distance, type ReminderKind } from './reminder.rules.js';
import { ReminderStore } from './reminder.store.js';

/** More than anybody plans by. */
const MOST_SHOWN = 20;

/** A mail that is to go out, and how many people would get it if it went out now. */
export interface ComingMail extends Coming<RoundOccasion> {
  readonly people: number;
}

export type Distances = Readonly<Record<ReminderKind, readonly Distance[]>>;

/** How long before each kind of date the portal reminds people: the same for all rounds. */
@Injectable()
export class DistanceService {
  constructor(
    private readonly store: ReminderStore,
    private readonly occasions: OccasionService,
    private readonly accounts: AccountService,
    private readonly events: Events,
  ) {}

  all(): Promise<Distances> {
    return this.store.distances();
  }

  async add(given: TypedDistance, actorId: string, at: Date): Promise<Result<void, WrongDistance>> {
    await this.store.lock();
    const made = newDistance(given, await this.store.distances());
    if (!made.ok) return refused(made.wrong);
    const { kind, minutes } = made;
    await this.store.addDistance(kind, minutes, at);
    await this.events.note({ subject: 'reminders', kind: 'reminder.distance-added', actorId, facts: { kind, minutes } });
    return ok(undefined);
  }

  /** @returns whether there was such a one */
  async remove(kind: string, minutes: number, actorId: string): Promise<boolean> {
    if (!isReminderKind(kind)) return false;
    const { [kind]: known } = await this.store.distances();
    if (!known.some((one) => one.minutes === minutes) || !(await this.store.removeDistance(kind, minutes))) return false;
    await this.events.note({ subject: 'reminders', kind: 'reminder.distance-removed', actorId, facts: { kind, minutes } });
    return true;
  }

  /** What goes out next, of every kind. */
  async coming(distances: Distances, now: Date): Promise<ComingMail[]> {
    const all = await Promise.all(reminderKinds.map(async (kind) => comingReminders(kind, await this.occasions.ahead(kind, now), distances[kind], now)));
    const next = all.flat().sort((a, b) => a.at.getTime() - b.at.getTime()).slice(0, MOST_SHOWN);
    const people = new Map<RoundOccasion, number>();
    for (const kind of reminderKinds) for (const [about, n] of await this.peopleFor(kind, next)) people.set(about, n);
    return next.map((one) => ({ ...one, people: people.get(one.about) ?? 0 }));
  }

  private async peopleFor(kind: ReminderKind, coming: readonly Coming<RoundOccasion>[]): Promise<(readonly [RoundOccasion, number])[]> {
    const waiting = await this.occasions.waiting(kind, [...new Set(coming.filter((one) => one.kind === kind).map(({ about }) => about))]);
    const ids = [...new Set([...waiting.values()].flat().map(({ accountId }) => accountId))];
    const [off, accounts] = await Promise.all([this.store.off(kind, ids), this.accounts.named(ids)]);
    const active = new Set(accounts.filter(({ id, disabledAt }) => disabledAt === null && !off.has(id)).map(({ id }) => id));
    return [...waiting].map(([about, all]) => [about, new Set(all.map(({ accountId }) => accountId).filter((id) => active.has(id))).size] as const);
  }
}
