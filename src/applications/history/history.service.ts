import { Injectable, NotFoundException } from '@nestjs/common';
import { Events, type EventRow } from '../../platform/events/index.js';
import { ApplicationStore } from '../application.store.js';
import type { Opened } from '../draft.rules.js';
import { DraftService } from '../draft.service.js';
import type { Sitting } from './history.rules.js';
import { HistoryStore, type LastCell, type LoggedEdit } from './history.store.js';

export interface History {
  readonly opened: Opened<never>;
  readonly events: readonly EventRow[];
  readonly sittings: readonly Sitting[];
  /** Ids of everybody who takes or took part: they are named, others are bodies. */
  readonly members: ReadonlySet<string>;
}

export interface SittingDetails {
  readonly opened: Opened;
  readonly edits: readonly LoggedEdit[];
  readonly lastCells: readonly LastCell[];
}

/** Who changed what when, for the members. @throws NotFoundException to anybody else */
@Injectable()
export class HistoryService {
  constructor(
    private readonly drafts: DraftService,
    private readonly applications: ApplicationStore,
    private readonly events: Events,
    private readonly store: HistoryStore,
  ) {}

  async of(id: string, accountId: string): Promise<History> {
    const opened = await this.drafts.open(id, accountId, []);
    const [events, sittings, members] = await Promise.all([this.events.of(id), this.store.sittings(id), this.applications.everMembers(id)]);
    return { opened, events, sittings, members: new Set(members) };
  }

  async sitting(id: string, accountId: string, editId: bigint): Promise<SittingDetails> {
    const opened = await this.drafts.openWhole(id, accountId);
    const [edits, lastCells] = await Promise.all([this.store.sitting(id, editId), this.store.lastCells(id)]);
    if (edits.length === 0) throw new NotFoundException();
    return { opened, edits, lastCells };
  }
}
