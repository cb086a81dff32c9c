import { Injectable } from '@nestjs/common';
import type { AccountRow } from '../accounts/index.js';
import { ApplicationService } from '../applications/index.js';
import { Outbox, type Mail } from '../platform/mail/index.js';
import { Portal } from '../platform/portal.js';
import { RoundService } from '../rounds/index.js';
import { inLang } from '../shared/lang.js';
import type { Decision } from './interest.rules.js';
import { interestUrl, interestsUrl } from './interest.paths.js';
import type { Said } from './interest.service.js';
import { InterestStore } from './interest.store.js';
import { interestLetterTexts } from './interest-letter.texts.js';

const { say } = interestLetterTexts;

type Reader = Pick<AccountRow, 'name' | 'email' | 'language'>;

/** The mails about interests. Whoever a case is shut to is told nothing by which it could be known: no number, no title, no names. */
@Injectable()
export class InterestLetters {
  constructor(
    private readonly applications: ApplicationService,
    private readonly rounds: RoundService,
    private readonly store: InterestStore,
    private readonly outbox: Outbox,
    private readonly portal: Portal,
  ) {}

  /** To every officer, of those cases the officer may know of. */
  async declared(member: Pick<AccountRow, 'name'>, said: readonly Said[], officers: readonly AccountRow[]): Promise<void> {
    const ids = said.map(({ applicationId }) => applicationId);
    const [heads, blocked] = await Promise.all([this.applications.headsOf(ids), this.store.blockedAmong(ids, officers.map(({ id }) => id))]);
    const shut = new Set(blocked.map(({ applicationId, accountId }) => `${accountId} ${applicationId}`));
    await this.outbox.putAll(officers.flatMap((officer): Mail[] => {
      const known = heads.filter(({ id }) => !shut.has(`${officer.id} ${id}`));
      const lang = officer.language;
      const lines = known.map(({ id, number, title, roundId }) => `${number}: ${title}\n${this.portal.address(interestUrl(roundId, id, said[0]!.accountId))}`);
      const subject = say(lang, 'interest.mail.declared.subject', { numbers: known.map(({ number }) => number).join(', ') });
      return known.length ? [mail(officer, subject, say(lang, 'interest.mail.declared.text', { name: officer.name, member: member.name, n: known.length, cases: lines.join('\n\n') }))] : [];
    }));
  }

  /** To the person an officer has registered something about. */
  async found(roundId: string, person: Reader): Promise<void> {
    const round = await this.nameOf(roundId, person);
    await this.outbox.put(mail(person, say(person.language, 'interest.mail.found.subject', { round }), say(person.language, 'interest.mail.found.text', { name: person.name, round })));
  }

  /** To the person it was decided about. Only who may handle the case again is told which it is. */
  async decided(roundId: string, number: string, person: Reader, outcome: Decision['outcome'], isPanel: boolean): Promise<void> {
    const { name, language: lang } = person;
    const round = await this.nameOf(roundId, person);
    const link = isPanel ? `\n${this.portal.address(interestsUrl(roundId))}\n` : '';
    const letter =
      outcome === 'cleared'
        ? mail(person, say(lang, 'interest.mail.cleared.subject', { number }), say(lang, 'interest.mail.cleared.text', { name, round, number, link }))
        : mail(person, say(lang, 'interest.mail.disqualified.subject', { round }), say(lang, 'interest.mail.disqualified.text', { name, round }));
    await this.outbox.put(letter);
  }

  private async nameOf(roundId: string, { language }: Reader): Promise<string> {
    const round = await this.rounds.any(roundId);
    return round ? inLang(language, round, 'name') : roundId;
  }
}

function mail({ name, email }: Reader, subject: string, text: string): Mail {
  return { toName: name, toAddress: email, subject, text };
}
