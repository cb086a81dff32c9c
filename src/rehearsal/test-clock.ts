import type { Clock } from '../platform/clock.js';
import type { TestClockStore } from './test-database.store.js';

/**
 * The clock of a rehearsal: it stands still between two steps, in the database and in the portal that runs in this process
 * alone, so that a request can arrive at one exact millisecond. No portal that people use has one.
 */
export class TestClock {
  private constructor(
    private readonly store: TestClockStore,
    private at: Date,
  ) {}

  static async holding(clock: Clock, store: TestClockStore, at: Date): Promise<TestClock> {
    const held = new TestClock(store, at);
    clock.hold(() => held.now());
    await store.stand(at);
    return held;
  }

  now(): Date {
    return this.at;
  }

  /** @throws RangeError for an instant that is over: nobody's clock goes back */
  async goTo(at: Date): Promise<void> {
    if (at < this.at) throw new RangeError(`The test clock stands at ${this.at.toISOString()} and cannot go back to ${at.toISOString()}`);
    this.at = at;
    await this.store.stand(at);
  }
}
