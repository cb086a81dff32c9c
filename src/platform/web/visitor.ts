import { HttpStatus, ParseUUIDPipe, createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import type { Lang } from '../views/index.js';

export const roles = ['applicant', 'panel', 'officer', 'forum', 'council', 'agency', 'admin'] as const;
export type Role = (typeof roles)[number];

export interface SignedIn {
  readonly id: string;
  readonly sessionId: string;
  /** When the session ends. */
  readonly until: Date;
  readonly name: string;
  readonly email: string;
  readonly organisation: string;
  readonly roles: readonly Role[];
}

/** Who asks, in which language, and when the complete request had arrived. */
export interface Visitor {
  readonly lang: Lang;
  readonly account: SignedIn | null;
  readonly receivedAt: Date;
  readonly path: string;
  readonly requestId: string;
}

/** A visitor who is known to be signed in, since the route's `@Allow` demands it. */
export type Member = Visitor & { readonly account: SignedIn };

export type WithVisitor = Request & { visitor: Visitor; requestId: string; receivedAt: Date };

export const Visiting = createParamDecorator((_: unknown, context: ExecutionContext): Visitor => {
  return context.switchToHttp().getRequest<WithVisitor>().visitor;
});

/** A case id in an address: what is no id at all is as unknown as an id nobody has. */
export const anId = new ParseUUIDPipe({ errorHttpStatusCode: HttpStatus.NOT_FOUND });
