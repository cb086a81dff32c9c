import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import type { Log } from '../logging/index.js';

/**
 * Work that comes back every so often: a provider that extends this runs from the application's start to its end, never
 * twice at once, and a round that fails is logged and tried again at the next one. Shutdown waits for the round under way.
 */
export abstract class Repeating implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<unknown> | null = null;
  private asked = false;
  private ended = false;

  protected constructor(
    /** Milliseconds from the end of one round to the next; 0: only when asked. */
    private readonly everyMs: number,
    protected readonly log: Log,
  ) {}

  protected abstract round(): Promise<unknown>;

  onApplicationBootstrap(): void | Promise<void> {
    this.later();
  }

  async onApplicationShutdown(): Promise<void> {
    this.ended = true;
    if (this.timer) clearTimeout(this.timer);
    await this.running;
  }

  /** Starts a round at once, or another one after that under way; for work that has just come in. */
  soon(): void {
    this.asked = true;
    this.begin();
  }

  private later(): void {
    if (this.ended || this.everyMs === 0) return;
    this.timer = setTimeout(() => this.begin(), this.everyMs);
    this.timer.unref();
  }

  private begin(): void {
    if (this.running || this.ended) return;
    if (this.timer) clearTimeout(this.timer);
    this.asked = false;
    this.running = Promise.resolve()
      .then(() => this.round())
      .catch((error: unknown) => this.log.error(error))
      .finally(() => {
        this.running = null;
        if (this.asked) this.begin();
        else this.later();
      });
  }
}
