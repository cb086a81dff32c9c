import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import pg from 'pg';

/** Rows kept in memory until the database says that they may have changed. */
export interface Remembered<T> {
  get(key: string): Promise<T | null>;
  /** For a change this process makes itself: holds from the next `get`, without waiting to be told. */
  forget(): void;
}

const MOST_KEPT = 10_000;
/** A line that died without a word brings no messages either, so nothing is remembered for longer than this. */
const LONGEST_KEPT_MS = 60_000;

/**
 * Hears of changes from the database (triggers that `NOTIFY changed, '<topic>'`, whoever made the change) and lets rows
 * that every request needs be remembered until then. Deaf (before the start, or after the connection broke) it
 * remembers nothing, so that a lost message can never keep an old answer alive.
 */
@Injectable()
export class Changes implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly memories = new Map<string, Memory<unknown>>();
  private listener: pg.Client | null = null;
  private retry: NodeJS.Timeout | null = null;
  private ended = false;
  private readonly ageing = setInterval(() => this.forgetAll(), LONGEST_KEPT_MS).unref();

  constructor(private readonly source: DataSource) {}

  remember<T>(topic: string, load: (key: string) => Promise<T | null>): Remembered<T> {
    const memory = new Memory<T>(load, () => this.listener !== null);
    this.memories.set(topic, memory as Memory<unknown>);
    return memory;
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.listen();
  }

  async onApplicationShutdown(): Promise<void> {
    this.ended = true;
    clearInterval(this.ageing);
    if (this.retry) clearTimeout(this.retry);
    await this.listener?.end();
  }

  private async listen(): Promise<void> {
    const { url } = this.source.options as { url: string };
    const client = new pg.Client({ connectionString: url, keepAlive: true });
    client.on('notification', ({ payload }) => this.memories.get(payload ?? '')?.forget());
    client.on('error', () => this.deaf());
    client.on('end', () => this.deaf());
    try {
      await client.connect();
      await client.query('LISTEN changed');
      this.forgetAll();
      this.listener = client;
    } catch {
      this.deaf();
    }
  }

  private deaf(): void {
    this.listener = null;
    this.forgetAll();
    if (this.ended || this.retry) return;
    this.retry = setTimeout(() => {
      this.retry = null;
      void this.listen();
    }, 1000);
    this.retry.unref();
  }

  private forgetAll(): void {
    for (const memory of this.memories.values()) memory.forget();
  }
}

class Memory<T> implements Remembered<T> {
  private readonly rows = new Map<string, T>();
  private changes = 0;

  constructor(
    private readonly load: (key: string) => Promise<T | null>,
    private readonly hears: () => boolean,
  ) {}

  async get(key: string): Promise<T | null> {
    const known = this.rows.get(key);
    if (known !== undefined) return known;
    const before = this.changes;
    const row = await this.load(key);
    // What was read while something changed may be the old row.
    if (row !== null && this.hears() && before === this.changes) {
      if (this.rows.size >= MOST_KEPT) this.rows.clear();
      this.rows.set(key, row);
    }
    return row;
  }

  forget(): void {
    this.changes += 1;
    this.rows.clear();
  }
}
