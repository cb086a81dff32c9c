import { Injectable } from '@nestjs/common';
import { Line } from '../../platform/web/index.js';
import { ReceiptService } from '../../receipts/index.js';
import type { DraftHead } from '../draft.rules.js';
import { DraftService } from '../draft.service.js';
import { SubmissionStore } from './submission.store.js';

/** Where a submission stands. `waiting` only where this process has it; another one says what the database knows. */
export type Place =
  | { readonly is: 'waiting'; readonly receivedAt: Date; readonly ahead: number }
  | { readonly is: 'sent'; readonly receivedAt: Date; readonly version: number }
  | { readonly is: 'refused'; readonly receivedAt: Date; readonly position: number }
  | { readonly is: 'none' };

/** Tells somebody who has pressed the button, and waits, what has become of it. */
@Injectable()
export class QueueService {
  constructor(
    private readonly line: Line,
    private readonly drafts: DraftService,
    private readonly store: SubmissionStore,
    private readonly receipts: ReceiptService,
  ) {}

  /** @throws NotFoundException to somebody who takes no part */
  async of(id: string, accountId: string): Promise<{ draft: DraftHead; place: Place }> {
    const { draft } = await this.drafts.open(id, accountId, []);
    return { draft, place: this.waiting(id) ?? (await this.receipts.latest(id)) ?? { is: 'none' } };
  }

  /** Of the try that a page with this key has made. Whoever made it is told without a look at the database. @throws NotFoundException */
  async ofTry(id: string, accountId: string, key: string | null): Promise<Place> {
    if (this.line.standing(id)?.accountId !== accountId) await this.drafts.open(id, accountId, []);
    const waiting = this.waiting(id);
    if (waiting || key === null) return waiting ?? { is: 'none' };
    const sent = await this.store.sentBy(id, key);
    return sent ? { is: 'sent', ...sent } : { is: 'none' };
  }

  private waiting(id: string): Place | null {
    const standing = this.line.standing(id);
    return standing && { is: 'waiting', receivedAt: standing.receivedAt, ahead: standing.ahead };
  }
}
