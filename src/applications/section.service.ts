import { Injectable } from '@nestjs/common';
import { Events } from '../platform/events/index.js';
import type { Part } from './draft.rules.js';
import { DraftStore } from './draft.store.js';
import type { Section } from './section.js';
import { SectionStore } from './section.store.js';

/** Who saves which draft, and when. The draft has been opened for writing. */
export interface Saving {
  readonly applicationId: string;
  readonly accountId: string;
  readonly at: Date;
}

/** Saves one section of a draft and notes that it was saved. */
@Injectable()
export class SectionService {
  constructor(
    private readonly store: SectionStore,
    private readonly drafts: DraftStore,
    private readonly events: Events,
  ) {}

  async save<P extends Part, Input>(section: Section<P, Input>, { applicationId, accountId, at }: Saving, input: Input): Promise<void> {
    await section.write(this.store, applicationId, input, at);
    // The project's own row carries the instant already.
    if (section.key !== 'project') await this.drafts.touch(applicationId, at);
    await this.events.note({ subject: applicationId, kind: 'application.saved', actorId: accountId, facts: { section: section.key } });
  }
}
