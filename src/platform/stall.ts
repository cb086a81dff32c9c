const EVERY_MS = 5;
/** Below this it cannot be told from the timer's own unevenness. */
const NOTICED_MS = 10;
/** A new connection is taken in one turn of the event loop, and what it brought is read in the next. */
const TURNS = 3;

/**
 * Whether this process has just stood still, because its one thread did somebody else's work or the machine gave it none.
 * What arrived meanwhile lay with the operating system, and nobody can say since when.
 */
export class Stall {
  private timer: NodeJS.Timeout | null = null;
  private lookedMs = performance.now();
  private sinceMs: number | null = null;

  begin(): void {
    this.lookedMs = performance.now();
    this.timer = setInterval(() => this.look(), EVERY_MS).unref();
  }

  end(): void {
    if (this.timer) clearInterval(this.timer);
    this.timer = null;
    this.sinceMs = null;
  }

  /** For how long what is found now may have lain there; 0: it is found as it arrives. */
  ms(): number {
    if (!this.timer) return 0;
    const now = performance.now();
    const since = this.sinceMs ?? this.lookedMs;
    return this.sinceMs !== null || now - since > NOTICED_MS ? now - since : 0;
  }

  /** Timers come first in a turn of the event loop, then everything that has arrived, then what was set for afterwards. */
  private look(): void {
    const now = performance.now();
    if (this.sinceMs === null && now - this.lookedMs > NOTICED_MS) {
      this.sinceMs = this.lookedMs;
      this.forgetAfter(TURNS);
    }
    this.lookedMs = now;
  }

  /** However busy it stays: what is found later has a stall of its own. */
  private forgetAfter(turns: number): void {
    setImmediate(() => (turns > 1 ? this.forgetAfter(turns - 1) : (this.sinceMs = null)));
  }
}
