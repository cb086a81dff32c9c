import { SetMetadata, type CustomDecorator } from '@nestjs/common';
import type { Role } from './visitor.js';

export type Allowed = 'everyone' | 'signed-in' | Role;

export const ALLOW = 'fyrtaarn:allow';

/** Who may use this route. Required on every handler: the application does not start with one that lacks it. */
export const Allow = (first: Allowed, ...more: Allowed[]): CustomDecorator => SetMetadata(ALLOW, [first, ...more]);

export function isAllowed(allowed: readonly Allowed[], roles: readonly Role[] | null): boolean {
  if (allowed.includes('everyone')) return true;
  if (roles === null) return false;
  return allowed.includes('signed-in') || roles.some((role) => allowed.includes(role));
}
