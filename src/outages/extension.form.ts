import { datePartsOf, typed, type FormError, type Posted } from '../platform/forms/index.js';
import { addDays, copenhagenDate, copenhagenInstant, formatDate, formatInstant, parseDateParts, type IsoDate } from '../shared/dates.js';
import type { Lang } from '../shared/lang.js';
import { characterCount, normaliseText } from '../shared/text.js';
import type { Extension, Standing } from './extension.service.js';

export const longestReason = 1_000;
/** An extension after an outage is a matter of hours or days; a mistyped month is not. */
const latestDays = 30;

/** Danish wall-clock time as it is typed: 12.00, 9.30, 12.00.30. */
export function timeIn(text: string): string | null {
  const match = /^([01]?\d|2[0-3])[.:]([0-5]\d)(?:[.:]([0-5]\d))?$/.exec(text.trim());
  return match && [match[1]!.padStart(2, '0'), match[2], match[3] ?? '00'].join(':');
}

/** What stands in the time field for an instant: 12.00, with seconds only where there are any. */
export function timeOf(instant: Date): string {
  const time = instant.toLocaleTimeString('da-DK', { timeZone: 'Europe/Copenhagen', hour: '2-digit', minute: '2-digit', second: '2-digit' }).replaceAll(':', '.');
  return time.endsWith('.00') ? time.slice(0, -3) : time;
}

export interface PostedExtension {
  /** Only where there are no errors. */
  readonly chosen: Extension | null;
  readonly errors: readonly FormError[];
  /** The deadline has been moved since the page was made: nothing is read of what was chosen from. */
  readonly overtaken: boolean;
}

/** What was posted, with everything that is wrong with it. */
export function readExtension(posted: Posted, standing: Standing, lang: Lang): PostedExtension {
  const from = new Date(typed(posted, 'from'));
  if (from.getTime() !== standing.round.closesAt.getTime()) return { chosen: null, errors: [], overtaken: true };
  const errors: FormError[] = [];
  const wrong = (field: string, key: string, params: FormError['params'] = {}): null => {
    errors.push({ field, key: `outages.wrong.${key}`, params });
    return null;
  };
  const closesOn = dateIn(posted, 'closesOn') ?? wrong('closesOn', 'date');
  const time = timeIn(typed(posted, 'closesTime')) ?? wrong('closesTime', 'time');
  const meetingOn = dateIn(posted, 'meetingOn') ?? wrong('meetingOn', 'date');
  const closesAt = closesOn && time ? copenhagenInstant(closesOn, time) : null;
  if (closesAt) errors.push(...deadlineErrors(closesAt, standing, lang));
  if (closesAt && meetingOn) errors.push(...meetingErrors(meetingOn, closesAt, standing, lang));
  const [da, en] = (['Da', 'En'] as const).map((which) => {
    const reason = normaliseText(typed(posted, `reason${which}`));
    const over = characterCount(reason) - longestReason;
    if (reason === '') wrong(`reason${which}`, 'reason');
    if (over > 0) wrong(`reason${which}`, 'long', { over, max: longestReason });
    return reason;
  }) as [string, string];
  if (errors.length || !closesAt || !meetingOn) return { chosen: null, errors, overtaken: false };
  return { chosen: { closesAt, meetingOn, reason: { da, en }, from }, errors, overtaken: false };
}

function deadlineErrors(closesAt: Date, { reckoning: { earliest, proposed } }: Standing, lang: Lang): FormError[] {
  if (closesAt < earliest) return [{ field: 'closesOn', key: 'outages.wrong.early', params: { chosen: formatInstant(closesAt, lang), earliest: formatInstant(earliest, lang) } }];
  const latest = addDays(copenhagenDate(proposed), latestDays);
  return copenhagenDate(closesAt) > latest ? [{ field: 'closesOn', key: 'outages.wrong.late', params: { latest: formatDate(latest, lang), days: latestDays } }] : [];
}

function meetingErrors(meetingOn: IsoDate, closesAt: Date, { round }: Standing, lang: Lang): FormError[] {
  const first = addDays(copenhagenDate(closesAt), 1);
  if (meetingOn < first) return [{ field: 'meetingOn', key: 'outages.wrong.meeting', params: { meeting: formatDate(meetingOn, lang), first: formatDate(first, lang) } }];
  const last = addDays(round.meetingOn, latestDays);
  return meetingOn > last && meetingOn > first ? [{ field: 'meetingOn', key: 'outages.wrong.meetingLate', params: { latest: formatDate(last, lang), days: latestDays } }] : [];
}

function dateIn(posted: Posted, name: string): IsoDate | null {
  const [day, month, year] = ['Day', 'Month', 'Year'].map((part) => typed(posted, `${name}${part}`)) as [string, string, string];
  const read = parseDateParts(day, month, year);
  return read.ok ? read.date : null;
}

/** The form's fields as they begin, or as they were typed. */
export function valuesOf(standing: Standing, reason: Extension['reason'], posted: Posted | null) {
  const { round, reckoning } = standing;
  const date = (name: string, own: IsoDate) => (posted ? { day: typed(posted, `${name}Day`), month: typed(posted, `${name}Month`), year: typed(posted, `${name}Year`) } : datePartsOf(own));
  const text = (name: string, own: string): string => (posted ? typed(posted, name) : own);
  return {
    closesOn: date('closesOn', copenhagenDate(reckoning.proposed)),
    closesTime: text('closesTime', timeOf(reckoning.proposed)),
    meetingOn: date('meetingOn', round.meetingOn),
    reasonDa: text('reasonDa', reason.da),
    reasonEn: text('reasonEn', reason.en),
  };
}
