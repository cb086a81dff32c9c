import { Inject, Injectable, type NestMiddleware } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { Clock } from '../platform/clock.js';
import { SESSION_READER, flatForm, visitorOf, type SessionReader } from '../platform/web/index.js';
import { MOST_BYTES, SheetReader, receiveForm, type SheetUpload } from '../sheets/index.js';

/**
 * Receives and reads a sheet before the request's transaction opens, so that neither a slow line nor a large file holds an
 * assessment locked; and only from a panel member. It is read from memory.
 */
@Injectable()
export class ScoreUploadMiddleware implements NestMiddleware {
  constructor(
    @Inject(SESSION_READER) private readonly sessions: SessionReader,
    private readonly reader: SheetReader,
    private readonly clock: Clock,
  ) {}

  async use(request: Request<{ id: string }> & { sheet?: SheetUpload }, response: Response, next: NextFunction): Promise<void> {
    try {
      if (request.is('multipart/form-data')) {
        const mayWrite = (await visitorOf(request, this.sessions))?.roles.includes('panel') ?? false;
        const fault = await receiveForm(request, response, mayWrite ? MOST_BYTES : 0);
        Object.assign(request, { receivedAt: this.clock.arrival() });
        request.body = flatForm(request.body);
        if (fault) request.sheet = { ok: false, fault, count: 0 };
        else if (request.file && mayWrite) request.sheet = await this.reader.file(request.file.buffer, request.file.originalname);
        else request.headers['content-type'] = 'application/x-www-form-urlencoded';
      }
      next();
    } catch (error) {
      next(error);
    }
  }
}
