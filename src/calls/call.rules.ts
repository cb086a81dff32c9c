import type { FormError } from '../platform/forms/index.js';
import { lastInstantOf, type RoundTerms, type RoundView } from '../rounds/index.js';
import { addDays, copenhagenDate, formatDate, formatInstantPrecise, type IsoDate } from '../shared/dates.js';
import type { Lang } from '../shared/lang.js';
import { formatKroner, type Oere } from '../shared/money.js';

export const mostGraceSeconds = 3600;
export const mostWindowMinutes = 10_080;
/** A deadline further ahead is a mistyped year. */
const latestDays = 3652;
/** Nobody can write an application in less. */
export const leastHours = 24;

/** What a round's terms are held against. */
export interface Known {
  readonly now: Date;
  /** The round as it stands; null for one that is being made. */
  readonly base: RoundView | null;
  /** What is left of each fund's pool for the whole period. */
  readonly leftOere: Readonly<Record<string, Oere>>;
  readonly ruleSets: readonly { readonly id: string; readonly version: number; readonly validFrom: IsoDate; readonly validTo: IsoDate | null }[];
}

type Check = readonly [field: string, isWrong: boolean, key: string, params?: FormError['params']];

/**
 * What is wrong with a round's terms: the rule, the number that broke it and the smallest change that mends it. `terms` may lack
 * what could not be read; what is unchanged in a published round is not held against it anew where only time has passed.
 */
export function callProblems(terms: Partial<RoundTerms>, known: Known, lang: Lang): FormError[] {
  const found = [...nameChecks(terms), ...instantChecks(terms, known, lang), ...dayChecks(terms, lang), ...ruleChecks(terms, known, lang), ...outageChecks(terms)].filter(([, isWrong]) => isWrong);
  return found.filter(([field], at) => found.findIndex((other) => other[0] === field) === at).map(([field, , key, params]) => ({ field, key, ...(params && { params }) }));
}

function nameChecks({ nameDa, nameEn, fundIds }: Partial<RoundTerms>): Check[] {
  return [
    ['nameDa', nameDa === '', 'calls.wrong.name'],
    ['nameEn', nameEn === '', 'calls.wrong.name'],
    ['fundIds', fundIds?.length === 0, 'calls.wrong.noFund'],
  ];
}

function instantChecks({ year, opensAt, closesAt, graceMs }: Partial<RoundTerms>, { now, base }: Known, lang: Lang): Check[] {
  const published = base?.publishedAt ? base : null;
  const isNew = (name: 'opensAt' | 'closesAt', instant: Date | undefined): instant is Date => instant !== undefined && instant.getTime() !== published?.[name].getTime();
  const told = (instant: Date): string => formatInstantPrecise(instant, lang);
  const deadlineYear = closesAt && Number(copenhagenDate(closesAt).slice(0, 4));
  const latest = addDays(copenhagenDate(now), latestDays);
  return [
    ['opensOn', isNew('opensAt', opensAt) && published !== null && published.opensAt <= now, 'calls.wrong.opened', { opened: told(published?.opensAt ?? now) }],
    ['opensOn', isNew('opensAt', opensAt) && published !== null && opensAt < now, 'calls.wrong.opensPast', { now: told(now) }],
    ['closesOn', isNew('closesAt', closesAt) && closesAt <= now, 'calls.wrong.closesPast', { deadline: told(closesAt ?? now), now: told(now) }],
    ['closesOn', isNew('closesAt', closesAt) && copenhagenDate(closesAt) > latest, 'calls.wrong.closesFar', { latest: formatDate(latest, lang) }],
    ['closesOn', opensAt !== undefined && closesAt !== undefined && closesAt <= opensAt, 'calls.wrong.opensCloses', { opens: told(opensAt ?? now), deadline: told(closesAt ?? now) }],
    ['year', base === null && year !== undefined && deadlineYear !== undefined && Math.abs(year - deadlineYear) > 1, 'calls.wrong.year', { year: year ?? 0, deadlineYear: deadlineYear ?? 0 }],
    ['graceSeconds', graceMs !== undefined && (graceMs < 0 || graceMs > mostGraceSeconds * 1000), 'calls.wrong.grace', { max: mostGraceSeconds }],
    ['graceSeconds', published !== null && graceMs !== undefined && graceMs !== published.graceMs && published.closesAt <= now, 'calls.wrong.gracePast', { deadline: told(published?.closesAt ?? now), now: told(now), seconds: Math.floor((published?.graceMs ?? 0) / 1000) }],
  ];
}

/** The order of the days after the deadline: panel, hearing, meeting. */
function dayChecks({ closesAt, graceMs = 0, meetingOn, panelFrom, panelUntil, hearingUntil }: Partial<RoundTerms>, lang: Lang): Check[] {
  // A grace that is wrong itself says nothing about the days.
  const last = closesAt && copenhagenDate(lastInstantOf({ closesAt, graceMs: graceMs <= mostGraceSeconds * 1000 ? graceMs : 0, closedAt: null }));
  const before = (one: IsoDate | null | undefined, other: IsoDate | null | undefined): boolean => Boolean(one && other && one < other);
  const day = (date: IsoDate | null | undefined): string => (date ? formatDate(date, lang) : '');
  const dayAfter = (date: IsoDate | null | undefined, days: number): string => (date ? day(addDays(date, days)) : '');
  const earliestHearing = panelUntil ?? last;
  return [
    ['meetingOn', before(meetingOn, last), 'calls.wrong.meetingEarly', { meeting: day(meetingOn), first: day(last) }],
    ['panelFrom', panelFrom === null && typeof panelUntil === 'string', 'calls.wrong.panelHalf'],
    ['panelUntil', panelUntil === null && typeof panelFrom === 'string', 'calls.wrong.panelHalf'],
    ['panelFrom', before(panelFrom, last), 'calls.wrong.panelEarly', { from: day(panelFrom), first: day(last) }],
    ['panelUntil', before(panelUntil, panelFrom), 'calls.wrong.panelOrder', { from: day(panelFrom), until: day(panelUntil) }],
    ['panelUntil', Boolean(panelUntil && meetingOn && panelUntil >= meetingOn), 'calls.wrong.panelLate', { until: day(panelUntil), meeting: day(meetingOn), last: dayAfter(meetingOn, -1) }],
    ['hearingUntil', before(hearingUntil, earliestHearing), panelUntil ? 'calls.wrong.hearingPanel' : 'calls.wrong.hearingEarly', { hearing: day(hearingUntil), first: day(earliestHearing) }],
    ['hearingUntil', Boolean(hearingUntil && meetingOn && hearingUntil >= meetingOn), 'calls.wrong.hearingLate', { hearing: day(hearingUntil), meeting: day(meetingOn), last: dayAfter(meetingOn, -1) }],
  ];
}

function ruleChecks({ opensAt, ruleSetId, fundIds = [], poolsOere = {} }: Partial<RoundTerms>, { base, leftOere, ruleSets }: Known, lang: Lang): Check[] {
  const set = ruleSets.find(({ id }) => id === ruleSetId);
  const opensOn = opensAt && copenhagenDate(opensAt);
  const isKept = base?.publishedAt != null && base.ruleSetId === ruleSetId;
  const isAhead = Boolean(set && opensOn && set.validFrom > opensOn);
  const isOver = Boolean(set?.validTo && opensOn && set.validTo < opensOn);
  const span = { version: set?.version ?? 0, opens: opensOn ? formatDate(opensOn, lang) : '', from: set ? formatDate(set.validFrom, lang) : '', to: set?.validTo ? formatDate(set.validTo, lang) : '' };
  return [
    ['ruleSetId', !isKept && isAhead, 'calls.wrong.ruleSetAhead', span],
    ['ruleSetId', !isKept && isOver, 'calls.wrong.ruleSetOver', span],
    ...Object.entries(poolsOere).flatMap(([fundId, pool]): Check[] => {
      const left = leftOere[fundId];
      const isOwn = base?.poolsOere[fundId] === pool;
      return [
        [`pool.${fundId}`, pool !== null && !fundIds.includes(fundId), 'calls.wrong.poolOfNoFund'],
        [`pool.${fundId}`, pool !== null && !isOwn && left !== undefined && pool > left, 'calls.wrong.pool', { pool: formatKroner(pool ?? 0n, lang), left: formatKroner(left ?? 0n, lang) }],
      ];
    }),
  ];
}

function outageChecks({ outageLimitMinutes: limit, outageWindowMinutes: window }: Partial<RoundTerms>): Check[] {
  return [
    ['outageWindowMinutes', window !== undefined && (window < 1 || window > mostWindowMinutes), 'calls.wrong.window', { max: mostWindowMinutes }],
    ['outageLimitMinutes', limit !== undefined && limit < 1, 'calls.wrong.limit'],
    ['outageLimitMinutes', limit !== undefined && window !== undefined && limit >= window, 'calls.wrong.limitWindow', { limit: limit ?? 0, window: window ?? 0 }],
  ];
}

/** What a round lacks before everybody may see it, by the field that mends it. */
export function missingBeforePublication(terms: RoundTerms, known: Known, lang: Lang): FormError[] {
  const texts = (['callDa', 'callEn'] as const).filter((name) => terms[name].trim() === '').map((field) => ({ field, key: `calls.missing.${field}` }));
  const told = (instant: Date): string => formatInstantPrecise(instant, lang);
  const { opensAt, closesAt } = terms;
  const { now } = known;
  const least = new Date(now.getTime() + leastHours * 3_600_000);
  const instants: FormError[] = [
    ...(opensAt < now ? [{ field: 'opensOn', key: 'calls.missing.opensPast', params: { opens: told(opensAt), now: told(now) } }] : []),
    ...(closesAt < least ? [{ field: 'closesOn', key: 'calls.missing.soon', params: { hours: leastHours, deadline: told(closesAt), earliest: told(upToQuarter(least)) } }] : []),
  ];
  const problems = callProblems(terms, known, lang);
  return [...problems, ...instants.filter(({ field }) => problems.every((other) => other.field !== field)), ...texts];
}

/** What a message proposes must still do when it has been typed. */
export function upToQuarter(instant: Date): Date {
  return new Date(Math.ceil(instant.getTime() / 900_000) * 900_000);
}
