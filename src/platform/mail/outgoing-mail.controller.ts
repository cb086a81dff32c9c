import { Controller, Get } from '@nestjs/common';
import { Allow, Visiting, page, type Page, type Visitor } from '../web/index.js';
import { formatInstant } from '../../shared/dates.js';
import { mailTexts } from './mail.texts.js';
import { pageHeading, tag, type Lang, type Tag } from '../views/index.js';
import { Outbox, type OutboxRow } from './outbox.js';

export const outgoingMailPath = '/udvikler/post';

/** Shows the latest outgoing mail. Only there in a demo: mail is for its receiver. */
@Controller()
export class OutgoingMailController {
  constructor(private readonly outbox: Outbox) {}

  @Get(outgoingMailPath)
  @Allow('everyone')
  async show(@Visiting() { lang }: Visitor): Promise<Page> {
    const mails = await this.outbox.latest(100);
    return page('platform/outgoing-mail', mailTexts.say(lang, 'mail.outgoing.title'), {
      heading: pageHeading(mailTexts.say(lang, 'mail.outgoing.title'), { lead: mailTexts.say(lang, 'mail.outgoing.lead') }),
      mails: mails.map((mail) => ({
        to: `${mail.toName} <${mail.toAddress}>`,
        subject: mail.subject,
        text: mail.text,
        created: formatInstant(mail.createdAt, lang),
        state: stateOf(mail, lang),
      })),
    });
  }
}

function stateOf(mail: OutboxRow, lang: Lang): Tag {
  if (mail.sentAt) return tag(mailTexts.say(lang, 'mail.outgoing.sent'), 'green');
  if (mail.lastError) return tag(mailTexts.say(lang, 'mail.outgoing.failed', { error: mail.lastError }), 'red');
  return tag(mailTexts.say(lang, 'mail.outgoing.waiting'), 'grey');
}
