import { alert, button, linkButton, pageHeading, postButton, type Alert, type Button, type Lang, type PageHeading, type PostButton } from '../platform/views/index.js';
import { formatInstant } from '../shared/dates.js';
import { calendarPaths, feedUrl, ownFeedUrl } from './calendar.paths.js';
import { calendarTexts } from './calendar.texts.js';
import { dateText, noteText } from './date.page.js';
import { inOrder, type CalendarDate } from './date.rules.js';
import { icalText } from './ical.rules.js';

const { say } = calendarTexts;

/** Template `calendar/subscription`. */
export interface SubscriptionPage {
  readonly heading: PageHeading;
  readonly openAddress: string;
  readonly download: Button;
  /** Only right after it was made; '' otherwise, for nobody has it any more. */
  readonly ownAddress: string;
  readonly shownOnce: Alert | null;
  /** '' where there is none. */
  readonly made: string;
  /** null for who is not signed in. */
  readonly make: PostButton | null;
  readonly end: PostButton | null;
}

export function subscriptionPage(lang: Lang, given: { readonly isSignedIn: boolean; readonly address: (path: string) => string; readonly madeAt: Date | null; readonly token: string | null }): SubscriptionPage {
  const { isSignedIn, address, madeAt, token } = given;
  return {
    heading: pageHeading(say(lang, 'feed.title'), { lead: say(lang, 'feed.lead') }),
    openAddress: address(feedUrl(lang)),
    download: linkButton(say(lang, 'feed.download'), feedUrl(lang), { icon: 'download' }),
    ownAddress: token ? address(ownFeedUrl(token)) : '',
    shownOnce: token ? alert('success', say(lang, 'feed.once'), { heading: say(lang, 'feed.once.heading') }) : null,
    made: madeAt ? say(lang, 'feed.made', { when: formatInstant(madeAt, lang) }) : '',
    make: isSignedIn ? postButton(calendarPaths.subscription, button(say(lang, madeAt ? 'feed.renew' : 'feed.make'), { variant: madeAt ? 'secondary' : 'primary' })) : null,
    end: madeAt ? postButton(calendarPaths.subscriptionEnd, button(say(lang, 'feed.end'), { variant: 'warning' })) : null,
  };
}

/** The feed itself. `address` makes whole addresses; its host also ends the entries' ids. */
export function feedText(lang: Lang, dates: readonly CalendarDate[], { address, isOwn }: { readonly address: (path: string) => string; readonly isOwn: boolean }): string {
  const { hostname } = new URL(address('/'));
  return icalText({
    name: say(lang, isOwn ? 'feed.name.own' : 'feed.name'),
    lang,
    entries: inOrder(dates).map((date) => ({
      uid: `${date.id}@${hostname}`,
      summary: dateText(lang, date),
      description: noteText(lang, date),
      url: address(date.href),
      category: say(lang, `calendar.kind.${date.kind}`),
      day: date.day,
      at: date.at,
      until: date.until,
      sequence: date.change.sequence,
      changedAt: date.change.at,
    })),
  });
}
