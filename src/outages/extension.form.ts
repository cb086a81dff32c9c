import { datePartsOf, typed, type FormError, type Posted } from '../platform/forms/index.js';
import { lastInstantOf, type RoundView } from '../rounds/index.js';
import { addDays, copenhagenDate, copenhagenInstant, formatDate, formatInstant, parseDateParts, type IsoDate } from '../shared/dates.js';
import type { Lang } from '../shared/lang.js';
import { characterCount, normaliseText } from '../shared/text.js';
import type { Extension, OwnStanding, Standing } from './extension.service.js';

export const longestReason = 1_000;
/** An extension after an outage is a matter of hours or days; a mistyped month is not. */
const latestDays = 30;

/** The days that follow the deadline, in their order; the round may be silent of all but the meeting. */
export const dayNames = ['panelFrom', 'panelUntil', 'hearingUntil', 'meetingOn'] as const;
type DayName = (typeof dayNames)[number];
type Days = Pick<Extension, DayName>;

/** The first day each may be on after this deadline and its grace, whatever the others are. */
export function firstDays(closesAt: Date, { graceMs }: Pick<RoundView, 'graceMs'>): Readonly<Record<DayName, IsoDate>> {
  const last = copenhagenDate(lastInstantOf({ closesAt, graceMs, closedAt: null }));
  return { panelFrom: last, panelUntil: last, hearingUntil: last, meetingOn: addDays(last, 1) };
}

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
export function readExtension(posted: Posted, standing: OwnStanding, lang: Lang): PostedExtension {
  const from = new Date(typed(posted, 'from'));
  if (from.getTime() !== standing.round.closesAt.getTime()) return { chosen: null, errors: [], overtaken: true };
  const errors: FormError[] = [];
  const wrong = (field: string, key: string, params: FormError['params'] = {}): null => {
    errors.push({ field, key: `outages.wrong.${key}`, params });
    return null;
  };
  const closesOn = dateIn(posted, 'closesOn') ?? wrong('closesOn', 'date');
  const time = timeIn(typed(posted, 'closesTime')) ?? wrong('closesTime', 'time');
  const day = (name: DayName): IsoDate | null => (standing.round[name] ? (dateIn(posted, name) ?? wrong(name, 'date')) : null);
  const meetingOn = day('meetingOn');
  const others = { panelFrom: day('panelFrom'), panelUntil: day('panelUntil'), hearingUntil: day('hearingUntil') };
  const closesAt = closesOn && time ? copenhagenInstant(closesOn, time) : null;
  if (closesAt) errors.push(...deadlineErrors(closesAt, standing, lang));
  if (closesAt && meetingOn) errors.push(...meetingErrors(meetingOn, closesAt, standing, lang), ...dayErrors({ ...others, meetingOn }, closesAt, standing, lang));
  const [da, en] = (['Da', 'En'] as const).map((which) => {
    const reason = normaliseText(typed(posted, `reason${which}`));
    const over = characterCount(reason) - longestReason;
    if (reason === '') wrong(`reason${which}`, 'reason');
    if (over > 0) wrong(`reason${which}`, 'long', { over, max: longestReason });
    return reason;
  }) as [string, string];
  if (errors.length || !closesAt || !meetingOn) return { chosen: null, errors, overtaken: false };
  return { chosen: { closesAt, meetingOn, ...others, reason: { da, en }, from }, errors, overtaken: false };
}

function deadlineErrors(closesAt: Date, { reckoning: { earliest, proposed } }: Standing, lang: Lang): FormError[] {
  if (closesAt < earliest) return [{ field: 'closesOn', key: 'outages.wrong.early', params: { chosen: formatInstant(closesAt, lang), earliest: formatInstant(earliest, lang) } }];
  const latest = addDays(copenhagenDate(proposed), latestDays);
  return copenhagenDate(closesAt) > latest ? [{ field: 'closesOn', key: 'outages.wrong.late', params: { latest: formatDate(latest, lang), days: latestDays } }] : [];
}

function meetingErrors(meetingOn: IsoDate, closesAt: Date, { round, use: { leaveUntil } }: OwnStanding, lang: Lang): FormError[] {
  const first = firstDays(closesAt, round).meetingOn;
  if (meetingOn < first) return [{ field: 'meetingOn', key: 'outages.wrong.meeting', params: { meeting: formatDate(meetingOn, lang), first: formatDate(first, lang) } }];
  if (leaveUntil && meetingOn !== round.meetingOn && meetingOn <= copenhagenDate(leaveUntil)) {
    return [{ field: 'meetingOn', key: 'outages.wrong.leave', params: { meeting: formatDate(meetingOn, lang), leave: formatInstant(leaveUntil, lang), first: formatDate(addDays(copenhagenDate(leaveUntil), 1), lang) } }];
  }
  const last = addDays(round.meetingOn, latestDays);
  return meetingOn > last && meetingOn > first ? [{ field: 'meetingOn', key: 'outages.wrong.meetingLate', params: { latest: formatDate(last, lang), days: latestDays } }] : [];
}

/** Panel, hearing and meeting come after the deadline and one after the other; those the round is silent of are left out. */
function dayErrors({ panelFrom, panelUntil, hearingUntil, meetingOn }: Days, closesAt: Date, { round }: Standing, lang: Lang): FormError[] {
  const first = firstDays(closesAt, round);
  const notBefore = (field: DayName, day: IsoDate | null, earliest: IsoDate): FormError[] =>
    day && day < earliest ? [{ field, key: 'outages.wrong.day', params: { day: formatDate(day, lang), first: formatDate(earliest, lang) } }] : [];
  const found = [
    ...notBefore('panelFrom', panelFrom, first.panelFrom),
    ...notBefore('panelUntil', panelUntil, panelFrom ?? first.panelUntil),
    ...notBefore('hearingUntil', hearingUntil, panelUntil ?? first.hearingUntil),
  ];
  const lastOfAll = [panelUntil ?? panelFrom, hearingUntil].filter((day) => day !== null).sort().at(-1);
  if (found.length || !lastOfAll || !meetingOn || meetingOn > lastOfAll || meetingOn < first.meetingOn) return found;
  return [{ field: 'meetingOn', key: 'outages.wrong.meetingDays', params: { meeting: formatDate(meetingOn, lang), first: formatDate(addDays(lastOfAll, 1), lang) } }];
}

function dateIn(posted: Posted, name: string): IsoDate | null {
  const [day, month, year] = ['Day', 'Month', 'Year'].map((part) => typed(posted, `${name}${part}`)) as [string, string, string];
  const read = parseDateParts(day, month, year);
  return read.ok ? read.date : null;
}

/** The form's fields as they begin, or as they were typed. */
export function valuesOf(standing: Standing, reason: Extension['reason'], posted: Posted | null) {
  const { round, reckoning } = standing;
  const date = (name: string, own: IsoDate | null) => (posted ? { day: typed(posted, `${name}Day`), month: typed(posted, `${name}Month`), year: typed(posted, `${name}Year`) } : datePartsOf(own));
  const text = (name: string, own: string): string => (posted ? typed(posted, name) : own);
  return {
    closesOn: date('closesOn', copenhagenDate(reckoning.proposed)),
    closesTime: text('closesTime', timeOf(reckoning.proposed)),
    days: { panelFrom: date('panelFrom', round.panelFrom), panelUntil: date('panelUntil', round.panelUntil), hearingUntil: date('hearingUntil', round.hearingUntil), meetingOn: date('meetingOn', round.meetingOn) },
    reasonDa: text('reasonDa', reason.da),
    reasonEn: text('reasonEn', reason.en),
  };
}
