import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { parseForm, type Posted } from '../platform/forms/index.js';
import {
  Allow,
  LANGUAGE_COOKIE,
  SESSION_COOKIE,
  Visiting,
  anId,
  page,
  redirect,
  setCookie,
  unprocessable,
  type Member,
  type Page,
  type Redirect,
  type Role,
  type Visitor,
} from '../platform/web/index.js';
import { Portal } from '../platform/portal.js';
import { RegisterForm, RolesForm, SignInForm } from './account.form.js';
import { accountsBack, accountsPage, registerPage, rolesPage, signInPage } from './account.page.js';
import { accountPaths, safeReturn } from './account.paths.js';
import { AccountService } from './account.service.js';
import { SessionService, sessionHours } from './session.service.js';
import { accountTexts } from './account.texts.js';

const { say } = accountTexts;

@Controller()
export class AccountController {
  constructor(
    private readonly accounts: AccountService,
    private readonly sessions: SessionService,
    private readonly portal: Portal,
  ) {}

  @Get(accountPaths.signIn)
  @Allow('everyone')
  signInForm(@Visiting() { lang }: Visitor, @Query('retur') back?: string): Page {
    return page('forms/form', say(lang, 'accounts.signIn.title'), signInPage(lang, { retur: safeReturn(back) }));
  }

  @Post(accountPaths.signIn)
  @Allow('everyone')
  async signIn(@Visiting() visitor: Visitor, @Body() posted: Posted, @Res({ passthrough: true }) response: Response): Promise<Page | Redirect> {
    const again = (errors: Parameters<typeof signInPage>[2]) =>
      unprocessable('forms/form', say(visitor.lang, 'accounts.signIn.title'), signInPage(visitor.lang, posted, errors));
    const form = parseForm(SignInForm, posted);
    if (!form.ok) return again(form.errors);
    const checked = await this.accounts.checkPassword(form.input.email, form.input.password);
    if (!checked.ok) return again([{ field: 'email', key: checked.refusal === 'wrong' ? 'accounts.signIn.wrong' : 'accounts.signIn.tooMany' }]);
    await this.openSession(checked.value.id, visitor, response);
    setCookie(response, LANGUAGE_COOKIE, checked.value.language, this.cookie(365 * 24));
    return redirect(safeReturn(posted.retur));
  }

  @Get(accountPaths.signedIn)
  @Allow('signed-in')
  signedIn(@Visiting() { lang, account }: Member): Page {
    const title = say(lang, 'accounts.signedIn.title', { name: account.name });
    return page('accounts/signed-in', title, { title });
  }

  @Post(accountPaths.signOut)
  @Allow('everyone')
  async signOut(@Visiting() visitor: Visitor, @Res({ passthrough: true }) response: Response): Promise<Redirect> {
    if (visitor.account) await this.sessions.revoke(visitor.account.sessionId, visitor.receivedAt);
    setCookie(response, SESSION_COOKIE, null, this.cookie(0));
    return redirect('/', 'accounts.signedOut');
  }

  @Get(accountPaths.register)
  @Allow('everyone')
  registerForm(@Visiting() { lang }: Visitor): Page {
    return page('forms/form', say(lang, 'accounts.register.title'), registerPage(lang, {}));
  }

  @Post(accountPaths.register)
  @Allow('everyone')
  async register(@Visiting() visitor: Visitor, @Body() posted: Posted, @Res({ passthrough: true }) response: Response): Promise<Page | Redirect> {
    const { lang } = visitor;
    const again = (errors: Parameters<typeof registerPage>[2]) =>
      unprocessable('forms/form', say(lang, 'accounts.register.title'), registerPage(lang, posted, errors));
    const form = parseForm(RegisterForm, posted);
    if (!form.ok) return again(form.errors);
    const registered = await this.accounts.register({ ...form.input, language: lang }, ['applicant']);
    if (!registered.ok) return again([{ field: 'email', key: 'accounts.email.taken' }]);
    await this.openSession(registered.value, visitor, response);
    return redirect('/', 'accounts.registered');
  }

  /** A link rather than a form, so that it can be shared; it changes nothing but the reader's own cookie. */
  @Get(accountPaths.language)
  @Allow('everyone')
  language(@Param('lang') lang: string, @Query('retur') back: string | undefined, @Res({ passthrough: true }) response: Response): Redirect {
    setCookie(response, LANGUAGE_COOKIE, lang === 'en' ? 'en' : 'da', this.cookie(365 * 24));
    return redirect(safeReturn(back));
  }

  @Get(accountPaths.accounts)
  @Allow('admin')
  async list(@Visiting() { lang }: Visitor): Promise<Page> {
    return page('accounts/accounts', say(lang, 'accounts.list.title'), accountsPage(lang, await this.accounts.all()));
  }

  @Get(accountPaths.account)
  @Allow('admin')
  async rolesForm(@Visiting() { lang }: Visitor, @Param('id', anId) id: string): Promise<Page> {
    const account = await this.accounts.one(id);
    return page('forms/form', account.name, rolesPage(lang, account, null), accountsBack(lang));
  }

  @Post(accountPaths.account)
  @Allow('admin')
  async saveRoles(@Visiting() visitor: Member, @Param('id', anId) id: string, @Body() posted: Posted): Promise<Page | Redirect> {
    const account = await this.accounts.one(id);
    const again = (errors: Parameters<typeof rolesPage>[3]) =>
      unprocessable('forms/form', account.name, rolesPage(visitor.lang, account, posted, errors), accountsBack(visitor.lang));
    const form = parseForm(RolesForm, posted);
    if (!form.ok) return again(form.errors);
    const saved = await this.accounts.setRoles(id, form.input.roles as Role[], visitor.account.id);
    if (!saved.ok) return again([{ field: 'roles', key: 'accounts.edit.ownAdmin' }]);
    return redirect(accountPaths.accounts, 'accounts.edit.saved');
  }

  private async openSession(accountId: string, visitor: Visitor, response: Response): Promise<void> {
    setCookie(response, SESSION_COOKIE, await this.sessions.open(accountId, visitor.receivedAt), this.cookie(sessionHours));
  }

  private cookie(hours: number): { secure: boolean; maxAgeSeconds: number } {
    return { secure: this.portal.secureCookies, maxAgeSeconds: hours * 3600 };
  }
}
