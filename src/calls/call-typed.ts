import { datePartsOf, type Posted } from '../platform/forms/index.js';
import type { RoundTerms } from '../rounds/index.js';
import { copenhagenDate, copenhagenInstants, copenhagenTime, isIsoDate, parseDateParts, type IsoDate } from '../shared/dates.js';
import { formatKronerInput } from '../shared/money.js';
import { readTime, typedTime } from './call-time.rules.js';

/** A round's terms as somebody would type them: a form is shown from this, or from what was posted. */
export function asTyped(terms: Partial<RoundTerms>): Posted {
  const { opensAt, closesAt, graceMs, poolsOere = {}, fundIds = [], openTo = [] } = terms;
  const whole = (value: number | undefined): string => (value === undefined ? '' : String(value));
  return {
    year: whole(terms.year),
    number: whole(terms.number),
    nameDa: terms.nameDa ?? '',
    nameEn: terms.nameEn ?? '',
    ...instantParts('opens', opensAt),
    ...instantParts('closes', closesAt),
    graceSeconds: whole(graceMs === undefined ? undefined : Math.floor(graceMs / 1000)),
    ...dayParts('meetingOn', terms.meetingOn),
    ...dayParts('panelFrom', terms.panelFrom),
    ...dayParts('panelUntil', terms.panelUntil),
    ...dayParts('hearingUntil', terms.hearingUntil),
    ruleSetId: terms.ruleSetId ?? '',
    fundIds,
    ...Object.fromEntries(Object.entries(poolsOere).flatMap(([fundId, pool]) => (pool === null ? [] : [[`pool.${fundId}`, formatKronerInput(pool)]]))),
    openTo,
    contact: terms.contact ?? '',
    callDa: terms.callDa ?? '',
    callEn: terms.callEn ?? '',
    outageLimitMinutes: whole(terms.outageLimitMinutes),
    outageWindowMinutes: whole(terms.outageWindowMinutes),
  };
}

function instantParts(name: 'opens' | 'closes', instant: Date | undefined): Posted {
  if (!instant) return {};
  const [first] = copenhagenInstants(copenhagenDate(instant), copenhagenTime(instant));
  const isLater = first !== undefined && instant.getTime() - first.getTime() >= 1000;
  return { ...dayParts(`${name}On`, copenhagenDate(instant)), [`${name}Time`]: typedTime(copenhagenTime(instant)), [`${name}Which`]: isLater ? 'winter' : 'summer' };
}

function dayParts(name: string, date: IsoDate | null | undefined): Posted {
  const { day, month, year } = datePartsOf(date ?? null);
  return { [`${name}Day`]: day, [`${name}Month`]: month, [`${name}Year`]: year };
}

/** Whether what is typed of an instant comes twice that night, so that somebody must say which. */
export function comesTwice(day: string, month: string, year: string, time: string): boolean {
  const [date, read] = [parseDateParts(day, month, year), readTime(time)];
  return date.ok && read.ok && isIsoDate(date.date) && copenhagenInstants(date.date, read.time).length === 2;
}
