import { Injectable } from '@nestjs/common';
import { Db } from '../platform/db/index.js';
import { Repeating } from '../platform/jobs/index.js';
import { Log } from '../platform/logging/index.js';
import { ImportStore } from './import.store.js';

const KEPT_HOURS = 24;

/** The job that forgets files nobody said yes to, and those that have done their work. */
@Injectable()
export class ImportSweep extends Repeating {
  constructor(
    private readonly db: Db,
    private readonly imports: ImportStore,
    log: Log,
  ) {
    super(10 * 60_000, log);
  }

  protected round(): Promise<void> {
    return this.sweep();
  }

  sweep(): Promise<void> {
    return this.db.transaction(() => this.imports.dropOlderThan(KEPT_HOURS));
  }
}
