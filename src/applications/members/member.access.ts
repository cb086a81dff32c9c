import type { SectionKey } from '../form/section.rules.js';

/** What somebody is to one application. */
export const memberRoles = ['lead', 'writer', 'signatory', 'reader'] as const;
export type MemberRole = (typeof memberRoles)[number];

/** A person's part in one application; `partnerId` is the partner a signatory speaks for. */
export interface Membership {
  readonly role: MemberRole;
  readonly partnerId: string | null;
}

/** The sections in which each row belongs to a partner, so that a signatory may write the own partner's. */
const shared: readonly SectionKey[] = ['partners', 'budget', 'financing', 'aid'];

/** `all`: any part of the section; `own`: the rows of the own partner; `none`: it can be read only. */
export type Reach = 'all' | 'own' | 'none';

export function reachOf({ role, partnerId }: Membership, section: SectionKey): Reach {
  if (role === 'lead' || role === 'writer') return 'all';
  return role === 'signatory' && partnerId !== null && shared.includes(section) ? 'own' : 'none';
}

/** Sending in, withdrawing, inviting and sharing are the lead's, who answers for the application. */
export function isLead({ role }: Membership): boolean {
  return role === 'lead';
}

/** Whoever may write all of it may also take it into another round. */
export function mayCopy({ role }: Membership): boolean {
  return role === 'lead' || role === 'writer';
}
