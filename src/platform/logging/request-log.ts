import { randomUUID } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';
import type { Clock } from '../clock.js';
import { countingQueries } from '../db/query-count.js';
import type { WithVisitor } from '../web/visitor.js';
import type { AnswerTally } from './answer-tally.js';
import type { Log } from './log.js';

/** Gives each request an id, which also stands on error pages, and writes one line and counts when it has been answered. */
export function requestLog(log: Log, clock: Clock, tally: AnswerTally) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const arrived = performance.now();
    const known = request as WithVisitor;
    known.requestId = randomUUID();
    known.receivedAt = clock.arrival();
    response.setHeader('X-Request-Id', known.requestId);
    let queries: () => number = () => 0;
    response.on('finish', () => {
      tally.count(response.statusCode);
      log.info('request', {
        requestId: known.requestId,
        method: request.method,
        path: withoutTokens(request.path),
        status: response.statusCode,
        account: known.visitor?.account?.id,
        queries: queries(),
        ms: Math.round((performance.now() - arrived) * 10) / 10,
      });
    });
    queries = countingQueries(next);
  };
}

/** What opens something by itself, signed texts and 32 random bytes in base64url, is not for whoever reads the log. */
export function withoutTokens(path: string): string {
  return path.replace(/[\w-]{8,}\.[\w-]{8,}\.[\w-]{8,}|[\w-]{43,}/g, '…');
}

/** The instant that counts for a deadline is when the complete request had arrived, before any work on it. */
export function stampReceived(clock: Clock) {
  return (request: Request, _: Response, next: NextFunction): void => {
    (request as WithVisitor).receivedAt = clock.arrival();
    next();
  };
}
