import type { NextFunction, Request, Response } from 'express';
import { hasSession, languageOf } from '../web/index.js';
import { kindOf, secondsToWait } from './load.rules.js';
import type { Load } from './load.js';
import { waitingPage, waitingPolicy } from './waiting-page.js';

/**
 * Asks page views to come back before anything that is sent in has to wait. `spared`: patterns of addresses that always come in;
 * `home`: where the way to a submission begins, one of them.
 * It stands behind the reading of forms: what has not arrived yet is no load, and what is turned away leaves nothing on its line.
 */
export function shedding(load: Load, spared: readonly string[], home: string) {
  const addresses = spared.map((pattern) => new RegExp(`^${pattern.replace(/:\w+/g, '[^/]+')}/?$`));
  return (request: Request, response: Response, next: NextFunction): void => {
    const kind = kindOf({
      method: request.method,
      isSpared: addresses.some((address) => address.test(request.path)),
      hasSession: hasSession(request),
      isByScript: isByScript(request),
    });
    const level = load.begins(kind);
    if (level === null) {
      response.once('close', () => load.ends());
      next();
    } else turnAway(request, response, secondsToWait(level, Math.random()), home);
  };
}

/** What a browser sends for a script says so; the script then sends it again by itself. */
function isByScript(request: Request): boolean {
  const mode = request.get('sec-fetch-mode');
  return mode !== undefined && mode !== 'navigate';
}

/** Without a look at database, session or templates. */
function turnAway(request: Request, response: Response, seconds: number, home: string): void {
  response.status(503).set({ 'Retry-After': String(seconds), 'Cache-Control': 'no-store' });
  if (isByScript(request)) response.json({ retryAfterSeconds: seconds });
  else {
    // As a header, so that the address stays and nothing on the page has to be read by a script.
    response.set({ Refresh: String(seconds), 'Content-Security-Policy': waitingPolicy });
    response.type('html').send(waitingPage(languageOf(request), seconds, home));
  }
}
