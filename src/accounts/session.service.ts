import { Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import type { SessionReader, SignedIn } from '../platform/web/index.js';
import { AccountStore } from './account.store.js';

/** A working day with room for a long evening; the cookie and the row end together. */
export const sessionHours = 12;

/** Sessions: a signed token in the cookie names a row, and the row can be revoked. */
@Injectable()
export class SessionService implements SessionReader {
  constructor(
    private readonly store: AccountStore,
    private readonly jwt: JwtService,
  ) {}

  /** @returns the cookie's value */
  async open(accountId: string, now: Date): Promise<string> {
    const sessionId = await this.store.openSession(accountId, new Date(now.getTime() + sessionHours * 3_600_000));
    return this.jwt.signAsync({ sid: sessionId }, { expiresIn: `${sessionHours}h`, subject: accountId });
  }

  async signedIn(cookie: string): Promise<SignedIn | null> {
    const claims = await this.jwt.verifyAsync<{ sid?: string; sub?: string }>(cookie).catch(() => null);
    if (!claims?.sid) return null;
    const owner = await this.store.sessionOwner(claims.sid);
    if (!owner || owner.id !== claims.sub) return null;
    const { id, name, email, organisation, roles } = owner;
    return { id, sessionId: claims.sid, name, email, organisation, roles };
  }

  revoke(sessionId: string, now: Date): Promise<void> {
    return this.store.revokeSession(sessionId, now);
  }
}
