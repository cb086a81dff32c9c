import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { Response } from 'express';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { Reflector } from '@nestjs/core';
import { Db, isPassing, patiently } from '../db/index.js';
import { IN_LINE, PATIENCE_MS, PERSISTENT } from './allow.js';
import { Acknowledgement, OnRecord, Redirect } from './answers.js';
import { Line } from './line.js';
import { Responder } from './responder.js';
import type { WithVisitor } from './visitor.js';

/** What commits. */
const isKept = (answer: unknown): boolean => answer instanceof Redirect || answer instanceof Acknowledgement || answer instanceof OnRecord;

/**
 * A redirect, an acknowledgement or a refusal on record commits, everything else undoes. Every POST runs in one transaction,
 * which is kept only when the handler answers with one of the three; a page with errors, a throw or a lost connection to the database leaves nothing behind.
 */
@Injectable()
export class AnswerInterceptor implements NestInterceptor {
  constructor(
    private readonly db: Db,
    private readonly line: Line,
    private readonly responder: Responder,
    private readonly reflector: Reflector,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return from(this.run(context, next));
  }

  private async run(context: ExecutionContext, next: CallHandler): Promise<unknown> {
    const request = context.switchToHttp().getRequest<WithVisitor>();
    const response = context.switchToHttp().getResponse<Response>();
    const handle = () => lastValueFrom(next.handle());
    const answer = request.method === 'POST' ? await this.inTurn(context, () => this.kept(context, handle)) : await handle();
    return this.responder.send(answer, request, response);
  }

  private inTurn(context: ExecutionContext, work: () => Promise<unknown>): Promise<unknown> {
    const about = this.reflector.get<string | undefined>(IN_LINE, context.getHandler());
    if (about === undefined) return this.line.amongOthers(work);
    const { params, visitor } = context.switchToHttp().getRequest<WithVisitor>();
    return this.line.inOrder({ subject: String(params[about]), accountId: visitor.account?.id ?? null, receivedAt: visitor.receivedAt }, work);
  }

  private kept(context: ExecutionContext, handle: () => Promise<unknown>): Promise<unknown> {
    const once = (): Promise<unknown> => this.db.transactionThat(handle, isKept);
    return this.reflector.get<boolean | undefined>(PERSISTENT, context.getHandler()) ? patiently(once, isPassing, PATIENCE_MS) : once();
  }
}
