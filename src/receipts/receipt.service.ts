import { Injectable } from '@nestjs/common';
import { Portal } from '../platform/portal.js';
import { copenhagenDate, startOfDayCopenhagen } from '../shared/dates.js';
import { ReceiptKey } from './receipt-key.js';
import { ReceiptStore, type ReceiptRow } from './receipt.store.js';
import { emptyLog, placed, type NewStatement, type Placed, type SubmissionStatement } from './statement.rules.js';

/** Whoever keeps pressing the button does not fill the log that everybody's submission waits for. */
const MOST_REFUSALS_A_DAY = 100;
const DAY_MS = 86_400_000;

/** Signs what the portal says it has received, and keeps the log that every receipt has its place in. */
@Injectable()
export class ReceiptService {
  constructor(
    private readonly store: ReceiptStore,
    private readonly key: ReceiptKey,
    private readonly portal: Portal,
  ) {}

  /**
   * Signs a statement and puts it at the end of the log, in the open transaction. Every other receipt waits until that
   * ends, so it comes last: after whatever may refuse or take long. Lock the application before it, never after.
   */
  async issue(statement: NewStatement): Promise<Placed> {
    const head = (await this.store.held()) ?? emptyLog;
    const entry = placed(statement, head, this.portal.address(''));
    const { position, link } = entry.head;
    await this.store.add({
      position,
      kind: statement.kind,
      applicationId: statement.application.id,
      version: statement.kind === 'submission' ? statement.version : null,
      receivedAt: statement.receivedAt,
      statement: entry.text,
      sha256: entry.sha256,
      link,
      keyId: this.key.id,
      signature: this.key.sign(entry.text),
    }, this.key.publicKey);
    return entry;
  }

  /** Signs a text as a receipt is signed, and waits for the log like one, but takes no place in it: for the portal's try of itself. */
  async seal(text: string): Promise<{ readonly keyId: string; readonly publicKey: string; readonly signature: string }> {
    await this.store.held();
    return { keyId: this.key.id, publicKey: this.key.publicKey, signature: this.key.sign(text) };
  }

  /** A try that was refused, in the open transaction. @returns its place in the log; null: too many in a day, and nothing was written */
  async refuse(statement: Extract<NewStatement, { kind: 'refusal' }>): Promise<number | null> {
    const dayAgo = new Date(Date.parse(statement.receivedAt) - DAY_MS);
    if ((await this.store.refusalsSince(statement.application.id, dayAgo)) >= MOST_REFUSALS_A_DAY) return null;
    return (await this.issue(statement)).head.position;
  }

  /** The signed file of a refused try; null: there is none. */
  async refusalFile(applicationId: string, position: number): Promise<string | null> {
    const row = await this.store.refusal(applicationId, position);
    return row && fileOf(row);
  }

  /** What became of the last try to send an application in; null: nothing is known of one. */
  async latest(applicationId: string): Promise<{ is: 'sent'; version: number; receivedAt: Date } | { is: 'refused'; position: number; receivedAt: Date } | null> {
    const row = await this.store.latest(applicationId);
    if (!row) return null;
    const { position, version, receivedAt } = row;
    return version === null ? { is: 'refused', position: Number(position), receivedAt } : { is: 'sent', version, receivedAt };
  }

  /** Position of the receipt that a new version's will replace; null: it is the first. */
  lastOf(applicationId: string): Promise<number | null> {
    return this.store.lastOf(applicationId);
  }

  /** What a version's receipt says; null for a version from before receipts were signed. */
  async statement(applicationId: string, version: number): Promise<SubmissionStatement | null> {
    const row = await this.store.ofVersion(applicationId, version);
    return row && (JSON.parse(row.statement) as SubmissionStatement);
  }

  /** The file that anybody can verify; null for a version from before receipts were signed. */
  async file(applicationId: string, version: number): Promise<string | null> {
    const row = await this.store.ofVersion(applicationId, version);
    return row && fileOf(row);
  }

  /** Every key that has signed, oldest first, and where the log stood at the end of each day, newest first. */
  async published(limit = 366): Promise<Published> {
    const [keys, heads] = await Promise.all([this.store.keys(), this.store.heads(limit)]);
    return { keys, heads: heads.map(({ day, position, link }) => ({ day, position: Number(position), link })) };
  }

  /** Notes where the log stood when yesterday ended in Denmark. @returns the new head; null: noted before, or nothing to note */
  async noteHead(now: Date): Promise<{ day: string; position: number; link: string } | null> {
    const midnight = startOfDayCopenhagen(copenhagenDate(now));
    const day = copenhagenDate(new Date(midnight.getTime() - 1));
    const head = await this.store.headBefore(midnight);
    if (!head || !(await this.store.addHead(day, head))) return null;
    return { day, ...head };
  }
}

export interface Published {
  readonly keys: readonly { readonly id: string; readonly publicKey: string; readonly firstUsedAt: Date }[];
  readonly heads: readonly { readonly day: string; readonly position: number; readonly link: string }[];
}

/** Statement, signature and key in one file. The statement stands as it was signed, byte for byte. */
function fileOf({ statement, signature, keyId, publicKey }: ReceiptRow): string {
  const key = JSON.stringify({ algorithm: 'Ed25519', id: keyId, publicKey });
  return `{"statement":${statement},\n"signature":"${signature}",\n"key":${key}}\n`;
}
