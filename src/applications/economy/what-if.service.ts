import { ForbiddenException, Injectable } from '@nestjs/common';
import type { FormError, Posted } from '../../platform/forms/index.js';
import { ok, refused, type Result } from '../../shared/result.js';
import { isBeingWritten, type Opened } from '../draft.rules.js';
import { DraftService } from '../draft.service.js';
import { budgetSection } from '../form/budget.section.js';
import { financingSection } from '../form/financing.section.js';
import { SectionService } from '../form/section.service.js';
import { reachOf, type Membership } from '../members/member.access.js';
import { reached } from '../merging/own-rows.rules.js';
import { economyParts, type EconomyPart } from './economy.service.js';
import { readTrials } from './what-if.form.js';
import { isStale, tried, trialsOf, type Change, type Trial } from './what-if.rules.js';

/** What somebody tries, beside what stands there now. */
export interface WhatIf {
  readonly stored: Opened<EconomyPart>;
  readonly tried: Opened<EconomyPart>;
  readonly trials: readonly Trial[];
  readonly changes: readonly Change[];
  readonly errors: readonly FormError[];
  /** Changes whose line others have removed. */
  readonly gone: number;
}

/** Why the tried figures are not stored: each says so on the page, and nothing is lost. */
export type NotKept = 'wrong' | 'nothing' | 'stale' | 'gone' | 'foreign' | 'refused';

/** Other figures, tried against the stored ones; stored only by whoever may write them, as any other save. */
@Injectable()
export class WhatIfService {
  constructor(
    private readonly drafts: DraftService,
    private readonly sections: SectionService,
  ) {}

  async reckon(id: string, accountId: string, posted: Posted): Promise<WhatIf> {
    return whatIf(await this.drafts.open(id, accountId, economyParts), posted);
  }

  /** @throws ForbiddenException where this person may write nothing of it */
  async keep(id: string, accountId: string, at: Date, posted: Posted): Promise<Result<void, { readonly why: NotKept; readonly shown: WhatIf }>> {
    const opened = await this.drafts.openLocked(id, accountId, economyParts);
    const { membership } = opened.draft;
    if (!isBeingWritten(opened, at) || reachOf(membership, 'budget') === 'none') throw new ForbiddenException();
    const shown = whatIf(opened, posted);
    const why = hindrance(shown);
    if (why) return refused({ why, shown });
    const saved = await this.store(shown, { applicationId: id, accountId, at });
    return saved ? ok(undefined) : refused({ why: 'refused', shown });
  }

  /** Each page as its own save, so that the history tells them apart. @returns whether both were taken */
  private async store({ stored, tried: wanted, changes }: WhatIf, saving: { applicationId: string; accountId: string; at: Date }): Promise<boolean> {
    const { frame } = stored;
    const tables = new Set(changes.map(({ trial }) => trial.table));
    let { revision } = stored.draft;
    const now = (): Opened<EconomyPart> => ({ draft: { ...stored.draft, revision }, frame });
    const origin = () => ({ basis: revision, pageId: null, turn: 0, settled: new Map() });
    if (tables.has('costs') || tables.has('model')) {
      const { costModel, costs } = reached(wanted, 'budget').draft;
      const saved = await this.sections.save(budgetSection, reached(now(), 'budget'), saving, origin(), () => ({ ok: true, input: { costModel, costs } }));
      if (!saved.ok) return false;
      revision = saved.value;
    }
    if (tables.has('funds') || tables.has('gifts')) {
      const { financing } = reached(wanted, 'financing').draft;
      const saved = await this.sections.save(financingSection, reached(now(), 'financing'), saving, origin(), () => ({ ok: true, input: financing }));
      if (!saved.ok) return false;
    }
    return true;
  }
}

function whatIf(stored: Opened<EconomyPart>, posted: Posted): WhatIf {
  const trials = trialsOf(stored.draft, stored.frame);
  const read = readTrials(posted, trials);
  return { stored, tried: { draft: tried(stored.draft, read.changes, stored.frame), frame: stored.frame }, trials, ...read };
}

function hindrance({ stored, changes, errors, gone }: WhatIf): NotKept | null {
  if (errors.length) return 'wrong';
  if (gone) return 'gone';
  if (changes.length === 0) return 'nothing';
  if (changes.some(({ trial }) => !mayKeep(trial, stored.draft.membership))) return 'foreign';
  return changes.some(isStale) ? 'stale' : null;
}

/** A signatory keeps the own partner's figures alone. */
export function mayKeep({ partnerId }: Trial, membership: Membership): boolean {
  const reach = reachOf(membership, 'budget');
  return reach === 'all' || (reach === 'own' && partnerId !== null && partnerId === membership.partnerId);
}
