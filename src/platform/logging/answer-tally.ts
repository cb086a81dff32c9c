import { Injectable } from '@nestjs/common';

const MINUTE_MS = 60_000;
const MINUTES_KEPT = 61;

/** How requests were answered. */
export interface Answers {
  readonly answered: number;
  /** With a status of 500 or above, but for those that were turned away. */
  readonly failed: number;
  /** 503: the portal kept them out to keep up with the rest. */
  readonly turnedAway: number;
}

/** Counts this process's answers minute by minute, in memory: another process has counts of its own, and a restart forgets them. */
@Injectable()
export class AnswerTally {
  private readonly minutes = new Map<number, { answered: number; failed: number; turnedAway: number }>();

  /** `atMs` by the steady clock, as everywhere here. */
  count(status: number, atMs = performance.now()): void {
    const minute = Math.floor(atMs / MINUTE_MS);
    let here = this.minutes.get(minute);
    if (!here) {
      here = { answered: 0, failed: 0, turnedAway: 0 };
      this.minutes.set(minute, here);
      for (const old of this.minutes.keys()) if (old <= minute - MINUTES_KEPT) this.minutes.delete(old);
    }
    here.answered += 1;
    if (status === 503) here.turnedAway += 1;
    else if (status >= 500) here.failed += 1;
  }

  /** Of the minute under way and so many before it that together they make `minutes`. */
  last(minutes: number, atMs = performance.now()): Answers {
    const first = Math.floor(atMs / MINUTE_MS) - minutes + 1;
    const sum = { answered: 0, failed: 0, turnedAway: 0 };
    for (const [minute, { answered, failed, turnedAway }] of this.minutes) {
      if (minute < first) continue;
      sum.answered += answered;
      sum.failed += failed;
      sum.turnedAway += turnedAway;
    }
    return sum;
  }
}
