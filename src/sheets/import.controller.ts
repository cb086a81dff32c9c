import { Body, Controller, ForbiddenException, Get, Param, Post } from '@nestjs/common';
import { DraftService, applicationUrl, economyParts, isBeingWritten, type EconomyPart, type Opened } from '../applications/index.js';
import { typed, type Posted } from '../platform/forms/index.js';
import { Allow, Visiting, anId, conflicting, page, redirect, unprocessable, type Member, type Page, type Redirect } from '../platform/web/index.js';
import { reachIn } from './economy.rules.js';
import { ImportService } from './import.service.js';
import type { BudgetImport, Plan } from './plan.rules.js';
import { previewPage, type Told } from './preview.page.js';
import { names } from './sheet.page.js';
import { sheetPaths, sheetsUrl } from './sheet.paths.js';
import { sheetTexts } from './sheet.texts.js';

const { say } = sheetTexts;

/** A file that has been read: what it would change, and the press that changes it. */
@Controller()
export class ImportController {
  constructor(
    private readonly drafts: DraftService,
    private readonly imports: ImportService,
  ) {}

  @Get(sheetPaths.preview)
  @Allow('applicant')
  async preview(@Visiting() visitor: Member, @Param('id', anId) id: string, @Param('importId', anId) importId: string): Promise<Page | Redirect> {
    const opened = await this.drafts.open(id, visitor.account.id, economyParts);
    const file = await this.imports.one(importId, id, visitor.account.id);
    if (!isBeingWritten(opened, visitor.receivedAt) || !reachIn(opened).mayWrite) return redirect(sheetsUrl(id));
    return this.page(visitor, opened, file, this.imports.plan(visitor.lang, opened, file), page, null);
  }

  @Post(sheetPaths.preview)
  @Allow('applicant')
  async apply(@Visiting() visitor: Member, @Param('id', anId) id: string, @Param('importId', anId) importId: string, @Body() posted: Posted): Promise<Page | Redirect> {
    const { lang, account, receivedAt: at } = visitor;
    const opened = await this.drafts.openLocked(id, account.id, economyParts);
    // Read behind the lock, so that of two presses the second one finds what the first has done.
    const file = await this.imports.one(importId, id, account.id);
    if (file.appliedAt) return redirect(sheetsUrl(id), 'sheets.done.again');
    if (!isBeingWritten(opened, at)) return redirect(applicationUrl(id));
    if (!reachIn(opened).mayWrite) throw new ForbiddenException();
    const plan = this.imports.plan(lang, opened, file);
    if (typed(posted, names.seen) !== String(opened.draft.revision)) return this.page(visitor, opened, file, plan, conflicting, 'stale');
    if (plan.wrong.length) return this.page(visitor, opened, file, plan, unprocessable, null);
    const isApplied = await this.imports.apply(file, plan, opened, { accountId: account.id, at });
    return isApplied ? redirect(applicationUrl(id, 'budget'), 'sheets.done') : this.page(visitor, opened, file, plan, conflicting, 'refused');
  }

  private page({ lang }: Member, opened: Opened<EconomyPart>, file: BudgetImport, plan: Plan, answer: typeof page, told: Told): Page {
    const model = previewPage(lang, opened, file, plan, told);
    return answer('sheets/preview', model.heading.title, model, { href: sheetsUrl(opened.draft.id), label: say(lang, 'preview.back') });
  }
}
