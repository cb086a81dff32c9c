import { lastInstantOf } from '../rounds/index.js';
import { copenhagenDate, copenhagenInstant } from '../shared/dates.js';
import { isWorkingDay, nextWorkingDay } from '../shared/working-days.js';
import { awayMs, sharedMs, type Outage, type Up } from './outage.rules.js';

const MINUTE = 60_000;
const QUARTER = 15 * MINUTE;
/** From an extension's being proposed to its being confirmed and read in the mail. */
const SLACK = 15 * MINUTE;
/** A round whose deadline is longer ago is no longer put off: what came in is being assessed. */
const LATEST = 7 * 24 * 60 * MINUTE;

/** What a call says of outages, and where the round stands. */
export interface Affected {
  readonly opensAt: Date;
  readonly closesAt: Date;
  /** Declared in the call: as long after the deadline an application is still in time. */
  readonly graceMs: number;
  /** Closed by hand. */
  readonly closedAt: Date | null;
  readonly outageLimitMinutes: number;
  readonly outageWindowMinutes: number;
}

export type Verdict =
  /** It cannot be put off: not open yet, closed by hand, or over for too long. */
  | 'outside'
  /** Not away for longer than the call allows. */
  | 'within'
  /** Away for longer: it may be put off for all. */
  | 'beyond';

/** The arithmetic of a round, step by step, as it is shown. */
export interface Reckoning {
  /** The time up to the last instant, a declared grace included, that is looked at; what an earlier extension has made good is left out. */
  readonly window: Up;
  /** The outages that touch it, with how much of each lies in it. */
  readonly outages: readonly { readonly outage: Outage; readonly countedMs: number }[];
  readonly awayMs: number;
  readonly limitMs: number;
  readonly verdict: Verdict;
  /** The new deadline is counted from here: the later of the old one and the outage's end, and from soon where both have passed. */
  readonly countedFrom: { readonly at: Date; readonly why: 'deadline' | 'outage' | 'now' };
  /** After adding the time away and rounding up to a quarter of an hour. */
  readonly rounded: Date;
  /** Moved to noon where `rounded` falls outside working hours. */
  readonly proposed: Date;
  /** Nothing before this may be chosen. Earlier than the proposal only by what may pass between the page and the button. */
  readonly earliest: Date;
}

/** `extendedAt`: when the deadline was last put off for an outage; null: never. */
export function reckoningOf(round: Affected, outages: readonly Outage[], { extendedAt, now }: { readonly extendedAt: Date | null; readonly now: Date }): Reckoning {
  const window = windowOf(round, extendedAt);
  const counted = outages.map((outage) => ({ outage, countedMs: sharedMs(outage, window, now) })).filter(({ countedMs }) => countedMs > 0);
  const away = awayMs(outages, window, now);
  const limitMs = round.outageLimitMinutes * MINUTE;
  const base = baseOf(round, counted.map(({ outage }) => outage), now);
  const soon = new Date(now.getTime() + SLACK);
  const countedFrom = now > round.closesAt && soon > base.at ? ({ at: soon, why: 'now' } as const) : base;
  const rounded = upToQuarter(countedFrom.at.getTime() + away);
  const proposed = inWorkingHours(rounded);
  const least = [upToQuarter(base.at.getTime() + away), new Date(now.getTime() + away - SLACK)].map((instant) => inWorkingHours(instant).getTime());
  return {
    window,
    outages: counted,
    awayMs: away,
    limitMs,
    verdict: verdictOf(round, away > limitMs, now),
    countedFrom,
    rounded,
    proposed,
    // Noon for what falls before eight is later than nine for what falls at nine.
    earliest: new Date(Math.min(Math.max(...least), proposed.getTime())),
  };
}

const upToQuarter = (ms: number): Date => new Date(Math.ceil(ms / QUARTER) * QUARTER);

/** Begins as long before the deadline as the call says, and lasts as long as anybody may send in. */
function windowOf(round: Affected, extendedAt: Date | null): Up {
  const until = lastInstantOf(round);
  const begins = Math.max(round.closesAt.getTime() - round.outageWindowMinutes * MINUTE, extendedAt?.getTime() ?? 0);
  return { from: new Date(Math.min(begins, until.getTime())), until };
}

/** Whether its deadline may be put off, or may come to it: it has opened, was not closed by hand, and is not over for long. */
export function isAtStake({ opensAt, closesAt, closedAt }: Affected, now: Date): boolean {
  return !closedAt && now >= opensAt && now.getTime() - closesAt.getTime() <= LATEST;
}

function verdictOf(round: Affected, isBeyond: boolean, now: Date): Verdict {
  if (!isAtStake(round, now)) return 'outside';
  return isBeyond ? 'beyond' : 'within';
}

/** The deadline, or the outage's end where that comes later. */
function baseOf({ closesAt }: Affected, outages: readonly Outage[], now: Date): { readonly at: Date; readonly why: 'deadline' | 'outage' } {
  const end = new Date(Math.max(0, ...outages.map(({ until }) => (until ?? now).getTime())));
  return end > closesAt ? { at: end, why: 'outage' } : { at: closesAt, why: 'deadline' };
}

/** The instant itself in working hours, 8 to 16 on a working day in Denmark; otherwise the next noon of a working day. */
export function inWorkingHours(instant: Date): Date {
  const day = copenhagenDate(instant);
  const [opens, noon, closes] = ['08:00', '12:00', '16:00'].map((time) => copenhagenInstant(day, time)) as [Date, Date, Date];
  if (isWorkingDay(day)) {
    if (instant >= opens && instant <= closes) return instant;
    if (instant < opens) return noon;
  }
  return copenhagenInstant(nextWorkingDay(day), '12:00');
}
