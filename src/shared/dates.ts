import { Temporal } from 'temporal-polyfill';
import type { Lang } from './lang.js';

/** A calendar day as `YYYY-MM-DD`, years 1900-2199. Such strings sort and compare by date. */
export type IsoDate = string;

const ZONE = 'Europe/Copenhagen';

// Building an Intl formatter costs some 80 µs and using one about 1 µs, so each is made once.
const LOCALES = { da: 'da-DK', en: 'en-GB' } as const;
const dayFormat = perLang((locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }));
const minuteFormat = perLang(
  (locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone: ZONE }),
);
const secondFormat = perLang(
  (locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'medium', timeZone: ZONE }),
);

const timeFormat = perLang((locale) => new Intl.DateTimeFormat(locale, { timeStyle: 'medium', timeZone: ZONE }));

function perLang<T>(make: (locale: string) => T): Record<Lang, T> {
  return { da: make(LOCALES.da), en: make(LOCALES.en) };
}

export function isIsoDate(text: string): text is IsoDate {
  return /^(?:19|20|21)\d{2}-\d{2}-\d{2}$/.test(text) && plainDate(text) !== undefined;
}

function plainDate(text: string): Temporal.PlainDate | undefined {
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' });
  } catch {
    return undefined;
  }
}

export type DatePart = 'day' | 'month' | 'year';
export type ParsedDate =
  | { readonly ok: true; readonly date: IsoDate }
  | { readonly ok: false; readonly problem: 'empty' }
  /** One of the three fields is blank or holds something that cannot be a day, a month or a four-digit year. */
  | { readonly ok: false; readonly problem: 'missing-part' | 'bad-part'; readonly part: DatePart }
  /** Each part is fine, but the month has no such day: 31 April, 29 February 2027. */
  | { readonly ok: false; readonly problem: 'no-such-day' };

/** Reads the design system's three date fields. The first faulty part, in reading order, is named. */
export function parseDateParts(day: string, month: string, year: string): ParsedDate {
  const parts = [
    { part: 'day', text: day.trim(), shape: /^(?:0?[1-9]|[12]\d|3[01])$/ },
    { part: 'month', text: month.trim(), shape: /^(?:0?[1-9]|1[0-2])$/ },
    { part: 'year', text: year.trim(), shape: /^(?:19|20|21)\d{2}$/ },
  ] as const;
  if (parts.every(({ text }) => text === '')) return { ok: false, problem: 'empty' };
  for (const { part, text, shape } of parts) {
    if (text === '') return { ok: false, problem: 'missing-part', part };
    if (!shape.test(text)) return { ok: false, problem: 'bad-part', part };
  }
  const date = `${parts[2].text}-${parts[1].text.padStart(2, '0')}-${parts[0].text.padStart(2, '0')}`;
  return isIsoDate(date) ? { ok: true, date } : { ok: false, problem: 'no-such-day' };
}

/** `22. november 2026` or `22 November 2026`. */
export function formatDate(date: IsoDate, lang: Lang): string {
  return dayFormat[lang].format(new Date(`${date}T00:00:00Z`));
}

/** `22. november 2026 kl. 12.00` or `22 November 2026 at 12:00`, Danish time. */
export function formatInstant(instant: Date, lang: Lang): string {
  return minuteFormat[lang].format(instant);
}

/**
 * With seconds, for receipts and deadlines. In the hour that comes twice in October the text says which of the two it
 * is; otherwise two different instants would read the same.
 */
export function formatInstantPrecise(instant: Date, lang: Lang): string {
  return secondFormat[lang].format(instant) + whichHour(instant, lang);
}

/** To the millisecond: `22. november 2026 kl. 12.00.00,001` or `22 November 2026 at 12:00:00.001`. */
export function formatInstantExact(instant: Date, lang: Lang): string {
  const fraction = String(instant.getUTCMilliseconds()).padStart(3, '0');
  return `${secondFormat[lang].format(instant)}${lang === 'da' ? ',' : '.'}${fraction}${whichHour(instant, lang)}`;
}

function whichHour(instant: Date, lang: Lang): string {
  const text = secondFormat[lang].format(instant);
  const hour = 3_600_000;
  if (secondFormat[lang].format(new Date(instant.getTime() + hour)) === text) return ` (${lang === 'da' ? 'sommertid' : 'summer time'})`;
  if (secondFormat[lang].format(new Date(instant.getTime() - hour)) === text) return ` (${lang === 'da' ? 'vintertid' : 'winter time'})`;
  return '';
}

/** The time of day in Denmark: `kl. 11.58.07` or `at 11:58:07`. */
export function formatTime(instant: Date, lang: Lang): string {
  return `${lang === 'da' ? 'kl.' : 'at'} ${timeFormat[lang].format(instant)}`;
}

export function addDays(date: IsoDate, days: number): IsoDate {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

/** Whole days from the first date to the second; negative when the second is earlier. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return Temporal.PlainDate.from(from).until(to, { largestUnit: 'days' }).days;
}

/** The calendar day on which an instant falls in Denmark. */
export function copenhagenDate(instant: Date): IsoDate {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(ZONE).toPlainDate().toString();
}

/**
 * The instant of a Danish wall-clock time, `HH:mm`, `HH:mm:ss` or with milliseconds. A time that the clock skips in
 * March moves forward by the hour skipped, and a time that comes twice in October is the later one: a deadline never
 * falls before the moment a reader can have meant.
 */
export function copenhagenInstant(date: IsoDate, time: string): Date {
  const local = Temporal.PlainDate.from(date).toPlainDateTime(Temporal.PlainTime.from(time));
  return new Date(local.toZonedDateTime(ZONE, { disambiguation: 'later' }).epochMilliseconds);
}

/**
 * Every instant at which a clock in Denmark shows this time: none in the hour that is skipped in March, and two, the
 * earlier (summer time) first, in the hour that comes twice in October.
 */
export function copenhagenInstants(date: IsoDate, time: string): Date[] {
  const local = Temporal.PlainDate.from(date).toPlainDateTime(Temporal.PlainTime.from(time));
  const shown = (['earlier', 'later'] as const).map((disambiguation) => local.toZonedDateTime(ZONE, { disambiguation }));
  const real = shown.filter((zoned) => zoned.toPlainDateTime().equals(local));
  return [...new Set(real.map(({ epochMilliseconds }) => epochMilliseconds))].map((ms) => new Date(ms));
}

/** The wall clock in Denmark to the second: `11:58:07`. */
export function copenhagenTime(instant: Date): string {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(ZONE).toPlainTime().toString({ fractionalSecondDigits: 0 });
}

/** The last millisecond of the day in Denmark, 23:59:59.999; used as an inclusive deadline. */
export function endOfDayCopenhagen(date: IsoDate): Date {
  return copenhagenInstant(date, '23:59:59.999');
}

export function startOfDayCopenhagen(date: IsoDate): Date {
  return copenhagenInstant(date, '00:00');
}

export function noonCopenhagen(date: IsoDate): Date {
  return copenhagenInstant(date, '12:00');
}

export interface Remaining {
  readonly days: number;
  readonly hours: number;
  readonly minutes: number;
}

/** Time left, rounded down to minutes; a day is 24 hours, also when the clock changes. All zero after `until`. */
export function remaining(now: Date, until: Date): Remaining {
  const minutes = Math.max(0, Math.floor((until.getTime() - now.getTime()) / 60_000));
  return { days: Math.floor(minutes / 1440), hours: Math.floor(minutes / 60) % 24, minutes: minutes % 60 };
}

const UNITS = {
  da: {
    days: ['dag', 'dage'],
    hours: ['time', 'timer'],
    minutes: ['minut', 'minutter'],
    and: 'og',
    none: 'under 1 minut',
  },
  en: {
    days: ['day', 'days'],
    hours: ['hour', 'hours'],
    minutes: ['minute', 'minutes'],
    and: 'and',
    none: 'less than 1 minute',
  },
} as const;

/** The two largest neighbouring units: `12 dage og 4 timer`, `4 timer og 5 minutter`, `under 1 minut`. */
export function formatRemaining(left: Remaining, lang: Lang): string {
  const words = UNITS[lang];
  const units = left.days > 0 ? (['days', 'hours'] as const) : (['hours', 'minutes'] as const);
  const said = units
    .filter((unit) => left[unit] > 0)
    .map((unit) => `${left[unit]} ${words[unit][left[unit] === 1 ? 0 : 1]}`);
  return said.length === 0 ? words.none : said.join(` ${words.and} `);
}
