import { Injectable } from '@nestjs/common';
import { Db } from '../db/index.js';
import { Events } from '../events/index.js';
import { Repeating } from '../jobs/index.js';
import { Log } from '../logging/index.js';
import { ScannerDown, type Scanner, type Verdict } from './clamd.js';
import { ScanStore } from './scan.store.js';
import type { Storage } from './storage.js';

/** Runs in the transaction that marks a file as infected. */
type Listener = (key: string, finding: string) => Promise<void>;

const SHORTEST_PAUSE_S = 10;
const LONGEST_PAUSE_S = 600;
const MOST_A_ROUND = 100;

/**
 * The job that has files scanned. A scanner that is down holds up nothing but the files that wait for it: they stay
 * pending, and are tried again after 10, 20, 40 ... seconds, at most ten minutes.
 */
@Injectable()
export class Scanning extends Repeating {
  private readonly listeners: Listener[] = [];

  constructor(
    private readonly db: Db,
    private readonly rows: ScanStore,
    private readonly events: Events,
    private readonly storage: Storage,
    /** null: none is configured. */
    private readonly scanner: Scanner | null,
    options: { readonly everyMs: number },
    log: Log,
  ) {
    super(scanner ? options.everyMs : 0, log);
  }

  /** For modules whose own history should tell of an infected file. */
  whenInfected(listener: Listener): void {
    this.listeners.push(listener);
  }

  override async onApplicationBootstrap(): Promise<void> {
    await super.onApplicationBootstrap();
    const given = this.scanner ? 0 : await this.rows.giveUp();
    if (given) this.log.warn('no virus scanner is configured; files that waited for one are given out unscanned', { files: given });
  }

  protected round(): Promise<unknown> {
    return this.scan();
  }

  /** Scans what is due. @returns how many were scanned, and how many could not be */
  async scan(): Promise<{ scanned: number; failed: number }> {
    const result = { scanned: 0, failed: 0 };
    const { scanner } = this;
    while (scanner && result.scanned + result.failed < MOST_A_ROUND) {
      const outcome = await this.scanNext(scanner);
      if (outcome === 'none') break;
      if (outcome === 'scanned') result.scanned += 1;
      else result.failed += 1;
      if (outcome === 'down') break;
    }
    return result;
  }

  private async scanNext(scanner: Scanner): Promise<'none' | 'scanned' | 'failed' | 'down'> {
    const file = await this.rows.claim();
    if (!file) return 'none';
    try {
      const content = await this.storage.read(file.key);
      if (!content) throw new Error('The store does not have it');
      const verdict = await scanner.scan(content);
      await this.db.transaction(() => this.record(file.key, verdict));
      return 'scanned';
    } catch (error) {
      const { message } = error as Error;
      this.log.warn('a file could not be scanned', { key: file.key, attempts: file.attempts, why: message });
      await this.rows.failed(file.key, message, Math.min(LONGEST_PAUSE_S, SHORTEST_PAUSE_S * 2 ** Math.min(file.attempts - 1, 10)));
      return error instanceof ScannerDown ? 'down' : 'failed';
    }
  }

  private async record(key: string, verdict: Verdict): Promise<void> {
    const finding = verdict.state === 'infected' ? verdict.finding : '';
    if (!(await this.rows.found(key, verdict.state, finding))) return;
    await this.events.note({ subject: key, kind: `file.${verdict.state}`, actorId: null, facts: { finding } });
    if (finding) for (const listener of this.listeners) await listener(key, finding);
  }
}
