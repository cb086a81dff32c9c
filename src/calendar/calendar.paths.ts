import type { Lang } from '../shared/lang.js';

export const calendarPaths = {
  /** `?vis=frister` shows one kind alone, see `Filter`. */
  calendar: '/kalender',
  /** What everybody may know, for calendar programs. `?sprog=en` */
  feed: '/kalender/fyrtaarn.ics',
  /** One person's dates, for whoever has the address. */
  ownFeed: '/kalender/privat/:token/fyrtaarn.ics',
  /** How to subscribe. POST makes the own address, or a new one in its place. */
  subscription: '/kalender/abonnement',
  /** POST: the own address works no more. */
  subscriptionEnd: '/kalender/abonnement/ophoer',
  /** Which mails one gets. POST switches one kind. `?slags=deadline` is where a mail's link leads. */
  reminders: '/kalender/paamindelser',
  /** How long before each kind of date people are reminded. POST adds a distance. */
  distances: '/kalender/paamindelser/afstande',
  /** POST: takes one away. */
  distanceRemoval: '/kalender/paamindelser/afstande/fjern',
  /** `?aar=2026` */
  wheel: '/kalender/aarshjul',
} as const;

export const calendarUrl = (filter: string | null): string => (filter ? `${calendarPaths.calendar}?vis=${filter}` : calendarPaths.calendar);
export const feedUrl = (lang: Lang): string => (lang === 'da' ? calendarPaths.feed : `${calendarPaths.feed}?sprog=${lang}`);
export const ownFeedUrl = (token: string): string => calendarPaths.ownFeed.replace(':token', token);
export const remindersUrl = (kind: string): string => `${calendarPaths.reminders}?slags=${kind}`;
export const wheelUrl = (year: number): string => `${calendarPaths.wheel}?aar=${year}`;
