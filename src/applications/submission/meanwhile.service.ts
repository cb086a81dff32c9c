import { Injectable } from '@nestjs/common';
import { Events, type EventRow } from '../../platform/events/index.js';
import { HistoryStore, type LoggedEdit } from '../history/history.store.js';
import type { Seen } from './meanwhile.form.js';

/** What was changed between what the lead looked at and what was sent in. */
export interface Meanwhile {
  readonly edits: readonly LoggedEdit[];
  /** Files that came or went. */
  readonly files: readonly EventRow[];
}

const fileKinds = ['application.file-added', 'application.file-removed'];

/** Nobody's submission waits because somebody else has saved something; it says afterwards what that was. */
@Injectable()
export class MeanwhileService {
  constructor(
    private readonly store: HistoryStore,
    private readonly events: Events,
  ) {}

  /** What the event of a submission keeps, so that its receipt says the same for good. */
  factsOf(seen: Seen | null, revision: number, receivedAt: Date): Record<string, string | number | null> {
    return { seenRevision: seen?.basis ?? revision, seenAt: (seen?.at ?? receivedAt).toISOString(), revision };
  }

  async of(applicationId: string, version: number): Promise<Meanwhile> {
    const events = await this.events.of(applicationId);
    const sent = events.find(({ kind, facts }) => kind === 'application.submitted' && facts.version === version);
    const { seenRevision, seenAt, revision } = sent?.facts ?? {};
    if (!sent || typeof seenRevision !== 'number' || typeof revision !== 'number') return { edits: [], files: [] };
    const edits = seenRevision < revision ? await this.store.between(applicationId, seenRevision, revision) : [];
    const from = new Date(String(seenAt)).getTime();
    return { edits, files: events.filter(({ kind, at, id }) => fileKinds.includes(kind) && at.getTime() > from && id < sent.id) };
  }
}
