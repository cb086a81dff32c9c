import { Injectable, NotFoundException } from '@nestjs/common';
import { AccountService } from '../accounts/index.js';
import { ApplicationService, type ApplicationHead } from '../applications/index.js';
import { InterestStore } from '../interests/index.js';
import { Events } from '../platform/events/index.js';
import { Outbox } from '../platform/mail/index.js';
import { Portal } from '../platform/portal.js';
import type { SignedIn } from '../platform/web/index.js';
import { ok, refused, type Result } from '../shared/result.js';
import { partnersLike, type Statement } from './declaration.rules.js';
import { panelTexts } from './panel.texts.js';
import { appointmentUrl } from './scoring.paths.js';
import { ScoringService } from './scoring.service.js';
import { SeatStore, type SeatRow } from './seat.store.js';

/** The little a member may know before saying whether anything stands in the way. */
export interface ToDeclare {
  readonly seat: SeatRow;
  readonly open: boolean;
  readonly number: string;
  readonly title: string;
  readonly partners: readonly { readonly name: string; readonly cvr: string | null; readonly isLead: boolean }[];
  /** Partners named as the member's own organisation. */
  readonly suspects: readonly string[];
}

/** Whether a panel member may take part: said before anything is seen, and again when something comes to light. */
@Injectable()
export class DeclarationService {
  constructor(
    private readonly seats: SeatStore,
    private readonly interests: InterestStore,
    private readonly scoring: ScoringService,
    private readonly applications: ApplicationService,
    private readonly accounts: AccountService,
    private readonly events: Events,
    private readonly outbox: Outbox,
    private readonly portal: Portal,
  ) {}

  async toDeclare(seat: SeatRow, member: SignedIn): Promise<ToDeclare> {
    const head = await this.headOf(seat);
    const { partners } = await this.applications.snapshot(seat.applicationId);
    const known = partners.map(({ name, cvr, isLead }) => ({ name, cvr, isLead }));
    const suspects = partnersLike(member.organisation, partners.map((partner) => partner.name));
    return { seat, open: head.state === 'assessment', number: head.number, title: head.title, partners: known, suspects };
  }

  /** A conflict closes the seat for good; an assessment that was in is taken out of the count. */
  async declare(found: SeatRow, member: SignedIn, statement: Statement, at: Date): Promise<Result<void, 'closed'>> {
    const state = await this.applications.lock(found.applicationId);
    const seat = await this.seats.lockedOfMember(found.id, member.id);
    if (!seat || seat.declaration === 'conflict') throw new NotFoundException();
    if (state !== 'assessment') return refused('closed');
    if (statement.conflict) await this.close(seat, member, statement, at);
    else if (seat.declaration === 'undeclared') {
      await this.interests.put([{ ...between(seat), ground: null, note: '', declaredBy: member.id, declaredAt: at }]);
      await this.events.note({ subject: seat.applicationId, kind: 'panel.declared', actorId: member.id });
    }
    return ok(undefined);
  }

  private async close(seat: SeatRow, member: SignedIn, { ground, note }: Statement & { conflict: true }, at: Date): Promise<void> {
    await this.interests.put([{ ...between(seat), ground, note, declaredBy: member.id, declaredAt: at }]);
    const facts = { ground, withdrawn: seat.submittedAt !== null };
    await this.events.note({ subject: seat.applicationId, kind: 'panel.conflict', actorId: member.id, facts });
    await this.scoring.recompute(seat.applicationId);
    const { number, title } = await this.headOf(seat);
    const link = this.portal.address(appointmentUrl(seat.applicationId));
    for (const officer of await this.accounts.withRole('officer')) {
      await this.outbox.put({
        toName: officer.name,
        toAddress: officer.email,
        subject: panelTexts.say(officer.language, 'panel.mail.conflict.subject', { number }),
        text: panelTexts.say(officer.language, 'panel.mail.conflict.text', { name: officer.name, member: member.name, number, title, link }),
      });
    }
  }

  private async headOf(seat: SeatRow): Promise<ApplicationHead> {
    const head = await this.applications.head(seat.applicationId);
    if (!head) throw new NotFoundException();
    return head;
  }
}

const between = ({ applicationId, accountId }: SeatRow) => ({ applicationId, accountId });
