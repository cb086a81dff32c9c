import { Inject, Injectable, createParamDecorator, type ExecutionContext, type NestMiddleware } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import multer, { MulterError } from 'multer';
import { DraftService, economyParts, isBeingWritten } from '../applications/index.js';
import { Clock } from '../platform/clock.js';
import { SESSION_READER, anonymous, flatForm, senderOf, type SessionReader } from '../platform/web/index.js';
import { reachIn } from './economy.rules.js';
import { MOST_BYTES, MOST_PASTED } from './limit.rules.js';
import { names } from './sheet.page.js';
import { sheetTexts } from './sheet.texts.js';
import { SheetReader, type SheetUpload } from './sheet-reader.js';

type WithSheet = Request<{ id: string }> & { sheet?: SheetUpload };

/**
 * Receives and reads a workbook before the request's transaction opens, so that neither a slow line nor a large file holds
 * the application locked; and only from someone who may write its budget. It is read from memory and never stored.
 */
@Injectable()
export class SheetUploadMiddleware implements NestMiddleware {
  constructor(
    @Inject(SESSION_READER) private readonly sessions: SessionReader,
    private readonly drafts: DraftService,
    private readonly reader: SheetReader,
    private readonly clock: Clock,
  ) {}

  async use(request: WithSheet, response: Response, next: NextFunction): Promise<void> {
    try {
      if (request.method === 'POST' && request.is('multipart/form-data')) await this.receive(request, response);
      else if (request.method === 'POST' && pastedIn(request) && (await this.mayWrite(request))) request.sheet = await this.pasted(request);
      next();
    } catch (error) {
      next(error);
    }
  }

  private async receive(request: WithSheet, response: Response): Promise<void> {
    const mayWrite = await this.mayWrite(request);
    const fault = await receiveForm(request, response, mayWrite ? MOST_BYTES : 0);
    // What counts against a deadline is when the complete request had arrived; until now only its head had.
    Object.assign(request, { receivedAt: this.clock.arrival() });
    request.body = flatForm(request.body);
    if (fault) request.sheet = { ok: false, fault, count: 0 };
    else if (request.file && pastedIn(request)) request.sheet = { ok: false, fault: 'both', count: 0 };
    else if (request.file && mayWrite) request.sheet = await this.reader.file(request.file.buffer, request.file.originalname);
    // Without a file it is a form like any other: also for the page that keeps what was typed when a session has ended.
    else if (!request.file) {
      request.headers['content-type'] = 'application/x-www-form-urlencoded';
      if (mayWrite && pastedIn(request)) request.sheet = await this.pasted(request);
    }
  }

  private pasted(request: WithSheet): Promise<SheetUpload> {
    const lang = anonymous(request).lang;
    return this.reader.text(pastedIn(request), sheetTexts.say(lang, 'sheets.pasted'));
  }

  private async mayWrite(request: WithSheet): Promise<boolean> {
    const account = await senderOf(request, this.sessions);
    if (!account?.roles.includes('applicant')) return false;
    const opened = await this.drafts.open(request.params.id, account.id, economyParts).catch(() => null);
    return opened !== null && isBeingWritten(opened, this.clock.now()) && reachIn(opened).mayWrite;
  }
}

/** Takes a form with one file of at most `maxBytes` into memory. */
export function receiveForm(request: Request, response: Response, maxBytes: number): Promise<'large' | 'none' | null> {
  const parse = multer({ storage: multer.memoryStorage(), defParamCharset: 'utf8', limits: { fileSize: maxBytes, files: 1, fields: 20, parts: 21, fieldSize: MOST_PASTED } }).single('file');
  return new Promise((resolve) => {
    parse(request, response, (error: unknown) => {
      const code = error instanceof MulterError ? error.code : '';
      // Anything else that goes wrong is a form that did not arrive whole: then there is no file.
      resolve(error ? (code === 'LIMIT_FILE_SIZE' || code === 'LIMIT_FIELD_VALUE' ? 'large' : 'none') : null);
    });
  });
}

function pastedIn({ body }: WithSheet): string {
  const pasted = (body as Readonly<Record<string, unknown>> | undefined)?.[names.pasted];
  return typeof pasted === 'string' && pasted.trim() !== '' ? pasted : '';
}

/** What a form's file holds, read by `SheetUploadMiddleware`; null where it brought none. */
export const SheetOf = createParamDecorator((_: unknown, context: ExecutionContext): SheetUpload | null => {
  return context.switchToHttp().getRequest<WithSheet>().sheet ?? null;
});
