import { Body, Controller, Get, NotFoundException, Param, Post, Query } from '@nestjs/common';
import { typed, type Posted } from '../platform/forms/index.js';
import { Portal } from '../platform/portal.js';
import type { Lang } from '../platform/views/index.js';
import { Allow, Download, Visiting, onRecord, page, redirect, type Member, type Page, type Redirect, type Visitor } from '../platform/web/index.js';
import { calendarPage } from './calendar.page.js';
import { calendarPaths } from './calendar.paths.js';
import { CalendarService } from './calendar.service.js';
import { calendarTexts } from './calendar.texts.js';
import type { CalendarDate } from './date.rules.js';
import { feedText, subscriptionPage } from './feed.page.js';
import { FeedService } from './feed.service.js';
import { isFilter } from './list.rules.js';
import { remindersPage } from './reminder.page.js';
import { isReminderKind } from './reminder.rules.js';
import { ReminderService } from './reminder.service.js';
import { reminderTexts } from './reminder.texts.js';

const { say } = calendarTexts;
const toCalendar = (lang: Lang) => ({ href: calendarPaths.calendar, label: say(lang, 'feed.back') });

/** The calendar, its feeds, and which mails one gets about it. */
@Controller()
export class CalendarController {
  constructor(
    private readonly calendar: CalendarService,
    private readonly feeds: FeedService,
    private readonly reminders: ReminderService,
    private readonly portal: Portal,
  ) {}

  @Get(calendarPaths.calendar)
  @Allow('everyone')
  async show(@Visiting() { lang, account, receivedAt: now }: Visitor, @Query('vis') word: unknown): Promise<Page> {
    const dates = await this.calendar.dates(account, now);
    const filter = isFilter(word) && (account || word !== 'egne') ? word : null;
    const model = calendarPage(lang, { dates, filter, now, isSignedIn: account !== null, isOfficer: account?.roles.includes('officer') ?? false });
    return page('calendar/calendar', say(lang, 'calendar.title'), model);
  }

  @Get(calendarPaths.feed)
  @Allow('everyone')
  async feed(@Visiting() { receivedAt }: Visitor, @Query('sprog') lang: unknown): Promise<Download> {
    return this.file(lang === 'en' ? 'en' : 'da', await this.calendar.dates(null, receivedAt), false);
  }

  @Get(calendarPaths.ownFeed)
  @Allow('everyone')
  async ownFeed(@Visiting() { receivedAt }: Visitor, @Param('token') token: string): Promise<Download> {
    const feed = await this.feeds.read(token, receivedAt);
    if (!feed) throw new NotFoundException();
    return this.file(feed.lang, feed.dates, true);
  }

  @Get(calendarPaths.subscription)
  @Allow('everyone')
  async subscription(@Visiting() { lang, account }: Visitor): Promise<Page> {
    return this.subscriptionPage(lang, { isSignedIn: account !== null, madeAt: account && (await this.feeds.madeAt(account.id)), token: null });
  }

  @Post(calendarPaths.subscription)
  @Allow('signed-in')
  async renew(@Visiting() { lang, account, receivedAt }: Member): Promise<Page> {
    const token = await this.feeds.renew(account.id, receivedAt);
    return onRecord(this.subscriptionPage(lang, { isSignedIn: true, madeAt: receivedAt, token }));
  }

  @Post(calendarPaths.subscriptionEnd)
  @Allow('signed-in')
  async revoke(@Visiting() { account }: Member): Promise<Redirect> {
    await this.feeds.revoke(account.id);
    return redirect(calendarPaths.subscription, 'feed.ended');
  }

  @Get(calendarPaths.reminders)
  @Allow('signed-in')
  async switches(@Visiting() { lang, account }: Member, @Query('slags') asked: unknown): Promise<Page> {
    const [off, distances] = await Promise.all([this.reminders.offOf(account.id), this.reminders.distances()]);
    const model = remindersPage(lang, { roles: account.roles, off, distances, asked: typeof asked === 'string' ? asked : '' });
    return page('calendar/reminders', reminderTexts.say(lang, 'reminder.title'), model, toCalendar(lang));
  }

  @Post(calendarPaths.reminders)
  @Allow('signed-in')
  async switch(@Visiting() { account }: Member, @Body() posted: Posted): Promise<Redirect> {
    const kind = typed(posted, 'kind');
    if (!isReminderKind(kind)) return redirect(calendarPaths.reminders);
    await this.reminders.switch(account.id, kind, typed(posted, 'wanted') === 'yes');
    return redirect(calendarPaths.reminders, 'reminder.switched');
  }

  private subscriptionPage(lang: Lang, given: { readonly isSignedIn: boolean; readonly madeAt: Date | null; readonly token: string | null }): Page {
    const model = subscriptionPage(lang, { ...given, address: (path) => this.portal.address(path) });
    return page('calendar/subscription', say(lang, 'feed.title'), model, toCalendar(lang));
  }

  private file(lang: Lang, dates: readonly CalendarDate[], isOwn: boolean): Download {
    const content = Buffer.from(feedText(lang, dates, { address: (path) => this.portal.address(path), isOwn }));
    return new Download(content, 'fyrtaarn.ics', 'text/calendar; charset=utf-8', content.length);
  }
}
