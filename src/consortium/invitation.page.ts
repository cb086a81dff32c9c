import { accountPaths, accountTexts, roleName, signInUrl } from '../accounts/index.js';
import { applicationTexts, captionOf } from '../applications/index.js';
import { emailField, errorsIn, passwordField, textField, typed, type Field, type FormError, type Posted } from '../platform/forms/index.js';
import { alert, button, linkButton, pageHeading, postButton, summaryList, summaryRow, type Alert, type Button, type Lang, type PageHeading, type PostButton, type SummaryList } from '../platform/views/index.js';
import type { SignedIn } from '../platform/web/index.js';
import { formatDate, formatInstantPrecise, copenhagenDate } from '../shared/dates.js';
import { inLang } from '../shared/lang.js';
import type { Visited } from './acceptance.service.js';
import { invitationUrl } from './consortium.paths.js';
import { consortiumTexts } from './consortium.texts.js';
import { messagesOf } from './message.page.js';

const { say } = consortiumTexts;

/** Template `consortium/invitation`. */
export interface InvitationPage {
  readonly errors: readonly { readonly href: string; readonly text: string }[];
  readonly heading: PageHeading;
  readonly alerts: readonly Alert[];
  /** null where it says no more than that the invitation no longer holds. */
  readonly facts: SummaryList | null;
  readonly heading2: string | null;
  readonly action: string;
  readonly fields: readonly Field[];
  /** Of the form; none where there is nothing to accept. */
  readonly buttons: readonly Button[];
  /** Links where there is no form. */
  readonly links: readonly Button[];
  readonly signOut: PostButton | null;
}

const nothing = { errors: [], alerts: [], facts: null, heading2: null, action: '', fields: [], buttons: [], links: [], signOut: null } as const;

/** What no invitation of ours leads to: tampered with, made up or cut short all look the same. */
export function unknownPage(lang: Lang): InvitationPage {
  return { ...nothing, heading: pageHeading(say(lang, 'invitation.unknown'), { lead: say(lang, 'invitation.unknown.text') }) };
}

export function invitationPage(lang: Lang, token: string, visited: Visited, guest: SignedIn | null, posted: Posted | null, errors: readonly FormError[]): InvitationPage {
  const { visit, introduction, lead } = visited;
  const page = { ...nothing, heading: pageHeading(say(lang, 'invitation.title'), { caption: introduction.number }) };
  const whom = { name: lead.name, email: lead.email };
  switch (visit) {
    case 'join':
      return { ...page, facts: factsOf(lang, visited), alerts: warnings(lang, guest), action: invitationUrl(token), buttons: [button(say(lang, 'invitation.join'))] };
    case 'register':
      return registration(lang, token, { ...page, facts: factsOf(lang, visited) }, visited, posted, errors);
    case 'sign-in':
      return { ...page, facts: factsOf(lang, visited), alerts: [alert('info', say(lang, 'invitation.signIn', { email: visited.invitation.email }))], links: [linkButton(say(lang, 'invitation.signIn.button'), signInUrl(invitationUrl(token)), { variant: 'primary' })] };
    case 'other':
      return {
        ...page,
        alerts: [alert('warning', say(lang, 'invitation.other', { email: visited.invitation.email, yours: guest?.email ?? '' }), { heading: say(lang, 'invitation.other.title') })],
        signOut: postButton(accountPaths.signOut, button(say(lang, 'invitation.signOut'))),
      };
    case 'yours':
    case 'used':
      return { ...page, alerts: [alert('info', say(lang, 'invitation.used', whom), { heading: say(lang, 'invitation.used.title') })], links: guest ? [] : [linkButton(say(lang, 'invitation.signIn.button'), signInUrl(invitationUrl(token)), { variant: 'primary' })] };
    case 'expired': {
      const day = formatDate(copenhagenDate(visited.invitation.expiresAt), lang);
      return { ...page, alerts: [alert('warning', say(lang, 'invitation.expired', { ...whom, day }), { heading: say(lang, 'invitation.expired.title') })] };
    }
    default:
      return { ...page, alerts: [alert('warning', say(lang, `invitation.${visit}`, whom), { heading: say(lang, `invitation.${visit}.title`) })] };
  }
}

function registration(lang: Lang, token: string, page: InvitationPage, { invitation, introduction }: Visited, posted: Posted | null, errors: readonly FormError[]): InvitationPage {
  const message = messagesOf(lang, errors);
  const partner = introduction.partners.find(({ id }) => id === invitation.partnerId)?.name ?? '';
  const known = { name: invitation.name, organisation: partner };
  const field = (name: 'name' | 'organisation') => ({ name, value: posted ? typed(posted, name) : known[name], error: message(name), label: accountTexts.say(lang, `accounts.${name}.label`), width: 'l' as const });
  const fields = [
    textField({ ...field('name'), autocomplete: 'name' }),
    emailField({ name: 'email', label: accountTexts.say(lang, 'accounts.email.label'), hint: say(lang, 'invitation.email.hint'), value: invitation.email, readonly: true }),
    textField({ ...field('organisation'), hint: accountTexts.say(lang, 'accounts.organisation.hint'), autocomplete: 'organization' }),
    passwordField({ name: 'password', label: accountTexts.say(lang, 'accounts.password.label'), hint: accountTexts.say(lang, 'accounts.password.hint'), error: message('password'), autocomplete: 'new-password' }),
  ];
  return { ...page, errors: errorsIn(fields), heading2: say(lang, 'invitation.register'), action: invitationUrl(token, 'register'), fields, buttons: [button(say(lang, 'invitation.register.button'))] };
}

/** Whoever takes part in applying may not handle the case: said before, not found out afterwards. */
function warnings(lang: Lang, guest: SignedIn | null): Alert[] {
  const others = (guest?.roles ?? []).filter((role) => role !== 'applicant');
  if (others.length === 0) return [];
  return [alert('warning', say(lang, 'invitation.conflict', { roles: others.map((role) => roleName(lang, role)).join(', ') }), { heading: say(lang, 'invitation.conflict.title') })];
}

function factsOf(lang: Lang, { invitation, introduction, round }: Visited): SummaryList {
  const partner = introduction.partners.find(({ id }) => id === invitation.partnerId)?.name;
  return summaryList([
    summaryRow(say(lang, 'invitation.by'), invitation.invitedByName),
    summaryRow(say(lang, 'invitation.to'), captionOf(lang, introduction)),
    summaryRow(say(lang, 'invitation.round'), [inLang(lang, round, 'name') ?? '', say(lang, 'invitation.deadline', { deadline: formatInstantPrecise(round.closesAt, lang) })]),
    summaryRow(say(lang, 'invitation.as'), [applicationTexts.say(lang, `member.${invitation.role}`), ...(partner ? [say(lang, 'consortium.for', { partner })] : []), say(lang, `consortium.role.${invitation.role}.hint`)]),
    summaryRow(say(lang, 'invitation.until'), formatDate(copenhagenDate(invitation.expiresAt), lang)),
  ]);
}
