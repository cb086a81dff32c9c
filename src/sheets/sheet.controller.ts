import { Body, Controller, ForbiddenException, Get, Param, Post, Query } from '@nestjs/common';
import { DraftService, applicationUrl, economyParts, isBeingWritten, type EconomyPart, type Opened } from '../applications/index.js';
import { typed, type Posted } from '../platform/forms/index.js';
import { Allow, Visiting, anId, page, redirect, unprocessable, type Download, type Member, type Page, type Redirect } from '../platform/web/index.js';
import { tables, type TableName } from './column.rules.js';
import { economyOf, ownEconomy, reachIn } from './economy.rules.js';
import { ImportService } from './import.service.js';
import { modes } from './plan.rules.js';
import { names, sheetsPage, type Shown } from './sheet.page.js';
import { previewUrl, sheetPaths } from './sheet.paths.js';
import type { SheetUpload } from './sheet-reader.js';
import { SheetService } from './sheet.service.js';
import { sheetTexts } from './sheet.texts.js';
import { SheetOf } from './upload.middleware.js';
import type { Economy } from './vocabulary.rules.js';

const { say } = sheetTexts;

/** Budget and financing as spreadsheets: out for everybody who takes part, in for those who may write them. */
@Controller()
export class SheetController {
  constructor(
    private readonly drafts: DraftService,
    private readonly sheets: SheetService,
    private readonly imports: ImportService,
  ) {}

  @Get(sheetPaths.sheets)
  @Allow('applicant')
  async show(@Visiting() visitor: Member, @Param('id', anId) id: string): Promise<Page> {
    return this.page(visitor, await this.drafts.open(id, visitor.account.id, economyParts), { posted: null, refusal: null });
  }

  @Post(sheetPaths.sheets)
  @Allow('applicant')
  async read(@Visiting() visitor: Member, @Param('id', anId) id: string, @Body() posted: Posted, @SheetOf() sheet: SheetUpload | null): Promise<Page | Redirect> {
    const { lang, account, receivedAt: at } = visitor;
    const opened = await this.drafts.openLocked(id, account.id, economyParts);
    if (!isBeingWritten(opened, at)) return redirect(applicationUrl(id));
    if (!reachIn(opened).mayWrite) throw new ForbiddenException();
    const pasted = typed(posted, names.pasted);
    const upload = sheet ?? { ok: false, fault: 'none', count: 0 };
    const again = (refusal: Shown['refusal']): Promise<Page> => this.page(visitor, opened, { posted, refusal });
    if (!upload.ok) return again({ ...upload, messages: [], messageCount: 0 });
    const assumed = pasted.trim() ? (tables.find((table) => table === typed(posted, names.assumed)) ?? null) : null;
    const mode = modes.find((one) => one === typed(posted, names.mode)) ?? 'replace';
    const kept = await this.imports.keep(lang, opened, upload.read, { mode, assumed }, { accountId: account.id, at });
    return kept.ok ? redirect(previewUrl(id, kept.value)) : again({ fault: null, count: 0, messages: kept.refusal.wrong, messageCount: kept.refusal.wrongCount });
  }

  @Get(sheetPaths.workbook)
  @Allow('applicant')
  async workbook(@Visiting() { lang, account }: Member, @Param('id', anId) id: string, @Query('version') given = '', @Query('del') part = ''): Promise<Download> {
    const opened = await this.drafts.open(id, account.id, economyParts);
    const { economy, version } = await this.economy(opened, given);
    const { own } = reachIn(opened);
    return part === 'egen' && own !== null && version === null ? this.sheets.workbook(lang, ownEconomy(economy, own), version, own) : this.sheets.workbook(lang, economy, version);
  }

  @Get(sheetPaths.costs)
  @Allow('applicant')
  costs(@Visiting() visitor: Member, @Param('id', anId) id: string, @Query('version') version = ''): Promise<Download> {
    return this.csv(visitor, id, version, 'costs');
  }

  @Get(sheetPaths.financing)
  @Allow('applicant')
  financing(@Visiting() visitor: Member, @Param('id', anId) id: string, @Query('version') version = ''): Promise<Download> {
    return this.csv(visitor, id, version, 'financing');
  }

  @Get(sheetPaths.template)
  @Allow('applicant')
  async template(@Visiting() { lang, account }: Member, @Param('id', anId) id: string): Promise<Download> {
    const opened = await this.drafts.open(id, account.id, economyParts);
    return this.sheets.template(lang, economyOf(opened), reachIn(opened).own);
  }

  private async csv({ lang, account }: Member, id: string, given: string, table: TableName): Promise<Download> {
    const { economy, version } = await this.economy(await this.drafts.open(id, account.id, economyParts), given);
    return this.sheets.csv(lang, table, economy, version);
  }

  private async economy(opened: Opened<EconomyPart>, given: string): Promise<{ economy: Economy; version: number | null }> {
    if (!/^[1-9]\d{0,5}$/.test(String(given))) return { economy: economyOf(opened), version: null };
    return { economy: await this.sheets.economyOf(opened.draft.id, Number(given)), version: Number(given) };
  }

  private async page({ lang, receivedAt }: Member, opened: Opened<EconomyPart>, given: Pick<Shown, 'posted' | 'refusal'>): Promise<Page> {
    const model = sheetsPage(lang, opened, { ...given, now: receivedAt, versions: await this.sheets.versions(opened.draft.id) });
    const answer = given.refusal ? unprocessable : page;
    return answer('sheets/sheets', model.heading.title, model, { href: applicationUrl(opened.draft.id), label: say(lang, 'sheets.back') });
  }
}
