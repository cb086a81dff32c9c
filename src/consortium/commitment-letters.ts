import { Injectable } from '@nestjs/common';
import { captionOf, isLead, sumsOf, type Answer, type Commitment, type Member } from '../applications/index.js';
import { Outbox } from '../platform/mail/index.js';
import { Portal } from '../platform/portal.js';
import { copenhagenDate, formatDate, formatInstantPrecise } from '../shared/dates.js';
import { inLang } from '../shared/lang.js';
import { formatKroner } from '../shared/money.js';
import type { Asked } from './asked.rules.js';
import { commitmentLetterTexts } from './commitment-letter.texts.js';
import { CommitmentTokens } from './commitment-token.js';
import { askedUrl, commitmentLinkUrl, consortiumUrl } from './consortium.paths.js';
import { expiryOf } from './request.rules.js';
import { RequestStore } from './request.store.js';
import type { Whom } from './request.service.js';

const { say } = commitmentLetterTexts;
type Letter = 'requested' | 'reminded' | 'fixed' | 'confirmed' | 'proposed' | 'declined' | 'accepted' | 'refused' | 'receipt';

/** The mails about partners' amounts, each in the language of the one who gets it. */
@Injectable()
export class CommitmentLetters {
  constructor(
    private readonly outbox: Outbox,
    private readonly portal: Portal,
    private readonly tokens: CommitmentTokens,
    private readonly requests: RequestStore,
  ) {}

  /** `lead`: whom to ask. What was sent in is fixed, and the mail says by when it must be confirmed. */
  async ask(asked: Asked, whom: Whom, requestId: string, kind: 'requested' | 'reminded', lead: Pick<Member, 'name' | 'email'>, now: Date): Promise<void> {
    const { language: lang } = whom;
    const ends = asked.until && asked.until > expiryOf(now) ? asked.until : expiryOf(now);
    await this.send(whom, asked.phase === 'fixed' ? 'fixed' : kind, asked, {
      by: lead.name,
      address: lead.email,
      round: inLang(lang, asked.round, 'name'),
      deadline: formatInstantPrecise(asked.round.closesAt, lang),
      until: formatDate(copenhagenDate(ends), lang),
      day: asked.until ? formatDate(copenhagenDate(asked.until), lang) : '',
      link: this.portal.address(commitmentLinkUrl(await this.tokens.of(requestId))),
    });
  }

  /** To the lead. */
  async answered(asked: Asked, { answer, name, title }: { answer: Answer; name: string; title: string }, comment: string, members: readonly Member[], now: Date): Promise<void> {
    const lead = members.find(isLead);
    if (!lead) return;
    const { language: lang } = lead;
    const words = comment ? say(lang, 'letter.commitment.comment', { comment }) : '';
    await this.send(lead, answer, asked, { person: name, title, when: formatInstantPrecise(now, lang), comment: words, link: this.portal.address(askedUrl(asked.applicationId, asked.part.partner.id)) });
  }

  /** Whoever confirmed by link gets a copy: there is no account that would keep it. */
  async receipt(asked: Asked, requestId: string, { name, title }: { name: string; title: string }, now: Date): Promise<void> {
    const request = await this.requests.one(requestId);
    if (!request) return;
    await this.send(request, 'receipt', asked, { person: name, title, when: formatInstantPrecise(now, request.language), hash: asked.sha256 });
  }

  /** To whoever made the proposal: where there is no account, by the link that it was made with. */
  async ruled(asked: Asked, { requestId, accountId }: Commitment, { accepted, reason }: { accepted: boolean; reason: string }, members: readonly Member[], by: Member, now: Date): Promise<void> {
    const request = requestId === null ? null : await this.requests.one(requestId);
    const reader = request ?? members.find((member) => member.accountId === accountId);
    if (!reader || request?.revokedAt) return;
    const link = request && now <= request.expiresAt ? commitmentLinkUrl(await this.tokens.of(request.id)) : consortiumUrl(asked.applicationId, 'signing');
    const comment = reason ? say(reader.language, 'letter.commitment.reason', { by: by.name, reason }) : '';
    await this.send(reader, accepted ? 'accepted' : 'refused', asked, { by: by.name, address: by.email, comment, link: this.portal.address(link) });
  }

  private async send(reader: Whom, letter: Letter, asked: Asked, params: Readonly<Record<string, string>>): Promise<void> {
    const { name, email, language: lang } = reader;
    const { costOere, coFinancingOere } = sumsOf(asked.part);
    const sums = { costs: formatKroner(costOere, lang, { decimals: 'always' }), coFinancing: formatKroner(coFinancingOere, lang, { decimals: 'always' }) };
    const empty = { by: '', address: '', person: '', title: '', when: '', comment: '', round: '', deadline: '', until: '', day: '', link: '', hash: '' };
    const given = { ...empty, ...sums, ...params, name, partner: asked.part.partner.name, number: asked.number, what: captionOf(lang, asked) };
    await this.outbox.put({ toName: name, toAddress: email, subject: say(lang, `letter.commitment.${letter}.subject`, given), text: say(lang, `letter.commitment.${letter}.text`, given) });
  }
}
