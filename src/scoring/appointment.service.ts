import { Injectable, NotFoundException } from '@nestjs/common';
import { AccountService, type AccountRow } from '../accounts/index.js';
import { ApplicationService, type ApplicationHead } from '../applications/index.js';
import { InterestService, partnersLike } from '../interests/index.js';
import { PanelService, type PanelMember } from '../panels/index.js';
import { Events } from '../platform/events/index.js';
import { Outbox } from '../platform/mail/index.js';
import { Portal } from '../platform/portal.js';
import { ok, refused, type Result } from '../shared/result.js';
import { byPlace, refusalToAppoint, workplaceOf, type AppointmentRefusal, type Place } from './appointment.rules.js';
import { panelTexts } from './panel.texts.js';
import { declarationUrl } from './scoring.paths.js';
import { ScoringService, type NamedSeat } from './scoring.service.js';
import { SeatStore } from './seat.store.js';

export interface Candidate {
  readonly account: AccountRow;
  readonly place: Place;
  /** Assessments this person still owes, here and elsewhere. */
  readonly openSeats: number;
  /** Partners named as this person's organisation. */
  readonly partners: readonly string[];
  /** Members of the panel who work at the same place. */
  readonly colleagues: readonly string[];
}

/** Somebody of the pool who cannot be appointed, and why. */
export interface Closed {
  readonly accountId: string;
  readonly name: string;
  readonly why: 'barred' | 'declined' | 'left';
}

export interface Appointment {
  readonly head: ApplicationHead;
  readonly panelSize: number;
  readonly panel: readonly NamedSeat[];
  readonly candidates: readonly Candidate[];
  readonly closed: readonly Closed[];
}

/** The secretariat's part: who assesses an application. */
@Injectable()
export class AppointmentService {
  constructor(
    private readonly applications: ApplicationService,
    private readonly accounts: AccountService,
    private readonly scoring: ScoringService,
    private readonly seats: SeatStore,
    private readonly interests: InterestService,
    private readonly panels: PanelService,
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
    const appointed = new Set(panel.map((seat) => seat.accountId));
    const accounts = (await this.accounts.withRole('panel')).filter((account) => !appointed.has(account.id));
    const ids = accounts.map((account) => account.id);
    const barred = new Set((await this.interests.blockedAmong([applicationId], ids)).map(({ accountId }) => accountId));
    const members = new Map((await this.panels.members(head.roundId)).map((member) => [member.accountId, member]));
    const openSeats = await this.seats.openSeats(ids);
    const names = partners.map((partner) => partner.name);
    const known = accounts.map((account) => ({ account, place: members.get(account.id)?.answer ?? ('pool' as const) }));
    const closed = known.flatMap(({ account: { id, name }, place }): Closed[] => {
      const why = barred.has(id) ? 'barred' : place === 'declined' || place === 'left' ? place : null;
      return why ? [{ accountId: id, name, why }] : [];
    });
    const candidates = known.filter(({ account }) => !closed.some(({ accountId }) => accountId === account.id)).map(({ account, place }) => ({
      account,
      place,
      openSeats: openSeats.get(account.id) ?? 0,
      partners: partnersLike(account.organisation, names),
      colleagues: colleaguesOf(account, panel, members),
    })).sort(byPlace);
    return { head, panelSize: ruleSet.values.panelSize, panel, candidates, closed };
  }

  /** Opens the assessment with its first members, or adds members to one that is open. Each is told by mail; who is not in the round's panel is asked into it. */
  async appoint(applicationId: string, accountIds: readonly string[], officerId: string, at: Date): Promise<Result<void, AppointmentRefusal>> {
    const state = await this.applications.lock(applicationId);
    const { head, panelSize, candidates, closed } = await this.of(applicationId);
    const wanted = [...new Set(accountIds)];
    const chosen = candidates.filter(({ account }) => wanted.includes(account.id));
    const barred = closed.filter(({ why }) => why === 'barred').map(({ accountId }) => accountId);
    const chairId = (await this.panels.members(head.roundId)).find(({ isChair }) => isChair)?.accountId ?? null;
    const refusal = refusalToAppoint(state, wanted, { candidates: candidates.map(({ account }) => account.id), barred, panelSize, talk: await this.seats.talkOf(applicationId), chairId });
    if (refusal) return refused(refusal);
    const strangers = chosen.filter(({ place }) => place === 'pool').map(({ account }) => account.id);
    if (strangers.length && !(await this.panels.invite(head.roundId, strangers, officerId, at)).ok) return refused({ code: 'unknown' });
    if (state === 'submitted') await this.applications.move(applicationId, 'submitted', 'assessment', officerId);
    const seatIds = await this.seats.appoint(applicationId, chosen.map(({ account }) => account.id), officerId, at);
    for (const { account } of chosen) await this.tell(head, account, seatIds.get(account.id) ?? '', officerId);
    await this.scoring.recompute(applicationId);
    return ok(undefined);
  }

  /** The number alone where nothing has been declared yet. */
  private async tell(head: ApplicationHead, { id, name, email, language }: AccountRow, seatId: string, officerId: string): Promise<void> {
    await this.events.note({ subject: head.id, kind: 'panel.appointed', actorId: officerId, facts: { member: name } });
    const isUndeclared = (await this.interests.statusOf(head.id, id)) === null;
    const called = isUndeclared ? head.number : `${head.number}, ${head.title}`;
    await this.outbox.put({
      toName: name,
      toAddress: email,
      subject: panelTexts.say(language, 'panel.mail.appointed.subject', { number: head.number }),
      text: panelTexts.say(language, 'panel.mail.appointed.text', { called, name, link: this.portal.address(declarationUrl(seatId)) }),
    });
  }
}

/** Those of the panel who work where the account does, by name. */
function colleaguesOf(account: AccountRow, panel: readonly NamedSeat[], members: ReadonlyMap<string, PanelMember>): string[] {
  const placeOf = (accountId: string, organisation: string): string => workplaceOf({ employerCvr: members.get(accountId)?.employerCvr ?? '', organisation });
  const own = placeOf(account.id, account.organisation);
  return own === '' ? [] : panel.filter((seat) => seat.declaration !== 'conflict' && placeOf(seat.accountId, seat.organisation) === own).map(({ name }) => name);
}
