import { Injectable, NotFoundException } from '@nestjs/common';
import { Events } from '../platform/events/index.js';
import { Outbox } from '../platform/mail/index.js';
import type { Download } from '../platform/web/index.js';
import { ok, refused, type Result } from '../shared/result.js';
import type { ApplicationHead, HeadFilter, SubmittedApplications, Tidings } from './application.contract.js';
import { mayMove, type State } from './application.state.js';
import { ApplicationStore } from './application.store.js';
import { AttachmentService } from './attachments/attachment.service.js';
import { MemberStore } from './members/member.store.js';
import type { Snapshot } from './submission/snapshot.rules.js';

type Facts = Record<string, string | number | boolean | null>;

/** What the modules above may know and do of applications that have been sent in. */
@Injectable()
export class ApplicationService implements SubmittedApplications {
  constructor(
    private readonly store: ApplicationStore,
    private readonly events: Events,
    private readonly outbox: Outbox,
    private readonly attachments: AttachmentService,
    private readonly members: MemberStore,
  ) {}

  head(applicationId: string): Promise<ApplicationHead | null> {
    return this.store.head(applicationId);
  }

  /** Heads of the named applications in number order; drafts and unknown ids are left out. */
  headsOf(applicationIds: readonly string[]): Promise<ApplicationHead[]> {
    return this.store.headsOf(applicationIds);
  }

  heads(filter: HeadFilter, limit: number, offset: number): Promise<{ rows: ApplicationHead[]; total: number }> {
    return this.store.heads(filter, limit, offset);
  }

  /** What was applied for, fund by fund, of many applications in one query. Amounts in øre. */
  soughtPerFund(applicationIds: readonly string[]): Promise<{ applicationId: string; fundId: string; oere: bigint }[]> {
    return this.store.soughtPerFund(applicationIds);
  }

  async snapshot(applicationId: string): Promise<Snapshot> {
    return found(await this.store.snapshot(applicationId));
  }

  /** What was submitted last in each of many applications, in one query; drafts and unknown ids are left out. */
  snapshotsOf(applicationIds: readonly string[]): Promise<ReadonlyMap<string, Snapshot>> {
    return this.store.snapshotsOf(applicationIds);
  }

  /** A submitted application's file, by its id or hash in the snapshot. The caller has checked who asks. @throws NotFoundException */
  attachment(applicationId: string, reference: string): Promise<Download> {
    return this.attachments.downloadSubmitted(reference, applicationId);
  }

  /** Everybody who takes or has taken part in writing it: none of them may handle or assess it. */
  everMembers(applicationId: string): Promise<string[]> {
    return this.store.everMembers(applicationId);
  }

  /** Locks the application until the transaction ends and says where it stands. @throws NotFoundException */
  async lock(applicationId: string): Promise<State> {
    return found(await this.store.lockedState(applicationId));
  }

  async move(applicationId: string, from: State, to: State, actorId: string, facts: Facts = {}): Promise<Result<void, 'state'>> {
    if (!mayMove(from, to)) throw new Error(`An application never moves from ${from} to ${to}`);
    if (!(await this.store.setState(applicationId, from, to))) return refused('state');
    await this.events.note({ subject: applicationId, kind: `application.${to}`, actorId, from, to, facts });
    return ok(undefined);
  }

  /** The caller holds its lock and has seen `from`. Nothing more is written in it until somebody reopens it; whether that is shared is asked anew. */
  async sendIn(applicationId: string, from: State, actorId: string, facts: Facts): Promise<void> {
    await this.store.setSent(applicationId);
    await this.events.note({ subject: applicationId, kind: 'application.submitted', actorId, from, to: 'submitted', facts });
  }

  /** Puts a mail in the outbox to everybody who takes part, each by name and in the own language. */
  async tellMembers(applicationId: string, tidingsFor: (name: string) => Tidings): Promise<void> {
    const members = await this.members.of(applicationId);
    await this.outbox.putAll(members.map(({ name, email, language }) => {
      const tidings = tidingsFor(name);
      return { toName: name, toAddress: email, subject: tidings.subject(language), text: tidings.text(language) };
    }));
  }

  async tell(applicationId: string, tidings: Tidings): Promise<void> {
    const { name, email, language } = found(await this.store.owner(applicationId));
    await this.outbox.put({ toName: name, toAddress: email, subject: tidings.subject(language), text: tidings.text(language) });
  }
}

function found<T>(row: T | null): T {
  if (row === null) throw new NotFoundException();
  return row;
}
