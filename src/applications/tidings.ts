import type { Lang } from '../platform/views/index.js';
import type { Ground } from '../receipts/index.js';
import { formatDate, formatInstantPrecise } from '../shared/dates.js';
import type { Tidings } from './application.contract.js';
import { applicationTexts } from './application.texts.js';
import { commitmentLines } from './commitments/commitment-table.page.js';
import type { Snapshot } from './submission/snapshot.rules.js';

const { say } = applicationTexts;

/** The receipt as a mail, in the applicant's language. */
export function receiptMail(snapshot: Snapshot, more: { sha256: string; address: string; name: string; by: string; ground: Ground | null; changes(lang: Lang): readonly string[] }): Tidings {
  const { application, project, round } = snapshot;
  const { number, version } = application;
  const { changes, ground, ...facts } = more;
  const meanwhile = (lang: Lang): string => {
    const lines = changes(lang);
    return lines.length ? say(lang, 'mail.meanwhile', { lines: lines.map((line) => `- ${line}`).join('\n') }) : '';
  };
  return {
    subject: (lang) => say(lang, 'mail.subject', { number }),
    text: (lang) =>
      say(lang, 'mail.text', {
        ...facts,
        number,
        version,
        meanwhile: meanwhile(lang),
        commitments: commitmentLines(lang, snapshot),
        title: project.title,
        when: formatInstantPrecise(new Date(application.receivedAt), lang) + (ground ? `\n${say(lang, `receipt.ground.${ground}`)}` : ''),
        round: round.name[lang],
        meeting: formatDate(round.meetingOn, lang),
      }),
  };
}

interface Withdrawn {
  readonly name: string;
  readonly by: string;
  readonly number: string;
  readonly title: string;
  readonly version: number;
  readonly at: Date;
  readonly closesAt: Date;
  readonly address: string;
}

/** To everybody who takes part: nothing counts any longer. */
export function withdrawnMail({ at, closesAt, ...facts }: Withdrawn): Tidings {
  return {
    subject: (lang) => say(lang, 'mail.withdrawn.subject', { number: facts.number }),
    text: (lang) => say(lang, 'mail.withdrawn.text', { ...facts, when: formatInstantPrecise(at, lang), deadline: formatInstantPrecise(closesAt, lang) }),
  };
}
