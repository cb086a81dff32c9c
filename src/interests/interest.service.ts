import { Injectable } from '@nestjs/common';
import type { InterestStatus } from './interest.rules.js';
import { InterestStore, type Pair } from './interest.store.js';

/** Somebody's standing in an application has changed: declared, decided, or found out late. */
export interface InterestChanged {
  readonly applicationId: string;
  readonly roundId: string;
  readonly actorId: string;
  readonly at: Date;
}

export type InterestListener = (changed: InterestChanged) => Promise<void>;

/** Who may have to do with which application. */
@Injectable()
export class InterestService {
  private readonly listeners: InterestListener[] = [];

  constructor(private readonly store: InterestStore) {}

  /** Called in the same transaction, in the order of registering, while the application's row is locked. */
  onChanged(listener: InterestListener): void {
    this.listeners.push(listener);
  }

  /** null: not declared yet. */
  statusOf(applicationId: string, accountId: string): Promise<InterestStatus | null> {
    return this.store.statusOf(applicationId, accountId);
  }

  /**
   * Which of these people may see nothing of which of these applications: those who have said something that is not
   * decided, those found disqualified, and everybody who ever took part in applying. One statement for all.
   */
  blockedAmong(applicationIds: readonly string[], accountIds: readonly string[]): Promise<Pair[]> {
    return this.store.blockedAmong(applicationIds, accountIds);
  }

  /** Tells the modules above. The caller holds the application's row. */
  protected async changed(change: InterestChanged): Promise<void> {
    for (const listener of this.listeners) await listener(change);
  }
}
