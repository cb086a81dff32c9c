import type { Lang } from '../platform/views/index.js';
import { formatInstantPrecise, formatDate } from '../shared/dates.js';
import { calendarTexts } from './calendar.texts.js';
import type { CalendarDate } from './date.rules.js';

const { say } = calendarTexts;

/** What a date is about, in one line; without an application's title, for it is also sent out of the house. */
export function dateText(lang: Lang, { kind, round, number, n }: CalendarDate): string {
  const facts = { round: round[lang], number, n };
  return say(lang, `calendar.date.${kind}`, facts);
}

/** A deadline's rule, to the second. */
export function noteText(lang: Lang, { kind, at }: CalendarDate): string {
  const isDeadline = kind === 'deadline' || kind === 'own-deadline' || kind === 'own-changes';
  return isDeadline && at ? say(lang, 'calendar.note.deadline', { when: formatInstantPrecise(at, lang) }) : '';
}

/** When, as exactly as it counts: a deadline to the second. */
export function whenText(lang: Lang, { at, day }: CalendarDate): string {
  return at ? formatInstantPrecise(at, lang) : formatDate(day, lang);
}
