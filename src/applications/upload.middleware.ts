import { Inject, Injectable, createParamDecorator, type ExecutionContext, type NestMiddleware } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import multer, { MulterError } from 'multer';
import { SESSION_COOKIE, SESSION_READER, type SessionReader } from '../platform/web/index.js';
import { DraftService } from './draft.service.js';

/** What a request with a file brought. */
export type Uploaded = { readonly name: string; readonly content: Buffer } | 'too-large' | null;

type WithUpload = Request<{ id: string }> & { upload?: Uploaded; file?: Express.Multer.File };

/**
 * Receives a file before the request's transaction opens, so that a slow line holds no database connection, and only
 * from someone who may attach it: its size limit is that of the application's round. Anybody else gets the usual answer
 * from the guard or the handler, with the body unread.
 */
@Injectable()
export class UploadMiddleware implements NestMiddleware {
  constructor(
    @Inject(SESSION_READER) private readonly sessions: SessionReader,
    private readonly drafts: DraftService,
  ) {}

  async use(request: WithUpload, response: Response, next: NextFunction): Promise<void> {
    try {
      const maxBytes = request.method === 'POST' ? await this.limitFor(request) : null;
      if (maxBytes !== null) request.upload = await received(request, response, maxBytes);
      next();
    } catch (error) {
      next(error);
    }
  }

  private async limitFor(request: WithUpload): Promise<number | null> {
    const cookie = new RegExp(`(?:^|; )${SESSION_COOKIE}=([^;]+)`).exec(request.headers.cookie ?? '')?.[1];
    const account = cookie ? await this.sessions.signedIn(cookie) : null;
    if (!account || !/^[0-9a-f-]{36}$/.test(request.params.id)) return null;
    const opened = await this.drafts.open(request.params.id, account.id, []).catch(() => null);
    return opened?.draft.state === 'draft' ? opened.frame.round.rules.attachments.maxBytes : null;
  }
}

function received(request: WithUpload, response: Response, maxBytes: number): Promise<Uploaded> {
  const parse = multer({
    storage: multer.memoryStorage(),
    defParamCharset: 'utf8',
    limits: { fileSize: maxBytes, files: 1, fields: 5, parts: 6, fieldSize: 1024 },
  }).single('file');
  return new Promise((resolve) => {
    // Anything else that goes wrong is a form that did not arrive whole, or is none: then there is no file.
    parse(request, response, (error: unknown) => {
      if (error) resolve(error instanceof MulterError && error.code === 'LIMIT_FILE_SIZE' ? 'too-large' : null);
      else resolve(request.file ? { name: request.file.originalname, content: request.file.buffer } : null);
    });
  });
}

/** The file a request brought, received by `UploadMiddleware`. */
export const UploadOf = createParamDecorator((_: unknown, context: ExecutionContext): Uploaded => {
  return context.switchToHttp().getRequest<WithUpload>().upload ?? null;
});
