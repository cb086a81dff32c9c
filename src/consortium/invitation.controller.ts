import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { Response } from 'express';
import { SessionService, sessionHours } from '../accounts/index.js';
import { applicationUrl } from '../applications/index.js';
import { parseForm, type FormError, type Posted } from '../platform/forms/index.js';
import { Portal } from '../platform/portal.js';
import { Allow, Page, SESSION_COOKIE, Visiting, redirect, setCookie, type Redirect, type Visitor } from '../platform/web/index.js';
import { normaliseLine } from '../shared/text.js';
import { AcceptanceService, type Visited } from './acceptance.service.js';
import { NewcomerForm } from './consortium.form.js';
import { consortiumPaths, invitationUrl } from './consortium.paths.js';
import { invitationPage, unknownPage } from './invitation.page.js';

/** The page behind the link in the mail. */
@Controller()
export class InvitationController {
  constructor(
    private readonly acceptances: AcceptanceService,
    private readonly sessions: SessionService,
    private readonly portal: Portal,
  ) {}

  @Get(consortiumPaths.invitation)
  @Allow('everyone')
  async invitation(@Visiting() visitor: Visitor, @Param('token') token: string): Promise<Page | Redirect> {
    const visited = await this.acceptances.open(token, visitor.account, visitor.receivedAt);
    if (visited?.visit === 'yours') return redirect(applicationUrl(visited.introduction.id));
    return shown(visitor, token, visited, 200);
  }

  @Post(consortiumPaths.invitation)
  @Allow('everyone')
  async accept(@Visiting() visitor: Visitor, @Param('token') token: string): Promise<Page | Redirect> {
    const accepted = await this.acceptances.accept(token, visitor.account, visitor.receivedAt);
    return accepted.ok ? redirect(applicationUrl(accepted.value), 'consortium.welcome') : shown(visitor, token, accepted.refusal, 422);
  }

  /** Somebody who reloads the answer to a refused registration comes back to the invitation. */
  @Get(consortiumPaths.register)
  @Allow('everyone')
  toInvitation(@Param('token') token: string): Redirect {
    return redirect(invitationUrl(token));
  }

  @Post(consortiumPaths.register)
  @Allow('everyone')
  async register(@Visiting() visitor: Visitor, @Param('token') token: string, @Body() posted: Posted, @Res({ passthrough: true }) response: Response): Promise<Page | Redirect> {
    const { lang, account, receivedAt } = visitor;
    const form = parseForm(NewcomerForm, posted);
    if (!form.ok) return shown(visitor, token, await this.acceptances.open(token, account, receivedAt), 422, posted, form.errors);
    const newcomer = { name: normaliseLine(form.input.name), organisation: normaliseLine(form.input.organisation), password: form.input.password, language: lang };
    const registered = await this.acceptances.register(token, account, newcomer, receivedAt);
    if (!registered.ok) return shown(visitor, token, registered.refusal, 422, posted);
    const { accountId, applicationId } = registered.value;
    setCookie(response, SESSION_COOKIE, await this.sessions.open(accountId, receivedAt), { secure: this.portal.secureCookies, maxAgeSeconds: sessionHours * 3600 });
    return redirect(applicationUrl(applicationId), 'consortium.welcome');
  }
}

function shown({ lang, account }: Visitor, token: string, visited: Visited | null, status: 200 | 422, posted: Posted | null = null, errors: readonly FormError[] = []): Page {
  const model = visited ? invitationPage(lang, token, visited, account, posted, errors) : unknownPage(lang);
  return new Page('consortium/invitation', model.heading.title, model, visited ? status : 404);
}
