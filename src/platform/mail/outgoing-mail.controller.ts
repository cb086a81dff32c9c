import { Controller, Get } from '@nestjs/common';
import { Allow, Visiting, page, type Page, type Visitor } from '../web/index.js';
import { formatInstant } from '../../shared/dates.js';
import { mailTexts } from './mail.texts.js';
import { Outbox } from './outbox.js';

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
      mails: mails.map((mail) => ({
        to: `${mail.toName} <${mail.toAddress}>`,
        subject: mail.subject,
        text: mail.text,
        created: formatInstant(mail.createdAt, lang),
        sent: mail.sentAt !== null,
        error: mail.lastError,
      })),
    });
  }
}
