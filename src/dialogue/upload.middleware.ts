import { Inject, Injectable, createParamDecorator, type ExecutionContext, type NestMiddleware } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { DraftService } from '../applications/index.js';
import { Clock } from '../platform/clock.js';
import { Files, receiveUpload, type Upload, type UploadLimits } from '../platform/files/index.js';
import { SESSION_READER, flatForm, senderOf, type SessionReader } from '../platform/web/index.js';
import { phaseOf, type RoundView } from '../rounds/index.js';
import { mayWriteIn } from './dialogue.access.js';
import { OfficerService } from './officer.service.js';

type WithUpload = Request<{ id: string }> & { upload?: Upload };

const noFiles: UploadLimits = { maxBytes: 0, maxFiles: 0 };
const nothing: Upload = { files: [], problem: null };

/**
 * Reads a message's form before the request's transaction opens. Its files are received only from someone who may write
 * now; its text always, so that the page that says why it was not sent still holds it.
 */
@Injectable()
export class MessageUpload implements NestMiddleware {
  constructor(
    @Inject(SESSION_READER) private readonly sessions: SessionReader,
    private readonly drafts: DraftService,
    private readonly officers: OfficerService,
    private readonly files: Files,
    private readonly clock: Clock,
  ) {}

  async use(request: WithUpload, response: Response, next: NextFunction): Promise<void> {
    try {
      if (request.method === 'POST' && request.is('multipart/form-data')) {
        request.upload = await receiveUpload(request, response, this.files, (await this.limitsFor(request)) ?? noFiles, this.clock);
        request.body = flatForm(request.body);
        // Without a file it is a form like any other: also for the page that keeps what was typed when a session has ended.
        if (request.upload.problem?.code === 'none') request.headers['content-type'] = 'application/x-www-form-urlencoded';
      }
      next();
    } catch (error) {
      next(error);
    }
  }

  private async limitsFor(request: WithUpload): Promise<UploadLimits | null> {
    const account = await senderOf(request, this.sessions);
    if (!account) return null;
    const isOfficers = request.path.startsWith('/dialog/');
    if (!account.roles.includes(isOfficers ? 'officer' : 'applicant')) return null;
    const round = await (isOfficers ? this.officersRound(request.params.id, account.id) : this.membersRound(request.params.id, account.id)).catch(() => null);
    return round && phaseOf(round, this.clock.now()) !== 'closed' ? round.rules.attachments : null;
  }

  private async officersRound(id: string, accountId: string): Promise<RoundView> {
    return (await this.officers.open(id, accountId)).round;
  }

  private async membersRound(id: string, accountId: string): Promise<RoundView | null> {
    const { draft, frame } = await this.drafts.open(id, accountId, []);
    return mayWriteIn(draft.membership) ? frame.round : null;
  }
}

/** The files a message brought, received by `MessageUpload`. */
export const FilesOf = createParamDecorator((_: unknown, context: ExecutionContext): Upload => {
  return context.switchToHttp().getRequest<WithUpload>().upload ?? nothing;
});
