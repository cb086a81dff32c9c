import { Injectable } from '@nestjs/common';
import type { AccountRow } from '../accounts/index.js';
import { Outbox, type Mail } from '../platform/mail/index.js';
import { Portal } from '../platform/portal.js';
import { RoundService, type RoundView } from '../rounds/index.js';
import { inLang, type Lang } from '../shared/lang.js';
import { panelInvitationUrl, roundPanelUrl } from './panel.paths.js';
import { roundPanelTexts } from './panel.texts.js';
import { windowText } from './window.page.js';

const { say } = roundPanelTexts;

type Reader = Pick<AccountRow, 'name' | 'email' | 'language'>;

/** The mails about a round's panel, each in its reader's language. */
@Injectable()
export class PanelLetters {
  constructor(
    private readonly rounds: RoundService,
    private readonly outbox: Outbox,
    private readonly portal: Portal,
  ) {}

  async invite(roundId: string, readers: readonly Reader[]): Promise<void> {
    const round = await this.rounds.any(roundId);
    await this.outbox.putAll(readers.map((reader): Mail => {
      const { name, language: lang } = reader;
      const facts = { round: roundName(lang, round, roundId), name, days: round ? windowText(lang, round) : '', link: this.portal.address(panelInvitationUrl(roundId)) };
      return mail(reader, say(lang, 'roundPanel.mail.invited.subject', { round: facts.round }), say(lang, 'roundPanel.mail.invited.text', facts));
    }));
  }

  async chair(roundId: string, reader: Reader): Promise<void> {
    const { name, language: lang } = reader;
    const round = roundName(lang, await this.rounds.any(roundId), roundId);
    const text = say(lang, 'roundPanel.mail.chair.text', { name, round, link: this.portal.address(panelInvitationUrl(roundId)) });
    await this.outbox.put(mail(reader, say(lang, 'roundPanel.mail.chair.subject', { round }), text));
  }

  /** To whoever asked: somebody declined, or left, and why. */
  async refused(roundId: string, member: Pick<AccountRow, 'name'>, { left, note }: { left: boolean; note: string }, officer: Reader): Promise<void> {
    const { name, language: lang } = officer;
    const round = roundName(lang, await this.rounds.any(roundId), roundId);
    const facts = { name, member: member.name, round, note, link: this.portal.address(roundPanelUrl(roundId)) };
    const subject = say(lang, left ? 'roundPanel.mail.left.subject' : 'roundPanel.mail.declined.subject', { member: member.name, round });
    await this.outbox.put(mail(officer, subject, say(lang, left ? 'roundPanel.mail.left.text' : 'roundPanel.mail.declined.text', facts)));
  }
}

function mail({ name, email }: Reader, subject: string, text: string): Mail {
  return { toName: name, toAddress: email, subject, text };
}

function roundName(lang: Lang, round: RoundView | null, id: string): string {
  return round ? inLang(lang, round, 'name') : id;
}
