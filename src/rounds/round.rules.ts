/** Before it opens, while applications are received, and afterwards. */
export type Phase = 'coming' | 'open' | 'closed';

export interface Span {
  readonly opensAt: Date;
  /** The deadline as it is announced. */
  readonly closesAt: Date;
}

/** Until when a round receives applications. */
export interface Terms extends Span {
  /** The last instant at which an application is in time: the deadline and its declared grace, or earlier where the round was closed by hand. */
  readonly openUntil: Date;
}

/** Both ends belong to the open time: at `openUntil` a round is open, one millisecond later it is closed. */
export function phaseOf(round: Pick<Terms, 'opensAt' | 'openUntil'>, now: Date): Phase {
  if (now < round.opensAt) return 'coming';
  return now <= round.openUntil ? 'open' : 'closed';
}

/** The rounds that receive applications, nearest deadline first. */
export function openAmong<Round extends Terms>(rounds: readonly Round[], now: Date): Round[] {
  return rounds.filter((round) => phaseOf(round, now) === 'open').sort(byDeadline);
}

/** The rounds still to open, first to open first. */
export function comingAmong<Round extends Terms>(rounds: readonly Round[], now: Date): Round[] {
  return rounds
    .filter((round) => phaseOf(round, now) === 'coming')
    .sort((a, b) => a.opensAt.getTime() - b.opensAt.getTime());
}

/** The rounds that are over, latest deadline first. */
export function closedAmong<Round extends Terms>(rounds: readonly Round[], now: Date): Round[] {
  return rounds.filter((round) => phaseOf(round, now) === 'closed').sort((a, b) => byDeadline(b, a));
}

function byDeadline(a: Span, b: Span): number {
  return a.closesAt.getTime() - b.closesAt.getTime();
}
