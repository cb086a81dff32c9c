import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AccountService } from '../accounts/index.js';
import { Events } from '../platform/events/index.js';
import type { Lang } from '../shared/lang.js';
import { CalendarService } from './calendar.service.js';
import { CalendarStore } from './calendar.store.js';
import type { CalendarDate } from './date.rules.js';

/** The secret addresses under which calendar programs fetch one person's dates. */
@Injectable()
export class FeedService {
  constructor(
    private readonly store: CalendarStore,
    private readonly calendar: CalendarService,
    private readonly accounts: AccountService,
    private readonly events: Events,
  ) {}

  madeAt(accountId: string): Promise<Date | null> {
    return this.store.feedMadeAt(accountId);
  }

  /** @returns the new token, which stands nowhere else from now on; the one before is unknown at once */
  async renew(accountId: string, at: Date): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    await this.store.setFeed(accountId, hashOf(token), at);
    await this.events.note({ subject: accountId, kind: 'calendar.feed-made', actorId: accountId });
    return token;
  }

  async revoke(accountId: string): Promise<void> {
    if (await this.store.removeFeed(accountId)) await this.events.note({ subject: accountId, kind: 'calendar.feed-revoked', actorId: accountId });
  }

  /** null: no such address, no longer, or the person's account is closed; nobody is told which. */
  async read(token: string, now: Date): Promise<{ readonly lang: Lang; readonly dates: readonly CalendarDate[] } | null> {
    const accountId = await this.store.ownerOf(hashOf(token));
    const account = accountId && (await this.accounts.one(accountId));
    if (!account || account.disabledAt) return null;
    return { lang: account.language, dates: await this.calendar.dates(account, now) };
  }
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');
