import { pageHeading, type Lang, type PageHeading } from '../platform/views/index.js';
import { inLang } from '../shared/lang.js';
import { instantInWords } from './check-words.page.js';
import type { RehearsedRound } from './rehearsal.store.js';
import { rehearsalTexts } from './rehearsal.texts.js';
import type { PlayedMail } from './report.rules.js';

const { say } = rehearsalTexts;

export interface MailsPage {
  readonly heading: PageHeading;
  readonly mails: readonly { readonly subject: string; readonly name: string; readonly when: string; readonly to: string; readonly text: string }[];
  readonly emptyText: string;
}

export function mailsPage(lang: Lang, round: RehearsedRound, mails: readonly PlayedMail[]): MailsPage {
  return {
    heading: pageHeading(say(lang, 'rehearsal.mails.title'), { caption: inLang(lang, round, 'name'), lead: mails.length ? say(lang, 'rehearsal.mails.lead', { n: mails.length }) : null }),
    mails: mails.map(({ at, toName, toAddress, subject, text }) => ({ subject, name: toName, when: instantInWords(lang, at), to: say(lang, 'rehearsal.mails.to', { name: toName, address: toAddress }), text })),
    emptyText: say(lang, 'rehearsal.mails.none'),
  };
}
