import { ForbiddenException, Injectable, NotFoundException } from '@nestjs/common';
import { DraftService, MemberService, isBeingWritten, isLead, type Draft, type Member, type Opened } from '../applications/index.js';
import type { Invitation } from './invitation.rules.js';
import { InvitationStore, type OwnInvitation } from './invitation.store.js';
import { unsignedIn, type Signature, type WithPartners } from './part.rules.js';
import { SignatureStore } from './signature.store.js';

const needed = ['partners', 'costModel', 'costs', 'financing'] as const;
export type OpenedConsortium = Opened<(typeof needed)[number]>;

/** Everything that is known of who writes an application together. */
export interface Consortium {
  readonly opened: OpenedConsortium;
  readonly members: readonly Member[];
  /** Those without an answer first. */
  readonly invitations: readonly Invitation[];
  /** Newest first. */
  readonly signatures: readonly Signature[];
  /** The reader's own row. */
  readonly self: Member;
  readonly isBeingWritten: boolean;
}

/** Whom an application waits for. */
export interface Waiting {
  /** Invitations that can still be accepted. */
  readonly invited: number;
  /** Names of the partners whose part, as it stands, nobody has signed. */
  readonly unsigned: readonly string[];
}

@Injectable()
export class ConsortiumService {
  constructor(
    private readonly drafts: DraftService,
    private readonly members: MemberService,
    private readonly invitations: InvitationStore,
    private readonly signatures: SignatureStore,
  ) {}

  /** @throws NotFoundException for an id that is unknown, or of an application the account is no member of */
  async of(id: string, accountId: string, now: Date): Promise<Consortium> {
    return this.around(await this.drafts.open(id, accountId, needed), accountId, now);
  }

  /** The same for changing it: nobody else changes or writes the application until the transaction ends. */
  async locked(id: string, accountId: string, now: Date): Promise<Consortium> {
    return this.around(await this.drafts.openLocked(id, accountId, needed), accountId, now);
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
  async waitingFor(drafts: readonly (Pick<Draft, 'id'> & WithPartners)[], now: Date): Promise<ReadonlyMap<string, Waiting>> {
    const rows = await this.invitations.waiting(drafts.map(({ id }) => id), now);
    const byId = new Map(rows.map((row) => [row.applicationId, row]));
    return new Map(drafts.map((draft) => {
      const row = byId.get(draft.id);
      return [draft.id, { invited: row?.invited ?? 0, unsigned: unsignedIn(draft, row?.signed ?? []) }] as const;
    }));
  }

  private async around(opened: OpenedConsortium, accountId: string, now: Date): Promise<Consortium> {
    const { id } = opened.draft;
    const [members, invitations, signatures] = await Promise.all([this.members.of(id), this.invitations.of(id), this.signatures.of([id])]);
    const self = members.find((member) => member.accountId === accountId);
    // Removed since it was opened.
    if (!self) throw new NotFoundException();
    return { opened, members, invitations, signatures, self, isBeingWritten: isBeingWritten(opened, now) };
  }
}
