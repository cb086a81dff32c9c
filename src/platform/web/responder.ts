import { Inject, Injectable, StreamableFile } from '@nestjs/common';
import type { Response } from 'express';
import { Views } from '../views/index.js';
import type { Shell } from '../views/index.js';
import { Acknowledgement, Download, Page, Redirect } from './answers.js';
import { readCookie, setCookie } from './cookies.js';
import type { Visitor, WithVisitor } from './visitor.js';

/** Builds what stands around a page: navigation, who is signed in, language switch. It knows the modules' addresses. */
export interface ShellBuilder {
  shell(visitor: Visitor, page: Page, notice: string | null): Shell;
}
export const SHELL_BUILDER = Symbol('ShellBuilder');

const NOTICE_COOKIE = 'fyrtaarn_besked';

/** Turns a handler's answer into the HTTP response. */
@Injectable()
export class Responder {
  constructor(
    private readonly views: Views,
    @Inject(SHELL_BUILDER) private readonly shells: ShellBuilder,
  ) {}

  /** @returns the body for Nest to send */
  send(answer: unknown, request: WithVisitor, response: Response): unknown {
    if (answer instanceof Page) return this.sendPage(answer, request, response);
    if (answer instanceof Redirect) {
      if (answer.notice) setCookie(response, NOTICE_COOKIE, answer.notice, { secure: request.secure });
      response.status(303).location(answer.to);
      return '';
    }
    if (answer instanceof Acknowledgement) {
      response.status(200).setHeader('Cache-Control', 'no-store');
      return answer.facts;
    }
    if (answer instanceof Download) return fileOf(answer, response);
    return answer;
  }

  sendPage(page: Page, request: WithVisitor, response: Response): string {
    const notice = readCookie(request, NOTICE_COOKIE);
    if (notice) setCookie(response, NOTICE_COOKIE, null, { secure: request.secure });
    const shell = this.shells.shell(request.visitor, page, notice);
    response.status(page.status);
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    // What a signed-in person sees must not come back from the browser's cache after signing out.
    response.setHeader('Cache-Control', 'no-store');
    return this.views.page(page.template, shell, page.model);
  }
}

/** A file is always offered for saving, never shown inside the portal's own address. */
function fileOf(file: Download, response: Response): StreamableFile {
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Cache-Control', 'private, no-store');
  response.setHeader('Content-Security-Policy', "default-src 'none'; sandbox");
  return new StreamableFile(file.content as Uint8Array, {
    type: file.mediaType,
    disposition: `attachment; filename*=UTF-8''${encodeURIComponent(file.fileName)}`,
    length: file.bytes ?? undefined,
  });
}
