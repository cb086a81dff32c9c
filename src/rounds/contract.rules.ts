import type { Span, Terms } from './round.rules.js';

/** What a round's deadline promises everybody. */
export interface Promised extends Span {
  /** Declared in the call: as long after the deadline an application is still in time. */
  readonly graceMs: number;
  /** From this instant on nothing is received, whatever the deadline said. */
  readonly closedAt: Date | null;
}

export type Arrival = { readonly is: 'in-time' | 'in-grace' | 'by-exemption' | 'not-open' } | { readonly is: 'late'; readonly lateByMs: number };

/**
 * The contract: the instant at which the whole request had arrived, held against what was promised everybody and the leave
 * this one application has. Nothing else is asked, least of all when it is looked at.
 */
export function arrivalOf(round: Promised, exemptUntil: Date | null, receivedAt: Date): Arrival {
  const last = lastInstantOf(round);
  if (receivedAt < round.opensAt) return { is: 'not-open' };
  if (receivedAt <= last) return { is: receivedAt <= round.closesAt ? 'in-time' : 'in-grace' };
  if (exemptUntil && receivedAt <= exemptUntil) return { is: 'by-exemption' };
  return { is: 'late', lateByMs: receivedAt.getTime() - Math.max(last.getTime(), (exemptUntil ?? last).getTime()) };
}

/** The last millisecond that is in time for everybody. The round's store says the same in SQL. */
export function lastInstantOf({ closesAt, graceMs, closedAt }: Pick<Promised, 'closesAt' | 'graceMs' | 'closedAt'>): Date {
  const withGrace = closesAt.getTime() + graceMs;
  return new Date(closedAt ? Math.min(withGrace, closedAt.getTime() - 1) : withGrace);
}

/** When a round was closed by hand before its deadline; null: it was not. */
export function closedEarly({ closesAt, closedAt }: Pick<Promised, 'closesAt' | 'closedAt'>): Date | null {
  return closedAt && closedAt <= closesAt ? closedAt : null;
}

/** What keeps a round open although its deadline has passed or it was closed. */
export interface ExtraTime {
  readonly ground: 'grace' | 'exemption';
  readonly until: Date;
}

/** `round` as it counts for one application, leave included; null: the announced deadline lies ahead, or it is over. */
export function extraTimeOf(round: Promised & Pick<Terms, 'openUntil'>, now: Date): ExtraTime | null {
  const { is } = arrivalOf(round, round.openUntil, now);
  if (is !== 'in-grace' && is !== 'by-exemption') return null;
  return { ground: hasLeave(round) ? 'exemption' : 'grace', until: round.openUntil };
}

/** What a page calls the deadline: as announced, and after it the last instant of whatever still keeps the round open. */
export function countsUntil(round: Promised & Pick<Terms, 'openUntil'>, now: Date): Date {
  return extraTimeOf(round, now)?.until ?? round.closesAt;
}

/** Whether this round is open for longer than for everybody: the one application it is looked at for has leave. */
export function hasLeave(round: Promised & Pick<Terms, 'openUntil'>): boolean {
  return round.openUntil > lastInstantOf(round);
}
