import type { Request } from 'express';
import { SESSION_COOKIE, type SessionReader } from './access.guard.js';
import { readCookie } from './cookies.js';
import type { SignedIn } from './visitor.js';

/**
 * Who sends a request whose body is read before the guard has asked, since files are received from those alone who may send
 * them. null: nobody, or the address names no case; the guard or the handler gives the usual answer.
 */
export async function senderOf(request: Request<{ id: string }>, sessions: SessionReader): Promise<SignedIn | null> {
  const isCase = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(request.params.id);
  return isCase ? visitorOf(request, sessions) : null;
}

/** The same where the address names no case. */
export async function visitorOf(request: Request, sessions: SessionReader): Promise<SignedIn | null> {
  const cookie = readCookie(request, SESSION_COOKIE);
  return cookie ? sessions.signedIn(cookie) : null;
}

/** Fields stay flat: `a[b]` is a name, not a nested object built from what somebody sent. */
export function flatForm(body: unknown): Record<string, string> {
  return Object.fromEntries(Object.entries(body ?? {}).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}
