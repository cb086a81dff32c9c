import { Injectable } from '@nestjs/common';
import { AccountService } from '../accounts/index.js';
import { ApplicationService } from '../applications/index.js';
import { applicationUrl } from '../applications/application.paths.js';
import { Outbox } from '../platform/mail/index.js';
import { Portal } from '../platform/portal.js';
import type { RoundView } from '../rounds/index.js';
import { SeatService } from '../scoring/index.js';
import { formatInstantPrecise } from '../shared/dates.js';
import { inLang } from '../shared/lang.js';
import { exemptionUrl } from './deadline-room.paths.js';
import type { Exemption, LateApplication } from './exemption.rules.js';
import { exemptionTexts } from './exemption.texts.js';

const { say } = exemptionTexts;

interface About {
  readonly late: Pick<LateApplication, 'id' | 'number'>;
  readonly round: RoundView;
}

/** Tells the other officers that somebody must decide, and the consortium what was decided. */
@Injectable()
export class ExemptionLetters {
  constructor(
    private readonly applications: ApplicationService,
    private readonly accounts: AccountService,
    private readonly seats: SeatService,
    private readonly outbox: Outbox,
    private readonly portal: Portal,
  ) {}

  /** Whoever takes part in the application or has a conflict of interest decides nothing of it. Reasons stand behind the sign-in alone. */
  async asked({ late: { id, number }, round }: About, by: { readonly id: string; readonly name: string }, until: Date): Promise<void> {
    const officers = await this.accounts.withRole('officer');
    const partial = await this.seats.partialTo(id, officers.map((officer) => officer.id));
    const link = this.portal.address(exemptionUrl(round.id, id));
    for (const { id: officerId, name, email, language: lang } of officers) {
      if (officerId === by.id || partial.has(officerId)) continue;
      const facts = { name, by: by.name, number, round: inLang(lang, round, 'name') ?? '', until: formatInstantPrecise(until, lang), link };
      await this.outbox.put({ toName: name, toAddress: email, subject: say(lang, 'exemption.mail.asked.subject', { number }), text: say(lang, 'exemption.mail.asked.text', facts) });
    }
  }

  async decided({ late: { id, number }, round }: About, { until }: Pick<Exemption, 'until'>, { outcome, reason }: { outcome: 'granted' | 'refused'; reason: string }): Promise<void> {
    const link = this.portal.address(applicationUrl(id, outcome === 'granted' ? 'summary' : 'application'));
    await this.applications.tellMembers(id, (name) => ({
      subject: (lang) => say(lang, `exemption.mail.${outcome}.subject`, { number }),
      text: (lang) => {
        const facts = { name, number, round: inLang(lang, round, 'name') ?? '', deadline: formatInstantPrecise(round.closesAt, lang), link };
        if (outcome === 'refused') return say(lang, 'exemption.mail.refused.text', { ...facts, reason });
        return say(lang, 'exemption.mail.granted.text', { ...facts, until: formatInstantPrecise(until, lang) });
      },
    }));
  }
}
