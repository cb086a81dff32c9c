import { Socket } from 'node:net';
import pg from 'pg';
import { columnTypes } from './column-types.js';
import { isAway, patiently } from './passing-trouble.js';
import { statementName } from './statement-name.js';

/**
 * A few read-only connections that many requests share. Queries are sent without waiting for the answers to earlier
 * ones, and those asked for in the same turn of the event loop leave in one packet: under load that saves most of what a
 * query costs this process. Each query stands alone; one that fails does not disturb its neighbours.
 */
export class Readers {
  private readonly lanes: Lane[];

  constructor(url: string, connections = 4) {
    this.lanes = Array.from({ length: connections }, () => new Lane(url));
  }

  /** `sql` must be a constant text: it becomes a prepared statement of the connection it runs on. */
  query<Row>(sql: string, params: readonly unknown[]): Promise<Row[]> {
    return patiently(() => this.chosen().query<Row>(sql, params), isAway, PATIENCE_MS);
  }

  async end(): Promise<void> {
    await Promise.all(this.lanes.map((lane) => lane.end()));
  }

  /**
   * The connection that something is about to be sent on anyway, so that it goes along; but where many wait already, the
   * one with the fewest, since a long query holds up those behind it.
   */
  private chosen(): Lane {
    let best = this.lanes[0]!;
    for (const lane of this.lanes) {
      if (lane.corked && lane.waiting < company) return lane;
      if (lane.waiting < best.waiting) best = lane;
    }
    return best;
  }
}

/** How long a question waits for a database that is away; reading twice does no harm. */
const PATIENCE_MS = 5_000;

/** How many queries may share a connection before the next one looks for a quieter one. */
const company = 8;

/** One connection; it is opened at its first query and opened anew after it has broken. */
class Lane {
  waiting = 0;
  private open: Promise<{ client: pg.Client; socket: Socket }> | null = null;
  /** Something was written in this turn of the event loop and has not left yet. */
  corked = false;

  constructor(private readonly url: string) {}

  async query<Row>(sql: string, params: readonly unknown[]): Promise<Row[]> {
    this.waiting += 1;
    try {
      const { client, socket } = await (this.open ??= this.connect());
      this.cork(socket);
      const answer = await client.query({ name: statementName(sql), text: sql, values: params as unknown[] });
      return answer.rows as Row[];
    } finally {
      this.waiting -= 1;
    }
  }

  async end(): Promise<void> {
    const open = await this.open?.catch(() => null);
    await open?.client.end();
  }

  private async connect(): Promise<{ client: pg.Client; socket: Socket }> {
    const socket = new Socket();
    const client = new pg.Client({
      connectionString: this.url,
      stream: () => socket,
      types: columnTypes,
      pipeline: true,
      options: '-c default_transaction_read_only=on -c statement_timeout=30000',
    } as pg.ClientConfig);
    const forget = (): void => void (this.open = null);
    client.on('error', forget);
    client.on('end', forget);
    try {
      await client.connect();
      return { client, socket };
    } catch (error) {
      forget();
      throw error;
    }
  }

  /** Holds what is written back until this turn of the event loop is over. */
  private cork(socket: Socket): void {
    if (this.corked) return;
    this.corked = true;
    socket.cork();
    setImmediate(() => {
      this.corked = false;
      socket.uncork();
    });
  }
}
