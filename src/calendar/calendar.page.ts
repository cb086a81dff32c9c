import { linkButton, pageHeading, tag, type Button, type Lang, type PageHeading, type Tag } from '../platform/views/index.js';
import { copenhagenDate, formatDate, type IsoDate } from '../shared/dates.js';
import { calendarPaths, calendarUrl, wheelUrl } from './calendar.paths.js';
import { calendarTexts } from './calendar.texts.js';
import { besideText, dateText, whenText } from './date.page.js';
import { lastDayOf, publicKinds, type CalendarDate } from './date.rules.js';
import { byMonth, filters, listedOn, type Filter, type Month } from './list.rules.js';

const { say } = calendarTexts;

/** Template `calendar/calendar`. */
export interface CalendarPage {
  readonly heading: PageHeading;
  readonly filters: readonly { readonly label: string; readonly href: string; readonly current: boolean }[];
  readonly coming: readonly ShownMonth[];
  /** Folded away; null where there is none. */
  readonly past: { readonly summary: string; readonly months: readonly ShownMonth[] } | null;
  /** Instead of a list where the filter leaves nothing to come; ''. */
  readonly emptyText: string;
  readonly buttons: readonly Button[];
}

export interface ShownMonth {
  readonly id: string;
  readonly name: string;
  readonly entries: readonly Entry[];
}

/** The line that says what day it is today has no title. */
interface Entry {
  readonly weekday: string;
  readonly number: string;
  readonly iso: string;
  readonly when: string;
  readonly title: string;
  readonly href: string;
  readonly sub: string;
  readonly tag: Tag | null;
  readonly place: 'past' | 'today' | 'coming';
}

interface Given {
  readonly dates: readonly CalendarDate[];
  readonly filter: Filter | null;
  readonly now: Date;
  readonly isSignedIn: boolean;
  readonly isOfficer: boolean;
}

export function calendarPage(lang: Lang, { dates, filter, now, isSignedIn, isOfficer }: Given): CalendarPage {
  const today = copenhagenDate(now);
  const wanted = filter ? dates.filter(({ kind }) => (filters[filter] as readonly string[]).includes(kind)) : dates;
  const { past, coming } = byMonth(wanted, today);
  const isEmpty = !wanted.some((date) => lastDayOf(date) >= today);
  return {
    heading: pageHeading(say(lang, 'calendar.title'), { lead: say(lang, isSignedIn ? 'calendar.lead.own' : 'calendar.lead') }),
    filters: filterLinks(lang, filter, isSignedIn),
    coming: coming.map((month) => shownMonth(lang, month, today)),
    past: past.length ? { summary: say(lang, 'calendar.past', { n: past.length }), months: past.map((month) => shownMonth(lang, month, today)).reverse() } : null,
    emptyText: isEmpty ? say(lang, filter === 'egne' ? 'calendar.empty.own' : 'calendar.empty') : '',
    buttons: [
      linkButton(say(lang, 'calendar.subscribe'), calendarPaths.subscription, { variant: 'primary' }),
      ...(isSignedIn ? [linkButton(say(lang, 'calendar.reminders'), calendarPaths.reminders)] : []),
      ...(isOfficer ? [linkButton(say(lang, 'calendar.distances'), calendarPaths.distances), linkButton(say(lang, 'calendar.wheel'), wheelUrl(Number(today.slice(0, 4))))] : []),
    ],
  };
}

function filterLinks(lang: Lang, filter: Filter | null, isSignedIn: boolean): CalendarPage['filters'] {
  const words = (Object.keys(filters) as Filter[]).filter((word) => isSignedIn || word !== 'egne');
  return [null, ...words].map((word) => ({ label: say(lang, `calendar.filter.${word ?? 'alt'}`), href: calendarUrl(word), current: word === filter }));
}

function shownMonth(lang: Lang, { id, dates }: Month, today: IsoDate): ShownMonth {
  const entries = dates.map((date) => entryOf(lang, date, today));
  if (today.startsWith(id) && !entries.some(({ place }) => place === 'today')) {
    const before = entries.filter(({ place }) => place === 'past').length;
    entries.splice(before, 0, { ...dayOf(lang, today), when: formatDate(today, lang), title: '', href: '', sub: say(lang, 'calendar.today.nothing'), tag: null, place: 'today' });
  }
  return { id: `m${id}`, name: capital(months[lang].format(new Date(`${id}-01T00:00:00Z`))), entries };
}

const months = { da: new Intl.DateTimeFormat('da-DK', { month: 'long', year: 'numeric', timeZone: 'UTC' }), en: new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' }) };
const weekdays = { da: new Intl.DateTimeFormat('da-DK', { weekday: 'short', timeZone: 'UTC' }), en: new Intl.DateTimeFormat('en-GB', { weekday: 'short', timeZone: 'UTC' }) };
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function dayOf(lang: Lang, day: IsoDate): Pick<Entry, 'weekday' | 'number' | 'iso'> {
  return { weekday: weekdays[lang].format(new Date(`${day}T00:00:00Z`)).replace('.', ''), number: String(Number(day.slice(8))), iso: day };
}

function entryOf(lang: Lang, date: CalendarDate, today: IsoDate): Entry {
  const { day, at, kind, href, title } = date;
  return {
    ...dayOf(lang, listedOn(date, today)),
    iso: at?.toISOString() ?? day,
    when: whenText(lang, date),
    title: dateText(lang, date),
    href,
    sub: [title, besideText(lang, date)].filter(Boolean).join(' · '),
    tag: tagOf(lang, kind),
    place: lastDayOf(date) < today ? 'past' : day <= today ? 'today' : 'coming',
  };
}

function tagOf(lang: Lang, kind: CalendarDate['kind']): Tag | null {
  if (kind === 'closed') return tag(say(lang, 'calendar.kind.closed'), 'yellow');
  if (kind === 'deadline') return tag(say(lang, 'calendar.kind.deadline'), 'outline');
  return (publicKinds as readonly string[]).includes(kind) ? null : tag(say(lang, 'calendar.own'), 'blue');
}
