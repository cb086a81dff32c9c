import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type pg from 'pg';
import { DataSource, type EntityManager, type QueryRunner } from 'typeorm';
import { countQuery } from './query-count.js';
import { Readers } from './readers.js';
import { statementName } from './statement-name.js';

/**
 * The only way to the database.
 *
 * Inside a transaction every query joins it. Outside one, queries run on connections that PostgreSQL itself holds
 * read-only, so a page that is only looked at cannot change anything, whatever its code says.
 */
@Injectable()
export class Db implements OnApplicationShutdown {
  private readonly open = new AsyncLocalStorage<Transaction>();
  private readonly readers: Readers;
  private readonly other: Readers;

  constructor(private readonly source: DataSource) {
    const { url } = source.options as { url: string };
    this.readers = new Readers(url);
    this.other = new Readers(url, 1);
  }

  /** Rows of one statement. `sql` must be a constant text: it becomes a prepared statement of that connection. */
  async query<Row>(sql: string, params: readonly unknown[] = []): Promise<Row[]> {
    countQuery();
    const transaction = this.open.getStore();
    if (transaction) return transaction.inTurn((runner) => recordsOf<Row>(runner, sql, params));
    return this.readers.query<Row>(sql, params);
  }

  /** On a connection that pages do not share: for the one question whose answer must not wait behind theirs. */
  aside<Row>(sql: string): Promise<Row[]> {
    return this.other.query<Row>(sql, []);
  }

  /** The first row, or `null` where there is none. */
  async one<Row>(sql: string, params: readonly unknown[] = []): Promise<Row | null> {
    return (await this.query<Row>(sql, params))[0] ?? null;
  }

  /** The same for a statement that writes. @throws where no transaction is open, before anything is sent */
  async write<Row>(sql: string, params: readonly unknown[] = []): Promise<Row[]> {
    countQuery();
    return this.transactionNow().inTurn((runner) => recordsOf<Row>(runner, sql, params));
  }

  /** TypeORM's manager of the open transaction, for writing entities. @throws where none is open */
  get entities(): EntityManager {
    return this.transactionNow().runner.manager;
  }

  /** Runs `work` in a transaction that commits when it returns. Joins the open one where there is one. */
  transaction<T>(work: () => Promise<T>): Promise<T> {
    return this.open.getStore() ? work() : this.transactionThat(work, () => true);
  }

  /** Runs `work` in a transaction of its own, also inside an open one: for what must stand where that is undone. */
  apart<T>(work: () => Promise<T>): Promise<T> {
    return this.open.exit(() => this.transactionThat(work, () => true));
  }

  /**
   * Runs `work` when the open transaction has ended, told whether it was kept: for what no rollback undoes, such as files.
   * Not run where a broken connection leaves it unknown: a file too many is better than one too few.
   */
  afterwards(work: (kept: boolean) => Promise<void>): void {
    this.transactionNow().endings.push(work);
  }

  /** Runs `work` in a transaction that commits only where `keeps(result)`; otherwise, or on a throw, it is undone. */
  async transactionThat<T>(work: () => Promise<T>, keeps: (result: T) => boolean): Promise<T> {
    const runner = this.source.createQueryRunner();
    const transaction = new Transaction(runner);
    // Null: the connection broke while committing, and nobody can say which it was.
    let kept: boolean | null = false;
    try {
      await runner.startTransaction();
      const result = await this.open.run(transaction, work);
      if (keeps(result)) {
        kept = null;
        await runner.commitTransaction();
        kept = true;
      } else await runner.rollbackTransaction();
      return result;
    } catch (error) {
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      throw error;
    } finally {
      await runner.release();
      if (kept !== null) for (const ending of transaction.endings) await ending(kept);
    }
  }

  private transactionNow(): Transaction {
    const transaction = this.open.getStore();
    if (!transaction) throw new Error('A write needs a transaction: answer a POST, or call db.transaction in a job');
    return transaction;
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([this.readers.end(), this.other.end()]);
  }
}

/** One connection answers one query at a time, so queries that are asked side by side wait for each other. */
class Transaction {
  readonly endings: ((kept: boolean) => Promise<void>)[] = [];
  private last: Promise<unknown> = Promise.resolve();

  constructor(readonly runner: QueryRunner) {}

  inTurn<T>(ask: (runner: QueryRunner) => Promise<T>): Promise<T> {
    const answer = this.last.then(() => ask(this.runner));
    this.last = answer.catch(() => undefined);
    return answer;
  }
}

/** Prepared, so that PostgreSQL plans a statement once a connection; TypeORM would have it planned every time. */
async function recordsOf<Row>(runner: QueryRunner, sql: string, params: readonly unknown[]): Promise<Row[]> {
  const client = (await runner.connect()) as pg.ClientBase;
  const answer = await client.query({ name: statementName(sql), text: sql, values: params as unknown[] });
  return answer.rows as Row[];
}

/** Name of the violated constraint, so that a store can turn a lost race into a refusal; `null` for other errors. */
export function violatedConstraint(error: unknown): string | null {
  const cause = (error as { driverError?: unknown }).driverError ?? error;
  return (cause as { constraint?: string }).constraint ?? null;
}
