import { Injectable, NotFoundException } from '@nestjs/common';
import { WholeApplicationService, type WholeApplication } from '../applications/index.js';
import { Db } from '../platform/db/index.js';
import { Files, type Received } from '../platform/files/index.js';
import { Repeating } from '../platform/jobs/index.js';
import { Log } from '../platform/logging/index.js';
import { MOST_ATTEMPTS, type DocumentRow, type Step } from './document.rules.js';
import { DocumentStore } from './document.store.js';
import { paperOf } from './paper.page.js';
import { NoPdf, Typesetter } from './typesetter.js';

/** Somebody else has taken the document over, since this maker was not heard of for too long. */
class TakenOver extends Error {}

/** The job that makes waiting PDFs, one after another. Several portals share the work: nobody makes the same one twice. */
@Injectable()
export class DocumentMaker extends Repeating {
  constructor(
    private readonly db: Db,
    private readonly store: DocumentStore,
    private readonly applications: WholeApplicationService,
    private readonly typesetter: Typesetter,
    private readonly files: Files,
    log: Log,
  ) {
    super(3000, log);
  }

  protected async round(): Promise<void> {
    for (let next = await this.take(); next !== null; next = await this.take()) await this.make(next);
  }

  private take(): Promise<DocumentRow | null> {
    return this.typesetter.isEnding ? Promise.resolve(null) : this.db.transaction(() => this.store.take());
  }

  private async make(document: DocumentRow): Promise<void> {
    try {
      if (document.attempts > MOST_ATTEMPTS) throw new NoPdf('broken', `${MOST_ATTEMPTS} makers have died over it`);
      await this.reach(document, 'reading');
      const whole = await this.read(document);
      await this.reach(document, 'typesetting');
      const pdf = await this.typesetter.pdf(paperOf(document.language, whole), whole.at);
      await this.reach(document, 'storing');
      await this.finish(document, await this.received(pdf), whole.revision);
    } catch (error) {
      await this.giveUp(document, error as Error);
    }
  }

  private async read({ applicationId, version, requestedBy }: DocumentRow): Promise<WholeApplication> {
    const whole = version === null ? await this.applications.draft(applicationId, requestedBy) : await this.applications.sent(applicationId, version);
    if (!whole) throw new NoPdf('broken', `There is no version ${version} of ${applicationId}`);
    return whole;
  }

  private async reach(document: DocumentRow, step: Step): Promise<void> {
    if (!(await this.db.transaction(() => this.store.reach(document, step)))) throw new TakenOver();
  }

  private async received(pdf: Buffer): Promise<Received> {
    const spooled = await this.files.take([pdf]);
    const received = spooled.ok ? await this.files.receive(spooled.value, { name: 'document.pdf', accept: ['pdf'] }) : spooled;
    if (!received.ok) throw new NoPdf('broken', `The file store said ${received.refusal.code}`);
    return received.value;
  }

  /** The new file's row and the document's stand or fall together; the file it replaces goes with them. */
  private async finish(document: DocumentRow, received: Received, revision: number | null): Promise<void> {
    const isKept = await this.db.transactionThat(
      async () => {
        const { key, bytes, sha256 } = await this.files.keep(received);
        const before = await this.store.finish(document, { key, bytes, sha256, revision });
        if (typeof before === 'string') await this.files.remove(before);
        return before !== false;
      },
      (kept) => kept,
    );
    if (!isKept) throw new TakenOver();
  }

  private async giveUp(document: DocumentRow, error: Error): Promise<void> {
    if (error instanceof TakenOver) return;
    const why = error instanceof NoPdf ? error.why : error instanceof NotFoundException ? 'access' : 'broken';
    if (why === 'stopped' || this.typesetter.isEnding) return this.db.transaction(() => this.store.release(document, { counts: false }));
    this.log.error(error, { document: document.id, why });
    if (why === 'died') return this.db.transaction(() => this.store.release(document, { counts: true }));
    await this.db.transaction(() => this.store.fail(document, why));
  }
}
