import { Injectable, type OnModuleInit } from '@nestjs/common';
import { bestOf, betterOf, instantOf, uncertainAt, type Anchor, type Reading } from './clock.rules.js';
import { Db } from './db/index.js';
import { Repeating } from './jobs/index.js';
import { Log } from './logging/index.js';
import { Stall } from './stall.js';

const EVERY_MS = 10_000;
const QUESTIONS = 3;

/**
 * The current instant by the database's clock, which is the one that decides. Between readings it runs on this process's
 * steady clock, so that neither a wrong clock on this machine nor one that is being set moves a deadline; two portals on one
 * database agree. A request's own instant is `visitor.receivedAt`.
 */
@Injectable()
export class Clock extends Repeating implements OnModuleInit {
  private anchor: Anchor | null = null;
  private held: (() => Date) | null = null;
  private readonly stall = new Stall();

  constructor(
    private readonly db: Db,
    log: Log,
  ) {
    super(EVERY_MS, log);
  }

  async onModuleInit(): Promise<void> {
    await this.round();
    this.stall.begin();
  }

  override async onApplicationShutdown(): Promise<void> {
    this.stall.end();
    await super.onApplicationShutdown();
  }

  now(): Date {
    if (this.held) return this.held();
    return this.anchor ? instantOf(this.anchor, performance.now()) : new Date();
  }

  /**
   * When what is found now had arrived. Where this process stood still it counts from the beginning of that, so that no
   * other request's work, and no pause of the machine, makes anybody late.
   */
  arrival(): Date {
    return this.held?.() ?? new Date(this.now().getTime() - Math.ceil(this.stall.ms()));
  }

  /** For rehearsals and specs: what it says instead, here alone; null: it runs again. */
  hold(now: (() => Date) | null): void {
    this.held = now;
  }

  /** How far this machine's own clock is ahead of the database's, and how wrong that can be; null before the first reading. */
  get offset(): { readonly ms: number; readonly uncertainMs: number; readonly readMsAgo: number } | null {
    if (!this.anchor) return null;
    const { addMs, readAtMs } = this.anchor;
    const steady = performance.now();
    return { ms: Math.round(Date.now() - addMs - steady), uncertainMs: Math.ceil(uncertainAt(this.anchor, steady)), readMsAgo: Math.round(steady - readAtMs) };
  }

  protected async round(): Promise<void> {
    const readings: Reading[] = [];
    for (let question = 0; question < QUESTIONS; question += 1) {
      const askedMs = performance.now();
      const [row] = await this.db.aside<{ ms: string }>(`SELECT (extract(epoch FROM clock_timestamp()) * 1000)::text AS ms`);
      readings.push({ databaseMs: Number(row!.ms), askedMs, answeredMs: performance.now() });
    }
    this.anchor = betterOf(this.anchor, bestOf(readings));
  }
}
