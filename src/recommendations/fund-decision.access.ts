import type { Role } from '../platform/web/index.js';
import type { Fund } from '../rounds/index.js';

/** Which role speaks for which deciding body. A body with another id needs a line here and nothing else. */
const bodies: Readonly<Partial<Record<Role, string>>> = {
  council: 'regional-council',
  agency: 'business-and-construction-authority',
};

/** The funds somebody with these roles decides on. */
export function fundsDecidedBy<F extends Pick<Fund, 'decidingBodyId'>>(roles: readonly Role[], funds: readonly F[]): F[] {
  const mine = roles.map((role) => bodies[role]);
  return funds.filter(({ decidingBodyId }) => mine.includes(decidingBodyId));
}
