import { Injectable } from '@nestjs/common';
import { Repeating } from '../jobs/index.js';
import { Log } from '../logging/index.js';
import { FileStore } from './file.store.js';
import type { Spool } from './spool.js';
import type { Storage } from './storage.js';

export interface Swept {
  /** Objects that no row names and that this portal had announced: gone now. */
  readonly loose: number;
  /** Uploads that never ended: gone now. */
  readonly parts: number;
  /** Rows whose object is not there, found just now. */
  readonly missing: readonly string[];
  /** Objects this database has never heard of. They may be another portal's, so nobody touches them. */
  readonly unknown: readonly string[];
}

/** The job that keeps store and rows alike: what a killed process left goes, and what should be there is looked for. */
@Injectable()
export class Sweep extends Repeating {
  constructor(
    private readonly rows: FileStore,
    private readonly storage: Storage,
    private readonly spool: Spool,
    private readonly options: { readonly everyMs: number; readonly olderThanMs: number },
    log: Log,
  ) {
    super(options.everyMs, log);
  }

  protected round(): Promise<unknown> {
    return this.sweep();
  }

  /** `olderThanMs`: nobody is at work any more on what has lain loose for so long. */
  async sweep(olderThanMs = this.options.olderThanMs): Promise<Swept> {
    const drop = async (keys: string[]): Promise<void> => {
      for (const key of keys) await this.storage.remove(key);
    };
    let loose = 0;
    for (let dropped = -1; dropped !== 0; loose += dropped) dropped = await this.rows.dropOldLoose(olderThanMs, drop);
    const swept = { loose, parts: await this.spool.clean(olderThanMs), ...(await this.compare()) };
    if (loose + swept.parts > 0) this.log.info('swept files that nobody kept', { loose, parts: swept.parts });
    if (swept.missing.length) this.log.error(new Error(`The store lacks files that rows name: ${shown(swept.missing)}`));
    if (swept.unknown.length) this.log.warn('the store has files this database does not know; none was touched', { files: swept.unknown.length, keys: shown(swept.unknown) });
    return swept;
  }

  /** Rows are read before the objects and again after them, so that what comes or goes meanwhile is in neither list. */
  private async compare(): Promise<Pick<Swept, 'missing' | 'unknown'>> {
    const before = await this.rows.storedKeys();
    const objects = new Set<string>();
    for await (const key of this.storage.keys()) objects.add(key);
    const [after, loose] = [await this.rows.storedKeys(), await this.rows.looseKeys()];
    return {
      missing: await this.rows.flagMissing([...before].filter((key) => !objects.has(key))),
      unknown: [...objects].filter((key) => !before.has(key) && !after.has(key) && !loose.has(key)),
    };
  }
}

function shown(keys: readonly string[]): string {
  return keys.slice(0, 10).join(', ') + (keys.length > 10 ? ' …' : '');
}
