import { SetMetadata, type CustomDecorator } from '@nestjs/common';
import type { Role } from './visitor.js';

export type Allowed = 'everyone' | 'signed-in' | Role;

export const ALLOW = 'fyrtaarn:allow';

/** Who may use this route. Required on every handler: the application does not start with one that lacks it. */
export const Allow = (first: Allowed, ...more: Allowed[]): CustomDecorator => SetMetadata(ALLOW, [first, ...more]);

export const PERSISTENT = 'fyrtaarn:persistent';

/** Within what a browser waits for an answer. */
export const PATIENCE_MS = 25_000;

/**
 * This POST is done again where the database was busy or away, so that what had arrived is not lost. Only for a handler that
 * does nothing outside its transaction, and that finds what it has done when it is done once more: a connection that breaks
 * while committing leaves unknown whether it was.
 */
export const Persistent = (): CustomDecorator => SetMetadata(PERSISTENT, true);

export const IN_LINE = 'fyrtaarn:in-line';

/** Waits its turn by the instant it had arrived, before everything that is not so marked. `param`: names what it is about. */
export const InLine = (param: string): CustomDecorator => SetMetadata(IN_LINE, param);

export function isAllowed(allowed: readonly Allowed[], roles: readonly Role[] | null): boolean {
  if (allowed.includes('everyone')) return true;
  if (roles === null) return false;
  return allowed.includes('signed-in') || roles.some((role) => allowed.includes(role));
}
