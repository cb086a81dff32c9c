import type { Lang } from '../shared/lang.js';

/** Who may be invited as what; the lead is nobody's to give away by mail. */
export const invitedRoles = ['writer', 'signatory', 'reader'] as const;
export type InvitedRole = (typeof invitedRoles)[number];

export const INVITATION_DAYS = 14;
/** A portal that sends mail to any address somebody types must not become a way to send very many. */
export const MOST_WAITING = 50;
export const RESEND_MINUTES = 10;
export const MOST_TO_ONE_A_DAY = 3;

export interface Invitation {
  readonly id: string;
  readonly applicationId: string;
  /** Lower case. */
  readonly email: string;
  readonly name: string;
  readonly role: InvitedRole;
  readonly partnerId: string | null;
  readonly language: Lang;
  readonly sentAt: Date;
  readonly expiresAt: Date;
  readonly openedAt: Date | null;
  readonly acceptedAt: Date | null;
  readonly acceptedBy: string | null;
  readonly revokedAt: Date | null;
}

export type InvitationState = 'sent' | 'opened' | 'accepted' | 'expired' | 'revoked';

export function stateOf(invitation: Omit<Invitation, 'role'>, now: Date): InvitationState {
  if (invitation.acceptedAt) return 'accepted';
  if (invitation.revokedAt) return 'revoked';
  if (now > invitation.expiresAt) return 'expired';
  return invitation.openedAt ? 'opened' : 'sent';
}

/** Nobody has answered it yet; one that has expired can be sent again. */
export function isUnanswered({ acceptedAt, revokedAt }: Pick<Invitation, 'acceptedAt' | 'revokedAt'>): boolean {
  return acceptedAt === null && revokedAt === null;
}

export function expiryOf(sentAt: Date): Date {
  return new Date(sentAt.getTime() + INVITATION_DAYS * 86_400_000);
}

export function mayResend({ sentAt }: Pick<Invitation, 'sentAt'>, now: Date): boolean {
  return now.getTime() - sentAt.getTime() >= RESEND_MINUTES * 60_000;
}

export interface Wish {
  readonly name: string;
  readonly email: string;
  readonly role: InvitedRole;
  /** null: the person speaks for no partner. */
  readonly partnerId: string | null;
  readonly language: Lang;
}

export interface Company {
  readonly leadEmail: string;
  readonly members: readonly { readonly email: string; readonly name: string }[];
  readonly partnerIds: readonly string[];
  readonly invitations: readonly Invitation[];
  /** How many this person has sent to the address within a day, from any application. */
  readonly sentToday: number;
}

/** A text's key with what fills it; an instant is given as an ISO text under a name that ends in `At`. */
export interface Refusal {
  readonly field: 'email' | 'partner' | 'name';
  readonly key: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

export function refusalsOf(wish: Wish, company: Company, now: Date): Refusal[] {
  return [...addressRefusals(wish.email, company, now), ...partnerRefusals(wish, company.partnerIds)];
}

function addressRefusals(email: string, { leadEmail, members, invitations, sentToday }: Company, now: Date): Refusal[] {
  if (email === leadEmail) return [{ field: 'email', key: 'consortium.wrong.own' }];
  const member = members.find((one) => one.email === email);
  if (member) return [{ field: 'email', key: 'consortium.wrong.member', params: { name: member.name } }];
  const waiting = invitations.filter(isUnanswered);
  // Withdrawing an invitation sends no mail back, so what was sent today counts, whatever became of it.
  const sent = invitations.filter((one) => isUnanswered(one) || now.getTime() - one.sentAt.getTime() < 86_400_000);
  const twin = waiting.find((one) => one.email === email);
  if (twin) {
    const expired = stateOf(twin, now) === 'expired';
    return [{ field: 'email', key: expired ? 'consortium.wrong.expired' : 'consortium.wrong.waiting', params: { sentAt: twin.sentAt.toISOString(), expiresAt: twin.expiresAt.toISOString() } }];
  }
  if (sentToday >= MOST_TO_ONE_A_DAY) return [{ field: 'email', key: 'consortium.wrong.often', params: { n: sentToday, max: MOST_TO_ONE_A_DAY } }];
  return sent.length < MOST_WAITING ? [] : [{ field: 'email', key: 'consortium.wrong.many', params: { n: sent.length, max: MOST_WAITING } }];
}

export function partnerRefusals({ role, partnerId }: Pick<Wish, 'role' | 'partnerId'>, partnerIds: readonly string[]): Refusal[] {
  if (partnerId !== null && !partnerIds.includes(partnerId)) return [{ field: 'partner', key: 'consortium.wrong.partner.gone' }];
  if (role !== 'signatory' || partnerId !== null) return [];
  return [{ field: 'partner', key: partnerIds.length ? 'consortium.wrong.partner.empty' : 'consortium.wrong.partner.none' }];
}

/** What somebody who follows the link finds. */
export type Visit = 'join' | 'sign-in' | 'register' | 'other' | 'yours' | 'used' | 'removed' | 'revoked' | 'expired' | 'closed';

export interface Guest {
  readonly id: string;
  readonly email: string;
}

export function visitOf(invitation: Invitation, at: { now: Date; guest: Guest | null; memberIds: readonly string[]; addressKnown: boolean; isBeingWritten: boolean }): Visit {
  const { now, guest, memberIds } = at;
  const isInvited = guest !== null && (guest.email === invitation.email || guest.id === invitation.acceptedBy);
  if (isInvited && memberIds.includes(guest.id)) return 'yours';
  const state = stateOf(invitation, now);
  if (state === 'accepted') return memberIds.includes(invitation.acceptedBy ?? '') ? 'used' : 'removed';
  if (state === 'revoked' || state === 'expired') return state;
  if (!at.isBeingWritten) return 'closed';
  if (guest === null) return at.addressKnown ? 'sign-in' : 'register';
  return isInvited ? 'join' : 'other';
}
