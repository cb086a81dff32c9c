import { Injectable, NotFoundException } from '@nestjs/common';
import { ApplicationService, DraftService, MemberService, type Member, type Snapshot } from '../applications/index.js';
import { askedAll, askedOf, askedParts, isFixed, type Asked, type OpenedForAsking } from './asked.rules.js';
import { CommitmentTokens } from './commitment-token.js';
import { holds, type CommitmentRequest } from './request.rules.js';
import { RequestStore } from './request.store.js';
import { signsFor } from './signing.rules.js';

/** A partner's amounts as a member who answers for it sees them. */
export interface OwnAsked {
  readonly asked: Asked;
  readonly self: Member;
}

/** The same behind a link. */
export interface LinkAsked {
  readonly asked: Asked;
  readonly request: CommitmentRequest;
}

/** gone: revoked, run out, or of a partner that is no longer in it. Nothing is told about which. */
export type Link = LinkAsked | 'unknown' | 'gone';

/** Finds what somebody is asked to agree to. */
@Injectable()
export class AskedService {
  constructor(
    private readonly drafts: DraftService,
    private readonly applications: ApplicationService,
    private readonly members: MemberService,
    private readonly requests: RequestStore,
    private readonly tokens: CommitmentTokens,
  ) {}

  /** `null` for a member who answers for no partner. @throws NotFoundException for an application the account is no member of */
  async ofMember(id: string, accountId: string, now: Date, lock = false): Promise<OwnAsked | null> {
    const opened = await (lock ? this.drafts.openLocked(id, accountId, askedParts) : this.drafts.open(id, accountId, askedParts));
    const self = (await this.members.of(id)).find((member) => member.accountId === accountId);
    if (!self) throw new NotFoundException();
    const partner = signsFor(self, opened.draft.partners);
    const asked = partner && (await this.asked(opened, partner.id, now));
    return asked && { asked, self };
  }

  /** Any partner of an application that has been opened. */
  async asked(opened: OpenedForAsking, partnerId: string, now: Date): Promise<Asked | null> {
    return askedOf(opened, await this.sent(opened, now), partnerId);
  }

  /** Every partner, of what was sent in where that is what counts. */
  async all(opened: OpenedForAsking, now: Date): Promise<Asked[]> {
    return askedAll(opened, await this.sent(opened, now));
  }

  async byLink(token: string, now: Date, lock = false): Promise<Link> {
    const id = await this.tokens.read(token);
    const found = id === null ? null : await this.requests.one(id);
    if (!found) return 'unknown';
    if (lock) await this.applications.lock(found.applicationId);
    // Read anew behind the lock: it may have been withdrawn meanwhile.
    const request = lock ? await this.requests.one(found.id) : found;
    const asked = request && (await this.asked(await this.drafts.openAsked(request.applicationId), request.partnerId, now));
    return asked && holds(request, asked.phase === 'fixed' ? asked.until : null, now) ? { asked, request } : 'gone';
  }

  private async sent(opened: OpenedForAsking, now: Date): Promise<Snapshot | null> {
    return isFixed(opened, now) ? this.applications.snapshot(opened.draft.id) : null;
  }
}
