import type { Member, Membership, Partner } from '../applications/index.js';

/** Whom a member answers for: a signatory for the own partner, the lead for the lead partner; null: nobody. */
export function signsFor({ role, partnerId }: Membership, partners: readonly Partner[]): Partner | null {
  if (role === 'lead') return partners.find(({ isLead }) => isLead) ?? null;
  return role === 'signatory' ? (partners.find(({ id }) => id === partnerId) ?? null) : null;
}

/** Whether an address is a member's who does not answer for this partner: a link sent there would let that member answer for it all the same. */
export function isOtherMembers(email: string, partnerId: string, members: readonly (Membership & Pick<Member, 'email'>)[], partners: readonly Partner[]): boolean {
  const member = members.find((one) => one.email.toLowerCase() === email.toLowerCase());
  return member !== undefined && signsFor(member, partners)?.id !== partnerId;
}
