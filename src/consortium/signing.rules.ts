import type { Membership, Partner } from '../applications/index.js';

/** Whom a member answers for: a signatory for the own partner, the lead for the lead partner; null: nobody. */
export function signsFor({ role, partnerId }: Membership, partners: readonly Partner[]): Partner | null {
  if (role === 'lead') return partners.find(({ isLead }) => isLead) ?? null;
  return role === 'signatory' ? (partners.find(({ id }) => id === partnerId) ?? null) : null;
}
