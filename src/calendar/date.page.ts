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

/** A deadline's rule, to the second, with what else counts beside it; '' for any other date. */
export function noteText(lang: Lang, date: CalendarDate): string {
  const when = date.at ? formatInstantPrecise(date.at, lang) : '';
  switch (date.kind) {
    case 'deadline':
    case 'own-deadline':
    case 'own-changes':
      return [say(lang, 'calendar.note.deadline', { when }), besideText(lang, date)].filter(Boolean).join(' ');
    case 'own-exempt':
    case 'exempt-changes':
      return say(lang, 'calendar.note.exempt', { when });
    case 'closed':
    case 'own-closed':
      return besideText(lang, date);
    default:
      return '';
  }
}

/** What the date alone does not say: a declared grace, or the deadline that a closed round had. */
export function besideText(lang: Lang, { kind, otherwise }: CalendarDate): string {
  if (!otherwise) return '';
  const when = formatInstantPrecise(otherwise, lang);
  return say(lang, kind === 'closed' || kind === 'own-closed' ? 'calendar.note.closed' : 'calendar.note.grace', { when });
}

/** When, as exactly as it counts: a deadline to the second. */
export function whenText(lang: Lang, { at, day, until }: CalendarDate): string {
  if (at) return formatInstantPrecise(at, lang);
  return until ? say(lang, 'calendar.stretch', { from: formatDate(day, lang), until: formatDate(until, lang) }) : formatDate(day, lang);
}
