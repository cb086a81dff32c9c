import { Injectable } from '@nestjs/common';
import { Events } from '../../platform/events/index.js';
import type { Opened } from '../draft.rules.js';
import { EditStore } from '../merging/edit.store.js';
import { changesBetween, type Content } from '../merging/merge.rules.js';
import { ReopeningStore } from './reopening.store.js';
import { SectionStore } from '../form/section.store.js';
import { partsOf } from '../submission/snapshot-draft.rules.js';
import type { Snapshot } from '../submission/snapshot.rules.js';
import { wholeSections, type WholeSection } from '../form/whole-section.js';

interface Difference {
  readonly section: WholeSection;
  readonly now: Content;
  readonly wanted: Content;
}

/** Puts a draft back to a version that was sent in, as a save like any other: every change of it can be read afterwards. */
@Injectable()
export class RestoreService {
  constructor(
    private readonly sections: SectionStore,
    private readonly edits: EditStore,
    private readonly store: ReopeningStore,
    private readonly events: Events,
  ) {}

  async restore({ draft, frame }: Opened, snapshot: Snapshot, accountId: string, at: Date): Promise<void> {
    const sent = partsOf(snapshot);
    const different = wholeSections(frame)
      .map((section): Difference => ({ section, now: section.contentOf(draft, frame), wanted: section.contentOf(sent, frame) }))
      .filter((difference) => changesBetween(difference.now, difference.wanted).length > 0);
    await this.write(draft.id, different);
    for (const [index, { section, now, wanted }] of different.entries()) {
      const saved = { applicationId: draft.id, section: section.key, revision: draft.revision + index + 1, accountId, pageId: null, turn: 0, at };
      await this.edits.add(saved, changesBetween(now, wanted));
    }
    for (const { fileName, isBack } of await this.store.restoreFiles(draft.id, snapshot, at)) {
      await this.events.note({ subject: draft.id, kind: isBack ? 'application.file-added' : 'application.file-removed', actorId: accountId, facts: { file: fileName } });
    }
  }

  /** Lines name partners, and a partner that lines name cannot go: so lines go first and come back last. */
  private async write(applicationId: string, different: readonly Difference[]): Promise<void> {
    const lines = different.filter(({ section }) => section.namesPartners);
    const others = different.filter(({ section }) => !section.namesPartners);
    for (const { section } of lines) await section.write(this.sections, applicationId, { fields: {}, rows: [] });
    for (const { section, wanted } of [...others, ...lines]) await section.write(this.sections, applicationId, wanted);
  }
}
