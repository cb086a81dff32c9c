import { Injectable, NotFoundException } from '@nestjs/common';
import { AccountService, type AccountRow } from '../accounts/index.js';
import { ApplicationService, type ApplicationHead } from '../applications/index.js';
import { Events } from '../platform/events/index.js';
import { Outbox } from '../platform/mail/index.js';
import { Portal } from '../platform/portal.js';
import { ok, refused, type Result } from '../shared/result.js';
import { refusalToAppoint, type AppointmentRefusal } from './appointment.rules.js';
import { partnersLike } from './declaration.rules.js';
import { panelTexts } from './panel.texts.js';
import { declarationUrl } from './scoring.paths.js';
import { ScoringService, type NamedSeat } from './scoring.service.js';
import { SeatStore } from './seat.store.js';

export interface Candidate {
  readonly account: AccountRow;
  /** Assessments this person still owes, here and elsewhere. */
  readonly openSeats: number;
  /** Partners named as this person's organisation. */
  readonly partners: readonly string[];
}

export interface Appointment {
  readonly head: ApplicationHead;
  readonly panelSize: number;
  readonly panel: readonly NamedSeat[];
  readonly candidates: readonly Candidate[];
}

/** The secretariat's part: who assesses an application. */
@Injectable()
export class AppointmentService {
  constructor(
    private readonly applications: ApplicationService,
    private readonly accounts: AccountService,
    private readonly scoring: ScoringService,
    private readonly seats: SeatStore,
    private readonly events: Events,
    private readonly outbox: Outbox,
    private readonly portal: Portal,
  ) {}

  /** @throws NotFoundException for a draft or an unknown id */
  async of(applicationId: string): Promise<Appointment> {
    const head = await this.applications.head(applicationId);
    if (!head) throw new NotFoundException();
    const { ruleSet, partners } = await this.applications.snapshot(applicationId);
    const panel = await this.scoring.panelOf(applicationId);
    const appointed = new Set([...(await this.applications.everMembers(applicationId)), ...panel.map((seat) => seat.accountId)]);
    const accounts = (await this.accounts.withRole('panel')).filter((account) => !appointed.has(account.id));
    const openSeats = await this.seats.openSeats(accounts.map((account) => account.id));
    const names = partners.map((partner) => partner.name);
    const candidates = accounts.map((account) => ({
      account,
      openSeats: openSeats.get(account.id) ?? 0,
      partners: partnersLike(account.organisation, names),
    }));
    return { head, panelSize: ruleSet.values.panelSize, panel, candidates };
  }

  /** Opens the assessment with its first members, or adds members to one that is open. Each is told by mail. */
  async appoint(applicationId: string, accountIds: readonly string[], officerId: string): Promise<Result<void, AppointmentRefusal>> {
    const state = await this.applications.lock(applicationId);
    const { head, panelSize, candidates } = await this.of(applicationId);
    const wanted = [...new Set(accountIds)];
    const chosen = candidates.filter(({ account }) => wanted.includes(account.id)).map(({ account }) => account);
    const refusal = refusalToAppoint(state, wanted, candidates.map(({ account }) => account.id), panelSize);
    if (refusal) return refused(refusal);
    if (state === 'submitted') await this.applications.move(applicationId, 'submitted', 'assessment', officerId);
    const seatIds = await this.seats.appoint(applicationId, chosen.map((account) => account.id), officerId);
    for (const [at, account] of chosen.entries()) await this.tell(head, account, seatIds[at] ?? '', officerId);
    await this.scoring.recompute(applicationId);
    return ok(undefined);
  }

  private async tell(head: ApplicationHead, { name, email, language }: AccountRow, seatId: string, officerId: string): Promise<void> {
    await this.events.note({ subject: head.id, kind: 'panel.appointed', actorId: officerId, facts: { member: name } });
    const facts = { number: head.number, title: head.title };
    await this.outbox.put({
      toName: name,
      toAddress: email,
      subject: panelTexts.say(language, 'panel.mail.appointed.subject', { number: head.number }),
      text: panelTexts.say(language, 'panel.mail.appointed.text', { ...facts, name, link: this.portal.address(declarationUrl(seatId)) }),
    });
  }
}
