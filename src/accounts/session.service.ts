import { Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { Clock } from '../platform/clock.js';
import { Changes, Db, type Remembered } from '../platform/db/index.js';
import type { SessionReader, SignedIn } from '../platform/web/index.js';
import { AccountStore, type SessionRow } from './account.store.js';

/** A working day with room for a long evening; the cookie and the row end together. */
export const sessionHours = 12;

/**
 * Sessions: a signed token in the cookie names a row, and the row can be revoked. Rows are remembered between requests
 * until the database says that a session, an account or a role has changed.
 */
@Injectable()
export class SessionService implements SessionReader {
  private readonly known: Remembered<SessionRow>;
  private readonly read: (cookie: string) => Promise<Token | null>;

  constructor(
    private readonly store: AccountStore,
    private readonly jwt: JwtService,
    private readonly db: Db,
    private readonly clock: Clock,
    changes: Changes,
  ) {
    this.known = changes.remember('sessions', (sessionId) => store.session(sessionId));
    this.read = remembering((cookie) => this.verified(cookie));
  }

  /** @returns the cookie's value */
  async open(accountId: string, now: Date): Promise<string> {
    const sessionId = await this.store.openSession(accountId, new Date(now.getTime() + sessionHours * 3_600_000));
    return this.jwt.signAsync({ sid: sessionId, iat: seconds(now) }, { expiresIn: `${sessionHours}h`, subject: accountId });
  }

  async signedIn(cookie: string): Promise<SignedIn | null> {
    const token = await this.read(cookie);
    if (!token) return null;
    const session = await this.known.get(token.sessionId);
    if (!session || session.id !== token.accountId || session.expiresAt <= this.clock.now()) return null;
    const { id, name, email, organisation, roles, expiresAt: until } = session;
    return { id, sessionId: token.sessionId, until, name, email, organisation, roles };
  }

  /** How many people are signed in. */
  people(now: Date): Promise<number> {
    return this.store.signedInAt(now);
  }

  async revoke(sessionId: string, now: Date): Promise<void> {
    await this.store.revokeSession(sessionId, now);
    this.forgetWhenDone();
  }

  /** Accounts or sessions change in the open transaction: nothing remembered of them holds once it has ended. */
  forgetWhenDone(): void {
    this.db.afterwards(async () => this.known.forget());
  }

  private async verified(cookie: string): Promise<Token | null> {
    const claims = await this.jwt.verifyAsync<{ sid?: string; sub?: string }>(cookie, { clockTimestamp: seconds(this.clock.now()) }).catch(() => null);
    return claims?.sid && claims.sub ? { sessionId: claims.sid, accountId: claims.sub } : null;
  }
}

const seconds = (at: Date): number => Math.floor(at.getTime() / 1000);

interface Token {
  readonly sessionId: string;
  readonly accountId: string;
}

/** A signature stays as valid as it was, and the session's own row says when it ends, so good tokens are read once. */
function remembering(read: (cookie: string) => Promise<Token | null>): (cookie: string) => Promise<Token | null> {
  const tokens = new Map<string, Token>();
  return async (cookie) => {
    const known = tokens.get(cookie);
    if (known) return known;
    const token = await read(cookie);
    if (tokens.size >= 10_000) tokens.clear();
    if (token) tokens.set(cookie, token);
    return token;
  };
}
