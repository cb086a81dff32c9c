import type { Membership } from '../applications/index.js';

/** Readers read the dialogue; everybody else in the consortium writes in it. */
export function mayWriteIn({ role }: Membership): boolean {
  return role !== 'reader';
}
