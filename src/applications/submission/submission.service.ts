import { ForbiddenException, Injectable, NotFoundException } from '@nestjs/common';
import { budgetTotals, moneyRulesOf } from '../../budgets/index.js';
import { Events } from '../../platform/events/index.js';
import { Portal } from '../../platform/portal.js';
import type { Lang } from '../../platform/views/index.js';
import { ReceiptService, type Ground } from '../../receipts/index.js';
import { arrivalOf, type Arrival } from '../../rounds/index.js';
import { canonicalJson, sha256Hex } from '../../shared/canonical-json.js';
import { ok, refused, type Result } from '../../shared/result.js';
import { sentUrl } from '../application.paths.js';
import { ApplicationService } from '../application.service.js';
import { leaveOf, type Draft, type Frame, type Opened } from '../draft.rules.js';
import { DraftService } from '../draft.service.js';
import type { Seen } from './meanwhile.form.js';
import { meanwhileLines } from './meanwhile.page.js';
import { MeanwhileService, type Meanwhile } from './meanwhile.service.js';
import { isLead } from '../members/member.access.js';
import { snapshotOf } from './snapshot-builder.rules.js';
import type { Snapshot } from './snapshot.rules.js';
import { missingBeforeSubmit } from './submission.rules.js';
import { SubmissionStore, type Submitted } from './submission.store.js';
import { receiptMail } from '../tidings.js';

/** `position`: place of the refusal's receipt in the log; null: it got none. */
export type Refusal = { readonly why: 'late' | 'not-open' | 'missing'; readonly opened: Opened; readonly position: number | null };
type Sent = { readonly submitted: Submitted; readonly snapshot: Snapshot };
/** What the page with the button says of itself. */
type Pressed = { readonly seen: Seen | null; readonly key: string | null };
type Sender = { readonly id: string; readonly name: string };

/** Sends an application in, and shows what was sent. */
@Injectable()
export class SubmissionService {
  constructor(
    private readonly drafts: DraftService,
    private readonly applications: ApplicationService,
    private readonly store: SubmissionStore,
    private readonly meanwhile: MeanwhileService,
    private readonly receipts: ReceiptService,
    private readonly events: Events,
    private readonly portal: Portal,
  ) {}

  /**
   * On time where the whole request had arrived by the deadline, however long the rest takes. A second press on the
   * button finds the application submitted and changes nothing; the same page sent once more, even after the application
   * was reopened, leads to what it sent in the first time.
   * @returns the version that this page sent in before, where another has come after it; null: the last one
   */
  async submit(id: string, sender: Sender, receivedAt: Date, { seen, key }: Pressed = { seen: null, key: null }): Promise<Result<number | null, Refusal>> {
    const opened = await this.drafts.openForSending(id, sender.id);
    const { draft, frame } = opened;
    if (!isLead(draft.membership)) throw new ForbiddenException();
    // Its lock is held: what `sent` says is the last version until this transaction ends.
    const before = key !== null && draft.sent ? await this.store.sentBy(id, key) : null;
    if (before) return ok(before.version === draft.sent?.version ? null : before.version);
    if (!isOpenForSending(draft)) return ok(null);
    const arrival = arrivalOf(frame.round, leaveOf(draft, frame.round), receivedAt);
    if (arrival.is === 'late' || arrival.is === 'not-open') return refused(await this.refuse(arrival, opened, sender, receivedAt, []));
    const missing = missingBeforeSubmit(draft, frame);
    if (missing.length) return refused(await this.refuse(arrival, opened, sender, receivedAt, missing.map(({ section, key }) => `${section} ${key}`)));
    await this.freeze(opened, sender, receivedAt, { seen, key, ground: groundOf(arrival) });
    return ok(null);
  }

  /** Without the declaration nobody sends anything in; that somebody tried is on record like any other try. */
  async undeclared(id: string, sender: Sender, receivedAt: Date): Promise<Refusal | null> {
    const opened = await this.drafts.openForSending(id, sender.id);
    const { draft, frame } = opened;
    if (!isLead(draft.membership)) throw new ForbiddenException();
    if (!isOpenForSending(draft)) return null;
    const arrival = arrivalOf(frame.round, leaveOf(draft, frame.round), receivedAt);
    return this.refuse(arrival, opened, sender, receivedAt, ['summary declaration']);
  }

  /** `lacking`: what is missing where it has come in time. */
  private async refuse(arrival: Arrival, opened: Opened, sender: Sender, receivedAt: Date, lacking: readonly string[]): Promise<Refusal> {
    const { draft, frame: { round } } = opened;
    const lateByMs = arrival.is === 'late' ? arrival.lateByMs : 0;
    const why = arrival.is === 'late' || arrival.is === 'not-open' ? arrival.is : 'missing';
    const missing = why === 'missing' ? lacking : [];
    const position = await this.receipts.refuse({
      kind: 'refusal',
      application: { id: draft.id, number: draft.number },
      round: termsOf(round),
      receivedAt: receivedAt.toISOString(),
      why,
      lateByMs,
      missing,
    });
    if (position !== null) await this.events.note({ subject: draft.id, kind: `application.refused-${why}`, actorId: sender.id, facts: { position, lateByMs, missing: missing.length } });
    return { why, opened, position };
  }

  /** @throws NotFoundException for anything but a refused try of this application */
  async signedRefusal(id: string, accountId: string, position: number): Promise<{ number: string; file: string }> {
    const { draft } = await this.drafts.open(id, accountId, []);
    const file = await this.receipts.refusalFile(id, position);
    if (file === null) throw new NotFoundException();
    return { number: draft.number, file };
  }

  /** One version, or the last for null. @throws NotFoundException where it was not sent in, or to somebody who takes no part */
  async sent(id: string, accountId: string, version: number | null = null): Promise<Sent> {
    const submitted = await this.store.one(id, accountId, version);
    if (!submitted) throw new NotFoundException();
    return { submitted, snapshot: JSON.parse(submitted.snapshot) as Snapshot };
  }

  /** The same with how it stands now, and what was changed while the lead was about to send it in. */
  async receipt(id: string, accountId: string, version: number | null): Promise<Sent & { opened: Opened<never>; meanwhile: Meanwhile; isSigned: boolean; ground: Ground | null }> {
    const sent = await this.sent(id, accountId, version);
    const opened = await this.drafts.open(id, accountId, []);
    const statement = await this.receipts.statement(id, sent.submitted.version);
    return { ...sent, opened, meanwhile: await this.meanwhile.of(id, sent.submitted.version), isSigned: statement !== null, ground: statement?.ground ?? null };
  }

  /** @throws NotFoundException also for a version from before receipts were signed */
  async signedReceipt(id: string, accountId: string, version: number | null): Promise<Sent & { file: string }> {
    const sent = await this.sent(id, accountId, version);
    const file = await this.receipts.file(id, sent.submitted.version);
    if (file === null) throw new NotFoundException();
    return { ...sent, file };
  }

  private async freeze({ draft, frame }: Opened, sender: Sender, receivedAt: Date, { seen, key, ground }: Pressed & { ground: Ground | null }): Promise<void> {
    const version = (draft.sent?.version ?? 0) + 1;
    const stamp = { version, receivedAt: receivedAt.toISOString(), submittedBy: sender.name };
    const snapshot = snapshotOf(draft, frame, stamp);
    const text = canonicalJson(snapshot);
    const sha256 = sha256Hex(text);
    await this.store.add({ applicationId: draft.id, version, receivedAt, submittedBy: sender.id, snapshot: text, sha256, key, ...listFacts(draft, frame) });
    const looked = this.meanwhile.factsOf(seen, draft.revision, receivedAt);
    await this.applications.sendIn(draft.id, draft.state, sender.id, { version, sha256, ...looked });
    const address = this.portal.address(sentUrl(draft.id, 'receipt', version));
    const meanwhile = await this.meanwhile.of(draft.id, version);
    const lines = { da: meanwhileLines('da', frame, snapshot, meanwhile), en: meanwhileLines('en', frame, snapshot, meanwhile) };
    const changes = (lang: Lang): readonly string[] => lines[lang];
    await this.applications.tellMembers(draft.id, (name) => receiptMail(snapshot, { sha256, address, name, by: sender.name, changes, ground }));
    await this.receipts.issue({
      kind: 'submission',
      application: { id: draft.id, number: draft.number },
      round: termsOf(frame.round),
      ...(ground && { ground }),
      receivedAt: receivedAt.toISOString(),
      version,
      replaces: draft.sent && (await this.receipts.lastOf(draft.id)),
      content: { sha256, bytes: Buffer.byteLength(text, 'utf8') },
      files: snapshot.attachments.map(({ fileName, bytes, sha256: hash }) => ({ fileName, bytes, sha256: hash })),
    });
  }
}

/** A draft, or one that was sent in and reopened; its deadline is looked at apart, so that a late one is told so. */
function isOpenForSending({ state, reopenedAt }: Draft): boolean {
  return state === 'draft' || (state === 'submitted' && reopenedAt !== null);
}

function groundOf({ is }: Arrival): Ground | null {
  return is === 'in-grace' ? 'grace' : is === 'by-exemption' ? 'exemption' : null;
}

/** `openUntil` only where it says more than the deadline. */
function termsOf({ id, closesAt, openUntil }: Frame['round']): { id: string; closesAt: string; openUntil?: string } {
  return { id, closesAt: closesAt.toISOString(), ...(openUntil.getTime() !== closesAt.getTime() && { openUntil: openUntil.toISOString() }) };
}

function listFacts(draft: Draft, { round }: Frame): { leadPartner: string; soughtOere: bigint; costOere: bigint } {
  const { soughtOere, costOere } = budgetTotals(draft, moneyRulesOf(round.rules));
  return { leadPartner: draft.partners.find(({ isLead }) => isLead)?.name ?? '', soughtOere, costOere };
}
