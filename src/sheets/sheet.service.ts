import { Injectable, NotFoundException, ServiceUnavailableException } from '@nestjs/common';
import { WholeApplicationService, type SentVersion } from '../applications/index.js';
import { Download } from '../platform/web/index.js';
import type { Lang } from '../platform/views/index.js';
import type { TableName } from './column.rules.js';
import { writeDelimited } from './delimited.js';
import { economyIn } from './economy.rules.js';
import { MOST_ROWS } from './limit.rules.js';
import { budgetWorkbook, tableRows, templateWorkbook } from './out.rules.js';
import { sheetFileName } from './sheet.paths.js';
import { sheetTexts } from './sheet.texts.js';
import { vocabularyOf, type Economy } from './vocabulary.rules.js';
import { Workbooks } from './workbooks.js';

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Budgets as files. Whoever calls has checked that the account may read the application. */
@Injectable()
export class SheetService {
  constructor(
    private readonly applications: WholeApplicationService,
    private readonly workbooks: Workbooks,
  ) {}

  versions(applicationId: string): Promise<SentVersion[]> {
    return this.applications.sentVersions(applicationId);
  }

  /** @throws NotFoundException */
  async economyOf(applicationId: string, version: number): Promise<Economy> {
    const whole = await this.applications.sent(applicationId, version);
    if (!whole) throw new NotFoundException();
    return economyIn(whole.snapshot);
  }

  /** `version` null: the draft. `own`: for the signatory of that partner. */
  async workbook(lang: Lang, economy: Economy, version: number | null, own: string | null = null): Promise<Download> {
    const sheets = budgetWorkbook(lang, economy, vocabularyOf(economy, own));
    return this.download(lang, sheets, sheetFileName(lang, 'workbook', economy.number, version));
  }

  template(lang: Lang, economy: Economy, own: string | null): Promise<Download> {
    return this.download(lang, templateWorkbook(lang, economy, vocabularyOf(economy, own)), sheetFileName(lang, 'template', economy.number, null));
  }

  csv(lang: Lang, table: TableName, economy: Economy, version: number | null): Download {
    const content = writeDelimited(tableRows(lang, table, economy, vocabularyOf(economy)));
    return new Download(content, sheetFileName(lang, table, economy.number, version), 'text/csv; charset=utf-8', content.length);
  }

  private async download(lang: Lang, sheets: ReturnType<typeof budgetWorkbook>, name: string): Promise<Download> {
    const content = await this.workbooks.write(sheets, MOST_ROWS, sheetTexts.say(lang, 'sheet.notOnList'));
    if (!content) throw new ServiceUnavailableException();
    return new Download(content, name, xlsx, content.length);
  }
}
