import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { Db } from '../platform/db/index.js';
import { Log } from '../platform/logging/index.js';
import { LedgerStore, type Cause } from './ledger.store.js';
import { outagesIn, upPermille, type Outage } from './outage.rules.js';
import { waitingWith, type Try } from './probe.rules.js';
import { ProbeInterval } from './probe-interval.js';
import { ProbeStore } from './probe.store.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** What a synthetic submission left behind is of no use after it was read back. */
const PROBES_KEPT = DAY;
/** Longer than the longest time that is asked for, so that its tries can be counted one by one. */
const TRIES_KEPT = 35 * DAY;
const beginning = new Date(0);

export interface Ledger {
  /** Newest first. */
  readonly outages: readonly Outage[];
  readonly firstTry: Date | null;
  readonly lastGoodTry: Date | null;
  /** In thousandths, of the last 7 and 30 days; null: nothing is known. */
  readonly up: { readonly week: number | null; readonly month: number | null };
}

/** The ledger of synthetic submissions, and the outages that are read out of it. */
@Injectable()
export class LedgerService {
  private waiting: readonly Try[] = [];
  private sweptAt = beginning;

  constructor(
    private readonly db: Db,
    private readonly store: LedgerStore,
    private readonly probes: ProbeStore,
    private readonly interval: ProbeInterval,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** Writes a try, and those that could not be written while the database was away. */
  async note(one: Try): Promise<void> {
    this.waiting = waitingWith(this.waiting, one);
    const tries = this.waiting;
    try {
      await this.db.transaction(() => this.store.add(tries));
      this.waiting = this.waiting.slice(tries.length);
      await this.sweep();
    } catch (error) {
      this.log.warn('the ledger of outages waits for the database', { tries: tries.length, why: (error as Error).message });
    }
  }

  /** From `since` on. */
  async outages(since: Date, now: Date): Promise<Outage[]> {
    return this.known(outagesIn(await this.store.ups(since), now));
  }

  async whole(now: Date): Promise<Ledger> {
    const ups = await this.store.ups(beginning);
    const outages = this.known(outagesIn(ups, now));
    const firstTry = ups[0]?.from ?? null;
    const since = (days: number): number | null => upPermille(outages, new Date(now.getTime() - days * DAY), firstTry, now);
    return { outages: outages.toReversed(), firstTry, lastGoodTry: ups.at(-1)?.until ?? null, up: { week: since(7), month: since(30) } };
  }

  /** Where nobody tries any more, silence since the last try says nothing. */
  private known(outages: readonly Outage[]): Outage[] {
    return outages.filter(({ until }) => until !== null || this.interval.seconds > 0);
  }

  causes(outages: readonly Outage[]): Promise<Cause[]> {
    return this.store.causes(outages);
  }

  private async sweep(): Promise<void> {
    const now = this.clock.now();
    if (now.getTime() - this.sweptAt.getTime() < HOUR) return;
    const before = (age: number): Date => new Date(now.getTime() - age);
    await this.db.transaction(async () => {
      await this.probes.sweep(before(PROBES_KEPT));
      await this.store.fold(before(TRIES_KEPT));
    });
    this.sweptAt = now;
  }
}
