import { typed, type Posted } from '../../platform/forms/index.js';

/** Which state of the application the lead was looking at when the button was pressed, as the page said it. */
export interface Seen {
  readonly basis: number;
  readonly at: Date;
}

/** The key that the page carries; null where there is none that can be read. */
export function keyIn(posted: Posted): string | null {
  const key = typed(posted, 'key').toLowerCase();
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(key) ? key : null;
}

/** Null where the form says nothing that can be understood: then nothing is claimed about what was seen. */
export function seenIn(posted: Posted): Seen | null {
  const basis = typed(posted, 'basis');
  const at = new Date(typed(posted, 'seen'));
  return /^\d{1,9}$/.test(basis) && !Number.isNaN(at.getTime()) ? { basis: Number(basis), at } : null;
}
