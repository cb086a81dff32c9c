import { Catch, HttpException, Injectable, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Response } from 'express';
import { Log, withoutTokens } from '../logging/index.js';
import { FileHeldBack, fileTexts } from '../files/index.js';
import { AnotherAccount, anonymous } from './access.guard.js';
import { Page } from './answers.js';
import { platformTexts } from '../views/index.js';
import { Responder } from './responder.js';
import { RefusedOrigin } from './same-origin.js';
import { signedOutTexts } from './signed-out.texts.js';
import type { WithVisitor } from './visitor.js';

/** Every failure gets a page in the design, with a reference to quote; what went wrong stands in the log. */
@Catch()
@Injectable()
export class FailureFilter implements ExceptionFilter {
  constructor(
    private readonly responder: Responder,
    private readonly log: Log,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<WithVisitor>();
    const response = host.switchToHttp().getResponse<Response>();
    request.visitor ??= anonymous(request);
    const status = statusOf(error);
    if (status >= 500) this.log.error(error, { requestId: request.requestId, method: request.method, url: withoutTokens(request.path) });
    else if (status === 403) this.log.info('refused', { requestId: request.requestId, account: request.visitor.account?.id, url: withoutTokens(request.path) });
    if (response.headersSent) {
      response.destroy();
      return;
    }
    if (status === 401 && request.method === 'GET') {
      response.redirect(303, `/log-ind?retur=${encodeURIComponent(request.originalUrl)}`);
      return;
    }
    try {
      response.send(this.responder.sendPage(failurePage(error, status, request), request, response));
    } catch (second) {
      this.log.error(second, { requestId: request.requestId });
      response.status(500).type('text/plain').send(`500 ${request.requestId}`);
    }
  }
}

function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  const status = (error as { status?: unknown }).status;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500;
}

type FailureTitle = `platform.${'signedOut' | 'forbidden' | 'refusedOrigin' | 'notFound' | 'tooLarge' | 'failure'}.title`;

function failurePage(error: unknown, status: number, request: WithVisitor): Page {
  const reference = request.requestId;
  const say = (key: FailureTitle) => platformTexts.say(request.visitor.lang, key);
  switch (status) {
    case 401:
      return signedOutPage(error, request);
    case 403:
      if (error instanceof RefusedOrigin) return new Page('errors/refused-origin', say('platform.refusedOrigin.title'), { reference }, 403);
      return new Page('errors/forbidden', say('platform.forbidden.title'), { reference }, 403);
    case 404:
      return new Page('errors/not-found', say('platform.notFound.title'), { reference }, 404);
    case 409: {
      if (!(error instanceof FileHeldBack)) break;
      const { lang } = request.visitor;
      return new Page('errors/file-held-back', fileTexts.say(lang, 'files.heldBack.title'), { text: fileTexts.say(lang, `files.heldBack.${error.why}`), reference }, 409);
    }
    case 413:
      return new Page('errors/too-large', say('platform.tooLarge.title'), { reference }, 413);
  }
  return new Page('errors/failure', say('platform.failure.title'), { reference }, status);
}

/** Holds everything that was typed, so that one press sends it again after signing in. A browser sends no file twice. */
function signedOutPage(error: unknown, request: WithVisitor): Page {
  const { lang, account } = request.visitor;
  const another = error instanceof AnotherAccount ? (account?.name ?? null) : null;
  const title = another === null ? platformTexts.say(lang, 'platform.signedOut.title') : signedOutTexts.say(lang, 'signedOut.another.title');
  const model = { action: request.originalUrl, typed: typedFields(request.body), another, withFile: request.is('multipart/form-data') !== false };
  return new Page('errors/signed-out', title, { ...model, title }, 401);
}

/** What was typed into a form whose sender is no longer signed in, so that it can be sent again. Never passwords. */
function typedFields(body: unknown): { name: string; value: string }[] {
  if (typeof body !== 'object' || body === null) return [];
  return Object.entries(body)
    .filter(([name]) => !/password|adgangskode/i.test(name))
    .flatMap(([name, value]) => [value].flat().map((one) => ({ name, value: String(one) })));
}
