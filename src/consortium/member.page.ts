import type { Member } from '../applications/index.js';
import { captionOf } from '../applications/index.js';
import { errorsIn, type Field, type FormError, type Posted } from '../platform/forms/index.js';
import { button, linkButton, pageHeading, type Button, type Lang, type PageHeading } from '../platform/views/index.js';
import { memberUrl } from './consortium.paths.js';
import type { Consortium } from './consortium.service.js';
import { consortiumTexts } from './consortium.texts.js';
import { roleFields } from './invite.page.js';
import { messagesOf } from './message.page.js';

const { say } = consortiumTexts;

/** Template `consortium/member`. */
export interface MemberPage {
  readonly errors: readonly { readonly href: string; readonly text: string }[];
  readonly heading: PageHeading;
  readonly action: string;
  /** None once the application has been sent in: then only the lead and who takes part can change. */
  readonly fields: readonly Field[];
  readonly buttons: readonly Button[];
  readonly more: readonly { readonly heading: string; readonly text: string; readonly button: Button }[];
}

/** `posted` is null where the role is shown as it is. */
export function memberPage(lang: Lang, consortium: Consortium, member: Member, posted: Posted | null, errors: readonly FormError[] = []): MemberPage {
  const { draft } = consortium.opened;
  const stored = { role: member.role, partner: member.partnerId ?? '' };
  const fields = consortium.isBeingWritten ? roleFields(lang, consortium, posted ?? stored, messagesOf(lang, errors)) : [];
  const way = (act: 'handOver' | 'removal') => ({
    heading: say(lang, `consortium.member.${act}`),
    text: say(lang, `consortium.member.${act}.text`),
    button: linkButton(say(lang, `consortium.member.${act}.button`), memberUrl(draft.id, member.id, act)),
  });
  return {
    errors: errorsIn(fields),
    heading: pageHeading(member.name, { caption: captionOf(lang, draft), lead: [member.organisation, member.email].filter(Boolean).join(' · ') }),
    action: memberUrl(draft.id, member.id),
    fields,
    buttons: [button(say(lang, 'consortium.member.save'))],
    more: [way('handOver'), way('removal')],
  };
}
