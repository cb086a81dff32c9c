import { ForbiddenException, Injectable, NotFoundException } from '@nestjs/common';
import { budgetTotals } from '../budgets/index.js';
import { Portal } from '../platform/portal.js';
import { phaseOf } from '../rounds/index.js';
import { canonicalJson, sha256Hex } from '../shared/canonical-json.js';
import { ok, refused, type Result } from '../shared/result.js';
import { applicationUrl } from './application.paths.js';
import { ApplicationService } from './application.service.js';
import { parts, type Draft, type Opened } from './draft.rules.js';
import { DraftService } from './draft.service.js';
import { isLead } from './member.access.js';
import { snapshotOf } from './snapshot-builder.rules.js';
import type { Snapshot } from './snapshot.rules.js';
import { missingBeforeSubmit } from './submission.rules.js';
import { SubmissionStore, type Submitted } from './submission.store.js';
import { receiptMail } from './tidings.js';

export type Refusal = { readonly why: 'late' | 'not-open' | 'missing'; readonly opened: Opened };
type Sender = { readonly id: string; readonly name: string };

/** Sends an application in, and shows what was sent. */
@Injectable()
export class SubmissionService {
  constructor(
    private readonly drafts: DraftService,
    private readonly applications: ApplicationService,
    private readonly store: SubmissionStore,
    private readonly portal: Portal,
  ) {}

  /**
   * On time where the whole request had arrived by the deadline, however long the rest takes. A second press on the
   * button finds the application submitted and changes nothing.
   */
  async submit(id: string, sender: Sender, receivedAt: Date): Promise<Result<void, Refusal>> {
    const opened = await this.drafts.openLocked(id, sender.id, parts);
    const { draft, frame } = opened;
    if (!isLead(draft.membership)) throw new ForbiddenException();
    if (!isOpenForSending(draft)) return ok(undefined);
    const phase = phaseOf(frame.round, receivedAt);
    if (phase !== 'open') return refused({ why: phase === 'closed' ? 'late' : 'not-open', opened });
    if (missingBeforeSubmit(draft, frame).length) return refused({ why: 'missing', opened });
    await this.freeze(opened, sender, receivedAt);
    return ok(undefined);
  }

  /** @throws NotFoundException where nothing was submitted, or to somebody who takes no part */
  async receipt(id: string, accountId: string): Promise<{ submitted: Submitted; snapshot: Snapshot }> {
    const submitted = await this.store.latest(id, accountId);
    if (!submitted) throw new NotFoundException();
    return { submitted, snapshot: JSON.parse(submitted.snapshot) as Snapshot };
  }

  private async freeze({ draft, frame }: Opened, sender: Sender, receivedAt: Date): Promise<void> {
    const version = (await this.store.lastVersion(draft.id)) + 1;
    const stamp = { version, receivedAt: receivedAt.toISOString(), submittedBy: sender.name };
    const snapshot = snapshotOf(draft, frame, stamp);
    const text = canonicalJson(snapshot);
    const sha256 = sha256Hex(text);
    await this.store.add({ applicationId: draft.id, version, receivedAt, submittedBy: sender.id, snapshot: text, sha256, ...listFacts(draft) });
    await this.applications.move(draft.id, draft.state, 'submitted', sender.id, { version, sha256 });
    await this.drafts.close(draft.id);
    const address = this.portal.address(applicationUrl(draft.id, 'receipt'));
    await this.applications.tell(draft.id, receiptMail(snapshot, { sha256, address, name: sender.name }));
  }
}

/** A draft, or one that was sent in and reopened; its deadline is looked at apart, so that a late one is told so. */
function isOpenForSending({ state, reopenedAt }: Draft): boolean {
  return state === 'draft' || (state === 'submitted' && reopenedAt !== null);
}

function listFacts({ partners, costs, financing }: Draft): { leadPartner: string; soughtOere: bigint; costOere: bigint } {
  const { soughtOere, costOere } = budgetTotals(costs, financing);
  return { leadPartner: partners.find(({ isLead }) => isLead)?.name ?? '', soughtOere, costOere };
}
