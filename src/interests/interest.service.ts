import { Injectable } from '@nestjs/common';
import { Events, type NewEvent } from '../platform/events/index.js';
import { isBlocked, type Decision, type InterestStatus } from './interest.rules.js';
import { InterestStore, type Declared, type Pair } from './interest.store.js';

/** Somebody's standing in an application has changed so that the case shuts or opens: declared, decided, or found out late. */
export interface InterestChanged extends Pair {
  readonly roundId: string;
  readonly actorId: string;
  readonly at: Date;
  readonly before: InterestStatus | null;
  readonly after: InterestStatus;
}

export type InterestListener = (changed: InterestChanged) => Promise<void>;

/** What was said of an application whose row the caller has locked, and how the person stood before. */
export interface Said extends Declared {
  readonly roundId: string;
  readonly before: InterestStatus | null;
  /** Of whom, for the trace. */
  readonly name: string;
}

/** Who may have to do with which application. */
@Injectable()
export class InterestService {
  private readonly listeners: InterestListener[] = [];

  constructor(
    private readonly store: InterestStore,
    private readonly events: Events,
  ) {}

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

  /** Keeps what was said, with its trace, and tells the modules above where a case shuts. */
  async say(said: readonly Said[]): Promise<void> {
    await this.store.put(said.map(({ applicationId, accountId, ground, note, declaredBy, declaredAt }) => ({ applicationId, accountId, ground, note, declaredBy, declaredAt })));
    await this.events.noteAll(said.map((one): NewEvent => {
      const facts = one.ground === null ? undefined : { ground: one.ground, note: one.note };
      if (one.declaredBy !== one.accountId) return { subject: one.applicationId, kind: 'interest.found', actorId: one.declaredBy, facts: { ...facts, accountId: one.accountId, member: one.name } };
      return { subject: one.applicationId, kind: one.ground === null ? 'panel.declared' : 'panel.conflict', actorId: one.declaredBy, ...(facts && { facts }) };
    }));
    for (const { applicationId, accountId, roundId, declaredBy, declaredAt, before, ground } of said) {
      await this.changed({ applicationId, accountId, roundId, actorId: declaredBy, at: declaredAt, before, after: ground === null ? 'none' : 'declared' });
    }
  }

  /** What somebody else decides of what was said. The caller has locked the application's row and checked who decides. */
  async decide(pair: Pair & { readonly roundId: string; readonly name: string; readonly ground: string | null }, { outcome, reason }: Decision, deciderId: string, at: Date): Promise<void> {
    const { applicationId, accountId, roundId, name, ground } = pair;
    await this.store.decide(pair, { status: outcome, decidedBy: deciderId, decidedAt: at, decisionNote: reason });
    await this.events.note({ subject: applicationId, kind: `interest.${outcome}`, actorId: deciderId, from: 'declared', to: outcome, facts: { ground, note: reason, accountId, member: name } });
    await this.changed({ applicationId, accountId, roundId, actorId: deciderId, at, before: 'declared', after: outcome });
  }

  private async changed(change: InterestChanged): Promise<void> {
    if (isBlocked(change.before) === isBlocked(change.after)) return;
    for (const listener of this.listeners) await listener(change);
  }
}
