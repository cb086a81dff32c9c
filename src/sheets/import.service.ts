import { randomUUID } from 'node:crypto';
import { Injectable, NotFoundException } from '@nestjs/common';
import { EconomyWriter, type EconomyPart, type Opened } from '../applications/index.js';
import type { CostLine, FinancingLine } from '../budgets/index.js';
import { Events } from '../platform/events/index.js';
import type { Lang } from '../platform/views/index.js';
import { ok, refused, type Result } from '../shared/result.js';
import { economyOf, reachIn } from './economy.rules.js';
import { ImportStore } from './import.store.js';
import { MOST_KEPT } from './limit.rules.js';
import { isEmpty, linesIn, planOf, type Asked, type BudgetImport, type Plan, type TablePlan } from './plan.rules.js';
import type { ReadSheets } from './sheet-reader.js';
import { vocabularyOf } from './vocabulary.rules.js';

export interface By {
  readonly accountId: string;
  readonly at: Date;
}

/** Files that become budget lines: first looked at, then applied whole or not at all. */
@Injectable()
export class ImportService {
  constructor(
    private readonly store: ImportStore,
    private readonly writer: EconomyWriter,
    private readonly events: Events,
  ) {}

  plan(lang: Lang, opened: Opened<EconomyPart>, asked: Asked): Plan {
    const { own } = reachIn(opened);
    const economy = economyOf(opened);
    return planOf(asked, { lang, economy, own, vocabulary: vocabularyOf(economy, own), textLimits: opened.frame.round.rules.textLimits });
  }

  /** Keeps a file for its reader to look at; one with anything wrong is not kept. @returns its id */
  async keep(lang: Lang, opened: Opened<EconomyPart>, read: ReadSheets, asked: Omit<Asked, 'sheets'>, { accountId, at }: By): Promise<Result<string, Plan>> {
    const plan = this.plan(lang, opened, { ...asked, sheets: read.sheets });
    if (plan.wrong.length) return refused(plan);
    const id = randomUUID();
    await this.store.keepLatest(opened.draft.id, accountId, MOST_KEPT - 1);
    await this.store.add({ id, ...read, ...asked }, { applicationId: opened.draft.id, accountId, revision: opened.draft.revision, at });
    return ok(id);
  }

  /** @throws NotFoundException for a file that is unknown, somebody else's or forgotten */
  async one(id: string, applicationId: string, accountId: string): Promise<BudgetImport> {
    const found = await this.store.one(id, applicationId, accountId);
    if (!found) throw new NotFoundException();
    return found;
  }

  /** The draft has been opened for writing, and stands as it did when the reader saw the plan. @returns false where the forms' own rules refuse it */
  async apply({ id, fileName, sha256 }: BudgetImport, plan: Plan, opened: Opened<EconomyPart>, { accountId, at }: By): Promise<boolean> {
    if (!isEmpty(plan)) {
      const lines = { costs: named<CostLine>(id, 'costs', plan.costs), financing: named<FinancingLine>(id, 'financing', plan.financing) };
      const put = await this.writer.put(opened, lines, { applicationId: opened.draft.id, accountId, at });
      if (!put.ok) return false;
      await this.events.note({ subject: opened.draft.id, kind: 'budget.imported', actorId: accountId, facts: { fileName, sha256, lines: linesIn(plan) } });
    }
    await this.store.applied(id, at);
    return true;
  }
}

/** A new line gets its id from the file and its row, so that no other file's row is taken for it. */
function named<Line extends { readonly id: string }>(importId: string, table: string, plan: TablePlan<Line> | null): Line[] | null {
  if (!plan || plan.changes.length === 0) return null;
  return plan.lines.map((line) => (line.id.startsWith('row ') ? { ...line, id: `${importId} ${table} ${line.id}` } : line));
}
