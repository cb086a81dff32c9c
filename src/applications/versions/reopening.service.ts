import { ForbiddenException, Injectable } from '@nestjs/common';
import { Events } from '../../platform/events/index.js';
import { Portal } from '../../platform/portal.js';
import { ok, refused, type Result } from '../../shared/result.js';
import { ApplicationService } from '../application.service.js';
import { applicationUrl } from '../application.paths.js';
import { parts, type Opened, type Part } from '../draft.rules.js';
import { DraftService } from '../draft.service.js';
import { isLead } from '../members/member.access.js';
import { ReopeningStore } from './reopening.store.js';
import { RestoreService } from './restore.service.js';
import type { Snapshot } from '../submission/snapshot.rules.js';
import { SubmissionStore } from '../submission/submission.store.js';
import { withdrawnMail } from '../tidings.js';
import { hindranceOf, type Hindrance } from './version.rules.js';

export interface Hindered {
  readonly why: Hindrance;
  readonly opened: Opened<never>;
}

type Doer = { readonly id: string; readonly name: string };

/**
 * What the lead does with an application that was sent in while its round is open. Each looks at the locked row, so of two
 * who do the same at once the second finds it done, and is told so without doing it again.
 */
@Injectable()
export class ReopeningService {
  constructor(
    private readonly drafts: DraftService,
    private readonly submissions: SubmissionStore,
    private readonly store: ReopeningStore,
    private readonly restoring: RestoreService,
    private readonly applications: ApplicationService,
    private readonly events: Events,
    private readonly portal: Portal,
  ) {}

  /** It can be written in again; the version sent in counts until another one is. */
  async reopen(id: string, { id: accountId }: Doer, at: Date): Promise<Result<void, Hindered>> {
    const opened = await this.openLocked(id, accountId, []);
    const why = hindranceOf(opened, at);
    if (why) return refused({ why, opened });
    if (opened.draft.reopenedAt !== null) return ok(undefined);
    await this.store.reopen(id, at);
    await this.note('reopened', opened, accountId);
    return ok(undefined);
  }

  /** The draft becomes what was sent in last, as if it had never been reopened; what was typed stays in the history. */
  async drop(id: string, { id: accountId }: Doer, at: Date): Promise<Result<void, Hindered>> {
    const opened = await this.openLocked(id, accountId, parts);
    const why = hindranceOf(opened, at);
    if (why) return refused({ why, opened });
    if (opened.draft.reopenedAt === null) return ok(undefined);
    const submitted = await this.submissions.one(id, accountId, null);
    const snapshot = JSON.parse(submitted?.snapshot ?? '') as Snapshot;
    await this.restoring.restore(opened, snapshot, accountId, at);
    await this.drafts.close(id);
    await this.note('changes-dropped', opened, accountId);
    return ok(undefined);
  }

  /** Nothing counts until it is sent in again. Everybody who takes part is told. */
  async withdraw(id: string, doer: Doer, at: Date): Promise<Result<void, Hindered>> {
    const opened = await this.openLocked(id, doer.id, []);
    const why = hindranceOf(opened, at);
    if (why === 'not-sent') return ok(undefined);
    if (why) return refused({ why, opened });
    await this.store.withdraw(id, at);
    await this.note('withdrawn', opened, doer.id);
    const { draft, frame } = opened;
    const address = this.portal.address(applicationUrl(id));
    await this.applications.tellMembers(id, (name) => withdrawnMail({ name, by: doer.name, number: draft.number, title: draft.title, version: draft.sent?.version ?? 0, at, closesAt: frame.round.closesAt, address }));
    return ok(undefined);
  }

  private async openLocked<P extends Part>(id: string, accountId: string, wanted: readonly P[]): Promise<Opened<P>> {
    const opened = await this.drafts.openLocked(id, accountId, wanted);
    if (!isLead(opened.draft.membership)) throw new ForbiddenException();
    return opened;
  }

  private async note(what: 'reopened' | 'changes-dropped' | 'withdrawn', { draft: { id, state, sent } }: Opened<never>, actorId: string): Promise<void> {
    const to = what === 'withdrawn' ? 'draft' : state;
    await this.events.note({ subject: id, kind: `application.${what}`, actorId, from: state, to, facts: { version: sent?.version ?? null } });
  }
}
