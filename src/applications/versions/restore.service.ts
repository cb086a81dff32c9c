import { Injectable } from '@nestjs/common';
import { Events } from '../../platform/events/index.js';
import type { Opened } from '../draft.rules.js';
import { WholeWriter } from '../form/whole-writer.service.js';
import { partsOf } from '../submission/snapshot-draft.rules.js';
import type { Snapshot } from '../submission/snapshot.rules.js';
import { ReopeningStore } from './reopening.store.js';

/** Puts a draft back to a version that was sent in. */
@Injectable()
export class RestoreService {
  constructor(
    private readonly writer: WholeWriter,
    private readonly store: ReopeningStore,
    private readonly events: Events,
  ) {}

  async restore(opened: Opened, snapshot: Snapshot, accountId: string, at: Date): Promise<void> {
    const { id } = opened.draft;
    await this.writer.put(opened, partsOf(snapshot), accountId, at);
    for (const { fileName, isBack } of await this.store.restoreFiles(id, snapshot, at)) {
      await this.events.note({ subject: id, kind: isBack ? 'application.file-added' : 'application.file-removed', actorId: accountId, facts: { file: fileName } });
    }
  }
}
