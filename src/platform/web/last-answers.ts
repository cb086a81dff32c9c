import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';

/**
 * Of a portal that ends, each answer is its connection's last. Otherwise whoever goes on asking over a connection that is
 * kept open, as a proxy in front does, keeps the portal from ending until somebody kills it in the middle of its work.
 */
@Injectable()
export class LastAnswers implements BeforeApplicationShutdown {
  private readonly open = new Set<Response>();
  private isEnding = false;

  readonly watch = (_: Request, response: Response, next: NextFunction): void => {
    this.open.add(response);
    response.once('close', () => this.open.delete(response));
    if (this.isEnding) response.setHeader('Connection', 'close');
    next();
  };

  beforeApplicationShutdown(): void {
    this.isEnding = true;
    for (const response of this.open) if (!response.headersSent) response.setHeader('Connection', 'close');
  }
}
