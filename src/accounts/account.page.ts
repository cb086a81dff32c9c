import { checkboxesField, emailField, formPage, hiddenField, messagesIn, passwordField, textField, typed, typedAll } from '../platform/forms/index.js';
import type { FormError, FormPage, Posted } from '../platform/forms/index.js';
import { dataTable, pageHeading, type DataTable, type Lang, type Link, type PageHeading } from '../platform/views/index.js';
import { roles, type Role } from '../platform/web/index.js';
import { accountPaths, accountUrl } from './account.paths.js';
import type { AccountRow } from './account.store.js';
import { accountTexts } from './account.texts.js';

const { say } = accountTexts;

export function signInPage(lang: Lang, posted: Posted, errors: readonly FormError[] = []): FormPage {
  const message = messagesIn(accountTexts, lang, errors);
  return formPage({
    heading: say(lang, 'accounts.signIn.title'),
    lead: say(lang, 'accounts.signIn.intro'),
    action: accountPaths.signIn,
    fields: [
      hiddenField('retur', typed(posted, 'retur')),
      emailField({ name: 'email', label: say(lang, 'accounts.email.label'), value: typed(posted, 'email'), error: message('email') }),
      passwordField({ name: 'password', label: say(lang, 'accounts.password.label'), autocomplete: 'current-password', error: message('password') }),
    ],
    submit: say(lang, 'accounts.signIn.button'),
    links: [{ href: accountPaths.register, label: say(lang, 'accounts.signIn.register') }],
  });
}

export function registerPage(lang: Lang, posted: Posted, errors: readonly FormError[] = []): FormPage {
  const message = messagesIn(accountTexts, lang, errors);
  const field = (name: string) => ({ name, value: typed(posted, name), error: message(name) });
  return formPage({
    heading: say(lang, 'accounts.register.title'),
    lead: say(lang, 'accounts.register.intro'),
    action: accountPaths.register,
    fields: [
      textField({ ...field('name'), label: say(lang, 'accounts.name.label'), autocomplete: 'name', width: 'l' }),
      textField({ ...field('organisation'), label: say(lang, 'accounts.organisation.label'), hint: say(lang, 'accounts.organisation.hint'), autocomplete: 'organization', width: 'l' }),
      emailField({ ...field('email'), label: say(lang, 'accounts.email.label') }),
      passwordField({ name: 'password', error: message('password'), label: say(lang, 'accounts.password.label'), hint: say(lang, 'accounts.password.hint'), autocomplete: 'new-password' }),
    ],
    submit: say(lang, 'accounts.register.button'),
  });
}

export interface AccountsPage {
  readonly heading: PageHeading;
  readonly table: DataTable;
}

export function accountsPage(lang: Lang, accounts: readonly AccountRow[]): AccountsPage {
  return {
    heading: pageHeading(say(lang, 'accounts.list.title')),
    table: dataTable({
      id: 'accounts',
      caption: say(lang, 'accounts.list.caption'),
      captionHidden: true,
      columns: [
        say(lang, 'accounts.name.column'),
        say(lang, 'accounts.email.label'),
        say(lang, 'accounts.organisation.label'),
        say(lang, 'accounts.list.roles'),
      ],
      rows: accounts.map((account) => [
        { text: account.name, href: accountUrl(account.id) },
        account.email,
        account.organisation,
        account.roles.map((role) => roleName(lang, role)).join(', '),
      ]),
      emptyText: say(lang, 'accounts.list.empty'),
    }),
  };
}

export function accountsBack(lang: Lang): Link {
  return { href: accountPaths.accounts, label: say(lang, 'accounts.list.title') };
}

export function rolesPage(lang: Lang, account: AccountRow, posted: Posted | null, errors: readonly FormError[] = []): FormPage {
  const message = messagesIn(accountTexts, lang, errors);
  return formPage({
    caption: account.email,
    heading: say(lang, 'accounts.edit.title', { name: account.name }),
    action: accountUrl(account.id),
    fields: [
      checkboxesField({
        name: 'roles',
        label: say(lang, 'accounts.edit.legend'),
        hint: say(lang, 'accounts.edit.hint'),
        error: message('roles'),
        values: posted ? typedAll(posted, 'roles') : account.roles,
        options: roles.map((role) => ({ value: role, label: roleName(lang, role) })),
      }),
    ],
    submit: say(lang, 'accounts.edit.button'),
  });
}

export function roleName(lang: Lang, role: Role): string {
  return say(lang, `accounts.role.${role}`);
}
