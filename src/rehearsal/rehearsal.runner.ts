import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { Db } from '../platform/db/index.js';
import { Events } from '../platform/events/index.js';
import { Repeating } from '../platform/jobs/index.js';
import { Log } from '../platform/logging/index.js';
import { projectRoot } from '../project-root.js';
import type { RehearsalJob } from './job.js';
import { RehearsalStore } from './rehearsal.store.js';
import { TestDatabases, databaseOf } from './test-database.store.js';

const EVERY_MINUTE = 60_000;
const program = join(projectRoot, 'dist', 'rehearse.js');

/** Keeps the rehearsals' processes, and clears up after those that did not come to their end, whoever started them. */
@Injectable()
export class RehearsalRunner extends Repeating {
  private readonly children = new Map<string, ChildProcess>();

  constructor(
    private readonly db: Db,
    private readonly store: RehearsalStore,
    private readonly databases: TestDatabases,
    private readonly events: Events,
    log: Log,
  ) {
    super(EVERY_MINUTE, log);
  }

  /** What died with the portal is told at its next start. */
  override async onApplicationBootstrap(): Promise<void> {
    await super.onApplicationBootstrap();
    this.soon();
  }

  override async onApplicationShutdown(): Promise<void> {
    const ended = [...this.children.values()].map((child) => new Promise<void>((resolve) => child.once('exit', () => resolve())));
    for (const child of this.children.values()) child.kill('SIGTERM');
    await Promise.all(ended);
    await super.onApplicationShutdown();
  }

  /** Without a word of the portal's own environment: the rehearsal gets its database's address and nothing else. */
  rehearse(job: Omit<RehearsalJob, 'databaseUrl'>): void {
    const child = fork(program, [], { env: {}, execArgv: [], stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
    this.children.set(job.id, child);
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => (said = `${said}${chunk.toString()}`.slice(-1000)));
    child.once('error', (error) => (said = error.message));
    child.once('close', (code, signal) => {
      this.children.delete(job.id);
      void this.over(job, code === 0 ? '' : said || `${signal ?? code}`).catch((error: unknown) => this.log.error(error, { rehearsal: job.id }));
    });
    child.send({ ...job, databaseUrl: this.databases.url } satisfies RehearsalJob);
  }

  /** A process that has ended well has said so itself. */
  private async over({ id, roundId }: Omit<RehearsalJob, 'databaseUrl'>, said: string): Promise<void> {
    await this.db.transaction(async () => {
      if (await this.store.fail(id, 'broken', said)) await this.events.note({ subject: roundId, kind: 'rehearsal.failed', actorId: null, facts: { rehearsal: id } });
    });
    await this.databases.drop(databaseOf(id));
  }

  protected async round(): Promise<void> {
    await this.db.transaction(async () => {
      for (const { id, roundId } of await this.store.giveUpSilent()) await this.events.note({ subject: roundId, kind: 'rehearsal.failed', actorId: null, facts: { rehearsal: id } });
    });
    for (const name of await this.databases.abandoned()) await this.databases.drop(name);
  }
}
