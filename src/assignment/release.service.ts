import { Injectable, NotFoundException } from '@nestjs/common';
import { AccountService } from '../accounts/index.js';
import { ApplicationService } from '../applications/index.js';
import { Events } from '../platform/events/index.js';
import { Outbox } from '../platform/mail/index.js';
import { AppointmentService, ScoringService, type Appointment } from '../scoring/index.js';
import { ok, refused, type Result } from '../shared/result.js';
import { AssignmentStore } from './assignment.store.js';
import { refusalToRelease, type ReleaseRefusal } from './release.rules.js';
import { releaseTexts } from './release.texts.js';

export interface Releasing {
  readonly appointment: Appointment;
  readonly seat: Appointment['panel'][number];
}

export interface Release {
  readonly reason: string;
  /** '' for nobody. */
  readonly replacementId: string;
}

/** A seat that somebody is to have no longer: what was written stays, and somebody else may take over. */
@Injectable()
export class ReleaseService {
  constructor(
    private readonly appointments: AppointmentService,
    private readonly applications: ApplicationService,
    private readonly scoring: ScoringService,
    private readonly accounts: AccountService,
    private readonly store: AssignmentStore,
    private readonly events: Events,
    private readonly outbox: Outbox,
  ) {}

  /** @throws NotFoundException for a seat that is not the application's, or was released */
  async of(applicationId: string, seatId: string): Promise<Releasing> {
    const appointment = await this.appointments.of(applicationId);
    const seat = appointment.panel.find(({ id }) => id === seatId);
    if (!seat) throw new NotFoundException();
    return { appointment, seat };
  }

  async release(applicationId: string, seatId: string, { reason, replacementId }: Release, officerId: string, at: Date): Promise<Result<void, ReleaseRefusal>> {
    const state = await this.applications.lock(applicationId);
    await this.store.lockSeat(seatId);
    const { appointment, seat } = await this.of(applicationId, seatId);
    const candidates = appointment.candidates.map(({ account }) => account.id);
    const refusal = refusalToRelease(replacementId, { state, isHandedIn: seat.submittedAt !== null, reason, candidates });
    if (refusal) return refused(refusal);
    await this.store.release(seatId, at, reason);
    await this.events.note({ subject: applicationId, kind: 'panel.released', actorId: officerId, facts: { member: seat.name, reason } });
    // Whoever may have nothing to do with the case is told nothing of it either.
    if (seat.declaration !== 'conflict') await this.tell(seat.accountId, appointment.head.number, reason);
    if (replacementId !== '' && state === 'assessment') {
      const given = await this.appointments.appoint(applicationId, [replacementId], officerId, at);
      if (!given.ok) return refused({ why: given.refusal.code === 'concluded' || given.refusal.code === 'chair' ? given.refusal.code : 'replacement' });
    }
    await this.scoring.recompute(applicationId);
    return ok(undefined);
  }

  private async tell(accountId: string, number: string, reason: string): Promise<void> {
    const { name, email, language } = await this.accounts.one(accountId);
    const text = releaseTexts.say(language, 'release.mail.text', { name, number, reason });
    await this.outbox.put({ toName: name, toAddress: email, subject: releaseTexts.say(language, 'release.mail.subject', { number }), text });
  }
}
