import { normaliseLine } from '../shared/text.js';
import type { InviteForm, RoleForm } from './consortium.form.js';
import type { InvitedRole, Wish } from './invitation.rules.js';

/** A checked form as what is wished for. An address in capitals is the same address. */
export function wishIn(form: InviteForm): Wish {
  return { name: normaliseLine(form.name), email: form.email.toLowerCase(), language: form.language as Wish['language'], ...roleIn(form) };
}

export function roleIn({ role, partner }: RoleForm): Pick<Wish, 'role' | 'partnerId'> {
  return { role: role as InvitedRole, partnerId: partner || null };
}
