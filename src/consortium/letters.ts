import { Injectable } from '@nestjs/common';
import { applicationUrl, captionOf, type Member, type Membership } from '../applications/index.js';
import { Outbox } from '../platform/mail/index.js';
import { Portal } from '../platform/portal.js';
import type { RoundView } from '../rounds/index.js';
import { formatDate, formatInstantPrecise, copenhagenDate } from '../shared/dates.js';
import { inLang, type Lang } from '../shared/lang.js';
import { consortiumUrl, invitationUrl } from './consortium.paths.js';
import type { OpenedConsortium } from './consortium.service.js';
import type { Invitation } from './invitation.rules.js';
import { InvitationTokens } from './invitation-token.js';
import { letterTexts } from './letter.texts.js';

const { say } = letterTexts;

/** What a letter says of an application. */
export interface About {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly partners: readonly { readonly id: string; readonly name: string }[];
  readonly round: RoundView;
}

type Reader = Pick<Member, 'name' | 'email' | 'language'>;

/** The mails of a consortium, each in the language of the one who gets it. */
@Injectable()
export class Letters {
  constructor(
    private readonly outbox: Outbox,
    private readonly portal: Portal,
    private readonly tokens: InvitationTokens,
  ) {}

  async invite(invitation: Invitation, by: Pick<Member, 'name' | 'email'>, opened: OpenedConsortium): Promise<void> {
    const { language: lang } = invitation;
    const about = aboutOf(opened);
    const link = this.portal.address(invitationUrl(await this.tokens.of(invitation.id)));
    await this.send(invitation, 'invited', about, {
      as: roleText(lang, invitation, about),
      by: by.name,
      address: by.email,
      round: inLang(lang, about.round, 'name') ?? '',
      deadline: formatInstantPrecise(about.round.closesAt, lang),
      until: formatDate(copenhagenDate(invitation.expiresAt), lang),
      link,
    });
  }

  joined(person: Membership & { readonly name: string }, lead: Reader, about: About): Promise<void> {
    return this.send(lead, 'joined', about, { person: person.name, as: roleText(lead.language, person, about), link: this.portal.address(consortiumUrl(about.id)) });
  }

  roleChanged(member: Reader, to: Membership, by: Reader, opened: OpenedConsortium): Promise<void> {
    const about = aboutOf(opened);
    return this.send(member, 'roleChanged', about, { by: by.name, as: roleText(member.language, to, about), link: this.portal.address(applicationUrl(about.id)) });
  }

  removed(member: Reader, by: Reader, opened: OpenedConsortium): Promise<void> {
    return this.send(member, 'removed', aboutOf(opened), { by: by.name, address: by.email });
  }

  left(member: Reader, lead: Reader, opened: OpenedConsortium): Promise<void> {
    const about = aboutOf(opened);
    return this.send(lead, 'left', about, { person: member.name, link: this.portal.address(consortiumUrl(about.id)) });
  }

  async handedOver(from: Reader, to: Reader, opened: OpenedConsortium): Promise<void> {
    const about = aboutOf(opened);
    const link = this.portal.address(consortiumUrl(about.id));
    await this.send(to, 'leadTaken', about, { by: from.name, link });
    await this.send(from, 'leadGiven', about, { person: to.name, link });
  }

  private async send(reader: Reader, letter: Letter, about: About, params: Readonly<Record<string, string>>): Promise<void> {
    const { name, email, language: lang } = reader;
    const given = { by: '', person: '', as: '', address: '', round: '', deadline: '', until: '', link: '', ...params, name, what: captionOf(lang, about) };
    await this.outbox.put({ toName: name, toAddress: email, subject: say(lang, `letter.${letter}.subject`, { ...given, number: about.number }), text: say(lang, `letter.${letter}.text`, given) });
  }
}

type Letter = 'invited' | 'joined' | 'roleChanged' | 'removed' | 'left' | 'leadTaken' | 'leadGiven';

function aboutOf({ draft, frame }: OpenedConsortium): About {
  return { id: draft.id, number: draft.number, title: draft.title, partners: draft.partners, round: frame.round };
}

/** `Underskriver for Fyrvæsenet`, or the role alone. */
function roleText(lang: Lang, { role, partnerId }: Membership, { partners }: About): string {
  const partner = partners.find(({ id }) => id === partnerId);
  const named = say(lang, `letter.role.${role}`);
  return partner ? say(lang, 'letter.role.for', { role: named, partner: partner.name }) : named;
}
