import { Injectable } from '@nestjs/common';
import { AccountService, type AccountRow } from '../accounts/index.js';
import { captionOf, type Affected } from '../applications/index.js';
import { applicationUrl } from '../applications/application.paths.js';
import { Outbox } from '../platform/mail/index.js';
import { Portal } from '../platform/portal.js';
import { changeInWords, roundUrl, type RoundChange, type RoundView } from '../rounds/index.js';
import { formatInstantPrecise } from '../shared/dates.js';
import { inLang } from '../shared/lang.js';
import { changeLetterTexts } from './change-letter.texts.js';

const { say } = changeLetterTexts;
const stages = { writing: 'calls.mail.draft', sent: 'calls.mail.sent', 'taken-up': 'calls.mail.takenUp' } as const;

/** Tells everybody what has changed in a round, in one mail however many applications they take part in. */
@Injectable()
export class ChangeLetters {
  constructor(
    private readonly accounts: AccountService,
    private readonly outbox: Outbox,
    private readonly portal: Portal,
  ) {}

  /** `round` as it was. @returns how many people were written to */
  async send(round: RoundView, change: RoundChange, affected: readonly Affected[]): Promise<number> {
    const people = await this.people(affected);
    for (const person of people) await this.outbox.put(this.letter(person, round, change, affected.filter(({ accountId }) => accountId === person.id)));
    return people.length;
  }

  async peopleAmong(affected: readonly Affected[]): Promise<number> {
    return (await this.people(affected)).length;
  }

  private async people(affected: readonly Affected[]): Promise<AccountRow[]> {
    if (affected.length === 0) return [];
    const accounts = await this.accounts.named([...new Set(affected.map(({ accountId }) => accountId))]);
    return accounts.filter(({ disabledAt }) => disabledAt === null);
  }

  private letter({ name, email, language: lang }: AccountRow, round: RoundView, change: RoundChange, own: readonly Affected[]) {
    const known = { round: inLang(lang, round, 'name') };
    const moved = typeof change.after.closesAt === 'string' ? formatInstantPrecise(new Date(change.after.closesAt), lang) : null;
    const subject = moved ? say(lang, 'calls.mail.deadline', { ...known, deadline: moved }) : say(lang, change.kind === 'closed' ? 'calls.mail.closed' : 'calls.mail.changed', known);
    const reason = (lang === 'en' && change.reasonEn) || change.reason;
    const blocks = [
      say(lang, 'calls.mail.hello', { name }),
      say(lang, `calls.mail.lead.${change.kind}`, known),
      changeInWords(lang, change).map((line) => `- ${line}`).join('\n'),
      say(lang, 'calls.mail.reason', { reason }),
      [say(lang, 'calls.mail.own'), ...own.map((one) => this.line(lang, one))].join('\n'),
      say(lang, 'calls.mail.call', { link: this.portal.address(roundUrl(round.id)) }),
    ];
    return { toName: name, toAddress: email, subject, text: blocks.join('\n\n') };
  }

  private line(lang: AccountRow['language'], one: Affected): string {
    const state = say(lang, stages[one.stage], { caption: captionOf(lang, one) });
    return `- ${state}\n  ${this.portal.address(applicationUrl(one.applicationId))}`;
  }
}
