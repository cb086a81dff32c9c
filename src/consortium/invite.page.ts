import { applicationTexts, captionOf } from '../applications/index.js';
import { emailField, formPage, radiosField, selectField, textField, typed, type Field, type FormError, type FormPage, type Messages, type Posted } from '../platform/forms/index.js';
import type { Lang } from '../platform/views/index.js';
import { consortiumUrl } from './consortium.paths.js';
import type { Consortium } from './consortium.service.js';
import { consortiumTexts } from './consortium.texts.js';
import { INVITATION_DAYS, invitedRoles } from './invitation.rules.js';
import { messagesOf } from './message.page.js';

const { say } = consortiumTexts;

export function invitePage(lang: Lang, consortium: Consortium, posted: Posted, errors: readonly FormError[] = []): FormPage {
  const { draft } = consortium.opened;
  const message = messagesOf(lang, errors);
  const value = (name: string): { name: string; value: string; error: string | null } => ({ name, value: typed(posted, name), error: message(name) });
  return formPage({
    caption: captionOf(lang, draft),
    heading: say(lang, 'consortium.invite'),
    lead: say(lang, 'consortium.invite.lead', { days: INVITATION_DAYS }),
    action: consortiumUrl(draft.id, 'invite'),
    fields: [
      textField({ ...value('name'), label: say(lang, 'consortium.invite.name'), autocomplete: 'off', width: 'l' }),
      emailField({ ...value('email'), label: say(lang, 'consortium.invite.email'), hint: say(lang, 'consortium.invite.email.hint'), autocomplete: 'off' }),
      ...roleFields(lang, consortium, posted, message),
      selectField({
        ...value('language'),
        value: typed(posted, 'language') || lang,
        label: say(lang, 'consortium.invite.language'),
        options: [{ value: 'da', label: say(lang, 'consortium.invite.language.da') }, { value: 'en', label: say(lang, 'consortium.invite.language.en') }],
        width: 's',
      }),
    ],
    submit: say(lang, 'consortium.invite.button'),
  });
}

/** Role and partner, as asked when somebody is invited and when a role is changed. */
export function roleFields(lang: Lang, { opened }: Consortium, posted: Posted, message: Messages): Field[] {
  return [
    radiosField({
      name: 'role',
      label: say(lang, 'consortium.role.legend'),
      value: typed(posted, 'role'),
      error: message('role'),
      options: invitedRoles.map((role) => ({ value: role, label: applicationTexts.say(lang, `member.${role}`), hint: say(lang, `consortium.role.${role}.hint`) })),
    }),
    selectField({
      name: 'partner',
      label: say(lang, 'consortium.partner.choose'),
      hint: say(lang, 'consortium.partner.choose.hint'),
      value: typed(posted, 'partner'),
      error: message('partner'),
      prompt: say(lang, 'consortium.partner.nobody'),
      options: opened.draft.partners.map(({ id, name }) => ({ value: id, label: name })),
    }),
  ];
}
