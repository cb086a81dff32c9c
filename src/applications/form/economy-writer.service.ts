import { Injectable } from '@nestjs/common';
import type { CostLine, FinancingLine } from '../../budgets/index.js';
import type { FormError } from '../../platform/forms/index.js';
import { ok, refused, type Result } from '../../shared/result.js';
import type { Opened } from '../draft.rules.js';
import type { Reach } from '../members/member.access.js';
import { newOrigin } from '../merging/origin.form.js';
import { reached } from '../merging/own-rows.rules.js';
import { budgetSection } from './budget.section.js';
import { financingSection } from './financing.section.js';
import { SectionService, type Saving } from './section.service.js';

/** What the two pages of the economy are made of. */
export const economyParts = ['project', 'partners', 'activities', 'costModel', 'costs', 'financing'] as const;
export type EconomyPart = (typeof economyParts)[number];

/** Everything within the writer's reach; null: as it stands. A line whose id is not in the draft is a new one. */
export interface EconomyLines {
  readonly costs: readonly CostLine[] | null;
  readonly financing: readonly FinancingLine[] | null;
}

/** How much of the economy the reader may write. */
export function economyReach(opened: Opened<EconomyPart>): Reach {
  return reached(opened, 'budget').reach;
}

/** Saves budget lines that came by another way than their forms: by the same rules, and as edits like any other. */
@Injectable()
export class EconomyWriter {
  constructor(private readonly sections: SectionService) {}

  /**
   * The draft has been opened for writing; nothing is merged, since it was just read. What the forms' own rules refuse is
   * answered with their messages, and then half of it may stand: only a transaction that is undone makes it nothing.
   */
  async put(opened: Opened<EconomyPart>, { costs, financing }: EconomyLines, saving: Saving): Promise<Result<number, readonly FormError[]>> {
    let { revision } = opened.draft;
    const now = (): Opened<EconomyPart> => ({ ...opened, draft: { ...opened.draft, revision } });
    const origin = () => ({ ...newOrigin(revision), pageId: null });
    if (costs) {
      const saved = await this.sections.save(budgetSection, reached(now(), 'budget'), saving, origin(), ({ rowId }) => ({ ok: true, input: { costModel: opened.draft.costModel, costs: costs.map((line) => ({ ...line, id: rowId(line.id) })) } }));
      if (!saved.ok) return refused('errors' in saved.refusal ? saved.refusal.errors : []);
      revision = saved.value;
    }
    if (financing) {
      const saved = await this.sections.save(financingSection, reached(now(), 'financing'), saving, origin(), ({ rowId }) => ({ ok: true, input: financing.map((line) => ({ ...line, id: line.fundId ? '' : rowId(line.id) })) }));
      if (!saved.ok) return refused('errors' in saved.refusal ? saved.refusal.errors : []);
      revision = saved.value;
    }
    return ok(revision);
  }
}
