import { Controller, Get, Header } from '@nestjs/common';
import { Allow, Visiting, page, type Page, type Visitor } from '../platform/web/index.js';
import { logPage } from './receipt.page.js';
import { receiptPaths } from './receipt.paths.js';
import { ReceiptService } from './receipt.service.js';
import { receiptTexts } from './receipt.texts.js';

/** What anybody needs to verify a receipt. */
@Controller()
export class ReceiptController {
  constructor(private readonly receipts: ReceiptService) {}

  @Get(receiptPaths.log)
  @Allow('everyone')
  async log(@Visiting() { lang }: Visitor): Promise<Page> {
    return page('receipts/log', receiptTexts.say(lang, 'receipts.title'), logPage(lang, await this.receipts.published(30)));
  }

  @Get(receiptPaths.published)
  @Allow('everyone')
  @Header('Cache-Control', 'no-store')
  published(): Promise<object> {
    return this.receipts.published();
  }
}
