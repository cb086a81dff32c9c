import { ForbiddenException } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';

/** A form that another site's page sent, or that does not say where it came from. */
export class RefusedOrigin extends ForbiddenException {}

/**
 * Refuses a changing request that another site's page sent with this user's cookie (cross-site request forgery).
 * Browsers say where a form came from; one that says nothing at all is refused too.
 */
export function sameOriginOnly(request: Request, _: Response, next: NextFunction): void {
  if (['GET', 'HEAD', 'OPTIONS'].includes(request.method) || comesFromHere(request)) next();
  else next(new RefusedOrigin());
}

function comesFromHere(request: Request): boolean {
  const site = request.get('sec-fetch-site');
  if (site !== undefined) return site === 'same-origin';
  const origin = request.get('origin');
  return origin !== undefined && URL.canParse(origin) && new URL(origin).host === request.get('host');
}
