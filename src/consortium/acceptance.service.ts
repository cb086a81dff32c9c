import { Injectable } from '@nestjs/common';
import { AccountService } from '../accounts/index.js';
import { ApplicationService, MemberService, isBeingWritten, type Introduction, type Member } from '../applications/index.js';
import { Db } from '../platform/db/index.js';
import { Events } from '../platform/events/index.js';
import type { SignedIn } from '../platform/web/index.js';
import { RoundService, type RoundView } from '../rounds/index.js';
import { ok, refused, type Result } from '../shared/result.js';
import type { Lang } from '../shared/lang.js';
import { stateOf, visitOf, type Invitation, type Visit } from './invitation.rules.js';
import { InvitationStore } from './invitation.store.js';
import { InvitationTokens } from './invitation-token.js';
import { Letters } from './letters.js';

/** An invitation as the one who follows its link finds it. */
export interface Visited {
  readonly visit: Visit;
  readonly invitation: Invitation & { readonly invitedByName: string };
  readonly introduction: Introduction;
  readonly round: RoundView;
  /** Whom to ask. */
  readonly lead: Member;
}

export interface Newcomer {
  readonly name: string;
  readonly organisation: string;
  readonly password: string;
  readonly language: Lang;
}

/** What the invited person does. */
@Injectable()
export class AcceptanceService {
  constructor(
    private readonly tokens: InvitationTokens,
    private readonly store: InvitationStore,
    private readonly accounts: AccountService,
    private readonly applications: ApplicationService,
    private readonly members: MemberService,
    private readonly rounds: RoundService,
    private readonly letters: Letters,
    private readonly events: Events,
    private readonly db: Db,
  ) {}

  /** Looks at the invitation and notes that it has been opened (docs/decisions/0013). `null`: no such invitation. */
  async open(token: string, guest: SignedIn | null, now: Date): Promise<Visited | null> {
    const visited = await this.visited(token, guest, now);
    if (visited && stateOf(visited.invitation, now) === 'sent') await this.db.transaction(() => this.noteOpened(visited.invitation, now));
    return visited;
  }

  /** @returns the application's id; otherwise what stands in the way now */
  async accept(token: string, guest: SignedIn | null, now: Date): Promise<Result<string, Visited | null>> {
    const visited = await this.lockedVisit(token, guest, now);
    if (visited?.visit === 'yours') return ok(visited.introduction.id);
    if (!visited || !guest || visited.visit !== 'join') return refused(visited);
    await this.accounts.grant(guest.id, 'applicant');
    await this.join(visited, guest, now);
    return ok(visited.introduction.id);
  }

  /** Makes the account and joins: the signed link has shown that the address is the person's own. */
  async register(token: string, guest: SignedIn | null, newcomer: Newcomer, now: Date): Promise<Result<{ applicationId: string; accountId: string }, Visited | null>> {
    const visited = await this.lockedVisit(token, guest, now);
    if (visited?.visit !== 'register') return refused(visited);
    const registered = await this.accounts.register({ ...newcomer, email: visited.invitation.email }, ['applicant']);
    if (!registered.ok) return refused({ ...visited, visit: 'sign-in' });
    await this.join(visited, { id: registered.value, name: newcomer.name }, now);
    return ok({ applicationId: visited.introduction.id, accountId: registered.value });
  }

  /** The application is locked first: two who press at once come one after the other, and so does a removal. */
  private async lockedVisit(token: string, guest: SignedIn | null, now: Date): Promise<Visited | null> {
    const found = await this.found(token);
    if (!found) return null;
    await this.applications.lock(found.applicationId);
    return this.visited(token, guest, now);
  }

  private async found(token: string): Promise<Visited['invitation'] | null> {
    const id = await this.tokens.read(token);
    return id === null ? null : this.store.one(id);
  }

  private async visited(token: string, guest: SignedIn | null, now: Date): Promise<Visited | null> {
    const invitation = await this.found(token);
    if (!invitation) return null;
    const { applicationId, email } = invitation;
    const [introduction, members, account] = await Promise.all([this.members.introduction(applicationId), this.members.of(applicationId), this.accounts.byEmail(email)]);
    const round = await this.rounds.round(introduction.roundId);
    const lead = members.find(({ role }) => role === 'lead');
    if (!round || !lead) throw new Error(`The application ${applicationId} has no round or no lead`);
    const memberIds = members.map(({ accountId }) => accountId);
    const visit = visitOf(invitation, { now, guest, memberIds, addressKnown: account !== null, isBeingWritten: isBeingWritten({ draft: introduction, frame: { round } }, now) });
    return { visit, invitation, introduction, round, lead };
  }

  private async noteOpened({ id, applicationId, name, email }: Invitation, now: Date): Promise<void> {
    if (!(await this.store.opened(id, now))) return;
    await this.events.note({ subject: applicationId, kind: 'consortium.opened', actorId: null, facts: { name, email } });
  }

  private async join({ invitation, introduction, lead, round }: Visited, { id, name }: Pick<SignedIn, 'id' | 'name'>, now: Date): Promise<void> {
    const { role, partnerId } = invitation;
    await this.store.accepted(invitation.id, id, now);
    await this.members.join(introduction.id, { accountId: id, name }, { role, partnerId }, now);
    await this.letters.joined({ name, role, partnerId }, lead, { ...introduction, round });
  }
}
