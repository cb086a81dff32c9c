import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { Db } from '../platform/db/index.js';
import { Repeating } from '../platform/jobs/index.js';
import { Log } from '../platform/logging/index.js';
import { Outbox } from '../platform/mail/index.js';
import { formatDate } from '../shared/dates.js';
import { ReceiptService } from './receipt.service.js';
import { receiptTexts } from './receipt.texts.js';
import { Witnesses } from './witnesses.js';

const QUARTER_OF_AN_HOUR = 15 * 60_000;
const { say } = receiptTexts;

/** Once a day the log's head goes to people outside the portal: from then on nobody can change what came before unnoticed. */
@Injectable()
export class HeadJob extends Repeating {
  constructor(
    private readonly db: Db,
    private readonly receipts: ReceiptService,
    private readonly outbox: Outbox,
    private readonly witnesses: Witnesses,
    private readonly clock: Clock,
    log: Log,
  ) {
    super(QUARTER_OF_AN_HOUR, log);
  }

  protected round(): Promise<void> {
    return this.db.transaction(async () => {
      const head = await this.receipts.noteHead(this.clock.now());
      if (!head) return;
      const facts = { day: formatDate(head.day, 'da'), position: head.position, link: head.link };
      for (const to of this.witnesses.addresses) await this.outbox.put({ toName: '', toAddress: to, subject: say('da', 'receipts.head.subject', facts), text: say('da', 'receipts.head.text', facts) });
    });
  }
}
