import { Injectable } from '@nestjs/common';
import type { AccountRow } from '../accounts/index.js';
import { applicationUrl } from '../applications/application.paths.js';
import { captionOf, missingBeforeSubmit, type Draft, type Frame } from '../applications/index.js';
import { Outbox } from '../platform/mail/index.js';
import { Portal } from '../platform/portal.js';
import type { RoundView } from '../rounds/index.js';
import { scoringPaths } from '../scoring/scoring.paths.js';
import { formatDate, formatInstantPrecise, formatRemaining, remaining } from '../shared/dates.js';
import { inLang, type Lang } from '../shared/lang.js';
import { remindersUrl } from './calendar.paths.js';
import type { ReminderKind } from './reminder.rules.js';
import { reminderTexts } from './reminder.texts.js';

const { say } = reminderTexts;

/** Somebody and all that waits for them, nearest date first. */
export interface Reminded {
  readonly account: Pick<AccountRow, 'name' | 'email' | 'language'>;
  readonly rounds: readonly RemindedRound[];
}

export interface RemindedRound {
  readonly round: RoundView;
  readonly dueAt: Date;
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

  async send(kind: ReminderKind, { account, rounds }: Reminded, now: Date): Promise<void> {
    const { name, email, language: lang } = account;
    const [first] = rounds;
    if (!first) return;
    const left = formatRemaining(remaining(now, first.dueAt), lang);
    const subject = say(lang, `reminder.mail.${kind}.subject`, { left, round: inLang(lang, first.round, 'name') ?? '' });
    const blocks = rounds.map((one) => (kind === 'deadline' ? this.deadlineBlock(lang, one, now) : this.panelBlock(lang, one)));
    const off = say(lang, `reminder.mail.${kind}.off`, { link: this.portal.address(remindersUrl(kind)) });
    const text = [say(lang, 'reminder.mail.hello', { name }), ...blocks, off].join('\n\n');
    await this.outbox.put({ toName: name, toAddress: email, subject, text });
  }

  private deadlineBlock(lang: Lang, { round, dueAt, drafts }: RemindedRound, now: Date): string {
    const head = say(lang, 'reminder.mail.deadline.round', { round: inLang(lang, round, 'name') ?? '', deadline: formatInstantPrecise(dueAt, lang), left: formatRemaining(remaining(now, dueAt), lang) });
    return [head, ...drafts.map(({ draft, frame }) => this.draftLines(lang, draft, missingBeforeSubmit(draft, frame).length))].join('\n\n');
  }

  private draftLines(lang: Lang, draft: Draft, n: number): string {
    const missing = n ? say(lang, 'reminder.mail.missing', { n }) : say(lang, 'reminder.mail.ready');
    const reopened = draft.state === 'submitted' && draft.sent ? [say(lang, 'reminder.mail.reopened', { version: draft.sent.version })] : [];
    return [captionOf(lang, draft), ...reopened, missing, this.portal.address(applicationUrl(draft.id, 'summary'))].join('\n');
  }

  private panelBlock(lang: Lang, { round, undeclared, unscored }: RemindedRound): string {
    return [
      say(lang, 'reminder.mail.panel.round', { round: inLang(lang, round, 'name') ?? '', day: formatDate(round.meetingOn, lang) }),
      ...(undeclared ? [say(lang, 'reminder.mail.undeclared', { n: undeclared })] : []),
      ...(unscored ? [say(lang, 'reminder.mail.unscored', { n: unscored })] : []),
      this.portal.address(scoringPaths.panel),
    ].join('\n');
  }
}
