import { randomUUID } from 'node:crypto';
import { ForbiddenException, Injectable } from '@nestjs/common';
import { Events } from '../../platform/events/index.js';
import { RoundService, type RoundView } from '../../rounds/index.js';
import { copenhagenDate } from '../../shared/dates.js';
import { ok, refused, type Result } from '../../shared/result.js';
import { fitting, withNewIds } from './copy.rules.js';
import { CopyStore } from './copy.store.js';
import type { Frame, Opened } from '../draft.rules.js';
import { DraftService } from '../draft.service.js';
import { DraftStore } from '../draft.store.js';
import { FrameService } from '../frame.service.js';
import { mayCopy } from '../members/member.access.js';
import { SectionStore } from '../form/section.store.js';
import type { Bilingual } from '../submission/snapshot.rules.js';
import { wholeSections } from '../form/whole-section.js';

/** A round an application can be copied into, with what would not come along. */
export interface Destination {
  readonly round: RoundView;
  readonly leftOut: readonly Bilingual[];
}

/** Takes an earlier application's content into a new draft, for a round that is open now. */
@Injectable()
export class CopyService {
  constructor(
    private readonly drafts: DraftService,
    private readonly draftRows: DraftStore,
    private readonly rounds: RoundService,
    private readonly frames: FrameService,
    private readonly sections: SectionStore,
    private readonly store: CopyStore,
    private readonly events: Events,
  ) {}

  async destinations(id: string, accountId: string, now: Date): Promise<{ opened: Opened; destinations: Destination[] }> {
    const opened = await this.open(id, accountId);
    const [rounds, frames] = await Promise.all([this.rounds.openRounds(now), this.frames.all()]);
    return { opened, destinations: rounds.map((round) => ({ round, leftOut: fitting(opened.draft, opened.frame, frames.get(round.id)!).leftOut })) };
  }

  /** @returns the new draft's id */
  async copy(id: string, roundId: string, accountId: string, now: Date): Promise<Result<string, 'round-closed'>> {
    const { draft, frame } = await this.open(id, accountId);
    if (!(await this.rounds.openRounds(now)).some((round) => round.id === roundId)) return refused('round-closed');
    const target = await this.frames.of(roundId);
    const { kept, leftOut } = fitting(draft, frame, target);
    const made = await this.draftRows.create({ roundId, initiativeId: draft.initiativeId, leadId: accountId, year: copenhagenDate(now).slice(0, 4) });
    await this.store.setOrigin(made.id, draft.id, now);
    await this.write(made.id, kept, target);
    const list = (lang: keyof Bilingual): string => leftOut.map((one) => one[lang]).join('; ');
    await this.events.note({ subject: made.id, kind: 'application.created-as-copy', actorId: accountId, to: 'draft', facts: { number: made.number, roundId, from: draft.number, leftOut: list('da'), leftOutEn: list('en') } });
    await this.events.note({ subject: draft.id, kind: 'application.copied', actorId: accountId, facts: { to: made.number } });
    return ok(made.id);
  }

  private async open(id: string, accountId: string): Promise<Opened> {
    const opened = await this.drafts.openWhole(id, accountId);
    if (!mayCopy(opened.draft.membership)) throw new ForbiddenException();
    return opened;
  }

  /** Lines name partners, so they come last. */
  private async write(applicationId: string, kept: Parameters<typeof fitting>[0], frame: Frame): Promise<void> {
    const sections = wholeSections(frame);
    const contents = withNewIds(new Map(sections.map((section) => [section.key, section.contentOf(kept, frame)])), randomUUID);
    const inOrder = [...sections.filter(({ namesPartners }) => !namesPartners), ...sections.filter(({ namesPartners }) => namesPartners)];
    for (const section of inOrder) {
      const content = contents.get(section.key)!;
      const isFilled = content.rows.length > 0 || Object.values(content.fields).some((value) => value !== null && value !== '');
      if (isFilled) await section.write(this.sections, applicationId, content, frame);
    }
  }
}
