import { Injectable } from '@nestjs/common';
import type { Budget, CheckContext } from '../../budgets/index.js';
import { copenhagenDate } from '../../shared/dates.js';
import type { DraftHead, DraftParts, Frame, Opened } from '../draft.rules.js';
import { isBeingWritten } from '../draft.rules.js';
import { DraftService } from '../draft.service.js';
import { budgetIn } from '../submission/snapshot-draft.rules.js';
import { SubmissionService } from '../submission/submission.service.js';
import { checkContextOf } from './check-context.rules.js';

/** What an economy is made of, and what it is assessed by. */
export const economyParts = ['project', 'focusAreaIds', 'partners', 'activities', 'costModel', 'costs', 'financing'] as const satisfies readonly (keyof DraftParts)[];
export type EconomyPart = (typeof economyParts)[number];

/** An economy to look at: the draft's, or that of a version sent in, by the rules it was sent in under. */
export interface Economy {
  readonly draft: DraftHead;
  readonly frame: Frame;
  readonly budget: Budget;
  readonly context: CheckContext;
  /** In the application's order. */
  readonly activities: readonly { readonly id: string; readonly title: string }[];
  /** null: as it stands in the draft. */
  readonly version: number | null;
}

@Injectable()
export class EconomyService {
  constructor(
    private readonly drafts: DraftService,
    private readonly submissions: SubmissionService,
  ) {}

  /** What is written now; of an application that nobody writes in, the last version. @throws NotFoundException where there is none */
  async of(id: string, accountId: string, now: Date, version: number | null): Promise<Economy> {
    const opened = await this.drafts.open(id, accountId, economyParts);
    return version === null && isBeingWritten(opened, now) ? economyOf(opened, now) : this.sent(opened, accountId, version);
  }

  private async sent({ draft, frame }: Opened<EconomyPart>, accountId: string, wanted: number | null): Promise<Economy> {
    const { submitted: { version, receivedAt }, snapshot } = await this.submissions.sent(draft.id, accountId, wanted);
    const { budget, money } = budgetIn(snapshot);
    const { startsOn, endsOn } = snapshot.project;
    const { id } = snapshot.ruleSet;
    const context: CheckContext = {
      money,
      eu: snapshot.ruleSet.values,
      ruleSet: { id, version: snapshot.ruleSet.version, basis: id === frame.round.ruleSetId ? frame.round.legalBasis : '' },
      fundIds: frame.round.fundIds,
      focusAreaIds: snapshot.focusAreas.map((area) => area.id),
      period: startsOn && endsOn ? { startsOn, endsOn } : null,
      // What is left today says nothing of a version: its own grant may have been taken from it.
      poolLeftOere: {},
      sentOn: copenhagenDate(receivedAt),
    };
    return { draft, frame, budget, context, activities: snapshot.activities ?? [], version };
  }
}

export function economyOf({ draft, frame }: Opened<EconomyPart>, now: Date): Economy {
  return { draft, frame, budget: draft, context: checkContextOf(draft, frame, copenhagenDate(now)), activities: draft.activities, version: null };
}
