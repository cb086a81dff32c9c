import { Injectable } from '@nestjs/common';
import type { Origin } from '../form/section.service.js';
import { PresenceStore, type LaterSave, type Present } from './presence.store.js';
import type { SectionKey } from '../form/section.rules.js';

/** A page says every twenty seconds that it is open, so two in a row may get lost. */
const SILENCE_MS = 60_000;

@Injectable()
export class PresenceService {
  constructor(private readonly store: PresenceStore) {}

  /** Who else has which section open for writing right now. One statement, whatever the number of sections. */
  presentIn(applicationId: string, now: Date, exceptAccountId: string): Promise<Present[]> {
    return this.store.others(applicationId, new Date(now.getTime() - SILENCE_MS), exceptAccountId);
  }

  /** Those of them who are in one section. */
  async writingIn(applicationId: string, section: SectionKey, now: Date, exceptAccountId: string): Promise<Present[]> {
    return (await this.presentIn(applicationId, now, exceptAccountId)).filter((one) => one.section === section);
  }

  stay(applicationId: string, accountId: string, section: SectionKey, now: Date): Promise<void> {
    return this.store.stay(applicationId, accountId, section, now);
  }

  /** What others, or the same person in another window, have saved in a section since a page was made. */
  savedSince(applicationId: string, section: SectionKey, { basis, pageId }: Pick<Origin, 'basis' | 'pageId'>): Promise<LaterSave | null> {
    return this.store.latestSave(applicationId, section, basis, pageId);
  }
}
