import type { INestApplicationContext } from '@nestjs/common';
import { Outbox, Postman, type OutboxRow } from '../platform/mail/index.js';

const ALL = 100_000;

/** The rehearsal's post: what came since somebody last looked, and all of it. It goes into a folder that is thrown away. */
export class Mailbag {
  private readonly seen = new Set<string>();

  constructor(private readonly app: INestApplicationContext) {}

  /** Oldest first. */
  async fresh(): Promise<OutboxRow[]> {
    await this.send();
    const mails = (await this.all()).filter(({ id }) => !this.seen.has(id));
    for (const { id } of mails) this.seen.add(id);
    return mails;
  }

  async all(): Promise<OutboxRow[]> {
    return (await this.app.get(Outbox).latest(ALL)).reverse();
  }

  /** All of it, once the portal's own postman is through with what it has in its hands. */
  async settled(): Promise<OutboxRow[]> {
    for (let tries = 0; tries < 100; tries += 1) {
      await this.send();
      const mails = await this.all();
      if (mails.every(({ sentAt, attempts }) => sentAt !== null || attempts > 0)) return mails;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return this.all();
  }

  /** Until nothing is left that can be sent now. */
  private async send(): Promise<void> {
    for (let sent = 1; sent > 0; ) ({ sent } = await this.app.get(Postman).empty());
  }
}
