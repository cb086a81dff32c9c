import { Db } from '../platform/db/index.js';
import { Events } from '../platform/events/index.js';
import { RoundService } from '../rounds/index.js';
import { playRound, type Stage } from './play.js';
import { RehearsalStore, type RehearsalError } from './rehearsal.store.js';
import { tallyOf, type ChapterKey, type Report } from './report.rules.js';
import { originalOf, readRound, writeRound, type RoundCopy } from './round-copy.store.js';
import { NoDatabase, TestClockStore, TestDatabases, databaseOf, type Source } from './test-database.store.js';

/** Somebody asked for what cannot be. */
export class UsageError extends Error {}

/** Sets a portal up on a database, lets `prepare` put into it what is played, and plays. */
export type OnStage = (databaseUrl: string, play: (stage: Omit<Stage, 'clock'>) => Promise<void>, prepare: () => Promise<void>) => Promise<void>;

const HEARTBEAT_MS = 10_000;

/** One rehearsal from the copy of the round to the report, in the process that plays it. */
export class Rehearsing {
  private readonly db: Db;
  private readonly store: RehearsalStore;
  private readonly events: Events;
  private readonly databases: TestDatabases;
  private playing: { id: string; roundId: string } | null = null;
  private chapter: readonly [ChapterKey | '', number] = ['', 0];

  constructor(
    source: Source,
    private readonly onStage: OnStage,
  ) {
    this.db = new Db(source);
    this.store = new RehearsalStore(this.db);
    this.events = new Events(this.db);
    this.databases = new TestDatabases(source);
  }

  /** From the command line. @throws UsageError for a round that is not there, or while another rehearsal is under way */
  async start(roundId: string, applicants: number): Promise<Report> {
    if (!(await this.store.round(roundId))) throw new UsageError(`There is no round ${roundId}`);
    const id = await this.db.transaction(async () => {
      await this.store.giveUpSilent();
      return this.store.start({ roundId, startedBy: null, applicants, at: null });
    });
    if (!id) throw new UsageError('A rehearsal is under way already; wait until it is over');
    const report = await this.play(id, roundId, applicants);
    if (!report) throw new UsageError('The rehearsal was given up');
    return report;
  }

  /** @returns null where it was given up meanwhile */
  async play(id: string, roundId: string, applicants: number): Promise<Report | null> {
    this.playing = { id, roundId };
    const beating = setInterval(() => void this.heard().catch(() => undefined), HEARTBEAT_MS);
    try {
      const copy = await readRound(this.databases.url, roundId);
      if (!copy) throw new UsageError(`There is no round ${roundId}`);
      const report = await this.staged(databaseOf(id), copy, roundId, applicants);
      const tally = tallyOf(report.chapters);
      const kept = await this.db.transaction(async () => {
        const finished = await this.store.finish(id, report, tally);
        if (finished) await this.events.note({ subject: roundId, kind: 'rehearsal.finished', actorId: null, facts: { rehearsal: id, ...tally } });
        return finished;
      });
      return kept ? report : null;
    } catch (error) {
      const why = error instanceof NoDatabase ? 'no-database' : 'broken';
      await this.fail(why, (error as Error).message);
      throw why === 'no-database' ? new UsageError(`The database role may not create databases: ${(error as Error).message}. Give it the right (ALTER ROLE ... CREATEDB) and try again`) : error;
    } finally {
      clearInterval(beating);
      this.playing = null;
      await this.databases.drop(databaseOf(id));
    }
  }

  /** Given up from outside. */
  async stop(): Promise<void> {
    const { playing } = this;
    if (!playing) return;
    await this.fail('stopped', '');
    await this.databases.drop(databaseOf(playing.id));
  }

  close(): Promise<void> {
    return this.db.onApplicationShutdown();
  }

  private async staged(name: string, copy: RoundCopy, roundId: string, applicants: number): Promise<Report> {
    const url = await this.databases.make(name);
    const clock = await TestClockStore.open(url);
    let report: Report | null = null;
    try {
      await this.onStage(
        url,
        async (stage) => {
          const view = (await stage.app.get(RoundService).round(roundId))!;
          const tell = async (chapter: ChapterKey, done: number): Promise<void> => {
            this.chapter = [chapter, done];
            await this.heard();
          };
          report = await playRound({ ...stage, clock }, { ...view, ...originalOf(copy), closedAt: null }, applicants, tell);
        },
        async () => {
          const opensAt = new Date(String(copy.round['opens_at']));
          await clock.stand(new Date(opensAt.getTime() - 2 * 86_400_000));
          await writeRound(url, copy, new Date(opensAt.getTime() - 2 * 86_400_000));
        },
      );
    } finally {
      await clock.close();
    }
    return report!;
  }

  private async heard(): Promise<void> {
    const { playing } = this;
    if (playing) await this.db.transaction(() => this.store.heard(playing.id, ...this.chapter));
  }

  private async fail(error: RehearsalError, detail: string): Promise<void> {
    const { playing } = this;
    if (!playing) return;
    await this.db.transaction(async () => {
      if (await this.store.fail(playing.id, error, detail)) await this.events.note({ subject: playing.roundId, kind: 'rehearsal.failed', actorId: null, facts: { rehearsal: playing.id } });
    });
  }
}
