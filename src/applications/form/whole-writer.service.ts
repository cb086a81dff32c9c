import { Injectable } from '@nestjs/common';
import type { Frame, Opened, WrittenParts } from '../draft.rules.js';
import { EditStore } from '../merging/edit.store.js';
import { changesBetween, type Content } from '../merging/merge.rules.js';
import { SectionStore } from './section.store.js';
import { wholeSections, type WholeSection } from './whole-section.js';

interface Difference {
  readonly section: WholeSection;
  readonly now: Content;
  readonly wanted: Content;
}

/** Writes a whole application at once, each section as a save like any other: every change of it can be read afterwards. */
@Injectable()
export class WholeWriter {
  constructor(
    private readonly sections: SectionStore,
    private readonly edits: EditStore,
  ) {}

  /** The draft has been opened for writing. */
  async put({ draft, frame }: Opened, parts: WrittenParts, accountId: string, at: Date): Promise<void> {
    const different = wholeSections(frame)
      .map((section): Difference => ({ section, now: section.contentOf(draft, frame), wanted: section.contentOf(parts, frame) }))
      .filter((difference) => changesBetween(difference.now, difference.wanted).length > 0);
    await this.write(draft.id, different, frame);
    for (const [index, { section, now, wanted }] of different.entries()) {
      const saved = { applicationId: draft.id, section: section.key, revision: draft.revision + index + 1, accountId, pageId: null, turn: 0, at };
      await this.edits.add(saved, changesBetween(now, wanted));
    }
  }

  /** Lines name partners, and a partner that lines name cannot go: so lines go first and come back last. */
  private async write(applicationId: string, different: readonly Difference[], frame: Frame): Promise<void> {
    const lines = different.filter(({ section }) => section.namesPartners);
    const others = different.filter(({ section }) => !section.namesPartners);
    for (const { section } of lines) await section.write(this.sections, applicationId, { fields: {}, rows: [] }, frame);
    for (const { section, wanted } of [...others, ...lines]) await section.write(this.sections, applicationId, wanted, frame);
  }
}
