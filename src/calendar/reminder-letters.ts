import { Injectable } from '@nestjs/common';
import type { AccountRow } from '../accounts/index.js';
import { applicationUrl } from '../applications/application.paths.js';
import { captionOf, missingBeforeSubmit, type Draft, type Frame } from '../applications/index.js';
import { Outbox } from '../platform/mail/index.js';
import { Portal } from '../platform/portal.js';
import { scoringPaths } from '../scoring/scoring.paths.js';
import { formatDate, formatInstantPrecise, formatRemaining, remaining } from '../shared/dates.js';
import { inLang, type Lang } from '../shared/lang.js';
import { remindersUrl } from './calendar.paths.js';
import { panelDays } from './date.rules.js';
import type { RoundOccasion } from './occasion.service.js';
import type { ReminderKind } from './reminder.rules.js';
import { reminderTexts } from './reminder.texts.js';

const { say } = reminderTexts;

/** Somebody and all that waits for them, nearest date first. */
export interface Reminded {
  readonly account: Pick<AccountRow, 'name' | 'email' | 'language'>;
  readonly occasions: readonly RemindedOf[];
}

export interface RemindedOf {
  readonly about: RoundOccasion;
  readonly drafts: readonly { readonly draft: Draft; readonly frame: Frame }[];
  readonly undeclared: number;
  readonly unscored: number;
}

@Injectable()
export class ReminderLetters {
  constructor(
    private readonly outbox: Outbox,
    private readonly portal: Portal,
  ) {}

  async send(kind: ReminderKind, { account, occasions }: Reminded, now: Date): Promise<void> {
    const { name, email, language: lang } = account;
    const [first] = occasions;
    if (!first) return;
    const { round, dueAt } = first.about;
    const left = formatRemaining(remaining(now, dueAt), lang);
    const subject = say(lang, `reminder.mail.${kind === 'panel' && panelDays(round) ? 'panel.last' : kind}.subject`, { left, round: inLang(lang, round, 'name') ?? '' });
    const blocks = occasions.map((one) => this[kind](lang, one, now));
    const off = say(lang, `reminder.mail.${kind}.off`, { link: this.portal.address(remindersUrl(kind)) });
    const text = [say(lang, 'reminder.mail.hello', { name }), ...blocks, off].join('\n\n');
    await this.outbox.put({ toName: name, toAddress: email, subject, text });
  }

  private deadline(lang: Lang, { about: { round, dueAt, applicationId }, drafts }: RemindedOf, now: Date): string {
    const facts = { round: inLang(lang, round, 'name') ?? '', deadline: formatInstantPrecise(dueAt, lang), left: formatRemaining(remaining(now, dueAt), lang) };
    const head = say(lang, applicationId === null ? 'reminder.mail.deadline.round' : 'reminder.mail.deadline.leave', facts);
    return [head, ...drafts.map(({ draft, frame }) => this.draftLines(lang, draft, missingBeforeSubmit(draft, frame).length))].join('\n\n');
  }

  private draftLines(lang: Lang, draft: Draft, n: number): string {
    const missing = n ? say(lang, 'reminder.mail.missing', { n }) : say(lang, 'reminder.mail.ready');
    const reopened = draft.state === 'submitted' && draft.sent ? [say(lang, 'reminder.mail.reopened', { version: draft.sent.version })] : [];
    return [captionOf(lang, draft), ...reopened, missing, this.portal.address(applicationUrl(draft.id, 'summary'))].join('\n');
  }

  private panel(lang: Lang, { about: { round }, undeclared, unscored }: RemindedOf): string {
    const name = inLang(lang, round, 'name') ?? '';
    const days = panelDays(round);
    return [
      days ? say(lang, 'reminder.mail.panel.days', { round: name, day: formatDate(days.until, lang) }) : say(lang, 'reminder.mail.panel.round', { round: name, day: formatDate(round.meetingOn, lang) }),
      ...(undeclared ? [say(lang, 'reminder.mail.undeclared', { n: undeclared })] : []),
      ...(unscored ? [say(lang, 'reminder.mail.unscored', { n: unscored })] : []),
      this.portal.address(scoringPaths.panel),
    ].join('\n');
  }

  private hearing(lang: Lang, { about: { round }, drafts }: RemindedOf): string {
    const head = say(lang, 'reminder.mail.hearing.round', { round: inLang(lang, round, 'name') ?? '', day: round.hearingUntil ? formatDate(round.hearingUntil, lang) : '' });
    return [head, ...drafts.map(({ draft }) => `${captionOf(lang, draft)}\n${this.portal.address(applicationUrl(draft.id))}`)].join('\n\n');
  }
}
