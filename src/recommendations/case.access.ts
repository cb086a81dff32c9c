import type { Role } from '../platform/web/index.js';

/**
 * The secretariat reads every submitted case. The forum and the deciding bodies read those that have come on an agenda:
 * before that there is nothing for them to decide.
 */
export function mayReadCase(roles: readonly Role[], isOnAgenda: boolean): boolean {
  return roles.includes('officer') || (isOnAgenda && roles.some((role) => role === 'forum' || role === 'council' || role === 'agency'));
}
