import { formatDate, formatInstantPrecise } from '../shared/dates.js';
import type { Tidings } from './application.contract.js';
import { applicationTexts } from './application.texts.js';
import type { Snapshot } from './snapshot.rules.js';

const { say } = applicationTexts;

/** The receipt as a mail, in the applicant's language. */
export function receiptMail({ application, project, round }: Snapshot, more: { sha256: string; address: string; name: string }): Tidings {
  const { number } = application;
  return {
    subject: (lang) => say(lang, 'mail.subject', { number }),
    text: (lang) =>
      say(lang, 'mail.text', {
        ...more,
        number,
        title: project.title,
        when: formatInstantPrecise(new Date(application.receivedAt), lang),
        round: round.name[lang],
        meeting: formatDate(round.meetingOn, lang),
      }),
  };
}
