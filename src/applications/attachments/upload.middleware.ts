import { Inject, Injectable, createParamDecorator, type ExecutionContext, type NestMiddleware } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { Clock } from '../../platform/clock.js';
import { Files, receiveUpload, type Upload, type UploadLimits } from '../../platform/files/index.js';
import { SESSION_READER, senderOf, type SessionReader } from '../../platform/web/index.js';
import { isBeingWritten } from '../draft.rules.js';
import { DraftService } from '../draft.service.js';
import { reachOf } from '../members/member.access.js';

type WithUpload = Request<{ id: string }> & { upload?: Upload };

/**
 * Receives files before the request's transaction opens, and only from someone who may attach them: the limits are those
 * of the application's round. Anybody else gets the usual answer from the guard or the handler, with the body unread.
 */
@Injectable()
export class UploadMiddleware implements NestMiddleware {
  constructor(
    @Inject(SESSION_READER) private readonly sessions: SessionReader,
    private readonly drafts: DraftService,
    private readonly files: Files,
    private readonly clock: Clock,
  ) {}

  async use(request: WithUpload, response: Response, next: NextFunction): Promise<void> {
    try {
      const limits = request.method === 'POST' ? await this.limitsFor(request) : null;
      if (limits !== null) request.upload = await receiveUpload(request, response, this.files, limits, this.clock);
      next();
    } catch (error) {
      next(error);
    }
  }

  private async limitsFor(request: WithUpload): Promise<UploadLimits | null> {
    const account = await senderOf(request, this.sessions);
    if (!account) return null;
    const opened = await this.drafts.open(request.params.id, account.id, []).catch(() => null);
    if (!opened || !isBeingWritten(opened, this.clock.now()) || reachOf(opened.draft.membership, 'attachments') !== 'all') return null;
    return opened.frame.round.rules.attachments;
  }
}

const nothing: Upload = { files: [], problem: { code: 'none', name: '' } };

/** The files a request brought, received by `UploadMiddleware`. */
export const UploadOf = createParamDecorator((_: unknown, context: ExecutionContext): Upload => {
  return context.switchToHttp().getRequest<WithUpload>().upload ?? nothing;
});
