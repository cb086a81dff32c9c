import { Injectable, NotFoundException } from '@nestjs/common';
import { InterestService } from '../../interests/index.js';
import { PanelService } from '../../panels/index.js';
import { Events } from '../../platform/events/index.js';
import { characterCount } from '../../shared/text.js';
import { ok, refused, type Result } from '../../shared/result.js';
import { maxReason, minReason } from '../finalise.rules.js';
import { InsightService, type Insight } from './insight.service.js';
import { panelMeeting, type PanelMeeting } from './panel-meeting.rules.js';
import { PanelMeetingStore, type Pulled } from './panel-meeting.store.js';

export interface PlannedMeeting {
  readonly insight: Insight;
  readonly meeting: PanelMeeting;
  readonly pulled: ReadonlyMap<string, Pulled>;
  /** Account id to name: those in the panel. */
  readonly names: ReadonlyMap<string, string>;
}

export type PullRefusal = { readonly field: 'applicationId' } | { readonly field: 'reason'; readonly characters: number };

/** The panel's own meeting: what it talks about and in which order, and who is out of the room meanwhile. */
@Injectable()
export class PanelMeetingService {
  constructor(
    private readonly insights: InsightService,
    private readonly panels: PanelService,
    private readonly interests: InterestService,
    private readonly store: PanelMeetingStore,
    private readonly events: Events,
  ) {}

  async of(roundId: string, accountId: string): Promise<PlannedMeeting> {
    const insight = await this.insights.of(roundId, accountId);
    const ids = insight.input.applications.map(({ id }) => id);
    const panel = (await this.panels.members(roundId)).filter(({ answer }) => answer === 'accepted');
    const [blocked, asked] = await Promise.all([this.interests.blockedAmong(ids, panel.map((member) => member.accountId)), this.store.pulled(ids)]);
    const pulled = new Map(asked.map((one) => [one.applicationId, one]));
    const away = new Map(ids.map((id) => [id, blocked.filter(({ applicationId }) => applicationId === id).map((pair) => pair.accountId).sort()]));
    const meeting = panelMeeting({ result: insight.result, intervals: insight.intervals, spreads: insight.spreads.applications, pulled: new Set(pulled.keys()), away });
    return { insight, meeting, pulled, names: new Map(panel.map((member) => [member.accountId, member.name])) };
  }

  /** Puts an application among those that are talked about. @throws NotFoundException for one that the officer may not see */
  async pull(roundId: string, applicationId: string, reason: string, officer: { readonly id: string; readonly at: Date }): Promise<Result<void, PullRefusal>> {
    if (applicationId === '') return refused({ field: 'applicationId' });
    await this.seen(roundId, applicationId, officer.id);
    const characters = characterCount(reason);
    if (characters < minReason || characters > maxReason) return refused({ field: 'reason', characters });
    await this.note(roundId, applicationId, reason, officer, true);
    return ok(undefined);
  }

  /** It need not be talked about after all, unless the figures say so. */
  async putBack(roundId: string, applicationId: string, officer: { readonly id: string; readonly at: Date }): Promise<void> {
    await this.seen(roundId, applicationId, officer.id);
    const [pulled] = await this.store.pulled([applicationId]);
    if (pulled) await this.note(roundId, applicationId, '', officer, false);
  }

  private async seen(roundId: string, applicationId: string, officerId: string): Promise<void> {
    const { applications } = await this.insights.of(roundId, officerId);
    if (!applications.has(applicationId)) throw new NotFoundException();
  }

  /** On the round, not on the application: the applicant's history says nothing of what the panel talks about. */
  private async note(roundId: string, applicationId: string, reason: string, { id, at }: { readonly id: string; readonly at: Date }, isPulled: boolean): Promise<void> {
    await this.store.add({ applicationId, isPulled, reason, askedBy: id, askedAt: at });
    await this.events.note({ subject: roundId, kind: isPulled ? 'panel-meeting.pulled' : 'panel-meeting.put-back', actorId: id, facts: { applicationId } });
  }
}
