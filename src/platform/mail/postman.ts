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

/** How long a mail server may still answer when the portal ends; what it has not taken then goes out with the next start. */
const LAST_WORD_MS = 3_000;

/** The job that empties the outbox. A mail server that is down never holds up the portal. */
@Injectable()
export class Postman extends Repeating {
  private readonly ending = new AbortController();
  private readonly tooLate = lastWordAfter(this.ending.signal);

  constructor(
    private readonly outbox: Outbox,
    private readonly options: PostmanOptions,
    log: Log,
  ) {
    super(options.everyMs, log);
  }

  override async onApplicationShutdown(): Promise<void> {
    this.ending.abort();
    await super.onApplicationShutdown();
  }

  protected round(): Promise<unknown> {
    return this.empty();
  }

  async empty(): Promise<{ sent: number; failed: number }> {
    const transport = this.options.smtpUrl
      ? createTransport(this.options.smtpUrl, { disableFileAccess: true, disableUrlAccess: true })
      : createTransport({ streamTransport: true, buffer: true }, { disableFileAccess: true, disableUrlAccess: true });
    const result = await this.outbox.sendWaiting(async (mail) => {
      const sent = await Promise.race([transport.sendMail(letter(mail, this.options.from)), this.tooLate]);
      if (!this.options.smtpUrl) await this.toFile(sent as unknown as { message: Buffer; messageId: string });
    }, this.ending.signal);
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

function lastWordAfter(ending: AbortSignal): Promise<never> {
  const end = new Promise<never>((_, reject) => {
    const give = (): void => reject(new Error('The portal ended before the mail server had answered'));
    ending.addEventListener('abort', () => setTimeout(give, LAST_WORD_MS).unref());
  });
  // Most of the time nobody waits for it.
  end.catch(() => undefined);
  return end;
}

/** Addresses go in as data, never as text to be parsed, so that a name cannot smuggle in another recipient. */
function letter(mail: Mail & { readonly id: string }, from: PostmanOptions['from']) {
  return {
    // The same at every try: where a server took it and broke off before saying so, a receiver sees that it is one mail.
    messageId: `<${mail.id}@${from.address.split('@').at(-1)}>`,
    from: { name: from.name, address: from.address },
    to: { name: mail.toName.replace(/[\r\n]+/g, ' '), address: mail.toAddress },
    subject: mail.subject.replace(/[\r\n]+/g, ' '),
    text: mail.text,
  };
}
