import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { createTransport } from 'nodemailer';
import { Repeating } from '../jobs/index.js';
import { Log } from '../logging/index.js';
import { Outbox, type Mail } from './outbox.js';

export interface PostmanOptions {
  readonly smtpUrl: string | null;
  readonly from: { readonly name: string; readonly address: string };
  /** Where mail goes as `.eml` files when no mail server is configured. */
  readonly folder: string;
  /** Milliseconds between looks at the outbox; 0: only when asked. */
  readonly everyMs: number;
}

/** The job that empties the outbox. A mail server that is down never holds up the portal. */
@Injectable()
export class Postman extends Repeating {
  constructor(
    private readonly outbox: Outbox,
    private readonly options: PostmanOptions,
    log: Log,
  ) {
    super(options.everyMs, log);
  }

  protected round(): Promise<unknown> {
    return this.empty();
  }

  async empty(): Promise<{ sent: number; failed: number }> {
    const transport = this.options.smtpUrl
      ? createTransport(this.options.smtpUrl, { disableFileAccess: true, disableUrlAccess: true })
      : createTransport({ streamTransport: true, buffer: true }, { disableFileAccess: true, disableUrlAccess: true });
    const result = await this.outbox.sendWaiting(async (mail) => {
      const sent = await transport.sendMail(letter(mail, this.options.from));
      if (!this.options.smtpUrl) await this.toFile(sent as unknown as { message: Buffer; messageId: string });
    });
    transport.close();
    if (result.sent + result.failed > 0) this.log.info('mail', result);
    return result;
  }

  private async toFile(sent: { message: Buffer; messageId: string }): Promise<void> {
    await mkdir(this.options.folder, { recursive: true });
    const name = `${new Date().toISOString().replaceAll(':', '-')}-${sent.messageId.replace(/[^\w-]/g, '').slice(0, 40)}.eml`;
    await writeFile(join(this.options.folder, name), sent.message);
  }
}

/** Addresses go in as data, never as text to be parsed, so that a name cannot smuggle in another recipient. */
function letter(mail: Mail, from: PostmanOptions['from']) {
  return {
    from: { name: from.name, address: from.address },
    to: { name: mail.toName.replace(/[\r\n]+/g, ' '), address: mail.toAddress },
    subject: mail.subject.replace(/[\r\n]+/g, ' '),
    text: mail.text,
  };
}
