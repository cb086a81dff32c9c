import {
  ForbiddenException,
  Inject,
  Injectable,
  UnauthorizedException,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { readCookie } from './cookies.js';
import { isAway, patiently } from '../db/index.js';
import { ALLOW, PATIENCE_MS, PERSISTENT, isAllowed, type Allowed } from './allow.js';
import type { Lang } from '../views/index.js';
import type { SignedIn, WithVisitor } from './visitor.js';

/** Finds who a session cookie belongs to; `null` when it is unknown, expired or revoked. */
export interface SessionReader {
  signedIn(cookie: string): Promise<SignedIn | null>;
}
export const SESSION_READER = Symbol('SessionReader');

export const SESSION_COOKIE = 'fyrtaarn_session';
export const LANGUAGE_COOKIE = 'fyrtaarn_sprog';

/**
 * A form on which people write for long carries who it was made for. Where somebody else has signed in in the same browser
 * meanwhile, nothing of it is taken, so that no text lands under another's name.
 */
const SIGNED_IN_AS = 'signedInAs';

/** A form of another person's than the one who is signed in now. */
export class AnotherAccount extends UnauthorizedException {}

/** Before every handler: find the visitor, then ask the route's `@Allow`. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    @Inject(SESSION_READER) private readonly sessions: SessionReader,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<WithVisitor>();
    const allowed = this.reflector.get<Allowed[] | undefined>(ALLOW, context.getHandler());
    if (!allowed) throw new Error(`${context.getClass().name}.${context.getHandler().name} lacks @Allow`);
    const cookie = readCookie(request, SESSION_COOKIE);
    const account = cookie ? await this.whose(cookie, context) : null;
    request.visitor = { ...anonymous(request), account };
    if (account && isAnothers(request.body, account)) throw new AnotherAccount();
    if (isAllowed(allowed, account?.roles ?? null)) return true;
    if (!account) throw new UnauthorizedException();
    throw new ForbiddenException();
  }

  /** What is done again until it stands must not fail before it has begun. */
  private whose(cookie: string, context: ExecutionContext): Promise<SignedIn | null> {
    const find = (): Promise<SignedIn | null> => this.sessions.signedIn(cookie);
    return this.reflector.get<boolean | undefined>(PERSISTENT, context.getHandler()) ? patiently(find, isAway, PATIENCE_MS) : find();
  }
}

function isAnothers(form: unknown, account: SignedIn): boolean {
  const writer = (form as Readonly<Record<string, unknown>> | null | undefined)?.[SIGNED_IN_AS];
  return typeof writer === 'string' && writer !== account.id;
}

/** The visitor as far as it is known before anyone has asked who it is: also what error pages are made for. */
export function anonymous(request: Request): WithVisitor['visitor'] {
  const { requestId, receivedAt } = request as WithVisitor;
  return { lang: languageOf(request), account: null, receivedAt, path: request.originalUrl, requestId };
}

/** Whether a session came along, without asking whose it is or whether it still holds. */
export function hasSession(request: Request): boolean {
  return readCookie(request, SESSION_COOKIE) !== null;
}

/** The language chosen by the switch, else the browser's wish, else Danish. */
export function languageOf(request: Request): Lang {
  const chosen = readCookie(request, LANGUAGE_COOKIE);
  if (chosen === 'da' || chosen === 'en') return chosen;
  const wishes = (request.get('accept-language') ?? '').split(',').map((wish) => wish.trim().slice(0, 2).toLowerCase());
  const known = wishes.find((wish) => ['da', 'nb', 'nn', 'no', 'sv', 'en'].includes(wish));
  return known === 'en' ? 'en' : 'da';
}
