import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Log } from '../logging/index.js';
import type { Line } from '../web/index.js';
import { isShed, noPressure, pressureAfter, type Kind, type Level, type Limits, type Measures } from './load.rules.js';

const SAMPLE_MS = 500;
const RESOLUTION_MS = 20;

/** How loaded this process is, and whom it turned away since its start. */
export interface LoadFigures extends Measures {
  readonly level: Level;
  readonly shed: Readonly<Record<Exclude<Kind, 'never'>, number>>;
}

/** Measures this process and decides whom it asks to wait. Another process on the same database measures itself. */
@Injectable()
export class Load implements OnApplicationShutdown {
  private readonly delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  private readonly sampling = setInterval(() => this.sample(), SAMPLE_MS).unref();
  private readonly shed = { visitor: 0, own: 0, script: 0 };
  private pressure = noPressure;
  private delayMs = 0;
  private underWay = 0;

  constructor(
    private readonly limits: Limits,
    private readonly line: Line,
    private readonly log: Log,
  ) {
    this.delays.enable();
  }

  get figures(): LoadFigures {
    return { level: this.pressure.level, ...this.measures(), shed: { ...this.shed } };
  }

  /** Whether it comes in, whose end is then told by `ends`. @returns the level that keeps it out; null: it is under way */
  begins(kind: Kind): Level | null {
    const level = this.look();
    if (kind !== 'never' && isShed(kind, level)) {
      this.shed[kind] += 1;
      return level;
    }
    this.underWay += 1;
    return null;
  }

  ends(): void {
    this.underWay -= 1;
  }

  onApplicationShutdown(): void {
    clearInterval(this.sampling);
    this.delays.disable();
  }

  private sample(): void {
    // The middle one: a single long pause is no overload. It counts from one tick to the next, so without the tick itself.
    this.delayMs = this.delays.count ? Math.max(0, Math.round(this.delays.percentile(50) / 1e6) - RESOLUTION_MS) : 0;
    this.delays.reset();
    this.look();
  }

  private look(): Level {
    const before = this.pressure.level;
    this.pressure = pressureAfter(this.pressure, this.measures(), this.limits, performance.now());
    const { level } = this.pressure;
    if (level > before) this.log.warn('overloaded', this.figures);
    else if (level < before) this.log.info('less loaded', this.figures);
    return level;
  }

  private measures(): Measures {
    return { delayMs: this.delayMs, underWay: this.underWay, waiting: this.line.waiting };
  }
}
