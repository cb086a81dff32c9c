import type { SignedIn } from '../platform/web/index.js';

/** Whom the way into an application is shown to: applicants, and those who may become one by signing in. */
export function mayApply(account: Pick<SignedIn, 'roles'> | null): boolean {
  return account === null || account.roles.includes('applicant');
}
