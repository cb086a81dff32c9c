import { ForbiddenException, Injectable, NotFoundException } from '@nestjs/common';
import { CommitmentService, DraftService, MemberService, isBeingWritten, isLead, standingsIn, type Draft, type Frame, type LastChange, type Member, type StandingState } from '../applications/index.js';
import { moneyRulesOf } from '../budgets/index.js';
import type { Invitation } from './invitation.rules.js';
import { InvitationStore, type OwnInvitation } from './invitation.store.js';
import { askedParts, isAwaited, type OpenedForAsking } from './asked.rules.js';

export type OpenedConsortium = OpenedForAsking;

/** Everything that is known of who writes an application together. */
export interface Consortium {
  readonly opened: OpenedConsortium;
  readonly members: readonly Member[];
  /** Those without an answer first. */
  readonly invitations: readonly Invitation[];
  /** By partner. */
  readonly lastChanges: ReadonlyMap<string, LastChange>;
  /** The reader's own row. */
  readonly self: Member;
  readonly isBeingWritten: boolean;
}

/** Whom an application waits for. */
export interface Waiting {
  /** Invitations that can still be accepted. */
  readonly invited: number;
  /** Names of the partners that have not confirmed their amounts as they stand. */
  readonly unsigned: readonly string[];
  /** Names of the partners whose proposals wait for an answer. */
  readonly proposing: readonly string[];
  /** What was sent in may still be confirmed. */
  readonly isAwaited: boolean;
}

const unconfirmed = ['stale', 'proposed', 'refused', 'declined', 'missing'] as const;

@Injectable()
export class ConsortiumService {
  constructor(
    private readonly drafts: DraftService,
    private readonly members: MemberService,
    private readonly invitations: InvitationStore,
    private readonly commitments: CommitmentService,
  ) {}

  /** @throws NotFoundException for an id that is unknown, or of an application the account is no member of */
  async of(id: string, accountId: string, now: Date): Promise<Consortium> {
    return this.around(await this.drafts.open(id, accountId, askedParts), accountId, now);
  }

  /** The same for changing it: nobody else changes or writes the application until the transaction ends. */
  async locked(id: string, accountId: string, now: Date): Promise<Consortium> {
    return this.around(await this.drafts.openLocked(id, accountId, askedParts), accountId, now);
  }

  /** Only for its lead. @throws ForbiddenException for any other member */
  async led(id: string, accountId: string, now: Date, lock: boolean): Promise<Consortium> {
    const consortium = await (lock ? this.locked(id, accountId, now) : this.of(id, accountId, now));
    if (!isLead(consortium.self)) throw new ForbiddenException();
    return consortium;
  }

  /** Invitations that this address can still accept. */
  invitationsFor(email: string, now: Date): Promise<OwnInvitation[]> {
    return this.invitations.forAddress(email, now);
  }

  /** For lists of drafts that have been loaded already: one statement however many there are. */
  async waitingFor(applications: readonly { readonly draft: Draft; readonly frame: Frame }[], now: Date): Promise<ReadonlyMap<string, Waiting>> {
    const rows = await this.invitations.waiting(applications.map(({ draft }) => draft.id), now);
    const byId = new Map(rows.map((row) => [row.applicationId, row]));
    return new Map(applications.map(({ draft, frame }) => {
      const row = byId.get(draft.id);
      const standings = standingsIn(draft, moneyRulesOf(frame.round.rules));
      const named = (states: readonly StandingState[]): string[] => standings.flatMap(({ state, part }) => (states.includes(state) ? [part.partner.name] : []));
      return [draft.id, { invited: row?.invited ?? 0, unsigned: named(unconfirmed), proposing: named(['proposed']), isAwaited: isAwaited({ draft, frame }, now) }] as const;
    }));
  }

  private async around(opened: OpenedConsortium, accountId: string, now: Date): Promise<Consortium> {
    const { id } = opened.draft;
    const [members, invitations, lastChanges] = await Promise.all([this.members.of(id), this.invitations.of(id), this.commitments.lastChanges(id)]);
    const self = members.find((member) => member.accountId === accountId);
    // Removed since it was opened.
    if (!self) throw new NotFoundException();
    return { opened, members, invitations, lastChanges, self, isBeingWritten: isBeingWritten(opened, now) };
  }
}
